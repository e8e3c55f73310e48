import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEAST_OVERLAP, overlapGap } from '../../../src/reply/overlap-gap';
import { nextOverlap, overlapOutlook } from '../../../src/reply/overlap-outlook';
import { overlap } from '../../../src/reply/overlap';
import { quorumOf } from '../../../src/reply/quorum';
import type { Person, SyncWindow } from '../../../src/roster/person';
import { workingIntervals } from '../../../src/roster/working-blocks';
import { DAY, HOUR, MINUTE } from '../../../src/time/instant';
import { duration } from '../../../src/time/interval';
import { propertyOptions } from '../../support/property';
import { anyBusy, anyPersonAndMoment } from '../roster/any-person';
import { at, worker, yuki } from './people';

const ALL = { kind: 'all' } as const;
const london = worker('Europe/London', [['09:00', '17:00']], { id: 'ada' });
const newYork = worker('America/New_York', [['09:00', '17:00']], { id: 'nia' });
const berlin = worker('Europe/Berlin', [['09:00', '17:30']], { id: 'ben' });
const kathmandu = worker('Asia/Kathmandu', [['10:10', '18:00']], { id: 'kiran' });

describe('a quorum', () => {
  test.each([
    [{ kind: 'all' } as const, 5, 5],
    [{ kind: 'all' } as const, 0, 1],
    [{ kind: 'count', count: 3 } as const, 2, 3],
    [{ kind: 'share', percent: 50 } as const, 5, 3],
    [{ kind: 'share', percent: 75 } as const, 4, 3],
    [{ kind: 'share', percent: 1 } as const, 3, 1],
    [{ kind: 'share', percent: 100 } as const, 7, 7],
  ])('%o of %i is %i', (quorum, people, count) => {
    expect(quorumOf(quorum, people)).toBe(count);
  });
});

describe('the overlap on a day', () => {
  const dayOf = (date: string) => ({
    start: at(`${date}T00:00Z`),
    end: at(`${date}T00:00Z`) + DAY,
  });

  test.each([
    ['2026-03-04', 180],
    ['2026-03-18', 240],
    ['2026-04-01', 180],
  ])('of London and New York on %s is %i minutes', (date, minutes) => {
    expect(duration(overlap([london, newYork], dayOf(date))) / MINUTE).toBe(minutes);
  });

  test('of Kathmandu and Berlin is exact to the minute', () => {
    expect(overlap([kathmandu, berlin], dayOf('2026-01-14'))).toEqual([
      { start: at('2026-01-14T09:00+01:00'), end: at('2026-01-14T18:00+05:45'), least: 2 },
    ]);
  });

  test('of a split day in Tokyo with Berlin is three hours', () => {
    expect(overlap([yuki, berlin], dayOf('2026-01-14'))).toEqual([
      { start: at('2026-01-14T11:00Z'), end: at('2026-01-14T14:00Z'), least: 2 },
    ]);
  });

  test('leaves out the meetings of those who are in them, where that is asked', () => {
    const weekly: SyncWindow = {
      title: 'Weekly',
      zone: 'Europe/Berlin',
      days: [3],
      start: '13:00',
      end: '13:30',
      people: ['ben'],
      kind: 'meeting',
    };
    const together: SyncWindow = { ...weekly, title: 'Onsite', start: '09:00', kind: 'together' };
    const sync = [weekly, together];
    expect(overlap([yuki, berlin], dayOf('2026-01-14'), { sync })).toEqual([
      { start: at('2026-01-14T11:00Z'), end: at('2026-01-14T12:00Z'), least: 2 },
      { start: at('2026-01-14T12:30Z'), end: at('2026-01-14T14:00Z'), least: 2 },
    ]);
  });
});

describe('the outlook', () => {
  test('has the windows of two weeks, the longest and the next, which may run already', () => {
    const now = at('2026-03-24T14:00Z');
    const { windows, longest, next, gap } = overlapOutlook([london, newYork], now, ALL);
    expect(next).toEqual({
      start: at('2026-03-24T13:00Z'),
      end: at('2026-03-24T17:00Z'),
      least: 2,
    });
    expect(longest).toEqual(next);
    expect(windows).toHaveLength(11);
    expect(windows.at(-1)).toMatchObject({
      start: at('2026-04-07T13:00Z'),
      end: at('2026-04-07T16:00Z'),
    });
    expect(gap).toBeNull();
  });

  test('goes on to the day after when the window of today is over', () => {
    expect(nextOverlap([london, newYork], at('2026-03-24T17:00Z'), ALL)).toMatchObject({
      start: at('2026-03-25T13:00Z'),
    });
  });

  test('does not take a window that is too short for the next', () => {
    const early = worker('Europe/London', [['09:00', '14:20']], { id: 'eve' });
    const monday = at('2026-03-02T00:00Z');
    const { windows, longest, next, gap } = overlapOutlook([early, newYork], monday, ALL);
    expect(windows[0]).toMatchObject({ start: at('2026-03-02T14:00Z') });
    expect(windows[0]?.end).toBe(at('2026-03-02T14:20Z'));
    expect(longest).toMatchObject({ start: at('2026-03-09T13:00Z') });
    expect(next).toEqual(longest);
    expect(gap).toBeNull();
  });
});

describe('the gap between people', () => {
  const now = at('2026-01-12T00:00Z');
  const sydney = worker('Australia/Sydney', [['09:00', '17:00']], { id: 'sid' });
  const week = { start: now, end: now + 7 * DAY };

  test('is named by who makes it, and by the smallest change that closes it', () => {
    const { gap } = overlapOutlook([london, berlin, sydney], now, ALL);
    expect(gap?.short).toBe(1);
    expect(gap?.misses[0]?.absent).toEqual(['sid']);
    expect(gap?.isPlans).toBe(false);
    // Sydney ends at 06:00 UTC and London begins at 09:00.
    const { blocks, gives } = gap?.change ?? { blocks: [], gives: null };
    expect(blocks.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(180 + 30 + 60 - 60 + 0);
    expect(gives && gives.end - gives.start).toBe(LEAST_OVERLAP);
  });

  test('is one person’s block where one is enough', () => {
    const gap = overlapGap([berlin, sydney], week, 2, {});
    expect(gap?.change?.blocks).toEqual([
      {
        personId: 'ben',
        side: 'earlier',
        minutes: 150,
        from: at('2026-01-12T08:00Z'),
        until: at('2026-01-12T16:30Z'),
      },
    ]);
  });

  test('is not there where a smaller quorum meets', () => {
    expect(overlapGap([london, berlin, sydney], week, 2, {})).toBeNull();
    expect(
      overlapOutlook([london, berlin, sydney], now, { kind: 'share', percent: 60 }).gap,
    ).toBeNull();
  });

  test('is the plans where hours alone would do', () => {
    const focused: Person = {
      ...newYork,
      focus: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '12:00' }],
    };
    const gap = overlapGap([london, focused], week, 2, { respectFocus: true });
    expect(gap).toMatchObject({ short: 1, isPlans: true, change: null });
  });

  test('is closed by a change at a time when nobody is in a meeting', () => {
    // Sid is in meetings when his hours are over, and Ben before his begin on all days but Thursday.
    const event = (day: number, from: string, until: string) => ({
      start: at(`2026-01-${day}T${from}Z`),
      end: at(`2026-01-${day}T${until}Z`),
    });
    const busy = {
      ben: [12, 13, 14, 16].map((day) => event(day, '04:00', '08:00')),
      sid: [
        ...[12, 13, 14, 15, 16].map((day) => event(day, '06:00', '12:00')),
        event(15, '05:40', '06:00'),
      ],
    };
    const gap = overlapGap([berlin, sydney], week, 2, { busy });
    expect(gap).toMatchObject({ isPlans: false });
    expect(gap?.change).toEqual({
      blocks: [
        {
          personId: 'ben',
          side: 'earlier',
          minutes: 170,
          from: at('2026-01-15T08:00Z'),
          until: at('2026-01-15T16:30Z'),
        },
      ],
      gives: { start: at('2026-01-15T05:10Z'), end: at('2026-01-15T05:40Z') },
    });
  });

  test('of somebody who shares no hours knows no change', () => {
    const { blocks: _, ...silent } = sydney;
    const gap = overlapGap([london, silent], week, 2, {});
    expect(gap).toMatchObject({ short: 1, isPlans: false, change: null });
    expect(gap?.misses[0]?.absent).toEqual(['sid']);
  });
});

const anyPair = fc
  .tuple(
    fc.tuple(anyPersonAndMoment, anyPersonAndMoment, anyPersonAndMoment),
    fc.array(anyBusy, { maxLength: 3 }),
  )
  .map(([drawn, calendars]) => {
    const start = Math.floor((drawn[0].at ?? 0) / DAY) * DAY;
    return {
      people: drawn.map(({ person }, i): Person => ({ ...person, id: `p${i}` })),
      start,
      busy: Object.fromEntries(
        calendars.map((calendar, i) => [`p${i}`, calendar(start + DAY)] as const),
      ),
    };
  });

describe('the gap of anybody', () => {
  test('is there just when no half hour is shared, and its change closes it at no more than any other start costs', () => {
    fc.assert(
      fc.property(anyPair, fc.integer({ min: 1, max: 3 }), ({ people, start, busy }, quorum) => {
        const range = { start, end: start + 3 * DAY };
        const isShared = overlap(people, range, { quorum, busy }).length > 0;
        const gap = overlapGap(people, range, quorum, { busy });
        const lists = people.map((person) => workingIntervals(person, range));
        const isTaken = (who: number, from: number): boolean =>
          busy[`p${who}`]?.some(
            (event) =>
              event.start < event.end && event.start < from + LEAST_OVERLAP && event.end > from,
          ) ?? false;
        const costAt = (from: number, isBare = false): number => {
          const costs = lists.map((list, who) =>
            (isBare || !isTaken(who, from) ? list : []).reduce(
              (least, one) =>
                Math.min(
                  least,
                  Math.max(0, one.start - from) + Math.max(0, from + LEAST_OVERLAP - one.end),
                ),
              Infinity,
            ),
          );
          return costs
            .sort((a, b) => a - b)
            .slice(0, quorum)
            .reduce((sum, cost) => sum + cost, 0);
        };
        let least = Infinity;
        let leastBare = Infinity;
        for (let from = start; from + LEAST_OVERLAP <= range.end; from += 5 * MINUTE) {
          least = Math.min(least, costAt(from));
          leastBare = Math.min(leastBare, costAt(from, true));
        }
        if (gap === null) {
          expect(isShared).toBe(true);
          return;
        }
        expect(least).toBeGreaterThan(0);
        if (!gap.isPlans) expect(leastBare).toBeGreaterThan(0);
        if (gap.change === null) {
          if (!gap.isPlans) expect(least).toBe(Infinity);
          return;
        }
        const cost = gap.change.blocks.reduce((sum, { minutes }) => sum + minutes, 0);
        expect(cost * MINUTE).toBeLessThanOrEqual(least);
        expect(cost * MINUTE).toBe(costAt(gap.change.gives.start));
        for (const { absent } of gap.misses) {
          expect(absent.length).toBe(people.length - (quorum - gap.short));
        }
      }),
      propertyOptions(300),
    );
  });

  test('an outlook never offers what is shorter than half an hour', () => {
    fc.assert(
      fc.property(anyPair, ({ people, start }) => {
        const { windows, longest, next } = overlapOutlook(people, start + 9 * HOUR, ALL);
        for (const one of [longest, next]) {
          if (one === null) continue;
          expect(windows).toContainEqual(one);
          expect(one.end - one.start).toBeGreaterThanOrEqual(LEAST_OVERLAP);
        }
      }),
      propertyOptions(200),
    );
  });
});
