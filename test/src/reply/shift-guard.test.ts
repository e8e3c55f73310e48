import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlap } from '../../../src/reply/overlap';
import { GUARDED_DAYS, tellAt, timeShifts, type Guarded } from '../../../src/reply/shift-guard';
import type { TimeShift } from '../../../src/reply/time-shift';
import type { Exception, Person, SyncWindow } from '../../../src/roster/person';
import { DAY, MINUTE, type Instant } from '../../../src/time/instant';
import { formatDay, instantOf, parseDay, wallAt, weekdayOf } from '../../../src/time/wall-time';
import { propertyOptions } from '../../support/property';
import { at, worker } from './people';

const london = worker('Europe/London', [['09:00', '17:00']], { id: 'me', name: 'Me' });
const newYork = worker('America/New_York', [['09:00', '17:00']], { id: 'ben', name: 'Ben' });
const tuesdaySync: SyncWindow = {
  title: 'Weekly',
  zone: 'America/New_York',
  days: [2],
  start: '10:00',
  end: '10:30',
  people: 'all',
  kind: 'meeting',
};

const guarded = (me: Person, people: readonly Person[], sync: readonly SyncWindow[] = []) => ({
  me,
  people,
  sync,
  isTold: () => false,
});

const day = (text: string): number => parseDay(text) ?? Number.NaN;

/** Lives from day to day as the app does, and returns what was told and when. */
function lived(
  team: Omit<Guarded, 'isTold'>,
  from: string,
  to: string,
  lead = 7,
): { at: Instant; shift: TimeShift }[] {
  const told = new Set<string>();
  const tellings: { at: Instant; shift: TimeShift }[] = [];
  for (let now = at(from); now < at(to); now += 3_600_000) {
    for (const shift of timeShifts({ ...team, isTold: (key) => told.has(key) }, now)) {
      if (tellAt(team.me, shift, lead) > now) continue;
      tellings.push({ at: now, shift });
      for (const key of shift.keys) told.add(key);
    }
  }
  return tellings;
}

describe('London and New York in March 2026', () => {
  test('are told of exactly twice, each as its effect and in time', () => {
    const tellings = lived(guarded(london, [newYork]), '2026-03-02T00:00Z', '2026-04-02T00:00Z');
    expect(tellings).toEqual([
      {
        at: at('2026-03-02T09:00Z'),
        shift: {
          kind: 'overlap',
          keys: ['clock:Europe/London:America/New_York:2026-03-08'],
          from: day('2026-03-09'),
          until: day('2026-03-27'),
          before: 180,
          after: 240,
          per: 'day',
          who: { zones: ['America/New_York'], count: 1, names: ['Ben'], whole: true },
        },
      },
      {
        at: at('2026-03-23T09:00Z'),
        shift: expect.objectContaining({
          from: day('2026-03-30'),
          until: null,
          before: 240,
          after: 180,
        }),
      },
    ]);
  });

  test.each([1, 3, 14, 21])('are told of twice with %i days of notice', (lead) => {
    const team = guarded(london, [newYork]);
    expect(lived(team, '2026-03-02T00:00Z', '2026-04-02T00:00Z', lead)).toHaveLength(2);
  });

  test('are told with the sync that is pinned to New York, an hour earlier and then later again', () => {
    const shifts = timeShifts(guarded(london, [newYork], [tuesdaySync]), at('2026-03-10T00:00Z'));
    expect(shifts.map(({ kind, from }) => [kind, formatDay(from)])).toEqual([
      ['sync', '2026-03-10'],
      ['overlap', '2026-03-30'],
      ['sync', '2026-03-31'],
    ]);
    expect(shifts[0]).toMatchObject({ later: -60, start: 14 * 60, until: day('2026-03-24') });
    expect(shifts[2]).toMatchObject({ later: 60, start: 15 * 60, until: null });
  });

  test('are one sentence for forty New Yorkers, and another for those who keep other hours', () => {
    const forty = Array.from({ length: 40 }, (_, i) => ({
      ...newYork,
      id: `p${i}`,
      name: `P${i}`,
    }));
    const late = worker('America/New_York', [['12:00', '20:00']], { id: 'late', name: 'Late' });
    const detroit = { ...newYork, id: 'd', zone: 'America/Detroit' };
    const now = at('2026-03-02T09:00Z');
    const [all, other, ...more] = timeShifts(guarded(london, [...forty, late, detroit]), now);
    expect(more).toEqual([]);
    expect(all).toMatchObject({
      before: 180,
      who: { count: 41, whole: false, names: ['P0', 'P1', 'P2'] },
    });
    expect(other).toMatchObject({ before: 0, after: 60, who: { count: 1, names: ['Late'] } });
  });
});

describe('nothing is told', () => {
  const kolkata = worker('Asia/Kolkata', [['09:00', '18:00']]);
  const tokyo = worker('Asia/Tokyo', [['09:00', '18:00']]);
  const cases: [string, Person, Person][] = [
    ['of Tokyo and Kolkata, whose clocks never change', tokyo, kolkata],
    [
      'of London and Berlin, whose clocks change together',
      london,
      worker('Europe/Berlin', [['09:00', '17:00']]),
    ],
    [
      'of New York and Chicago, which change within an hour',
      newYork,
      worker('America/Chicago', [['09:00', '17:00']]),
    ],
    [
      'where nothing is shared before or after',
      tokyo,
      worker('America/New_York', [['09:00', '12:00']]),
    ],
    ['of somebody who shares no hours', london, worker('America/New_York', [], { blocks: [] })],
  ];
  test.each(cases)('%s', (_, me, other) => {
    expect(lived(guarded(me, [other]), '2026-03-01T00:00Z', '2026-04-10T00:00Z')).toEqual([]);
  });
});

describe('leave', () => {
  const golden: Exception = {
    from: '2026-05-04',
    to: '2026-05-06',
    blocks: [],
    note: 'Golden Week',
  };
  const off = (...exceptions: Exception[]): Person => ({ ...newYork, exceptions });

  test('is told once, with what I usually share on a day', () => {
    const tellings = lived(
      guarded(london, [off(golden)]),
      '2026-04-10T00:00Z',
      '2026-05-20T00:00Z',
    );
    expect(tellings).toEqual([
      {
        at: at('2026-04-27T08:00Z'),
        shift: {
          kind: 'leave',
          keys: ['leave:ben:2026-05-04'],
          from: day('2026-05-04'),
          until: day('2026-05-06'),
          count: 1,
          names: ['Ben'],
          shared: 180,
        },
      },
    ]);
  });

  test('goes on over a weekend and over several entries, and is still one', () => {
    const ben = off(
      { from: '2026-05-07', to: '2026-05-08', blocks: [] },
      { from: '2026-05-11', blocks: [] },
      { from: '2026-05-12', to: '2026-05-17', blocks: [] },
    );
    const tellings = lived(guarded(london, [ben]), '2026-05-01T00:00Z', '2026-05-30T00:00Z');
    expect(tellings.map(({ shift }) => [shift.kind, formatDay(shift.from), shift.until])).toEqual([
      ['leave', '2026-05-07', day('2026-05-15')],
    ]);
  });

  test('of several who are away on the same dates is one sentence', () => {
    const ada = { ...off(golden), id: 'ada', name: 'Ada' };
    const shifts = timeShifts(guarded(london, [off(golden), ada]), at('2026-05-01T09:00Z'));
    expect(shifts).toMatchObject([
      { kind: 'leave', count: 2, names: ['Ben', 'Ada'], shared: null },
    ]);
  });

  test('of mine names the meetings that fall into it', () => {
    const me = { ...london, exceptions: [golden] };
    const shifts = timeShifts(guarded(me, [], [tuesdaySync]), at('2026-05-01T09:00Z'));
    expect(shifts).toMatchObject([{ kind: 'my-leave', missed: ['Weekly'] }]);
    expect(timeShifts(guarded(me, []), at('2026-05-01T09:00Z'))).toEqual([]);
  });

  test('on days that are free anyway, or with other hours, is none', () => {
    const ben = off(
      { from: '2026-05-02', to: '2026-05-03', blocks: [] },
      { from: '2026-05-05', blocks: [{ start: '10:00', end: '12:00' }] },
    );
    expect(timeShifts(guarded(london, [ben]), at('2026-05-01T09:00Z'))).toEqual([]);
  });

  test('of a crowd is told only of those I meet by name', () => {
    const crowd = Array.from({ length: 60 }, (_, i) => ({
      ...off(golden),
      id: `p${i}`,
      name: `P${i}`,
    }));
    const now = at('2026-05-01T09:00Z');
    expect(timeShifts(guarded(london, crowd), now)).toEqual([]);
    const oneToOne = { ...tuesdaySync, people: ['me', 'p7'] };
    expect(timeShifts(guarded(london, crowd, [oneToOne]), now)).toMatchObject([
      { count: 1, names: ['P7'] },
    ]);
  });
});

const ZONES = [
  ...['Europe/London', 'America/New_York', 'America/Los_Angeles', 'Asia/Kathmandu', 'Asia/Tokyo'],
  ...['Australia/Lord_Howe', 'Australia/Sydney', 'America/Santiago', 'Pacific/Auckland'],
];

const anyDayWorker = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    start: fc.integer({ min: 12, max: 40 }),
    length: fc.integer({ min: 4, max: 30 }),
  })
  .map(({ zone, start, length }) => {
    const clock = (quarters: number): string =>
      `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`;
    return worker(zone, [[clock(start), clock(start + length)]]);
  });

describe('for any two people', () => {
  /** What two people share on a date of the first, from the intervals themselves. */
  const sharedOn = (me: Person, them: Person, date: number): number => {
    const range = { start: instantOf(me.zone, date, 0), end: instantOf(me.zone, date + 1, 0) };
    const found = overlap([me, them], range);
    return found.reduce((sum, { start, end }) => sum + end - start, 0) / MINUTE;
  };

  test('every date that differs from a week before lies in a shift that says so, and no other does', () => {
    fc.assert(
      fc.property(
        anyDayWorker,
        anyDayWorker,
        fc.integer({ min: day('2026-01-01'), max: day('2030-01-01') }),
        (me, them, date) => {
          const now = instantOf(me.zone, date, 12 * 60);
          const shifts = timeShifts(guarded(me, [{ ...them, id: 'them' }]), now);
          for (const shift of shifts) {
            if (shift.kind !== 'overlap' || shift.per !== 'day') continue;
            // A week before a Monday the clocks stood as they did until the change.
            if (weekdayOf(shift.from) !== 1) continue;
            expect(sharedOn(me, them, shift.from)).toBe(shift.after);
            expect(sharedOn(me, them, shift.from - 7)).toBe(shift.before);
          }
          for (let on = date + 8; on <= date + GUARDED_DAYS; on++) {
            if (weekdayOf(on) > 5 || weekdayOf(on) === 1) continue;
            if (sharedOn(me, them, on) === sharedOn(me, them, on - 7)) continue;
            const covering = shifts.filter(
              ({ from, until }) => from <= on && (until === null || on <= until),
            );
            expect(covering.length).toBeGreaterThan(0);
          }
        },
      ),
      propertyOptions(600),
    );
  });

  test('the date told first is today or later, and within three weeks', () => {
    fc.assert(
      fc.property(
        fc.array(anyDayWorker, { minLength: 1, maxLength: 5 }),
        anyDayWorker,
        fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2030-01-01T00:00Z') }),
        (people, me, now) => {
          const today = wallAt(me.zone, now).day;
          for (const shift of timeShifts(guarded(me, people), now)) {
            expect(shift.from).toBeGreaterThanOrEqual(today);
            expect(shift.from).toBeLessThanOrEqual(today + GUARDED_DAYS);
            if (shift.until !== null) expect(shift.until).toBeGreaterThanOrEqual(shift.from);
            expect(tellAt(me, shift, 7)).toBeLessThanOrEqual(instantOf(me.zone, shift.from, 0));
            expect(tellAt(me, shift, 7)).toBeGreaterThanOrEqual(
              instantOf(me.zone, shift.from, 0) - 8 * DAY,
            );
          }
        },
      ),
      propertyOptions(400),
    );
  });
});
