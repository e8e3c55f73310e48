import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SPLIT_STEP, suggestSplitDay, type SplitWish } from '../../../src/reply/split-day';
import { overlap } from '../../../src/reply/overlap';
import type { Person } from '../../../src/roster/person';
import { withWeekdays } from '../../../src/roster/change-hours';
import { DAY, MINUTE } from '../../../src/time/instant';
import { formatClock, instantOf, parseDay } from '../../../src/time/wall-time';
import { propertyOptions } from '../../support/property';
import { at, worker } from './people';

const WIDE: SplitWish = { wanted: 180, notBefore: 7 * 60, notAfter: 23 * 60, minBlock: 60 };
const january = at('2026-01-14T12:00Z');

describe('a split day', () => {
  const tokyo = worker('Asia/Tokyo', [['09:00', '15:00']]);
  const berlin = worker('Europe/Berlin', [['09:00', '17:30']]);

  test('of six hours in Tokyo gives Berlin three by moving three', () => {
    expect(suggestSplitDay(tokyo, [berlin], 3, WIDE, january)).toEqual({
      kind: 'change',
      now: { blocks: [{ start: 540, end: 900 }], shared: 0, moved: 0 },
      day: {
        blocks: [
          { start: 540, end: 720 },
          { start: 1020, end: 1200 },
        ],
        shared: 180,
        moved: 180,
      },
    });
  });

  test('is left as it is when it is enough, and is moved when it lies outside the bounds', () => {
    const late = worker('Asia/Tokyo', [['17:00', '23:00']]);
    expect(suggestSplitDay(late, [berlin], 3, WIDE, january).kind).toBe('enough');
    const bounds = { ...WIDE, notAfter: 22 * 60 };
    expect(suggestSplitDay(late, [berlin], 3, bounds, january)).toMatchObject({
      kind: 'change',
      day: { moved: 60, blocks: [{ start: 960, end: 1320 }] },
    });
  });

  test('that cannot be is answered with what comes nearest', () => {
    const bounds = { ...WIDE, notAfter: 18 * 60 };
    expect(suggestSplitDay(tokyo, [berlin], 3, bounds, january)).toMatchObject({
      kind: 'best',
      day: { shared: 60, moved: 60 },
    });
    const angeles = worker('America/Los_Angeles', [['09:00', '11:00']]);
    expect(suggestSplitDay(tokyo, [angeles], 3, bounds, january)).toMatchObject({
      kind: 'best',
      day: { shared: 0 },
    });
    expect(suggestSplitDay(tokyo, [berlin], 3, { ...WIDE, notAfter: 600 }, january)).toMatchObject({
      kind: 'best',
      day: null,
    });
  });

  test('is none where I do not work, or nobody shares hours', () => {
    expect(suggestSplitDay(tokyo, [berlin], 7, WIDE, january)).toEqual({ kind: 'none' });
    expect(suggestSplitDay(tokyo, [], 3, WIDE, january)).toEqual({ kind: 'none' });
  });
});

/** A day on a coarse grid, and somebody in the same zone with hours of their own. */
const anyDay = fc
  .record({
    start: fc.integer({ min: 0, max: 12 }),
    length: fc.integer({ min: 1, max: 7 }),
    theirs: fc.array(fc.tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 1, max: 8 })), {
      minLength: 1,
      maxLength: 3,
    }),
    from: fc.integer({ min: 0, max: 6 }),
    slots: fc.integer({ min: 6, max: 14 }),
    least: fc.integer({ min: 1, max: 3 }),
    wanted: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ start, length, theirs, from, slots, least, wanted }) => {
    const clock = (slot: number): string => formatClock(360 + slot * SPLIT_STEP);
    return {
      me: worker('UTC', [[clock(start), clock(start + length)]]),
      people: theirs.map(([first, long], i) =>
        worker('UTC', [[clock(first), clock(first + long)]], { id: `p${i}` }),
      ),
      mine: { start, length },
      others: theirs,
      grid: { from, slots, least, wanted },
      wish: {
        wanted: wanted * SPLIT_STEP,
        notBefore: 360 + from * SPLIT_STEP,
        notAfter: 360 + (from + slots) * SPLIT_STEP,
        minBlock: least * SPLIT_STEP,
      },
    };
  });

/** Tries every set of slots, and keeps what the rules allow. */
function bruteForce({
  mine,
  others,
  grid,
}: typeof anyDay extends fc.Arbitrary<infer T> ? T : never) {
  let smallest: { moved: number; blocks: number; shared: number } | null = null;
  let most = -1;
  for (let set = 0; set < 1 << grid.slots; set++) {
    const runs: { at: number; long: number }[] = [];
    for (let i = 0; i < grid.slots; i++) {
      if ((set & (1 << i)) === 0) continue;
      const last = runs.at(-1);
      if (last !== undefined && last.at + last.long === i) last.long++;
      else runs.push({ at: i, long: 1 });
    }
    const isAllowed =
      runs.reduce((sum, { long }) => sum + long, 0) === mine.length &&
      runs.length <= 2 &&
      (runs.length === 1 || runs.every(({ long }) => long >= grid.least)) &&
      runs.every(
        (run, i) => i === 0 || run.at - (runs[i - 1]?.at ?? 0) - (runs[i - 1]?.long ?? 0) >= 2,
      );
    if (!isAllowed) continue;
    const works = (slot: number): boolean =>
      slot >= grid.from && slot < grid.from + grid.slots && (set & (1 << (slot - grid.from))) !== 0;
    const sharedWith = ([first, long]: readonly [number, number]): number =>
      Array.from({ length: long }, (_, i) => works(first + i)).filter(Boolean).length;
    const shared = Math.min(...others.map(sharedWith));
    const moved = mine.length - sharedWith([mine.start, mine.length]);
    most = Math.max(most, shared);
    if (shared < grid.wanted) continue;
    const now = { moved, blocks: runs.length, shared };
    const isSmaller =
      smallest === null ||
      now.moved < smallest.moved ||
      (now.moved === smallest.moved &&
        (now.blocks < smallest.blocks ||
          (now.blocks === smallest.blocks && now.shared > smallest.shared)));
    if (isSmaller) smallest = now;
  }
  return { smallest, most };
}

describe('for any day', () => {
  test('the answer is the smallest change that trying everything finds', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const answer = suggestSplitDay(day.me, day.people, 1, day.wish, january);
        const { smallest, most } = bruteForce(day);
        if (answer.kind === 'none') throw new Error('everybody works');
        if (answer.kind === 'enough') {
          expect(smallest?.moved).toBe(0);
          return;
        }
        if (smallest === null) {
          expect(answer.kind).toBe('best');
          expect(answer.day?.shared ?? -SPLIT_STEP).toBe(most * SPLIT_STEP);
          return;
        }
        expect(answer).toMatchObject({
          kind: 'change',
          day: {
            moved: smallest.moved * SPLIT_STEP,
            shared: smallest.shared * SPLIT_STEP,
          },
        });
        expect(answer.day?.blocks).toHaveLength(smallest.blocks);
      }),
      propertyOptions(150),
    );
  });

  test('what is promised is what the overlap then is, and no work is lost', () => {
    const zones = ['Asia/Kathmandu', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...zones),
        fc.integer({ min: 24, max: 40 }),
        fc.integer({ min: 4, max: 36 }),
        fc.integer({ min: 15, max: 300 }),
        (mine, theirs, start, length, wanted) => {
          const clock = (quarters: number): string => formatClock(quarters * 15);
          const me = worker(mine, [[clock(start), clock(start + length)]]);
          const other = worker(theirs, [['08:00', '16:20']], { id: 'other' });
          const answer = suggestSplitDay(me, [other], 3, { ...WIDE, wanted }, january);
          if (answer.kind !== 'change') return;
          const dayBlocks = answer.day.blocks.map((block) => ({
            start: formatClock(block.start),
            end: formatClock(block.end),
          }));
          const sum = answer.day.blocks.reduce(
            (total, block) => total + block.end - block.start,
            0,
          );
          expect(sum).toBe(length * 15);
          const changed: Person = { ...me, blocks: withWeekdays(me.blocks ?? [], [3], dayBlocks) };
          const midnight = instantOf(mine, parseDay('2026-01-14') ?? 0, 0);
          const shared = overlap([changed, other], { start: midnight, end: midnight + DAY });
          const minutes = shared.reduce((total, one) => total + one.end - one.start, 0) / MINUTE;
          expect(minutes).toBe(answer.day.shared);
          expect(minutes).toBeGreaterThanOrEqual(wanted);
        },
      ),
      propertyOptions(200),
    );
  });
});
