import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayBand, isNight, nights } from '../../../src/presence/day-band';
import { DAY, HOUR, MINUTE } from '../../../src/time/instant';
import { WEEKLY } from '../../support/weekly';
import { propertyOptions } from '../../support/property';
import { at, worker } from '../reply/people';
import { anyPersonAndRange, anySyncWindow } from '../roster/any-person';
import { oracleFor, planAt, type PlanName } from './hours-oracle';

const ana = worker(
  'Asia/Tokyo',
  [
    ['09:00', '12:00'],
    ['20:00', '23:00'],
  ],
  {
    focus: [{ days: [3], start: '09:00', end: '10:30' }],
    exceptions: [{ from: '2026-01-15', blocks: [] }],
  },
);

const stretch = (from: string, until: string): { start: number; end: number } => ({
  start: at(`2026-01-${from}+01:00`),
  end: at(`2026-01-${until}+01:00`),
});

describe('a day band', () => {
  test('is what a person has planned on the viewer’s day, and the night where they live', () => {
    const sync = [WEEKLY];
    expect(dayBand(ana, stretch('14T00:00', '15T00:00'), { sync })).toEqual({
      segments: [
        { ...stretch('14T01:00', '14T02:30'), kind: 'focusing' },
        { ...stretch('14T02:30', '14T04:00'), kind: 'working' },
        { ...stretch('14T12:00', '14T13:00'), kind: 'working' },
        { ...stretch('14T13:00', '14T13:30'), kind: 'busy' },
        { ...stretch('14T13:30', '14T15:00'), kind: 'working' },
        { ...stretch('14T16:00', '15T00:00'), kind: 'leave' },
      ],
      nights: [stretch('14T13:00', '14T22:00')],
    });
  });

  test('of a day on which the clock changes is 23 or 25 hours long', () => {
    const watch = worker('UTC', [], {
      blocks: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }],
    });
    const day = { start: at('2026-03-29T00:00+01:00'), end: at('2026-03-30T00:00+02:00') };
    expect(dayBand(watch, day).segments).toEqual([{ ...day, kind: 'working' }]);
    expect(day.end - day.start).toBe(23 * HOUR);
  });

  const KINDS: { readonly [plan in PlanName]: string | undefined } = {
    available: 'working',
    focusing: 'focusing',
    busy: 'busy',
    onLeave: 'leave',
    inGap: undefined,
    offHours: undefined,
  };

  test('of anybody is what is planned, minute by minute', () => {
    fc.assert(
      fc.property(
        anyPersonAndRange,
        fc.array(anySyncWindow, { maxLength: 2 }),
        ({ person, range }, sync) => {
          const oracle = oracleFor(person, range, { sync });
          const { segments, nights: dark } = dayBand(person, range, { sync });
          for (let t = range.start; t < range.end; t += 11 * MINUTE) {
            const inIt = segments.find(({ start, end }) => start <= t && t < end);
            expect(inIt?.kind).toBe(KINDS[planAt(oracle, t)]);
            expect(dark.some(({ start, end }) => start <= t && t < end)).toBe(
              isNight(person.zone, t),
            );
          }
        },
      ),
      propertyOptions(400),
    );
  });
});

describe('night', () => {
  test.each([
    ['Asia/Kathmandu', '2026-01-14T15:14Z', false],
    ['Asia/Kathmandu', '2026-01-14T15:15Z', true],
    ['Asia/Kathmandu', '2026-01-15T00:14Z', true],
    ['Asia/Kathmandu', '2026-01-15T00:15Z', false],
  ])('in %s at %s: %s', (zone, when, expected) => {
    expect(isNight(zone, at(when))).toBe(expected);
  });

  test('is an hour shorter when the clock is set forward', () => {
    const range = { start: at('2026-03-07T12:00-05:00'), end: at('2026-03-08T12:00-04:00') };
    expect(nights('America/New_York', range)).toEqual([
      { start: at('2026-03-07T21:00-05:00'), end: at('2026-03-08T06:00-04:00') },
    ]);
  });

  test('of an unknown zone or a malformed range is refused', () => {
    expect(() => nights('Mars/Phobos', { start: 0, end: DAY })).toThrow(RangeError);
    expect(() => nights('UTC', { start: 1, end: 0 })).toThrow('range');
  });
});
