import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { availabilityAt } from '../../../src/presence/availability';
import { overlap } from '../../../src/reply/overlap';
import { nextOverlap, overlapOutlook } from '../../../src/reply/overlap-outlook';
import type { Person, SyncWindow } from '../../../src/roster/person';
import { DAY, HOUR, MINUTE } from '../../../src/time/instant';
import { propertyOptions } from '../../support/property';
import { anyBusy, anyPersonAndMoment, anySyncWindow } from '../roster/any-person';
import { at, worker } from './people';

const berlin = worker('Europe/Berlin', [['09:00', '17:30']], { id: 'ben' });
const tokyo = worker('Asia/Tokyo', [['09:00', '18:00']], { id: 'kenji' });
const kathmandu = worker('Asia/Kathmandu', [['10:00', '19:00']], { id: 'asha' });
const ALL = { kind: 'all' } as const;

/** A Wednesday: Ben and Kenji share 08:00 to 09:00 UTC, Ben and Asha 08:00 to 13:15. */
const WEDNESDAY = { start: at('2026-01-14T00:00Z'), end: at('2026-01-15T00:00Z') };
const clock = (text: string): number => at(`2026-01-14T${text}Z`);
const stretch = (start: string, end: string) => ({ start: clock(start), end: clock(end) });

describe('calendars in common time', () => {
  test.each([
    ['nothing', {}, ['08:00–13:15']],
    ['an event of one', { ben: [stretch('09:00', '10:00')] }, ['08:00–09:00', '10:00–13:15']],
    [
      'events of both, over and beside each other',
      {
        ben: [stretch('09:00', '10:00')],
        asha: [stretch('09:30', '10:30'), stretch('10:30', '11:00')],
      },
      ['08:00–09:00', '11:00–13:15'],
    ],
    ['one over its beginning', { asha: [stretch('06:00', '08:20')] }, ['08:20–13:15']],
    [
      'one within minutes',
      { ben: [stretch('09:00:10', '09:00:50')] },
      ['08:00–09:00', '09:01–13:15'],
    ],
    ['an empty one', { ben: [stretch('09:00:10', '09:00:10')] }, ['08:00–13:15']],
    ['one outside hours', { ben: [stretch('18:00', '20:00')] }, ['08:00–13:15']],
    ['somebody else’s', { kenji: [stretch('08:00', '13:00')] }, ['08:00–13:15']],
    ['a whole day', { ben: [WEDNESDAY] }, []],
  ])('take %s', (_, busy, told) => {
    const found = overlap([berlin, kathmandu], WEDNESDAY, { busy });
    const hour = (instant: number): string => new Date(instant).toISOString().slice(11, 16);
    expect(found.map(({ start, end }) => `${hour(start)}–${hour(end)}`)).toEqual(told);
  });

  test('count one person less, not one stretch less', () => {
    const people = [berlin, { ...berlin, id: 'bea' }, kathmandu];
    const busy = { bea: [stretch('09:00', '10:00')], ben: [stretch('12:00', '12:30')] };
    const least = (quorum: number) => overlap(people, WEDNESDAY, { busy, quorum });
    expect(least(2)).toEqual([{ ...stretch('08:00', '16:30'), least: 2 }]);
    expect(least(3)).toEqual([
      { ...stretch('08:00', '09:00'), least: 3 },
      { ...stretch('10:00', '12:00'), least: 3 },
      { ...stretch('12:30', '13:15'), least: 3 },
    ]);
  });

  test('take from both hours of a night on which clocks are put back', () => {
    // New York, 1 November: 01:00 to 02:00 comes twice, an hour of it is in a meeting.
    const night: Person = {
      id: 'nia',
      name: 'Nia',
      zone: 'America/New_York',
      blocks: [{ days: [7], start: '00:00', end: '04:00' }],
    };
    const range = { start: at('2026-11-01T00:00-04:00'), end: at('2026-11-02T00:00-05:00') };
    const meeting = { start: at('2026-11-01T01:30-04:00'), end: at('2026-11-01T01:30-05:00') };
    expect(overlap([night], range, { busy: { nia: [meeting] } })).toEqual([
      { start: range.start, end: meeting.start, least: 1 },
      { start: meeting.end, end: at('2026-11-01T04:00-05:00'), least: 1 },
    ]);
  });

  test('make the next overlap a later one, and are why there is none', () => {
    const monday = at('2026-01-12T00:00+01:00');
    const week = (from: number, days: number) =>
      Array.from({ length: days }, (_, i) => {
        const start = from + i * DAY;
        return { start, end: start + HOUR };
      });
    const busy = { kenji: week(at('2026-01-12T08:00Z'), 2) };
    const next = nextOverlap([berlin, tokyo], monday, ALL, { busy });
    expect(next).toEqual({ ...stretch('08:00', '09:00'), least: 2 });
    const always = { kenji: week(at('2026-01-12T08:00Z'), 16) };
    const { windows, gap } = overlapOutlook([berlin, tokyo], monday, ALL, { busy: always });
    expect(windows).toEqual([]);
    expect(gap).toMatchObject({ isPlans: true, change: null, short: 1 });
    expect(overlapOutlook([berlin, tokyo], monday, ALL).gap).toBeNull();
  });

  test.each([
    ['busy.ben[1]', [stretch('09:00', '10:00'), { start: 2, end: 1 }]],
    ['busy.ben[0].end', [{ start: 1, end: Number.NaN }]],
  ])('that are malformed are refused by the name of %s', (field, events) => {
    const ask = () => overlap([berlin], WEDNESDAY, { busy: { ben: events } });
    expect(ask).toThrow(RangeError);
    expect(ask).toThrow(field);
  });
});

type Asked = {
  readonly people: readonly Person[];
  readonly range: { readonly start: number; readonly end: number };
  readonly sync: readonly SyncWindow[];
  readonly busy: { readonly [id: string]: readonly { start: number; end: number }[] };
};

/** A few people, some of them alike and some with calendars, and a range of up to a day and a half. */
const anyAsked: fc.Arbitrary<Asked> = fc
  .record({
    people: fc.array(anyPersonAndMoment, { minLength: 1, maxLength: 4 }),
    isTwin: fc.boolean(),
    sync: fc.array(anySyncWindow, { maxLength: 2 }),
    calendars: fc.array(fc.option(anyBusy), { minLength: 1, maxLength: 5 }),
    before: fc.integer({ min: 0, max: 720 }),
    after: fc.integer({ min: 1, max: 1440 }),
  })
  .map(({ people, isTwin, sync, calendars, before, after }) => {
    const moment = Math.floor((people[0]?.at ?? 0) / MINUTE) * MINUTE;
    const named = isTwin ? [...people, ...people.slice(0, 1)] : people;
    const ids = ['ana', 'ben', 'cho', 'dua', 'eli'];
    return {
      people: named.map(({ person }, i) => ({ ...person, id: ids[i] ?? '' })),
      range: { start: moment - before * MINUTE, end: moment + after * MINUTE },
      sync,
      busy: Object.fromEntries(
        calendars.flatMap((calendar, i) =>
          calendar === null ? [] : [[ids[i] ?? '', calendar(moment)]],
        ),
      ),
    };
  });

/** How many are free at an instant, by asking how each of them is. */
const freeAt = ({ people, sync, busy }: Asked, instant: number): number =>
  people.filter((person) => {
    const events = busy[person.id];
    const context = { sync, ...(events === undefined ? {} : { busy: events }) };
    return availabilityAt(person, instant, context).state === 'available';
  }).length;

describe('the common time of anybody', () => {
  test('is, minute by minute, when enough of them are available', () => {
    fc.assert(
      fc.property(anyAsked, fc.integer({ min: 1, max: 4 }), (asked, quorum) => {
        const { people, range, sync, busy } = asked;
        const expected: { start: number; end: number; least: number }[] = [];
        for (let minute = range.start; minute < range.end; minute += MINUTE) {
          const count = freeAt(asked, minute);
          if (count < quorum) continue;
          const last = expected.at(-1);
          if (last?.end !== minute) {
            expected.push({ start: minute, end: minute + MINUTE, least: count });
          } else {
            last.end += MINUTE;
            last.least = Math.min(last.least, count);
          }
        }
        const options = { quorum, respectFocus: true, sync, busy };
        expect(overlap(people, range, options)).toEqual(expected);
      }),
      propertyOptions(150),
    );
  });
});
