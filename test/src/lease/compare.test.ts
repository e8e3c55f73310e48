import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyVerdict,
  diesWithUs,
  isElsewhere,
  restoreVerdict,
  sameJson,
} from '../../../src/lease/compare';
import type { Json } from '../../../src/lease/lease';
import { propertyOptions } from '../../support/property';

const before = { via: 'dunst', paused: false };
const ours = { via: 'dunst', paused: true };
const theirs = { via: 'dunst', paused: true, level: 50 };
const other = { via: 'gnome', banners: false };

describe('what a write may do', () => {
  test.each([
    ['what was there before is there', before, 'write'],
    ['ours is there', ours, 'there-already'],
    ['something else is there', theirs, 'kept'],
    ['another program answers', other, 'elsewhere'],
  ] as const)('apply when %s', (_name, there, verdict) => {
    expect(applyVerdict({ before, ours: [ours] }, there)).toBe(verdict);
  });

  test.each([
    ['what was there before is there', before, 'there-already'],
    ['ours is there', ours, 'write'],
    ['something else is there', theirs, 'kept'],
    ['another program answers', other, 'elsewhere'],
  ] as const)('restore when %s', (_name, there, verdict) => {
    expect(restoreVerdict({ before, ours: [ours] }, there)).toBe(verdict);
  });

  test('what was silent before we came is never written', () => {
    expect(applyVerdict({ before: ours, ours: [ours] }, ours)).toBe('there-already');
    expect(restoreVerdict({ before: ours, ours: [ours] }, ours)).toBe('there-already');
  });

  test('our value is renewed over the one we put there last', () => {
    const renewed = { via: 'dunst', paused: true, until: 2 };
    expect(applyVerdict({ before, ours: [renewed, ours] }, ours)).toBe('write');
    expect(applyVerdict({ before, ours: [renewed, ours] }, renewed)).toBe('there-already');
  });

  test('values without a name of their program are of one program', () => {
    expect(isElsewhere(true, false)).toBe(false);
    expect(isElsewhere(null, before)).toBe(true);
  });

  test('only a value that says so dies with us', () => {
    expect(diesWithUs({ inhibited: true, lives: 'with-us' })).toBe(true);
    expect(diesWithUs({ inhibited: true })).toBe(false);
    expect(diesWithUs('with-us')).toBe(false);
  });
});

describe('equality of plain data', () => {
  const json = fc.jsonValue() as fc.Arbitrary<Json>;

  function shuffled(value: Json): Json {
    if (Array.isArray(value)) return value.map((item: Json) => shuffled(item));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).reverse();
    return Object.fromEntries(entries.map(([key, inner]) => [key, shuffled(inner)]));
  }

  function sorted(value: Json): Json {
    if (Array.isArray(value)) return value.map((item: Json) => sorted(item));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return { object: entries.map(([key, inner]) => [key, sorted(inner)]) };
  }

  test('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(sameJson(value, shuffled(value))).toBe(true);
      }),
      propertyOptions(500),
    );
  });

  test('is equality of the canonical texts', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        const text = (value: Json): string => JSON.stringify(sorted(value)).replaceAll('-0', '0');
        expect(sameJson(a, b)).toBe(text(a) === text(b));
      }),
      propertyOptions(1_000),
    );
  });

  test.each([
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: null }],
    [[], {}],
    [
      [1, 2],
      [2, 1],
    ],
    [null, {}],
    ['1', 1],
    [{ toString: 1 }, {}],
  ] as [Json, Json][])('%j is not %j', (a, b) => {
    expect(sameJson(a, b)).toBe(false);
    expect(sameJson(b, a)).toBe(false);
  });
});

describe('an end that is rounded', () => {
  test.each([
    { apart: 0, same: true },
    { apart: 60_000, same: true },
    { apart: -90_000, same: true },
    { apart: 90_001, same: false },
  ])('$apart ms apart is the same: $same', ({ apart, same }) => {
    const end = Date.parse('2026-03-04T10:00:00Z');
    const [a, b] = [{ snooze: { endsAbout: end } }, { snooze: { endsAbout: end + apart } }];
    expect(sameJson(a, b)).toBe(same);
    expect(sameJson(b, a)).toBe(same);
    // Only what says that it is rounded.
    expect(sameJson({ endsAt: end }, { endsAt: end + apart })).toBe(apart === 0);
  });
});
