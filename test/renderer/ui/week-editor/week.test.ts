import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Weekday, WorkingBlock } from '../../../../src/roster/person';
import {
  addSpan,
  blocksOf,
  copyDay,
  EMPTY_WEEK,
  isFree,
  placeAt,
  removeStretch,
  setDay,
  spanOf,
  stretchesOf,
  stretchOfSpan,
  tidyWeek,
  weekOf,
  WEEKDAYS,
  type Week,
} from '../../../../renderer/ui/week-editor/week';
import { propertyOptions } from '../../../support/property';

const WORKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

/** The minutes of the week that blocks cover, counted one by one: the oracle that knows nothing of stretches. */
function coveredByBlocks(blocks: readonly WorkingBlock[]): Set<number> {
  const covered = new Set<number>();
  const toMinute = (clock: string): number =>
    Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  for (const { days, start, end } of blocks) {
    for (const day of days) {
      let minute = toMinute(start);
      const last = toMinute(end) <= minute ? toMinute(end) + 1440 : toMinute(end);
      for (; minute < last; minute++) covered.add(((day - 1) * 1440 + minute) % 10_080);
    }
  }
  return covered;
}

function coveredByWeek(week: Week): Set<number> {
  const covered = new Set<number>();
  week.forEach((day, index) => {
    for (const { start, end } of day) {
      for (let minute = start; minute < end; minute++)
        covered.add((index * 1440 + minute) % 10_080);
    }
  });
  return covered;
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const anyBlock: fc.Arbitrary<WorkingBlock> = fc.record({
  days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
  start: fc.integer({ min: 0, max: 1439 }).map(clock),
  end: fc.integer({ min: 0, max: 1440 }).map(clock),
});
const anyBlocks = fc.array(anyBlock, { maxLength: 6 });
const anySpan = fc.record({
  at: fc.integer({ min: -20_000, max: 20_000 }),
  length: fc.integer({ min: 15, max: 1440 }),
});

describe('a week of working blocks', () => {
  it('groups days with equal times, in the order of their first day', () => {
    const week = weekOf([
      { days: [5, 1], start: '20:00', end: '23:00' },
      { days: [1, 2, 3, 4, 5], start: '09:00', end: '12:00' },
      { days: [2, 3, 4], start: '20:00', end: '23:00' },
      { days: [6], start: '22:00', end: '02:00' },
    ]);
    expect(blocksOf(week)).toEqual([
      { days: [1, 2, 3, 4, 5], start: '09:00', end: '12:00' },
      { days: [1, 2, 3, 4, 5], start: '20:00', end: '23:00' },
      { days: [6], start: '22:00', end: '02:00' },
    ]);
  });

  it.each<{ it: string; blocks: WorkingBlock[]; gives: WorkingBlock[] }>([
    {
      it: 'joins blocks of a day that overlap or touch',
      blocks: [
        { days: [1], start: '09:00', end: '12:00' },
        { days: [1], start: '12:00', end: '13:00' },
        { days: [1], start: '11:00', end: '12:30' },
      ],
      gives: [{ days: [1], start: '09:00', end: '13:00' }],
    },
    {
      it: 'keeps a whole day, and writes midnight at its end as 24:00',
      blocks: [
        { days: [1], start: '00:00', end: '00:00' },
        { days: [3], start: '09:00', end: '09:00' },
        { days: [5], start: '22:00', end: '00:00' },
      ],
      gives: [
        { days: [1], start: '00:00', end: '24:00' },
        { days: [3], start: '09:00', end: '09:00' },
        { days: [5], start: '22:00', end: '24:00' },
      ],
    },
    {
      it: 'ends a night where the next day’s block begins, and gives that block the rest',
      blocks: [
        { days: [7], start: '22:00', end: '06:00' },
        { days: [1], start: '01:00', end: '03:00' },
      ],
      gives: [
        { days: [1], start: '01:00', end: '06:00' },
        { days: [7], start: '22:00', end: '01:00' },
      ],
    },
    {
      it: 'keeps blocks that only touch across midnight',
      blocks: [
        { days: [1], start: '20:00', end: '24:00' },
        { days: [2], start: '00:00', end: '04:00' },
      ],
      gives: [
        { days: [1], start: '20:00', end: '24:00' },
        { days: [2], start: '00:00', end: '04:00' },
      ],
    },
    {
      it: 'cuts what would be longer than a day',
      blocks: [
        { days: [1], start: '00:00', end: '24:00' },
        { days: [1], start: '20:00', end: '10:00' },
      ],
      gives: [
        { days: [1], start: '00:00', end: '24:00' },
        { days: [2], start: '00:00', end: '10:00' },
      ],
    },
  ])('$it', ({ blocks, gives }) => {
    expect(blocksOf(weekOf(blocks))).toEqual(gives);
  });

  it('names the clock it cannot read', () => {
    expect(() => weekOf([{ days: [1], start: '9', end: '12:00' }])).toThrow(RangeError);
  });

  it('covers the same minutes as its blocks, and gives back equal blocks', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const week = weekOf(blocks);
        expect(coveredByWeek(week)).toEqual(coveredByBlocks(blocks));
        const written = blocksOf(week);
        expect(coveredByBlocks(written)).toEqual(coveredByBlocks(blocks));
        expect(weekOf(written)).toEqual(week);
        expect(blocksOf(weekOf(written))).toEqual(written);
      }),
      propertyOptions(400),
    );
  });

  it('keeps its four promises', () => {
    fc.assert(
      fc.property(anyBlocks, fc.array(anySpan, { maxLength: 3 }), (blocks, spans) => {
        const week = spans.reduce(addSpan, weekOf(blocks));
        expect(week).toHaveLength(7);
        expect(tidyWeek(week)).toEqual(week);
        week.forEach((day, index) => {
          day.forEach(({ start, end }, n) => {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(start).toBeLessThan(1440);
            expect(end - start).toBeLessThanOrEqual(1440);
            expect(end).toBeLessThan(day[n + 1]?.start ?? Number.POSITIVE_INFINITY);
          });
          const first = week[(index + 1) % 7]?.[0]?.start ?? Number.POSITIVE_INFINITY;
          expect(day.at(-1)?.end ?? 0).toBeLessThanOrEqual(1440 + first);
        });
      }),
      propertyOptions(1000),
    );
  });
});

describe('editing a week', () => {
  const split = weekOf([
    { days: WORKDAYS, start: '09:00', end: '12:00' },
    { days: WORKDAYS, start: '20:00', end: '23:00' },
  ]);

  it('replaces, copies and removes', () => {
    const friday = setDay(split, 5, [{ start: 540, end: 780 }]);
    expect(blocksOf(friday)).toEqual([
      { days: [1, 2, 3, 4], start: '09:00', end: '12:00' },
      { days: [1, 2, 3, 4], start: '20:00', end: '23:00' },
      { days: [5], start: '09:00', end: '13:00' },
    ]);
    expect(blocksOf(copyDay(friday, 5, [1, 2, 3, 4]))).toEqual([
      { days: WORKDAYS, start: '09:00', end: '13:00' },
    ]);
    expect(blocksOf(removeStretch(friday, { day: 5, index: 0 }))).toEqual([
      { days: [1, 2, 3, 4], start: '09:00', end: '12:00' },
      { days: [1, 2, 3, 4], start: '20:00', end: '23:00' },
    ]);
  });

  it('finds the stretch that holds a minute, also round the end of the week', () => {
    const night = weekOf([{ days: [7], start: '22:00', end: '02:00' }]);
    expect(placeAt(night, 60)).toEqual({ day: 7, index: 0 });
    expect(placeAt(night, 120)).toBeNull();
    expect(placeAt(night, 6 * 1440 + 1320)).toEqual({ day: 7, index: 0 });
    expect(placeAt(split, 1440 + 1200)).toEqual({ day: 2, index: 1 });
  });

  it('puts a span before Monday on Sunday', () => {
    expect(stretchOfSpan({ at: -15, length: 60 })).toEqual({
      day: 7,
      stretch: { start: 1425, end: 1485 },
    });
    expect(stretchesOf(addSpan(EMPTY_WEEK, { at: -15, length: 60 }), 7)).toEqual([
      { start: 1425, end: 1485 },
    ]);
  });

  it('knows where there is room, and adding there disturbs nothing', () => {
    fc.assert(
      fc.property(anyBlocks, anySpan, (blocks, span) => {
        const week = weekOf(blocks);
        const before = coveredByWeek(week);
        let touches = false;
        for (let minute = span.at - 1; minute <= span.at + span.length; minute++) {
          touches ||= before.has(((minute % 10_080) + 10_080) % 10_080);
        }
        expect(isFree(week, span)).toBe(!touches);
        if (!touches) {
          const place = placeAt(addSpan(week, span), span.at);
          expect(place).not.toBeNull();
          expect(removeStretch(addSpan(week, span), place ?? { day: 1, index: 0 })).toEqual(week);
          expect(spanOf(addSpan(week, span), place ?? { day: 1, index: 0 })?.length).toBe(
            span.length,
          );
        }
      }),
      propertyOptions(600),
    );
  });
});
