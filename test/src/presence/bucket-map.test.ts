import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketMap, changedIds, patched, type BucketMap } from '../../../src/presence/bucket-map';
import { propertyOptions } from '../../support/property';

const ODD = ['__proto__', 'constructor', '', '7', 'a', '\u{1f600}'];
const anyId = fc.oneof(
  fc.constantFrom(...ODD),
  fc.nat(400).map((i) => `p${i}`),
);
const anyEntries = fc.array(fc.tuple(anyId, fc.nat(3)), { maxLength: 300 });
const anyPatches = fc.array(fc.tuple(anyEntries, fc.array(anyId, { maxLength: 60 })), {
  maxLength: 6,
});

const sorted = <Value>(map: Iterable<readonly [string, Value]>) =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));

/** A plain map after the same change. */
function plain(
  before: ReadonlyMap<string, number>,
  said: readonly (readonly [string, number])[],
  gone: readonly string[],
): Map<string, number> {
  const after = new Map([...before, ...said]);
  for (const id of gone) after.delete(id);
  return after;
}

function expectSame(map: BucketMap<number>, wanted: ReadonlyMap<string, number>): void {
  expect(sorted(map)).toEqual(sorted(wanted));
  expect(map.size).toBe(wanted.size);
  for (const [id, value] of wanted) expect(map.get(id)).toBe(value);
  expect(map.get('nobody')).toBeUndefined();
}

describe('a map in buckets', () => {
  test('holds what a plain map would, change after change, and keeps what it was before', () => {
    fc.assert(
      fc.property(anyEntries, anyPatches, (entries, patches) => {
        let map = bucketMap(entries);
        let wanted = new Map(entries);
        expectSame(map, wanted);
        for (const [said, gone] of patches) {
          const [before, known] = [map, wanted];
          map = patched(before, said, gone);
          wanted = plain(known, said, gone);
          expectSame(map, wanted);
          expectSame(before, known);
        }
      }),
      propertyOptions(500),
    );
  });

  test('tells which ids differ between any two', () => {
    fc.assert(
      fc.property(anyEntries, anyPatches, (entries, patches) => {
        let map = bucketMap(entries);
        for (const [said, gone] of patches) {
          const before = map;
          map = patched(before, said, gone);
          const ids = new Set([...before, ...map].map(([id]) => id));
          const wanted = [...ids].filter((id) => before.get(id) !== map.get(id)).sort();
          expect(changedIds(before, map).sort()).toEqual(wanted);
          expect(changedIds(map, before).sort()).toEqual(wanted);
        }
      }),
      propertyOptions(500),
    );
  });

  test('shares all but what changed, and spreads many over many', () => {
    const many = bucketMap(Array.from({ length: 10_000 }, (_, i) => [`person-${i}`, i] as const));
    const fullest = Math.max(...many.buckets.map(({ size }) => size));
    expect(fullest).toBeLessThan(16);
    const next = patched(many, [['person-7', -1]], ['person-8']);
    const copied = next.buckets.filter((bucket, at) => bucket !== many.buckets[at]);
    expect(copied.length).toBeLessThanOrEqual(2);
    expect(changedIds(many, next).sort()).toEqual(['person-7', 'person-8']);
  });
});
