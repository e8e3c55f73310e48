import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  calendarDate,
  dayNumber,
  formatClock,
  formatDay,
  parseClock,
  parseDay,
  weekdayOf,
} from '../../../src/time/calendar';
import { DAY } from '../../../src/time/instant';
import { propertyOptions } from '../../support/property';

describe('days', () => {
  test.each([
    ['1970-01-01', 0, 4],
    ['1969-12-31', -1, 3],
    ['2000-02-29', 11_016, 2],
    ['2026-05-04', 20_577, 1],
    ['2100-03-01', 47_541, 1],
    ['0000-01-01', -719_528, 6],
    ['9999-12-31', 2_932_896, 5],
  ])('%s is day %d, weekday %d', (text, day, weekday) => {
    expect(parseDay(text)).toBe(day);
    expect(formatDay(day)).toBe(text);
    expect(weekdayOf(day)).toBe(weekday);
  });

  test.each([
    '',
    '2026-5-4',
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-00',
    '2026-04-31',
    '26-04-30',
    '+02026-04-30',
    ' 2026-04-30',
    '2026-04-30\n',
    '2026-04-30T00:00',
    '٢٠٢٦-٠٤-٣٠',
  ])('%j is no day', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  test.each([0.5, Number.NaN, -719_529, 2_932_897])('day %d cannot be written', (day) => {
    expect(() => formatDay(day)).toThrow(RangeError);
  });

  test('any day agrees with ECMAScript, forward and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (day) => {
        const date = new Date(day * DAY);
        expect(formatDay(day)).toBe(date.toISOString().slice(0, 10));
        expect(parseDay(formatDay(day))).toBe(day);
        expect(weekdayOf(day)).toBe(date.getUTCDay() === 0 ? 7 : date.getUTCDay());
        const parts = calendarDate(day);
        expect(dayNumber(parts.year, parts.month, parts.date)).toBe(day);
      }),
      propertyOptions(10_000),
    );
  });
});

describe('clocks', () => {
  test('every minute of the day is written and read back', () => {
    const minutes = Array.from({ length: 1441 }, (_, minute) => minute);
    expect(minutes.map((minute) => parseClock(formatClock(minute)))).toEqual(minutes);
  });

  test.each([
    ['00:00', 0],
    ['09:05', 545],
    ['23:59', 1439],
    ['24:00', 1440],
  ])('%s is minute %d', (text, minute) => {
    expect(parseClock(text)).toBe(minute);
    expect(formatClock(minute)).toBe(text);
  });

  test.each(['', '9:00', '24:01', '25:00', '09:60', '09:0', '0900', '09:00:00', '9 am', ' 09:00'])(
    '%j is no clock',
    (text) => {
      expect(parseClock(text)).toBeNull();
    },
  );

  test.each([-1, 1441, 0.5, Number.NaN])('minute %d cannot be written', (minute) => {
    expect(() => formatClock(minute)).toThrow(RangeError);
  });
});
