import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rotate } from '../../../src/reply/rotation';
import { borneBy, seatsOf, type Borne, type SeatRecord } from '../../../src/reply/seats';
import { slotOf, type Slot } from '../../../src/reply/slots';
import type { Person, Weekday } from '../../../src/roster/person';
import { DAY, HOUR, MINUTE } from '../../../src/time/instant';
import { propertyOptions } from '../../support/property';
import { anyPersonAndMoment } from '../roster/any-person';
import { at, worker } from './people';

const QUARTER = 15 * MINUTE;
const MONDAY = at('2026-01-05T00:00Z');
const weeksFrom = (start: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    start: start + i * 7 * DAY,
    end: start + (i * 7 + 5) * DAY,
  }));

type Sum = { seats: number; minutes: number };

function sums(people: readonly Person[], slots: readonly (Slot | null)[]): Sum[] {
  return people.map(({ id }) => {
    const mine = slots.flatMap((slot) => slot?.stretched.filter((one) => one.id === id) ?? []);
    return {
      seats: mine.length,
      minutes: mine.reduce((sum, { early, late }) => sum + early + late, 0),
    };
  });
}

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

/** On their own weekday each of five begins when the others have ended, so that somebody has to come early. */
const five: readonly Person[] = ([1, 2, 3, 4, 5] as const).map((own: Weekday) => ({
  id: `p${own}`,
  name: `P${own}`,
  zone: 'UTC',
  blocks: [
    { days: [own], start: '09:15', end: '17:00' },
    ...([1, 2, 3, 4, 5] as const)
      .filter((day) => day !== own)
      .map((day) => ({ days: [day], start: '09:00', end: '09:15' })),
  ],
}));

describe('a rotation over 52 weeks', () => {
  test('gives each of five people the early seat as often as any other, to within one', () => {
    const slots = rotate(five, weeksFrom(MONDAY, 52), { minutes: 15, quorum: 5 });
    const counted = sums(five, slots);
    expect(slots.every((slot) => slot?.present.length === 5)).toBe(true);
    expect(counted.reduce((sum, { seats }) => sum + seats, 0)).toBe(52);
    expect(spread(counted.map(({ seats }) => seats))).toBeLessThanOrEqual(1);
  });

  test('moves a week whose calendars are in the way, and none after it', () => {
    const london = worker('Europe/London', [['09:00', '17:00']], { id: 'liz' });
    const berlin = worker('Europe/Berlin', [['09:00', '17:00']], { id: 'ben' });
    const busy = {
      // Two Mondays: the first of all, and the one after both clocks have changed.
      ben: [
        { start: at('2026-03-16T09:00Z'), end: at('2026-03-16T11:15Z') },
        { start: at('2026-03-30T09:45+01:00'), end: at('2026-03-30T10:45+01:00') },
      ],
    };
    const monday = at('2026-03-16T00:00Z');
    const slots = rotate([london, berlin], weeksFrom(monday, 4), { minutes: 60, busy });
    expect(slots.map((slot) => slot?.start)).toEqual(
      [
        '2026-03-16T11:15Z',
        '2026-03-23T09:00Z',
        '2026-03-30T10:45+01:00',
        '2026-04-06T10:00+01:00',
      ].map(at),
    );
    for (const slot of slots)
      expect(slot).toMatchObject({ present: ['liz', 'ben'], stretched: [] });
  });

  test('of which the first week is partly over has the time of that week in those after it', () => {
    const pair = ['London', 'Lisbon'].map((place) =>
      worker(`Europe/${place}`, [['09:00', '17:00']]),
    );
    const weeks = weeksFrom(MONDAY, 3);
    const startsFrom = (notBefore: number): (number | undefined)[] =>
      rotate(pair, weeks, { minutes: 60, notBefore }).map((slot) => slot?.start);
    expect(startsFrom(at('2026-01-05T10:10Z'))).toEqual(
      ['2026-01-05T10:15Z', '2026-01-12T10:15Z', '2026-01-19T10:15Z'].map(at),
    );
    expect(startsFrom(at('2026-01-10T00:00Z'))).toEqual([
      undefined,
      ...['2026-01-12T09:00Z', '2026-01-19T09:00Z'].map(at),
    ]);
  });

  test('shares a gap between two sides to the minute, year round', () => {
    const berlin = worker('Europe/Berlin', [['09:00', '17:30']], { id: 'ben' });
    const tokyo = worker('Asia/Tokyo', [['09:00', '16:00']], { id: 'kenji' });
    const slots = rotate([berlin, tokyo], weeksFrom(MONDAY, 52), { minutes: 60, quorum: 2 });
    const counted = sums([berlin, tokyo], slots);
    expect(slots.every((slot) => slot?.present.length === 2)).toBe(true);
    expect(spread(counted.map(({ minutes }) => minutes))).toBeLessThanOrEqual(60);
    expect(spread(counted.map(({ seats }) => seats))).toBeLessThanOrEqual(1);
  });

  test('stays at one time where nobody has to be stretched', () => {
    const london = worker('Europe/London', [['09:00', '17:00']]);
    const berlin = worker('Europe/Berlin', [['09:00', '17:30']]);
    const slots = rotate([london, berlin], weeksFrom(MONDAY, 8), { minutes: 30 });
    expect(new Set(slots.map((slot) => (slot?.start ?? 0) % (7 * DAY))).size).toBe(1);
    expect(slots.flatMap((slot) => slot?.stretched ?? [])).toEqual([]);
  });

  test('begins with whoever has borne least before', () => {
    const borne = new Map<string, Borne>(
      five.slice(1).map(({ id }) => [id, { minutes: 60, seats: 1, last: MONDAY - DAY }]),
    );
    const [first] = rotate(five, weeksFrom(MONDAY, 1), { minutes: 15, quorum: 5, borne });
    expect(first?.stretched.map(({ id }) => id)).toEqual(['p1']);
  });

  test('says where a week has no slot, and goes on', () => {
    const away = worker('Europe/London', [['09:00', '17:00']], {
      exceptions: [{ from: '2026-01-12', to: '2026-01-16', blocks: [] }],
    });
    const other = worker('Europe/Berlin', [['09:00', '17:30']]);
    const slots = rotate([away, other], weeksFrom(MONDAY, 3), { minutes: 30, quorum: 2 });
    expect(slots.map((slot) => slot !== null)).toEqual([true, false, true]);
  });
});

describe('a rotation of anybody', () => {
  const anyTeam = fc.array(anyPersonAndMoment, { minLength: 2, maxLength: 4 }).map((drawn) => ({
    people: drawn.map(({ person }, i): Person => ({ ...person, id: `p${i}` })),
    start: Math.floor((drawn[0]?.at ?? 0) / HOUR) * HOUR,
  }));

  test('keeps the quorum, and never lies outside its week', () => {
    fc.assert(
      fc.property(anyTeam, fc.integer({ min: 1, max: 4 }), ({ people, start }, quorum) => {
        const weeks = weeksFrom(start, 4);
        const slots = rotate(people, weeks, { minutes: 45, quorum });
        for (const [i, slot] of slots.entries()) {
          if (slot === null) continue;
          expect(slot.present.length).toBeGreaterThanOrEqual(quorum);
          expect(slot.start).toBeGreaterThanOrEqual(weeks[i]?.start ?? Infinity);
          expect(slot.end).toBeLessThanOrEqual(weeks[i]?.end ?? -Infinity);
        }
      }),
      propertyOptions(150),
    );
  });
});

describe('each week of a rotation of anybody', () => {
  const anyTrio = fc.array(anyPersonAndMoment, { minLength: 2, maxLength: 3 }).map((drawn) => ({
    people: drawn.map(({ person }, i): Person => ({ ...person, id: `p${i}` })),
    start: Math.floor((drawn[0]?.at ?? 0) / HOUR) * HOUR,
  }));

  test('has no other start that leaves minutes more even for as many people', () => {
    fc.assert(
      fc.property(anyTrio, ({ people, start }) => {
        const weeks = weeksFrom(start, 3).map((week) => ({ ...week, end: week.start + DAY }));
        const borne = new Map(people.map(({ id }) => [id, 0]));
        const squares = ({ stretched }: Slot): number => {
          const after = new Map(borne);
          for (const { id, early, late } of stretched) {
            after.set(id, (after.get(id) ?? 0) + early + late);
          }
          return [...after.values()].reduce((sum, minutes) => sum + minutes * minutes, 0);
        };
        for (const [i, slot] of rotate(people, weeks, { minutes: 30 }).entries()) {
          const week = weeks[i] ?? { start: 0, end: 0 };
          const from = Math.ceil(week.start / QUARTER) * QUARTER;
          let most = 0;
          let least = Infinity;
          for (let at = from; at + 2 * QUARTER <= week.end; at += QUARTER) {
            const other = slotOf(people, { start: at, end: at + 2 * QUARTER });
            if (other.present.length > most) least = Infinity;
            most = Math.max(most, other.present.length);
            if (other.present.length === most) least = Math.min(least, squares(other));
          }
          if (slot === null) {
            expect(most).toBeLessThan(2);
            continue;
          }
          expect(slot.present).toHaveLength(most);
          expect(squares(slot)).toBeCloseTo(least, 3);
          for (const { id, early, late } of slot.stretched) {
            borne.set(id, (borne.get(id) ?? 0) + early + late);
          }
        }
      }),
      propertyOptions(60),
    );
  });
});

describe('the ledger', () => {
  const record = (start: number, seats: SeatRecord['seats']): SeatRecord => ({
    id: `r${start}`,
    title: '',
    start,
    end: start + HOUR,
    people: [],
    seats,
  });

  test('sums up minutes, seats and the last of them', () => {
    const borne = borneBy([
      record(10, [{ personId: 'a', early: 30, late: 0 }]),
      record(30, [
        { personId: 'a', early: 0, late: 15 },
        { personId: 'b', early: 60, late: 5 },
      ]),
      record(20, [{ personId: 'a', early: 1, late: 0 }]),
    ]);
    expect(Object.fromEntries(borne)).toEqual({
      a: { minutes: 46, seats: 3, last: 30 },
      b: { minutes: 65, seats: 1, last: 30 },
    });
  });

  test('takes its seats from a slot', () => {
    const stretched = [{ id: 'a', local: '2026-01-05T08:30', early: 30, late: 0 }];
    expect(seatsOf({ stretched })).toEqual([{ personId: 'a', early: 30, late: 0 }]);
  });
});
