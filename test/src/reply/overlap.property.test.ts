import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlap } from '../../../src/reply/overlap';
import type { Person } from '../../../src/roster/person';
import { workingIntervals } from '../../../src/roster/working-blocks';
import { DAY, MINUTE } from '../../../src/time/instant';
import {
  coverage,
  duration,
  intersect,
  normalise,
  type Interval,
} from '../../../src/time/interval';
import { propertyOptions } from '../../support/property';
import { oracleFor } from '../presence/hours-oracle';
import { anyPersonAndMoment } from '../roster/any-person';

/** A few people, some of them the same, and a range around an instant of the first one's. */
const anyTeam = fc
  .record({
    people: fc.array(anyPersonAndMoment, { minLength: 1, maxLength: 6 }),
    twin: fc.boolean(),
    before: fc.integer({ min: 0, max: 3 * DAY }),
    after: fc.oneof(
      fc.integer({ min: 0, max: 8 * DAY }),
      fc.integer({ min: 30 * DAY, max: 70 * DAY }),
    ),
    isExact: fc.boolean(),
  })
  .map(({ people, twin, before, after, isExact }) => {
    const moment = people[0]?.at ?? 0;
    const list = people.map(({ person }, i): Person => ({ ...person, id: `p${i}` }));
    const first = list[0];
    const round = (ms: number): number => (isExact ? Math.floor(ms / MINUTE) * MINUTE : ms);
    return {
      people: twin && first !== undefined ? [...list, { ...first, id: 'twin' }] : list,
      range: { start: moment - round(before), end: moment + round(after) },
    };
  });

const stretches = (found: readonly Interval[]): Interval[] =>
  found.map(({ start, end }) => ({ start, end }));

describe('the overlap of any team', () => {
  test('is what the intervals of interval.ts cover, for any quorum', () => {
    fc.assert(
      fc.property(anyTeam, fc.integer({ min: 1, max: 8 }), ({ people, range }, quorum) => {
        const lists = people.map((person) => workingIntervals(person, range));
        expect(stretches(overlap(people, range, { quorum }))).toEqual(coverage(lists, quorum));
      }),
      propertyOptions(1500),
    );
  });

  test('of everybody is the intersection, of anybody the union, and order does not matter', () => {
    fc.assert(
      fc.property(anyTeam, ({ people, range }) => {
        const lists = people.map((person) => workingIntervals(person, range));
        const everybody = stretches(overlap(people, range));
        expect(everybody).toEqual(
          lists
            .reduce((all, list) => intersect(all, list), [range])
            .filter(({ start, end }) => start < end),
        );
        expect(stretches(overlap(people, range, { quorum: 1 }))).toEqual(normalise(lists.flat()));
        expect(overlap([...people].reverse(), range)).toEqual(overlap(people, range));
        for (const list of lists) expect(duration(everybody)).toBeLessThanOrEqual(duration(list));
      }),
      propertyOptions(1500),
    );
  });

  test('of any two parts of it, taken together, is that of the whole', () => {
    fc.assert(
      fc.property(anyTeam, fc.nat(), ({ people, range }, cut) => {
        const at = cut % (people.length + 1);
        const parts = [people.slice(0, at), people.slice(at)].filter((part) => part.length > 0);
        const shared = parts
          .map((part) => stretches(overlap(part, range)))
          .reduce((all, part) => intersect(all, part));
        expect(shared).toEqual(stretches(overlap(people, range)));
      }),
      propertyOptions(500),
    );
  });

  test('tells how many are there at its emptiest, planned focus left out where that is asked', () => {
    fc.assert(
      fc.property(
        anyTeam,
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        ({ people, range }, quorum, respectFocus) => {
          const near = { start: range.start, end: Math.min(range.end, range.start + 2 * DAY) };
          const oracles = people.map((person) => oracleFor(person, near));
          const present = (at: number): number =>
            oracles.filter(
              (oracle) => oracle.isWorking(at) && !(respectFocus && oracle.isFocus(at)),
            ).length;
          const found = overlap(people, near, { quorum, respectFocus });
          for (const { start, end, least } of found) {
            let fewest = Infinity;
            for (let at = start; at < end; at = (Math.floor(at / MINUTE) + 1) * MINUTE) {
              fewest = Math.min(fewest, present(at));
            }
            expect(least).toBe(fewest);
            expect(least).toBeGreaterThanOrEqual(quorum);
          }
          for (let at = near.start; at < near.end; at += 13 * MINUTE) {
            const isIn = found.some(({ start, end }) => start <= at && at < end);
            expect(isIn).toBe(present(at) >= quorum);
          }
        },
      ),
      propertyOptions(500),
    );
  });
});

describe('an overlap', () => {
  const person: Person = {
    id: 'ana',
    name: 'Ana',
    zone: 'UTC',
    blocks: [{ days: [1], start: '09:00', end: '12:00' }],
    focus: [{ days: [1], start: '10:00', end: '11:00' }],
  };
  const start = Date.parse('2026-01-12T00:00Z');
  const range = { start, end: start + DAY };
  const hour = (n: number): number => start + n * 60 * MINUTE;

  test('respects planned focus only where that is asked', () => {
    expect(overlap([person], range)).toEqual([{ start: hour(9), end: hour(12), least: 1 }]);
    expect(overlap([person], range, { respectFocus: true })).toEqual([
      { start: hour(9), end: hour(10), least: 1 },
      { start: hour(11), end: hour(12), least: 1 },
    ]);
  });

  test('of nobody, or of more than there are, is none', () => {
    expect(overlap([], range)).toEqual([]);
    expect(overlap([person], range, { quorum: 2 })).toEqual([]);
  });

  test('is one stretch with the emptiest of it, not one for each number', () => {
    const late: Person = { ...person, blocks: [{ days: [1], start: '11:00', end: '14:00' }] };
    expect(overlap([person, late], range, { quorum: 1 })).toEqual([
      { start: hour(9), end: hour(14), least: 1 },
    ]);
  });

  test('of somebody who does not share hours is none', () => {
    const { blocks: _, ...silent } = person;
    expect(overlap([person, silent], range)).toEqual([]);
  });

  test.each([
    ['range', { start: 1, end: 0 }, {}],
    ['range', { start: 0, end: 101 * 366 * DAY }, {}],
    ['range.start', { start: 0.5, end: 1 }, {}],
    ['options.quorum', range, { quorum: 0 }],
    ['options.quorum', range, { quorum: 1.5 }],
  ])('of malformed input is refused by the name of %s', (field, given, options) => {
    expect(() => overlap([person], given, options)).toThrow(RangeError);
    expect(() => overlap([person], given, options)).toThrow(field);
  });
});
