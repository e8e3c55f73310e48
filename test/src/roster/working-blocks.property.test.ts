import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workingIntervals } from '../../../src/roster/working-blocks';
import type { Person } from '../../../src/roster/person';
import { MINUTE } from '../../../src/time/instant';
import { contains, type Interval } from '../../../src/time/interval';
import { propertyOptions } from '../../support/property';
import { oracleFor, type Oracle } from '../presence/hours-oracle';
import { ownWalls, temporalWalls } from '../presence/walls';
import { anyPersonAndRange } from './any-person';

function expectSameMinutes(person: Person, range: Interval, oracle: Oracle, step: number): void {
  const intervals = workingIntervals(person, range);
  for (let at = range.start; at < range.end; at += step * MINUTE) {
    if (contains(intervals, at) === oracle.isWorking(at)) continue;
    expect.fail(`${new Date(at).toISOString()} should be ${oracle.isWorking(at)}`);
  }
}

function expectSameEdges(person: Person, range: Interval, oracle: Oracle): void {
  let last = -Infinity;
  for (const { start, end } of workingIntervals(person, range)) {
    expect(start).toBeGreaterThan(last);
    expect(end).toBeGreaterThan(start);
    expect(oracle.isWorking(start) && oracle.isWorking(end - 1)).toBe(true);
    if (start > range.start) expect(oracle.isWorking(start - 1)).toBe(false);
    else expect(start).toBe(range.start);
    if (end < range.end) expect(oracle.isWorking(end)).toBe(false);
    else expect(end).toBe(range.end);
    last = end;
  }
}

describe('working time of anybody', () => {
  test('is, minute by minute, what Temporal makes of the blocks', () => {
    fc.assert(
      fc.property(anyPersonAndRange, fc.integer({ min: 1, max: 37 }), ({ person, range }, step) => {
        const oracle = oracleFor(person, range, { walls: temporalWalls });
        expectSameMinutes(person, range, oracle, step);
        expectSameEdges(person, range, oracle);
      }),
      propertyOptions(400),
    );
  });

  test('is, minute by minute, what the blocks say one by one', () => {
    fc.assert(
      fc.property(anyPersonAndRange, fc.integer({ min: 1, max: 37 }), ({ person, range }, step) => {
        const oracle = oracleFor(person, range, { walls: ownWalls });
        expectSameMinutes(person, range, oracle, step);
        expectSameEdges(person, range, oracle);
      }),
      propertyOptions(4000),
    );
  });

  test('of a range is that of its parts', () => {
    fc.assert(
      fc.property(anyPersonAndRange, fc.double({ min: 0, max: 1, noNaN: true }), (given, part) => {
        const { person, range } = given;
        const cut = Math.floor(range.start + part * (range.end - range.start));
        const before = workingIntervals(person, { start: range.start, end: cut });
        const after = workingIntervals(person, { start: cut, end: range.end });
        const whole = workingIntervals(person, range);
        const across = whole.filter(({ start, end }) => start < cut && cut < end);
        expect(before.length + after.length).toBe(whole.length + across.length);
        for (const { start, end } of whole) {
          expect([...before, ...after]).toContainEqual({
            start,
            end: end > cut && start < cut ? cut : end,
          });
        }
      }),
      propertyOptions(4000),
    );
  });
});
