import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  durationOf,
  instantAt,
  snapped,
  snappedAt,
  spanOf,
  xOf,
} from '../../../../renderer/team/timeline/timeline-scale';
import { DAY, HOUR, MINUTE } from '../../../../src/time/instant';
import { wallAt } from '../../../../src/time/wall-time';
import { propertyOptions } from '../../../support/property';
import { anyMoment } from '../../../src/roster/any-person';

const DAY_START = Date.UTC(2026, 0, 12);
const DAY_SCALE = { range: { start: DAY_START, end: DAY_START + DAY }, width: 960 };

const anyScale = fc
  .record({
    start: fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2099, 0, 1) }),
    length: fc.integer({ min: 23 * HOUR, max: 7 * DAY }),
    width: fc.integer({ min: 1, max: 2560 }),
  })
  .map(({ start, length, width }) => ({ range: { start, end: start + length }, width }));

describe('a scale', () => {
  test.each([
    [0, 0],
    [6, 240],
    [12, 480],
    [24, 960],
  ])('puts %i hours at %i px', (hours, x) => {
    expect(xOf(DAY_SCALE, DAY_START + hours * HOUR)).toBe(x);
    expect(instantAt(DAY_SCALE, x)).toBe(DAY_START + hours * HOUR);
    expect(durationOf(DAY_SCALE, x)).toBe(hours * HOUR);
  });

  test('cuts stretches off at its ends, and leaves out what is not on it', () => {
    const at = (hours: number): number => DAY_START + hours * HOUR;
    expect(spanOf(DAY_SCALE, { start: at(-3), end: at(3) })).toEqual({ left: 0, width: 120 });
    expect(spanOf(DAY_SCALE, { start: at(23), end: at(30) })).toEqual({ left: 920, width: 40 });
    expect(spanOf(DAY_SCALE, { start: at(-3), end: at(0) })).toBeNull();
    expect(spanOf(DAY_SCALE, { start: at(24), end: at(25) })).toBeNull();
  });

  test('is its own inverse to the millisecond, and never leads outside its range', () => {
    fc.assert(
      fc.property(
        anyScale,
        fc.double({ min: -50, max: 3000, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (scale, x, share) => {
          const { start, end } = scale.range;
          const at = Math.round(start + share * (end - start));
          expect(Math.abs(instantAt(scale, xOf(scale, at)) - at)).toBeLessThanOrEqual(1);
          const found = instantAt(scale, x);
          expect(found).toBeGreaterThanOrEqual(start);
          expect(found).toBeLessThanOrEqual(end);
        },
      ),
      propertyOptions(500),
    );
  });

  test('without a width is at its start', () => {
    expect(instantAt({ ...DAY_SCALE, width: 0 }, 300)).toBe(DAY_START);
    expect(durationOf({ ...DAY_SCALE, width: 0 }, 300)).toBe(0);
  });
});

describe('a snapped instant', () => {
  test('is on the wall clock, half-hour zones and quarter-hour zones included', () => {
    fc.assert(
      fc.property(anyMoment, fc.constantFrom(5, 15, 30, 60), ({ zone, at }, minutes) => {
        const found = snapped(at + 17 * MINUTE, zone, minutes);
        const before = wallAt(zone, at + 17 * MINUTE);
        expect(Math.abs(found - at - 17 * MINUTE)).toBeLessThanOrEqual((minutes * MINUTE) / 2);
        const { minute, offset } = wallAt(zone, found);
        if (offset === before.offset) expect(minute % minutes).toBe(0);
      }),
      propertyOptions(500),
    );
  });

  test('stays on the track', () => {
    expect(snappedAt(DAY_SCALE, 961, 'UTC', 5)).toBe(DAY_START + DAY);
    expect(snappedAt(DAY_SCALE, -4, 'Asia/Kathmandu', 15)).toBe(DAY_START);
    expect(snappedAt(DAY_SCALE, 481.2, 'UTC', 5)).toBe(DAY_START + 12 * HOUR);
  });
});
