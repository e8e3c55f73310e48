import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suggestSlots, type Slot } from '../../../src/reply/slots';
import type { Borne } from '../../../src/reply/seats';
import type { Person, SyncWindow } from '../../../src/roster/person';
import { DAY, HOUR, MINUTE } from '../../../src/time/instant';
import { wallAt } from '../../../src/time/wall-time';
import { propertyOptions } from '../../support/property';
import { oracleFor, type Oracle } from '../presence/hours-oracle';
import { anyBusy, anyPersonAndMoment, anySyncWindow } from '../roster/any-person';
import { at, worker } from './people';

const berlin = worker('Europe/Berlin', [['09:00', '17:30']], { id: 'ben' });
const tokyo = worker('Asia/Tokyo', [['09:00', '18:00']], { id: 'kenji' });
const losAngeles = worker('America/Los_Angeles', [['09:00', '17:00']], { id: 'lena' });
const start = at('2026-01-14T00:00Z');
const day = { start, end: start + DAY };

describe('a suggested slot', () => {
  test('lies where everybody is at work, when there is such a time', () => {
    expect(suggestSlots([berlin, tokyo], day, { minutes: 60, top: 1 })).toEqual([
      {
        start: at('2026-01-14T08:00Z'),
        end: at('2026-01-14T09:00Z'),
        present: ['ben', 'kenji'],
        stretched: [],
      },
    ]);
  });

  test('stretches people as little as can be when there is not, nobody far, and says when that is for them', () => {
    expect(suggestSlots([berlin, tokyo], day, { minutes: 90, top: 1 })).toEqual([
      {
        start: at('2026-01-14T07:45Z'),
        end: at('2026-01-14T09:15Z'),
        present: ['ben', 'kenji'],
        stretched: [
          { id: 'ben', local: '2026-01-14T08:45', early: 15, late: 0 },
          { id: 'kenji', local: '2026-01-14T16:45', early: 0, late: 15 },
        ],
      },
    ]);
  });

  test('asks nobody into the night, nor further than three hours from their work', () => {
    const [best] = suggestSlots([tokyo, berlin, losAngeles], day, { minutes: 60, top: 1 });
    expect(best).toMatchObject({ start, present: ['kenji', 'lena'], stretched: [] });
    const night = worker('Europe/Berlin', [['20:00', '23:00']], { id: 'nina' });
    for (const slot of suggestSlots([night, tokyo], day, { minutes: 60, top: 50 })) {
      for (const { id, local } of slot.stretched) {
        const hour = Number(local.slice(11, 13));
        expect(hour, `${id} ${local}`).toBeGreaterThanOrEqual(6);
        expect(hour, `${id} ${local}`).toBeLessThan(21);
      }
    }
  });

  test('respects leave and planned focus', () => {
    const focused: Person = { ...berlin, focus: [{ days: [3], start: '09:00', end: '10:00' }] };
    const away: Person = { ...berlin, exceptions: [{ from: '2026-01-14', blocks: [] }] };
    expect(suggestSlots([focused, tokyo], day, { minutes: 60, top: 1 })[0]?.start).not.toBe(
      at('2026-01-14T08:00Z'),
    );
    expect(suggestSlots([away, tokyo], day, { minutes: 60 })).toEqual([]);
  });

  test('comes three times unless told otherwise, none over another', () => {
    const slots = suggestSlots([berlin], day, { minutes: 60 });
    expect(slots.map(({ start: from }) => from)).toEqual(
      [8, 9, 10].map((hour) => start + hour * HOUR),
    );
    expect(suggestSlots([berlin], day, { minutes: 60, top: 5 })).toHaveLength(5);
  });

  test('is never one at which a quorum fails', () => {
    const three = [berlin, tokyo, losAngeles];
    expect(suggestSlots(three, day, { minutes: 60, quorum: 3 })).toEqual([]);
    expect(suggestSlots(three, day, { minutes: 60, quorum: 4 })).toEqual([]);
    for (const slot of suggestSlots(three, day, { minutes: 60, quorum: 2, top: 50 })) {
      expect(slot.present.length).toBeGreaterThanOrEqual(2);
    }
  });

  test('is kept free of the meetings of those who are in them', () => {
    const weekly: SyncWindow = {
      title: 'Weekly',
      zone: 'Europe/Berlin',
      days: [3],
      start: '09:00',
      end: '09:30',
      people: ['kenji'],
      kind: 'meeting',
    };
    const [best] = suggestSlots([berlin, tokyo], day, { minutes: 30, top: 1, sync: [weekly] });
    expect(best?.start).toBe(at('2026-01-14T08:30Z'));
  });

  test.each([
    // Ben and Kenji share 09:00 to 10:00 in Berlin; past it the smallest stretch is half an hour.
    ['nothing', 'ben', null, '08:00', []],
    ['a meeting before it', 'ben', '07:00–08:00', '08:00', []],
    ['a meeting after it', 'ben', '09:00–12:00', '08:00', []],
    ['its first half', 'ben', '08:00–08:30', '08:30', ['kenji']],
    ['its second half', 'ben', '08:30–09:00', '07:30', ['ben']],
    ['a minute in the middle of it', 'ben', '08:29–08:30', '08:30', ['kenji']],
    ['the day of somebody else', 'lena', '00:00–23:59', '08:00', []],
  ])('is kept free of %s in a calendar', (_, whose, event, from, stretched) => {
    const clock = (text: string): number => at(`2026-01-14T${text}Z`);
    const [begins = '', ends = ''] = event?.split('–') ?? [];
    const events = event === null ? [] : [{ start: clock(begins), end: clock(ends) }];
    const asked = { minutes: 60, top: 1, busy: { [whose]: events } };
    const [best] = suggestSlots([berlin, tokyo], day, asked);
    expect(best?.start).toBe(clock(from));
    expect(best?.present).toEqual(['ben', 'kenji']);
    expect(best?.stretched.map(({ id }) => id)).toEqual(stretched);
  });

  test('leaves out whom a calendar keeps away where a quorum can do without', () => {
    const busy = { ben: [day] };
    expect(suggestSlots([berlin, tokyo], day, { minutes: 60, busy })).toEqual([]);
    const london = worker('Europe/London', [['08:00', '17:00']], { id: 'liz' });
    const three = [berlin, tokyo, london];
    const [best] = suggestSlots(three, day, { minutes: 60, quorum: 2, top: 1, busy });
    expect(best).toMatchObject({ start: at('2026-01-14T08:00Z'), present: ['kenji', 'liz'] });
  });

  test('of the same stretch goes to who has borne less, then to whose turn was longer ago', () => {
    // Tokyo ends when Berlin begins: either comes a quarter of an hour early or stays as long.
    const pair = [berlin, worker('Asia/Tokyo', [['09:00', '17:00']], { id: 'kenji' })];
    const once: Borne = { minutes: 15, seats: 1, last: 2 };
    const best = (borne: [string, Borne][]): string | undefined =>
      suggestSlots(pair, day, { minutes: 15, top: 1, borne: new Map(borne) })[0]?.stretched[0]?.id;
    expect(best([])).toBe('ben');
    expect(best([['ben', once]])).toBe('kenji');
    expect(best([['kenji', once]])).toBe('ben');
    expect(
      best([
        ['ben', once],
        ['kenji', { ...once, last: 1 }],
      ]),
    ).toBe('kenji');
    expect(
      best([
        ['ben', { ...once, last: 1 }],
        ['kenji', once],
      ]),
    ).toBe('ben');
  });

  test('needs two people, unless one is all there are', () => {
    expect(suggestSlots([], day, { minutes: 30 })).toEqual([]);
    expect(
      suggestSlots([berlin, losAngeles], { start, end: start + 4 * HOUR }, { minutes: 30 }),
    ).toEqual([]);
    expect(suggestSlots([berlin], { start, end: start + HOUR }, { minutes: 90 })).toEqual([]);
  });

  test.each([
    ['options.minutes', day, { minutes: 0 }],
    ['options.minutes', day, { minutes: 1441 }],
    ['options.top', day, { minutes: 30, top: 0 }],
    ['range', { start, end: start + 367 * DAY }, { minutes: 30 }],
    ['range.end', { start, end: Number.NaN }, { minutes: 30 }],
    ['busy.ben[0].start', day, { minutes: 30, busy: { ben: [{ start: 0.5, end: 1 }] } }],
  ])('of malformed input is refused by the name of %s', (field, range, options) => {
    expect(() => suggestSlots([berlin], range, options)).toThrow(RangeError);
    expect(() => suggestSlots([berlin], range, options)).toThrow(field);
  });
});

const isNight = (zone: string, instant: number): boolean => {
  const { minute } = wallAt(zone, instant);
  return minute < 6 * 60 || minute >= 21 * 60;
};

/** How much of a slot lies outside somebody's hours, counted away from one stretch of work; Infinity when they cannot. */
function burdenOf(
  person: Person,
  oracle: Oracle,
  { start: from, end }: { start: number; end: number },
): number {
  for (let t = from; t < end; t += MINUTE) {
    if (oracle.isFocus(t) || oracle.isBusy(t)) return Infinity;
  }
  let least = Infinity;
  const outward = (edge: number, step: -1 | 1): number => {
    let reached = 0;
    const minuteBeyond = (k: number): number =>
      step === 1 ? edge + k * MINUTE : edge - (k + 1) * MINUTE;
    while (reached < 180 && !isNight(person.zone, minuteBeyond(reached))) reached++;
    return reached * MINUTE;
  };
  const workEdges: { start: number; end: number }[] = [];
  for (let t = from - 6 * HOUR; t < end + 6 * HOUR; t += MINUTE) {
    if (!oracle.isWorking(t)) continue;
    const last = workEdges.at(-1);
    if (last?.end === t) last.end = t + MINUTE;
    else workEdges.push({ start: t, end: t + MINUTE });
  }
  for (const work of workEdges) {
    const before = Math.max(0, work.start - from);
    const after = Math.max(0, end - work.end);
    if (before > 0 && before > outward(work.start, -1)) continue;
    if (after > 0 && after > outward(work.end, 1)) continue;
    least = Math.min(least, before + after);
  }
  return least;
}

const anyMeeting = fc
  .record({
    people: fc.array(anyPersonAndMoment, { minLength: 1, maxLength: 4 }),
    minutes: fc.constantFrom(15, 30, 45, 60, 100),
    hours: fc.integer({ min: 2, max: 20 }),
    sync: fc.oneof(fc.constant([]), fc.array(anySyncWindow, { maxLength: 2 })),
    calendars: fc.array(anyBusy, { maxLength: 4 }),
  })
  .map(({ people, minutes, hours, sync, calendars }) => {
    const moment = Math.floor((people[0]?.at ?? 0) / HOUR) * HOUR;
    return {
      people: people.map(({ person }, i): Person => ({ ...person, id: `p${i}` })),
      range: { start: moment, end: moment + hours * HOUR },
      minutes,
      sync,
      busy: Object.fromEntries(calendars.map((calendar, i) => [`p${i}`, calendar(moment)])),
    };
  });

describe('the slots for anybody', () => {
  test('are those that looking at every quarter of an hour finds best', () => {
    fc.assert(
      fc.property(anyMeeting, ({ people, range, minutes, sync, busy }) => {
        const wide = { start: range.start - DAY, end: range.end + DAY };
        const oracles = people.map((person) =>
          oracleFor(person, wide, { sync, busy: busy[person.id] ?? [] }),
        );
        const rank = (slot: Pick<Slot, 'start' | 'end'>) => {
          const burdens = people.map((person, i) => burdenOf(person, oracles[i] as Oracle, slot));
          const borne = burdens.filter((burden) => burden < Infinity);
          const worst = Math.max(0, ...borne);
          const burden = borne.reduce((a, b) => a + b, 0);
          return { burdens, present: borne.length, burden, worst };
        };
        const [best] = suggestSlots(people, range, { minutes, top: 1, sync, busy });
        let most = 0;
        let lightest = Infinity;
        let mildest = Infinity;
        let soonest: number | null = null;
        for (let from = range.start; from + minutes * MINUTE <= range.end; from += 15 * MINUTE) {
          const { present, burden, worst } = rank({ start: from, end: from + minutes * MINUTE });
          if (present < most || (present === most && burden > lightest)) continue;
          if (present === most && burden === lightest && worst >= mildest) continue;
          [most, lightest, mildest, soonest] = [present, burden, worst, from];
        }
        if (soonest === null || most < Math.min(2, people.length)) {
          expect(best).toBeUndefined();
          return;
        }
        const { burdens } = rank({ start: soonest, end: soonest + minutes * MINUTE });
        expect(best?.start).toBe(soonest);
        expect(best?.present).toEqual(
          people.filter((_, i) => (burdens[i] ?? Infinity) < Infinity).map(({ id }) => id),
        );
        expect(best?.stretched.map(({ id }) => id)).toEqual(
          people
            .filter((_, i) => (burdens[i] ?? 0) > 0 && (burdens[i] ?? 0) < Infinity)
            .map(({ id }) => id),
        );
      }),
      propertyOptions(250),
    );
  });
});
