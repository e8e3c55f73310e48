import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../../src/time/instant';
import {
  findZone,
  nextTransition,
  offsetAt,
  previousTransition,
  suggestZone,
  transitions,
  zoneNames,
} from '../../../src/time/zone';
import { propertyOptions } from '../../support/property';

const at = (text: string): number => Date.parse(text);

describe('findZone', () => {
  test.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['Europe/Oslo', 'Europe/Oslo'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['UTC', 'UTC'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
    ['Asia/Katmandu', 'Asia/Kathmandu'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['America/Godthab', 'America/Nuuk'],
    ['Asia/Rangoon', 'Asia/Yangon'],
    ['Pacific/Enderbury', 'Pacific/Kanton'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['Singapore', 'Asia/Singapore'],
    ['Etc/UTC', 'UTC'],
    ['GMT', 'UTC'],
    ['EST5EDT', 'America/New_York'],
  ])('%s is %s', (name, canonical) => {
    expect(findZone(name)).toBe(canonical);
  });

  test.each([
    'Asia/Tokio',
    'europe/berlin',
    'EUROPE/BERLIN',
    ' Europe/Berlin',
    'Berlin',
    '+02:00',
    'UTC+2',
    'GMT+2',
    'CEST',
    'null',
    '',
    'constructor',
    '__proto__',
    'Etc/GMT+15',
  ])('%j is no zone', (name) => {
    expect(findZone(name)).toBeNull();
    expect(() => offsetAt(name, 0)).toThrow(new RangeError(`"${name}" is not an IANA zone`));
  });

  test('a canonical name stands for itself', () => {
    const names = zoneNames();
    expect(names.map(findZone)).toEqual(names);
    expect([...names].sort()).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('suggestZone', () => {
  test.each([
    ['Asia/Tokio', 'Asia/Tokyo'],
    ['Europe/Berln', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['America/New York', 'America/New_York'],
    ['America/Los-Angeles', 'America/Los_Angeles'],
    [' asia/kathmandu ', 'Asia/Kathmandu'],
    ['Asia/Calcuta', 'Asia/Kolkata'],
    ['Europe/Kieff', 'Europe/Kyiv'],
    ['Berlin', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['Sao Paulo', 'America/Sao_Paulo'],
    ['America/Sao_Paolo', 'America/Sao_Paulo'],
    ['port au prince', 'America/Port-au-Prince'],
    ['utc', 'UTC'],
    ['Etc/Utc', 'UTC'],
  ])('%j probably means %s', (text, zone) => {
    expect(suggestZone(text)).toBe(zone);
  });

  test.each(['', 'null', '+02:00', 'UTC+2', 'GMT+2', 'GMT-5', 'Mars/Olympus', 'xyz', '/', 'CEST'])(
    '%j resembles nothing',
    (text) => {
      expect(suggestZone(text)).toBeNull();
    },
  );

  test('any canonical name in the wrong letter case is recognised', () => {
    const spelt = zoneNames().filter((name) => !/\d/.test(name));
    expect(spelt.map((name) => suggestZone(name.toLowerCase()))).toEqual(spelt);
  });
});

/** Each change, with the hours east of UTC in the millisecond before and from it on. */
test.each([
  ['Australia/Lord_Howe', '2026-04-04T15:00Z', 11, 10.5],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z', 10.5, 11],
  ['Pacific/Chatham', '2026-04-04T14:00Z', 13.75, 12.75],
  ['Pacific/Chatham', '2026-09-26T14:00Z', 12.75, 13.75],
  ['Pacific/Apia', '2011-12-30T10:00Z', -10, 14],
  ['Pacific/Fakaofo', '2011-12-30T11:00Z', -11, 13],
  ['Africa/Casablanca', '2025-02-23T02:00Z', 1, 0],
  ['Africa/Casablanca', '2025-04-06T02:00Z', 0, 1],
  ['America/Asuncion', '2024-03-24T03:00Z', -3, -4],
  ['America/Asuncion', '2024-10-06T04:00Z', -4, -3],
  ['Asia/Almaty', '2024-02-29T18:00Z', 6, 5],
  ['Asia/Qostanay', '2024-02-29T18:00Z', 6, 5],
  ['America/Caracas', '2016-05-01T07:00Z', -4.5, -4],
  ['Asia/Pyongyang', '2015-08-14T15:00Z', 9, 8.5],
  ['Asia/Pyongyang', '2018-05-04T15:00Z', 8.5, 9],
  ['Antarctica/Troll', '2026-03-29T01:00Z', 0, 2],
  ['Europe/Moscow', '2014-10-25T22:00Z', 4, 3],
  ['Europe/Istanbul', '2016-03-27T01:00Z', 2, 3],
  ['Asia/Beirut', '2022-03-26T22:00Z', 2, 3],
  ['Africa/Cairo', '2023-04-27T22:00Z', 2, 3],
  ['America/St_Johns', '2010-03-14T03:31Z', -3.5, -2.5],
  ['America/Nuuk', '2024-03-31T01:00Z', -2, -1],
  ['America/Mexico_City', '2022-10-30T07:00Z', -5, -6],
  ['Asia/Tehran', '2022-09-21T19:30Z', 4.5, 3.5],
  ['Europe/Berlin', '2040-03-25T01:00Z', 1, 2],
  ['Europe/Berlin', '2099-10-25T01:00Z', 2, 1],
  ['America/New_York', '2040-11-04T06:00Z', -4, -5],
  // Chile changes on the first Sunday from the 2nd on: 1 April 2040 is a Sunday too early.
  ['America/Santiago', '2040-04-08T03:00Z', -3, -4],
  ['Australia/Sydney', '2040-10-06T16:00Z', 10, 11],
])('%s changes at %s from UTC%d to UTC%d', (zone, text, before, after) => {
  const change = at(text);
  expect(offsetAt(zone, change - 1)).toBe(before * HOUR);
  expect(offsetAt(zone, change)).toBe(after * HOUR);
  const transition = { at: change, before: before * HOUR, after: after * HOUR };
  expect(nextTransition(zone, change - 1)).toEqual(transition);
  expect(previousTransition(zone, change)).toEqual(transition);
  expect(nextTransition(zone, change)?.at ?? Number.POSITIVE_INFINITY).toBeGreaterThan(change);
  expect(previousTransition(zone, change - 1)?.at ?? 0).toBeLessThan(change);
  expect(transitions(zone, { start: change, end: change + 1 })).toEqual([transition]);
  expect(transitions(zone, { start: change - 1, end: change })).toEqual([]);
  expect(transitions(zone, { start: change + 1, end: change + 2 })).toEqual([]);
});

test.each([
  ['Asia/Kathmandu', 5.75],
  ['Asia/Kolkata', 5.5],
  ['Asia/Tokyo', 9],
  ['Pacific/Marquesas', -9.5],
  ['Pacific/Kiritimati', 14],
  ['Etc/GMT+5', -5],
  ['UTC', 0],
])('%s has been UTC%d since 2000', (zone, hours) => {
  for (const text of ['2000-01-01T00:00Z', '2026-06-01T00:00Z', '2099-12-31T00:00Z']) {
    expect(offsetAt(zone, at(text))).toBe(hours * HOUR);
    expect(nextTransition(zone, at(text))).toBeNull();
    expect(previousTransition(zone, at(text))).toBeNull();
  }
});

test('an old name has the clock of the new one', () => {
  const summer = at('2026-07-01T00:00Z');
  expect(offsetAt('Europe/Kiev', summer)).toBe(offsetAt('Europe/Kyiv', summer));
  expect(nextTransition('US/Pacific', summer)).toEqual(
    nextTransition('America/Los_Angeles', summer),
  );
});

describe('the span found last never answers for another', () => {
  const ALL = { start: at('1990-01-01T00:00Z'), end: at('2110-01-01T00:00Z') };
  const changing = zoneNames().filter((zone) => transitions(zone, ALL).length > 0);

  /** The oracle: walking the changes from the first, every time. */
  const walk = (zone: string, instant: number): number => {
    const changes = transitions(zone, ALL);
    const passed = changes.filter((change) => change.at <= instant);
    return passed.at(-1)?.after ?? changes[0]?.before ?? Number.NaN;
  };

  test('in any order of questions, near changes and far', () => {
    const question = fc.record({
      pick: fc.nat(),
      shift: fc.oneof(
        fc.constantFrom(-1, 0, 1),
        fc.integer({ min: -200 * 24 * HOUR, max: 200 * 24 * HOUR }),
      ),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...changing),
        fc.array(question, { minLength: 2, maxLength: 12 }),
        (zone, questions) => {
          const changes = transitions(zone, ALL);
          for (const { pick, shift } of questions) {
            const instant = (changes[pick % changes.length]?.at ?? 0) + shift;
            expect(offsetAt(zone, instant)).toBe(walk(zone, instant));
          }
        },
      ),
      propertyOptions(3_000),
    );
  });

  test('neighbouring changes join up, rise, and are whole minutes', () => {
    const broken = changing.filter((zone) => {
      const changes = transitions(zone, ALL);
      return changes.some(({ at: instant, before, after }, i) => {
        const last = changes[i - 1];
        const joins = last === undefined || (last.after === before && last.at < instant);
        return !joins || before === after || instant % MINUTE !== 0 || after % MINUTE !== 0;
      });
    });
    expect(broken).toEqual([]);
    expect(changing.length).toBeGreaterThan(240);
  });
});
