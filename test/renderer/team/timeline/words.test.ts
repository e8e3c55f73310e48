import { describe, expect, test } from 'vitest';
import catalogue from '../../../../resources/locales/en.json';
import { bandWords } from '../../../../renderer/team/timeline/band-words';
import { inWords, momentWords, saidWords } from '../../../../renderer/team/timeline/moment-words';
import { segmentAt, segmentWords } from '../../../../renderer/team/timeline/segment-words';
import { dayBand } from '../../../../src/presence/day-band';
import { syncOccurrences } from '../../../../src/presence/sync-occurrences';
import { answeringCounts } from '../../../../src/reply/answering-counts';
import type { Person, SyncWindow } from '../../../../src/roster/person';
import { DAY, HOUR, MINUTE } from '../../../../src/time/instant';
import { createWords } from '../../../../src/words/words';

const DAY_START = Date.UTC(2026, 0, 13);
const at = (hour: number): number => DAY_START + hour * HOUR;
const words = createWords(catalogue, 'en-GB');
const style = { locale: 'en-GB', hour12: false };
const ANA: Person = {
  id: 'ana',
  name: 'Ana',
  zone: 'Asia/Kathmandu',
  blocks: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
};
const SYNC: readonly SyncWindow[] = [
  {
    title: 'Weekly',
    zone: 'UTC',
    days: [2],
    start: '05:00',
    end: '06:00',
    people: 'all',
    kind: 'meeting',
  },
];
const placeOver = (days: number) => {
  const range = { start: DAY_START, end: DAY_START + days * DAY };
  return {
    scale: { range, width: 240 },
    zone: 'UTC',
    style,
    words,
    busy: {},
    sync: SYNC,
    occurrences: syncOccurrences(SYNC, range),
  };
};
const telling = { words, style, zone: 'UTC', now: at(9) };

describe('a band in words', () => {
  test('tells its stretches on my clock', () => {
    const place = placeOver(1);
    const band = dayBand(ANA, place.scale.range, { sync: SYNC });
    expect(bandWords(band, place, words)).toBe(
      'working 03:15 to 05:00, in a meeting 05:00 to 06:00 and working 06:00 to 11:15, your time.',
    );
  });

  test('tells the weekday over more than one day, and when there is nothing', () => {
    const place = placeOver(2);
    const band = dayBand(ANA, place.scale.range, {});
    expect(bandWords(band, place, words)).toMatch(/^working Tue 03:15 to 11:15 and working Wed/);
    expect(bandWords({ segments: [], nights: [] }, place, words)).toBe('Not working in this time.');
  });
});

describe('what the pointer is over', () => {
  const place = placeOver(1);
  const band = dayBand(ANA, place.scale.range, { sync: SYNC });
  const told = (hour: number): string | null => {
    const segment = segmentAt(band, at(hour));
    return segment === null ? null : segmentWords(segment, ANA, place);
  };

  test('is told on my clock and on theirs', () => {
    expect(told(4)).toBe('Working 03:15–05:00 (theirs 09:00–10:45)');
  });

  test('is a meeting by its name', () => {
    expect(told(5)).toBe('Weekly 05:00–06:00 (theirs 10:45–11:45)');
  });

  test('is nothing outside their hours, and not theirs again on my own clock', () => {
    expect(told(12)).toBeNull();
    const ben = { ...ANA, zone: 'UTC' };
    const own = dayBand(ben, place.scale.range, {});
    const segment = segmentAt(own, at(10));
    expect(segment === null ? null : segmentWords(segment, ben, place)).toBe('Working 09:00–17:00');
  });
});

describe('the moment in words', () => {
  const heat = { counts: answeringCounts([ANA], placeOver(1).scale.range), people: 1 };

  test('has its date, and its year when that is another', () => {
    expect(momentWords(at(9), telling, at(0))).toBe('Tue 13 Jan, 09:00');
    expect(momentWords(Date.UTC(2031, 4, 6, 9), telling, at(0))).toBe('Tue 6 May 2031, 09:00');
  });

  test('comes with how many are answering then', () => {
    expect(inWords(heat, at(4), telling)).toBe('1 of 1 person answering');
    expect(saidWords(heat, at(12) + 5 * MINUTE, telling, at(9))).toBe(
      'Tue 13 Jan, 12:05. 0 of 1 person answering.',
    );
  });
});
