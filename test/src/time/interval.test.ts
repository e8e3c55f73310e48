import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clip,
  contains,
  coverage,
  duration,
  intersect,
  normalise,
  requireInterval,
  subtract,
  unite,
  type Interval,
} from '../../../src/time/interval';
import { propertyOptions } from '../../support/property';

const list = (...edges: readonly (readonly [number, number])[]): Interval[] =>
  edges.map(([start, end]) => ({ start, end }));

describe('normalise', () => {
  test.each([
    ['nothing', list(), list()],
    ['one', list([1, 3]), list([1, 3])],
    ['out of order', list([5, 6], [1, 3]), list([1, 3], [5, 6])],
    ['overlapping', list([1, 4], [3, 6]), list([1, 6])],
    ['touching', list([1, 3], [3, 6]), list([1, 6])],
    ['one inside another', list([1, 9], [3, 6], [8, 10]), list([1, 10])],
    ['the same twice', list([1, 3], [1, 3]), list([1, 3])],
    ['empty', list([2, 2], [5, 5]), list()],
    ['empty between', list([1, 2], [3, 3], [4, 5]), list([1, 2], [4, 5])],
    ['reversed', list([4, 2]), list()],
  ])('%s', (_, input, expected) => {
    expect(normalise(input)).toEqual(expected);
  });
});

describe('requireInterval', () => {
  test('takes an interval, an empty one too, and keeps nothing else', () => {
    expect(requireInterval({ start: 1, end: 2, note: 'x' }, 'leave')).toEqual({ start: 1, end: 2 });
    expect(requireInterval({ start: 2, end: 2 }, 'leave')).toEqual({ start: 2, end: 2 });
  });

  test.each([
    [{ start: 2, end: 1 }, 'leave must not end before it starts'],
    [{ start: 0.5, end: 1 }, 'leave.start must be an instant'],
    [{ start: 0, end: Number.NaN }, 'leave.end must be an instant'],
    [{ start: 0 }, 'leave must be an interval'],
    [null, 'leave must be an interval'],
    [7, 'leave must be an interval'],
  ])('refuses %j', (value, message) => {
    expect(() => requireInterval(value, 'leave')).toThrow(RangeError);
    expect(() => requireInterval(value, 'leave')).toThrow(message);
  });
});

test.each([
  [list([0, 10]), list(), list([0, 10])],
  [list([0, 10]), list([3, 5]), list([0, 3], [5, 10])],
  [list([0, 10]), list([0, 10]), list()],
  [list([0, 10]), list([-5, 2], [8, 20]), list([2, 8])],
  [list([0, 4], [6, 10]), list([2, 8]), list([0, 2], [8, 10])],
  [list([0, 2], [4, 6]), list([2, 4]), list([0, 2], [4, 6])],
])('subtract %#', (a, b, expected) => {
  expect(subtract(a, b)).toEqual(expected);
});

test('coverage counts a list that ends where another starts as unbroken', () => {
  const morning = list([9, 12]);
  const afternoon = list([12, 17]);
  expect(coverage([morning, afternoon, list([11, 13])], 2)).toEqual(list([11, 13]));
  expect(coverage([morning, afternoon], 1)).toEqual(list([9, 17]));
  expect(coverage([morning, afternoon], 2)).toEqual([]);
  expect(coverage([], 1)).toEqual([]);
});

test.each([0, -1, 1.5, Number.NaN])('coverage refuses a quorum of %d', (quorum) => {
  expect(() => coverage([], quorum)).toThrow(RangeError);
});

/** The oracle: a list drawn on a strip of small cells, one boolean each. */
const CELLS = 40;
const draw = (intervals: readonly Interval[]): boolean[] =>
  Array.from({ length: CELLS }, (_, cell) =>
    intervals.some(({ start, end }) => start <= cell && cell < end),
  );
const read = (cells: readonly boolean[]): Interval[] => {
  const found: Interval[] = [];
  let start = -1;
  for (let cell = 0; cell <= cells.length; cell++) {
    const on = cells[cell] ?? false;
    if (on && start < 0) start = cell;
    if (!on && start >= 0) {
      found.push({ start, end: cell });
      start = -1;
    }
  }
  return found;
};
const combine = (
  a: readonly Interval[],
  b: readonly Interval[],
  keep: (inA: boolean, inB: boolean) => boolean,
): Interval[] => {
  const right = draw(b);
  return read(draw(a).map((inA, cell) => keep(inA, right[cell] ?? false)));
};

const edge = fc.integer({ min: 0, max: CELLS });
const anyList = fc.array(
  fc.tuple(edge, edge).map(([start, end]) => ({ start, end })),
  { maxLength: 8 },
);
const normalList = anyList.map(normalise);

describe('any lists, against cells on a strip', () => {
  test('normalise', () => {
    fc.assert(
      fc.property(anyList, (any) => {
        expect(normalise(any)).toEqual(read(draw(any)));
      }),
      propertyOptions(5_000),
    );
  });

  test.each([
    ['unite', unite, (a: boolean, b: boolean) => a || b],
    ['intersect', intersect, (a: boolean, b: boolean) => a && b],
    ['subtract', subtract, (a: boolean, b: boolean) => a && !b],
  ])('%s', (_, operation, keep) => {
    fc.assert(
      fc.property(normalList, normalList, (a, b) => {
        expect(operation(a, b)).toEqual(combine(a, b, keep));
      }),
      propertyOptions(5_000),
    );
  });

  test('clip, duration and contains', () => {
    fc.assert(
      fc.property(normalList, edge, edge, (any, start, end) => {
        const cells = draw(any);
        expect(clip(any, { start, end })).toEqual(
          combine(any, list([start, end]), (a, b) => a && b),
        );
        expect(duration(any)).toBe(cells.filter(Boolean).length);
        expect(cells.map((_, cell) => contains(any, cell))).toEqual(cells);
        expect(contains(any, CELLS) || contains(any, -1)).toBe(false);
      }),
      propertyOptions(5_000),
    );
  });

  test('coverage', () => {
    const lists = fc.array(normalList, { maxLength: 6 });
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 7 }), (all, quorum) => {
        const drawn = all.map(draw);
        const enough = Array.from(
          { length: CELLS },
          (_, cell) => drawn.filter((cells) => cells[cell]).length >= quorum,
        );
        expect(coverage(all, quorum)).toEqual(read(enough));
      }),
      propertyOptions(5_000),
    );
  });

  test('no operation changes what it is given', () => {
    const frozen = (items: Interval[]): readonly Interval[] =>
      Object.freeze(items.map((item) => Object.freeze(item)));
    fc.assert(
      fc.property(normalList.map(frozen), normalList.map(frozen), (a, b) => {
        expect(() => [
          unite(a, b),
          intersect(a, b),
          subtract(a, b),
          coverage([a, b], 1),
        ]).not.toThrow();
      }),
      propertyOptions(1_000),
    );
  });
});
