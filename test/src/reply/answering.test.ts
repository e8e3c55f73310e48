import { describe, expect, test } from 'vitest';
import { answeringIntervals } from '../../../src/reply/answering';
import type { Person } from '../../../src/roster/person';
import { DAY } from '../../../src/time/instant';
import { at, worker } from './people';

const lisbon = (text: string): number => at(`2026-06-${text}+01:00`);
const stretch = (from: string, until: string) => ({ start: lisbon(from), end: lisbon(until) });
const wednesday = stretch('10T00:00', '11T00:00');

const ana: Person = worker('Europe/Lisbon', [['09:00', '18:00']], {
  focus: [{ days: [3], start: '10:00', end: '11:30' }],
});

describe('answering time', () => {
  test('is working time less planned focus, meetings and busy events', () => {
    const sync = [
      {
        title: 'Weekly',
        zone: 'Europe/Berlin',
        days: [3],
        start: '14:00',
        end: '15:00',
        people: 'all',
        kind: 'meeting',
      },
    ] as const;
    const busy = [stretch('10T17:00', '10T20:00'), stretch('10T16:30', '10T17:30')];
    expect(answeringIntervals(ana, wednesday, { sync, busy })).toEqual([
      stretch('10T09:00', '10T10:00'),
      stretch('10T11:30', '10T13:00'),
      stretch('10T14:00', '10T16:30'),
    ]);
  });

  test('is less what a report blocks, from when it was said to its end', () => {
    const report = {
      state: 'away',
      at: lisbon('10T12:00'),
      until: lisbon('10T14:00'),
      source: 'x',
      connected: true,
    } as const;
    expect(answeringIntervals(ana, wednesday, { report })).toEqual([
      stretch('10T09:00', '10T10:00'),
      stretch('10T11:30', '10T12:00'),
      stretch('10T14:00', '10T18:00'),
    ]);
  });

  test('is not more for somebody who is online at night', () => {
    const report = {
      state: 'available',
      at: wednesday.start,
      source: 'x',
      connected: true,
    } as const;
    expect(answeringIntervals(ana, wednesday, { report })).toEqual(
      answeringIntervals(ana, wednesday),
    );
  });

  test('goes on where a report shows that a focus block is not taking place', () => {
    const report = {
      state: 'available',
      at: lisbon('10T10:30'),
      source: 'x',
      connected: true,
    } as const;
    expect(answeringIntervals(ana, wednesday, { report })).toEqual([
      stretch('10T09:00', '10T10:00'),
      stretch('10T10:30', '10T18:00'),
    ]);
  });

  test('of an empty range is none', () => {
    expect(answeringIntervals(ana, { start: lisbon('10T12:00'), end: lisbon('10T12:00') })).toEqual(
      [],
    );
  });

  test.each([
    ['range', () => answeringIntervals(ana, { start: 1, end: 0 })],
    ['range', () => answeringIntervals(ana, { start: 0, end: 40_000 * DAY })],
    [
      'context.busy[1].start',
      () => answeringIntervals(ana, wednesday, { busy: [wednesday, { start: 0.5, end: 1 }] }),
    ],
    [
      'context.sync[0].days',
      () => answeringIntervals(ana, wednesday, { sync: [{ zone: 'UTC', days: [8] } as never] }),
    ],
  ])('of a malformed %s is refused', (field, ask) => {
    expect(ask).toThrow(RangeError);
    expect(ask).toThrow(field);
  });
});
