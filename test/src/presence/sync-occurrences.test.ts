import { describe, expect, test } from 'vitest';
import { isInvited, syncOccurrences } from '../../../src/presence/sync-occurrences';
import type { SyncWindow } from '../../../src/roster/person';
import { DAY, HOUR } from '../../../src/time/instant';
import { WEEKLY } from '../../support/weekly';

const ONSITE: SyncWindow = {
  title: 'Onsite',
  zone: 'America/New_York',
  days: [2],
  start: '22:00',
  end: '02:00',
  people: ['ben'],
  kind: 'together',
};

describe('the occurrences of sync windows', () => {
  test('follow their own zone across its clock change', () => {
    const range = { start: Date.UTC(2026, 2, 23), end: Date.UTC(2026, 3, 6) };
    const starts = syncOccurrences([WEEKLY], range).map(({ start }) => start);
    expect(starts).toEqual([Date.UTC(2026, 2, 25, 12), Date.UTC(2026, 3, 1, 11)]);
  });

  test('are whole where they reach into a range, and name their window', () => {
    const start = Date.UTC(2026, 0, 14, 4);
    const found = syncOccurrences([WEEKLY, ONSITE], { start, end: start + DAY });
    expect(found.map(({ index, window }) => [index, window.title])).toEqual([
      [0, 'Weekly'],
      [1, 'Onsite'],
    ]);
    expect(found[1]).toMatchObject({
      start: Date.UTC(2026, 0, 14, 3),
      end: Date.UTC(2026, 0, 14, 7),
    });
  });

  test('that only touch a range are not in it', () => {
    const end = Date.UTC(2026, 0, 14, 12);
    expect(syncOccurrences([WEEKLY], { start: end - HOUR, end })).toEqual([]);
    expect(syncOccurrences([WEEKLY], { start: end + HOUR / 2, end: end + HOUR })).toEqual([]);
  });

  test('refuse a window that is malformed by its place', () => {
    const range = { start: 0, end: DAY };
    expect(() => syncOccurrences([WEEKLY, { ...ONSITE, zone: 'Mars' }], range)).toThrow(
      /sync\[1\]\.zone/,
    );
  });

  test('are for whom they name', () => {
    expect(isInvited(WEEKLY, { id: 'anybody' })).toBe(true);
    expect(isInvited(ONSITE, { id: 'ben' })).toBe(true);
    expect(isInvited(ONSITE, { id: 'ada' })).toBe(false);
  });
});
