import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/time/instant';
import { zoneNames } from '../../../src/time/zone';
import { zoneByRule, type YearlyDate, type ZoneRule } from '../../../src/time/zone-by-rule';
import { propertyOptions } from '../../support/property';
import { icuIsWrong, icuOffsetAt } from './icu-lag';

const NOW = Date.parse('2026-11-22T12:00Z');
const START = Date.parse('2026-01-01T00:00Z');
const END = Date.parse('2028-01-01T00:00Z');

const date = (
  month: number,
  weekday: YearlyDate['weekday'],
  occurrence: number,
  clock: string,
): YearlyDate => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return { month, weekday, occurrence, minute: hours * 60 + minutes };
};

const rule = (
  standard: number,
  summer?: { readonly by?: number; readonly begins: YearlyDate; readonly ends: YearlyDate },
): ZoneRule => ({
  standard: standard * HOUR,
  summer:
    summer === undefined
      ? null
      : {
          offset: standard * HOUR + (summer.by ?? 60) * MINUTE,
          begins: summer.begins,
          ends: summer.ends,
        },
});

const EUROPE = { begins: date(3, 7, 5, '02:00'), ends: date(10, 7, 5, '03:00') };
const AMERICA = { begins: date(3, 7, 2, '02:00'), ends: date(11, 7, 1, '02:00') };

describe('the zone of a rule', () => {
  test.each([
    ['the middle of Europe', rule(1, EUROPE), 'Europe/Berlin'],
    ['the west of America', rule(-8, AMERICA), 'America/Los_Angeles'],
    ['the east of America', rule(-5, AMERICA), 'America/New_York'],
    [
      'Sydney, where summer is at the turn of the year',
      rule(10, { begins: date(10, 7, 1, '02:00'), ends: date(4, 7, 1, '03:00') }),
      'Australia/Sydney',
    ],
    [
      'Lord Howe, which moves by half an hour',
      rule(10.5, { by: 30, begins: date(10, 7, 1, '02:00'), ends: date(4, 7, 1, '02:00') }),
      'Australia/Lord_Howe',
    ],
    [
      'Dublin and London, whose rule is the same',
      rule(0, { begins: date(3, 7, 5, '01:00'), ends: date(10, 7, 5, '02:00') }),
      'Europe/London',
    ],
    ['China, which is never changed', rule(8), 'Asia/Shanghai'],
    ['India', rule(5.5), 'Asia/Kolkata'],
    ['Nepal', rule(5.75), 'Asia/Kathmandu'],
    ['Greenwich, which is never changed', rule(0), 'UTC'],
    ['a summer that is no hour longer', rule(9, { by: 0, ...EUROPE }), 'Asia/Tokyo'],
  ])('of %s', (_, given, zone) => {
    expect(zoneByRule(given, NOW)).toBe(zone);
  });

  test('is the first that is known of the person and fits', () => {
    const known = ['Asia/Tokyo', 'Europe/Zurich', 'Europe/Paris'];
    expect(zoneByRule(rule(1, EUROPE), NOW, known)).toBe('Europe/Zurich');
    expect(zoneByRule(rule(1, EUROPE), NOW, ['Europe/Lisbon'])).toBe('Europe/Berlin');
  });

  test('is that of this year and the next, not of years before', () => {
    // British Columbia stays on summer time from November 2026 on.
    const stays = rule(-7);
    expect(zoneByRule(stays, Date.parse('2027-02-01T00:00Z'), ['America/Vancouver'])).toBe(
      'America/Vancouver',
    );
    const before = Date.parse('2025-02-01T00:00Z');
    expect(zoneByRule(stays, before, ['America/Vancouver'])).toBe('America/Phoenix');
  });

  test('may be one that fits from now on where none fits the whole year', () => {
    // Morocco went back to UTC in September 2026: a rule made then does not tell of the summer before.
    expect(zoneByRule(rule(0), NOW, ['Africa/Casablanca'])).toBe('UTC');
    const oddRule = rule(-3.5, AMERICA);
    expect(zoneByRule(oddRule, NOW)).toBe('America/St_Johns');
  });

  test.each([
    ['an offset that nobody keeps', rule(3.75)],
    [
      'the example of the documentation, 3:20 with a summer of 1:40',
      rule(10 / 3, { by: 100, begins: date(10, 7, 2, '02:00'), ends: date(5, 7, 4, '02:00') }),
    ],
    ['a month where no clock is changed', rule(1, { ...EUROPE, begins: date(6, 7, 5, '02:00') })],
    [
      'an hour at which no clock is changed',
      rule(1, { ...EUROPE, begins: date(3, 7, 5, '02:30') }),
    ],
  ])('is not known for %s', (_, given) => {
    expect(zoneByRule(given, NOW)).toBeNull();
  });
});

/** What Node's ICU says of a zone's clock over the two years: the rule that it keeps to, or null where it keeps to none. */
function ruleByIcu(name: string): ZoneRule | null {
  const changes: { readonly at: number; readonly before: number; readonly after: number }[] = [];
  for (let day = START; day < END; day += DAY) {
    const before = icuOffsetAt(name, day);
    const after = icuOffsetAt(name, day + DAY);
    if (before === after) continue;
    let [early, late] = [day, day + DAY];
    while (late - early > MINUTE) {
      const middle = early + Math.floor((late - early) / MINUTE / 2) * MINUTE;
      if (icuOffsetAt(name, middle) === before) early = middle;
      else late = middle;
    }
    changes.push({ at: late, before, after });
  }
  if (changes.length === 0) return { standard: icuOffsetAt(name, START), summer: null };
  const dated = changes.map(({ at, before, after }) => {
    const wall = new Date(at + before);
    const days = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate();
    const nth = Math.ceil(wall.getUTCDate() / 7);
    const isLast = wall.getUTCDate() + 7 > days;
    return {
      year: wall.getUTCFullYear(),
      toSummer: after > before,
      before,
      after,
      nth,
      isLast,
      month: wall.getUTCMonth() + 1,
      weekday: (((wall.getUTCDay() + 6) % 7) + 1) as YearlyDate['weekday'],
      minute: wall.getUTCHours() * 60 + wall.getUTCMinutes(),
    };
  });
  const yearly = (toSummer: boolean): YearlyDate | null => {
    const [one, other] = dated.filter((change) => change.toSummer === toSummer);
    if (one === undefined || other === undefined || dated.length !== 4) return null;
    const { month, weekday, minute } = one;
    if (other.month !== month || other.weekday !== weekday || other.minute !== minute) return null;
    const occurrence = one.isLast && other.isLast ? 5 : one.nth === other.nth ? one.nth : null;
    return occurrence === null ? null : { month, weekday, minute, occurrence };
  };
  const begins = yearly(true);
  const ends = yearly(false);
  const summer = dated.find(({ toSummer }) => toSummer);
  if (begins === null || ends === null || summer === undefined) return null;
  return { standard: summer.before, summer: { offset: summer.after, begins, ends } };
}

const asked = zoneNames().filter(
  (name) =>
    ![START, NOW, END - 1].some((at) => icuIsWrong(name, at)) && name !== 'America/Coyhaique',
);

const sameByIcu = (a: string, b: string): boolean => {
  for (let at = START; at < END; at += 11 * HOUR) {
    if (icuOffsetAt(a, at) !== icuOffsetAt(b, at)) return false;
  }
  return true;
};

test('a rule read off ICU leads to a zone with the same clock, by ICU', () => {
  let found = 0;
  let ruled = 0;
  fc.assert(
    fc.property(fc.constantFrom(...asked), (name) => {
      const given = ruleByIcu(name);
      if (given === null) return;
      found++;
      if (given.summer !== null) ruled++;
      expect(zoneByRule(given, NOW, [name])).toBe(name);
      const zone = zoneByRule(given, NOW);
      if (zone === null) throw new Error(`no zone for ${name}`);
      if (zone !== name) expect(sameByIcu(zone, name), `${zone} for ${name}`).toBe(true);
    }),
    propertyOptions(120),
  );
  expect(found).toBeGreaterThan(5);
  expect(ruled).toBeGreaterThan(0);
});
