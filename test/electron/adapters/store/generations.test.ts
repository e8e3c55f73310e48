import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  fileNames,
  retained,
  sequencesIn,
  stampOf,
} from '../../../../electron/adapters/store/generations';

it('finds its own generations only, newest first', () => {
  const names = [
    'roster.json',
    'roster.json.tmp',
    'roster.000002.json',
    'roster.000010.json',
    'roster.1234567.json',
    'roster.02.json',
    'roster.json.corrupt-2026-11-22T130102Z',
    'session.000003.json',
    'my-roster.000004.json',
    'roster.abcdef.json',
  ];
  expect(sequencesIn(names, 'roster')).toEqual([1234567, 10, 2]);
  const files = fileNames('roster');
  expect(sequencesIn([files.generation(7), files.generation(1_000_000)], 'roster')).toEqual([
    1_000_000, 7,
  ]);
});

it('keeps the one from an earlier run and the two newest others', () => {
  expect(retained([5, 4, 3, 2, 1], 2)).toEqual({ kept: [5, 4, 2], dropped: [3, 1] });
  expect(retained([5, 4, 3, 2, 1], 5)).toEqual({ kept: [5, 4, 3], dropped: [2, 1] });
  expect(retained([5, 4, 3], null)).toEqual({ kept: [5, 4], dropped: [3] });
  expect(retained([], 1)).toEqual({ kept: [], dropped: [] });
});

it('drops nothing else and never the earlier run, for any set of generations', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(), { maxLength: 12 }), fc.nat(), (sequences, pick) => {
      const earlier = sequences[pick % Math.max(1, sequences.length)] ?? null;
      const { kept, dropped } = retained(sequences, earlier);
      expect([...kept, ...dropped].sort()).toEqual([...sequences].sort());
      if (earlier !== null) expect(kept).toContain(earlier);
      expect(kept.length).toBe(Math.min(sequences.length, earlier === null ? 2 : 3));
      const newest = Math.max(...sequences);
      if (sequences.length > 0) expect(kept).toContain(newest);
    }),
  );
});

it('stamps a date without a colon', () => {
  expect(stampOf(Date.UTC(2026, 10, 22, 13, 1, 2, 345))).toBe('2026-11-22T130102Z');
});
