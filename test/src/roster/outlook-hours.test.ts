import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOutlookHours } from '../../../src/roster/outlook-hours';
import { workingIntervals } from '../../../src/roster/working-blocks';
import { propertyOptions } from '../../support/property';

const NOW = Date.parse('2026-11-22T12:00Z');
const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

/** As the example of calendar-getschedule has them. */
const hours = (change: object = {}) => ({
  daysOfWeek: WEEK,
  startTime: '08:00:00.0000000',
  endTime: '17:00:00.0000000',
  timeZone: { name: 'Pacific Standard Time' },
  ...change,
});

/** A zone by its rule, as that example has it for Pacific time. */
const custom = (change: object = {}) => ({
  '@odata.type': '#microsoft.graph.customTimeZone',
  bias: 480,
  name: 'Customized Time Zone',
  standardOffset: {
    time: '02:00:00.0000000',
    dayOccurrence: 1,
    dayOfWeek: 'sunday',
    month: 11,
    year: 0,
  },
  daylightOffset: {
    daylightBias: -60,
    time: '02:00:00.0000000',
    dayOccurrence: 2,
    dayOfWeek: 'sunday',
    month: 3,
    year: 0,
  },
  ...change,
});

const NO_CHANGE = { time: '00:00:00', dayOccurrence: 0, dayOfWeek: 'sunday', month: 0, year: 0 };

describe('hours of Outlook', () => {
  test('are blocks on their weekdays, in their zone', () => {
    expect(readOutlookHours(hours(), NOW)).toEqual({
      kind: 'hours',
      zone: 'America/Los_Angeles',
      blocks: [{ days: [1, 2, 3, 4, 5], start: '08:00', end: '17:00' }],
    });
  });

  test('are several blocks where the hours are split', () => {
    const timeZone = { name: 'Tokyo Standard Time' };
    const split = [
      hours({ startTime: '09:00:00', endTime: '12:00:00', timeZone }),
      hours({ startTime: '20:00:00', endTime: '23:00:00', timeZone }),
      hours({ daysOfWeek: ['Saturday'], startTime: '10:30', endTime: '12:00', timeZone }),
    ];
    expect(readOutlookHours(split, NOW)).toEqual({
      kind: 'hours',
      zone: 'Asia/Tokyo',
      blocks: [
        { days: [1, 2, 3, 4, 5], start: '09:00', end: '12:00' },
        { days: [1, 2, 3, 4, 5], start: '20:00', end: '23:00' },
        { days: [6], start: '10:30', end: '12:00' },
      ],
    });
  });

  test('may run over midnight, until midnight, and around the clock', () => {
    const blocksOf = (startTime: string, endTime: string) => {
      const timeZone = { name: 'UTC' };
      const read = readOutlookHours(
        hours({ daysOfWeek: ['sunday'], startTime, endTime, timeZone }),
        NOW,
      );
      if (read.kind !== 'hours') throw new Error(read.fault);
      const person = { id: 'a', name: 'A', zone: read.zone, blocks: read.blocks };
      const range = {
        start: Date.parse('2026-11-20T00:00Z'),
        end: Date.parse('2026-11-25T00:00Z'),
      };
      return workingIntervals(person, range).map(({ start, end }) =>
        [start, end].map((at) => new Date(at).toISOString().slice(5, 16)),
      );
    };
    expect(blocksOf('22:00:00', '06:00:00')).toEqual([['11-22T22:00', '11-23T06:00']]);
    expect(blocksOf('18:00:00', '00:00:00')).toEqual([['11-22T18:00', '11-23T00:00']]);
    expect(blocksOf('00:00:00', '00:00:00')).toEqual([['11-22T00:00', '11-23T00:00']]);
  });

  test('tell the zone of somebody who names no days', () => {
    expect(readOutlookHours(hours({ daysOfWeek: [] }), NOW)).toEqual({
      kind: 'hours',
      zone: 'America/Los_Angeles',
      blocks: [],
    });
  });

  test.each([
    ['nothing', undefined, 'not-shared'],
    ['null', null, 'not-shared'],
    ['no stretch at all', [], 'not-shared'],
    ['a text', 'nine to five', 'malformed'],
    ['a day that is none', hours({ daysOfWeek: ['someday'] }), 'malformed'],
    ['days in no list', hours({ daysOfWeek: 'monday' }), 'malformed'],
    ['no start', hours({ startTime: undefined }), 'malformed'],
    ['an hour that is none', hours({ startTime: '25:00:00' }), 'malformed'],
    ['a start that is the end', hours({ endTime: '08:00:00' }), 'malformed'],
    ['no zone', hours({ timeZone: undefined }), 'malformed'],
    ['a zone without a name', hours({ timeZone: {} }), 'malformed'],
    [
      'a custom zone without its rule',
      hours({ timeZone: { name: 'Customized Time Zone' } }),
      'malformed',
    ],
    ['a zone of the moon', hours({ timeZone: { name: 'Moon Standard Time' } }), 'no-such-zone'],
    ['two zones', [hours(), hours({ timeZone: { name: 'UTC' } })], 'malformed'],
    ['one good stretch and half of another', [hours(), {}], 'malformed'],
    ['too many stretches', Array.from({ length: 51 }, () => hours()), 'malformed'],
  ])('are refused for %s', (_, value, fault) => {
    expect(readOutlookHours(value, NOW)).toEqual({ kind: 'refused', fault });
  });
});

describe('a zone that is told by its rule', () => {
  const zoneOf = (timeZone: object, known: readonly string[] = []) => {
    const read = readOutlookHours(hours({ timeZone }), NOW, known);
    return read.kind === 'hours' ? read.zone : read.fault;
  };

  test.each([
    ['the example of the documentation', custom(), 'America/Los_Angeles'],
    [
      'the middle of Europe',
      custom({
        bias: -60,
        standardOffset: { ...custom().standardOffset, month: 10, dayOccurrence: 5, time: '03:00' },
        daylightOffset: { ...custom().daylightOffset, month: 3, dayOccurrence: 5 },
      }),
      'Europe/Berlin',
    ],
    [
      'India, where no clock is changed',
      custom({
        bias: -330,
        standardOffset: NO_CHANGE,
        daylightOffset: { ...NO_CHANGE, daylightBias: 0 },
      }),
      'Asia/Kolkata',
    ],
    ['nothing but an offset', { name: 'tzone://Microsoft/Custom', bias: -345 }, 'Asia/Kathmandu'],
    [
      'dates but no summer',
      custom({ bias: -540, daylightOffset: { ...custom().daylightOffset, daylightBias: 0 } }),
      'Asia/Tokyo',
    ],
  ])('is that of %s', (_, timeZone, zone) => {
    expect(zoneOf(timeZone)).toBe(zone);
  });

  test('is the one known of the person if that fits', () => {
    expect(zoneOf(custom(), ['America/Tijuana'])).toBe('America/Tijuana');
    expect(zoneOf(custom(), ['Europe/Berlin'])).toBe('America/Los_Angeles');
  });

  test('counts though the name is that of a language we do not read', () => {
    expect(zoneOf(custom({ name: 'Benutzerdefinierte Zeitzone' }))).toBe('America/Los_Angeles');
  });

  test('does not count where the name is known', () => {
    expect(zoneOf(custom({ name: 'Tokyo Standard Time' }))).toBe('Asia/Tokyo');
  });

  test.each([
    [
      'the other example of the documentation, which nobody lives in',
      custom({ bias: -200, daylightOffset: { ...custom().daylightOffset, daylightBias: -100 } }),
      'no-zone-by-rule',
    ],
    ['a bias in words', custom({ bias: 'eight hours' }), 'malformed'],
    ['a bias beyond a day', custom({ bias: 100_000 }), 'malformed'],
    [
      'a change in one year only',
      custom({ standardOffset: { ...custom().standardOffset, year: 2026 } }),
      'malformed',
    ],
    [
      'a sixth Sunday',
      custom({ standardOffset: { ...custom().standardOffset, dayOccurrence: 6 } }),
      'malformed',
    ],
    [
      'a thirteenth month',
      custom({ daylightOffset: { ...custom().daylightOffset, month: 13 } }),
      'malformed',
    ],
  ])('is not known for %s', (_, timeZone, fault) => {
    expect(zoneOf(timeZone)).toBe(fault);
  });
});

test('whatever comes is read or refused, and what is read can be worked with', () => {
  const mostly = (good: fc.Arbitrary<unknown>, other: fc.Arbitrary<unknown>) =>
    fc.oneof({ arbitrary: good, weight: 6 }, { arbitrary: other, weight: 1 });
  const clock = mostly(
    fc.constantFrom('09:00:00.0000000', '17:30:00', '00:00:00', '23:59:59.9'),
    fc.string(),
  );
  const named = fc.constantFrom('UTC', 'Romance Standard Time', 'Moon Time');
  const some = fc.record({
    daysOfWeek: mostly(fc.subarray([...WEEK, 'Sunday']), fc.anything()),
    startTime: clock,
    endTime: clock,
    timeZone: fc.oneof(
      named.map((name) => ({ name })),
      fc.integer({ min: -15, max: 15 }).map((hoursWest) => custom({ bias: hoursWest * 60 })),
      fc.anything(),
    ),
  });
  let tried = 0;
  let read = 0;
  fc.assert(
    fc.property(fc.oneof(some, fc.array(some, { maxLength: 4 }), fc.anything()), (value) => {
      tried++;
      const result = readOutlookHours(value, NOW);
      if (result.kind === 'refused') return;
      read++;
      const person = { id: 'a', name: 'A', zone: result.zone, blocks: result.blocks };
      expect(() => workingIntervals(person, { start: NOW, end: NOW + 7e8 })).not.toThrow();
    }),
    propertyOptions(3_000),
  );
  // Else nothing was tried but refusals.
  expect(read).toBeGreaterThan(tried / 50);
});
