import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../../src/time/edit-distance';
import { propertyOptions } from '../../support/property';

describe('editDistance', () => {
  test.each([
    ['', '', 0],
    ['tokyo', 'tokyo', 0],
    ['tokio', 'tokyo', 1],
    ['berln', 'berlin', 1],
    ['berlinn', 'berlin', 1],
    ['berlni', 'berlin', 1],
    ['ca', 'abc', 3],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('%j to %j takes %d', (a, b, distance) => {
    expect(editDistance(a, b, 9)).toBe(distance);
    expect(editDistance(b, a, 9)).toBe(distance);
  });

  test('gives up one past the limit', () => {
    expect(editDistance('kitten', 'sitting', 3)).toBe(3);
    expect(editDistance('kitten', 'sitting', 2)).toBe(3);
    expect(editDistance('kitten', 'sitting', 0)).toBe(1);
    expect(editDistance('', 'abcdef', 2)).toBe(3);
  });

  /** The oracle: the recurrence of optimal string alignment as it is defined, without tables or limits. */
  const defined = (a: string, b: string): number => {
    if (a === '' || b === '') return a.length + b.length;
    const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)];
    const same = a.at(-1) === b.at(-1) ? 0 : 1;
    const costs = [defined(restA, b) + 1, defined(a, restB) + 1, defined(restA, restB) + same];
    const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
    if (swapped) costs.push(defined(a.slice(0, -2), b.slice(0, -2)) + 1);
    return Math.min(...costs);
  };

  test('any two short words, under any limit, agree with the definition', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 6 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(defined(a, b), limit + 1));
      }),
      propertyOptions(2_000),
    );
  });
});
