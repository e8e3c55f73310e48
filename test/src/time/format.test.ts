import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatCountdown,
  formatDate,
  formatDuration,
  formatOffsetDifference,
  formatTime,
  formatWeekday,
  formatWeekdayTime,
  roundUpForPromise,
  sharedDay,
  sharesTomorrow,
  type ClockStyle,
} from '../../../src/time/format';
import { DAY, HOUR, MINUTE } from '../../../src/time/instant';
import { wallAt } from '../../../src/time/wall-time';
import { nextTransition, zoneNames } from '../../../src/time/zone';
import { propertyOptions } from '../../support/property';

const at = (text: string): number => Date.parse(text);
const british: ClockStyle = { locale: 'en-GB', hour12: false };
const american: ClockStyle = { locale: 'en-US', hour12: true };
const german: ClockStyle = { locale: 'de-DE', hour12: false };
const japanese: ClockStyle = { locale: 'ja-JP', hour12: false };

/** Which kind of space ICU puts into times has changed between its releases. */
const plain = (text: string): string => text.replace(/\s/g, ' ');

const noon = at('2026-11-17T12:03Z');

describe('times', () => {
  test.each([
    [british, 'UTC', '12:03'],
    [american, 'UTC', '12:03 PM'],
    [american, 'America/New_York', '7:03 AM'],
    [german, 'Europe/Berlin', '13:03'],
    [japanese, 'Asia/Kathmandu', '17:48'],
    [{ locale: 'en-US', hour12: false }, 'America/New_York', '07:03'],
    [{ locale: 'en-GB', hour12: true }, 'UTC', '12:03 pm'],
  ])('in %j and %s: %s', (style, zone, text) => {
    expect(plain(formatTime(noon, zone, style))).toBe(text);
  });

  test.each([
    [british, '00:05'],
    [american, '12:05 AM'],
    [{ locale: 'en-GB', hour12: true }, '12:05 am'],
    [{ locale: 'en-US', hour12: false }, '00:05'],
    [{ locale: 'ja-JP', hour12: false }, '00:05'],
  ])('midnight is never 24:05 or 0:05 PM: %j', (style, text) => {
    expect(plain(formatTime(at('2026-11-17T00:05Z'), 'UTC', style))).toBe(text);
  });

  test('come from the data Lull ships, whatever the runtime thinks of a zone', () => {
    expect(formatTime(at('2025-07-01T12:00Z'), 'America/Asuncion', british)).toBe('09:00');
    expect(formatTime(at('2024-06-01T12:00Z'), 'Asia/Almaty', british)).toBe('17:00');
    expect(formatTime(at('2026-12-01T12:00Z'), 'America/Vancouver', british)).toBe('05:00');
  });
});

describe('days', () => {
  test.each([
    [british, 'UTC', 'Tue', 'Tuesday', 'Tue 17 Nov', 'Tue 12:03'],
    [british, 'Pacific/Kiritimati', 'Wed', 'Wednesday', 'Wed 18 Nov', 'Wed 02:03'],
    [american, 'Asia/Tokyo', 'Tue', 'Tuesday', 'Tue, Nov 17', 'Tue 9:03 PM'],
    [german, 'Europe/Berlin', 'Di', 'Dienstag', 'Di., 17. Nov.', 'Di., 13:03'],
    [japanese, 'Asia/Tokyo', '火', '火曜日', '11月17日(火)', '21:03 (火)'],
  ])('%j in %s', (style, zone, short, long, date, weekdayTime) => {
    expect(formatWeekday(noon, zone, style, 'short')).toBe(short);
    expect(formatWeekday(noon, zone, style, 'long')).toBe(long);
    expect(plain(formatDate(noon, zone, style))).toBe(date);
    expect(plain(formatWeekdayTime(noon, zone, style))).toBe(weekdayTime);
  });
});

describe('lengths of time', () => {
  test.each([
    [0, '0 min'],
    [29_999, '0 min'],
    [30_000, '1 min'],
    [32 * MINUTE, '32 min'],
    [59.5 * MINUTE, '1 hr'],
    [HOUR, '1 hr'],
    [65 * MINUTE, '1 hr 5 min'],
    [26 * HOUR, '26 hr'],
  ])('%d ms is %s', (ms, text) => {
    expect(plain(formatDuration(ms, american))).toBe(text);
  });

  test('speak the reader’s language', () => {
    expect(plain(formatDuration(65 * MINUTE, german))).toBe('1 Std., 5 Min.');
    expect(plain(formatDuration(65 * MINUTE, { locale: 'fr', hour12: false }))).toBe('1 h 5 min');
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('%d is no length', (ms) => {
    expect(() => formatDuration(ms, british)).toThrow(RangeError);
  });
});

test.each([
  [0, ''],
  [60, '+1 h'],
  [-60, '−1 h'],
  [270, '+4½ h'],
  [345, '+5¾ h'],
  [-210, '−3½ h'],
  [15, '+¼ h'],
  [-30, '−½ h'],
  [1500, '+25 h'],
  [20, '+20 min'],
  [-80, '−1 h 20 min'],
])('a clock %d minutes ahead reads %j', (minutes, text) => {
  expect(formatOffsetDifference(minutes, british)).toBe(text);
});

test('a difference is written with the reader’s digits', () => {
  expect(formatOffsetDifference(270, { locale: 'ar-EG', hour12: true })).toBe('+٤½ h');
});

test.each([
  [0, '0:00'],
  [1, '0:01'],
  [1000, '0:01'],
  [1001, '0:02'],
  [25 * MINUTE, '25:00'],
  [32 * MINUTE + 14_000, '32:14'],
  [HOUR - 1, '1:00:00'],
  [65 * MINUTE, '1:05:00'],
  [26 * HOUR + 61_000, '26:01:01'],
  [-999, '0:00'],
  [-7000, '−0:07'],
  [-65 * MINUTE, '−1:05:00'],
])('a countdown with %d ms left reads %s', (ms, text) => {
  expect(formatCountdown(ms)).toBe(text);
});

test('a countdown needs a length', () => {
  expect(() => formatCountdown(Number.NaN)).toThrow(RangeError);
});

describe('a promise is rounded up', () => {
  const now = at('2026-05-04T08:00Z');

  test.each([
    ['UTC', '2026-05-04T08:00:00Z', '2026-05-04T08:00Z'],
    ['UTC', '2026-05-04T08:00:01Z', '2026-05-04T08:05Z'],
    ['UTC', '2026-05-04T09:56Z', '2026-05-04T10:00Z'],
    ['UTC', '2026-05-04T09:59:59Z', '2026-05-04T10:00Z'],
    ['UTC', '2026-05-04T10:01Z', '2026-05-04T10:15Z'],
    ['UTC', '2026-05-05T07:46Z', '2026-05-05T08:00Z'],
    ['UTC', '2026-05-05T08:01Z', '2026-05-05T08:30Z'],
    ['UTC', '2026-05-05T08:30Z', '2026-05-05T08:30Z'],
    ['Asia/Kathmandu', '2026-05-05T08:01Z', '2026-05-05T08:15Z'],
    ['Asia/Kolkata', '2026-05-06T08:01Z', '2026-05-06T08:30Z'],
    ['UTC', '2026-05-04T07:58Z', '2026-05-04T08:00Z'],
  ])('in %s, %s becomes %s', (zone, computed, promised) => {
    expect(roundUpForPromise(at(computed), now, zone)).toBe(at(promised));
  });

  test.each([
    [2 * HOUR - 1, '2026-05-04T10:05Z'],
    [2 * HOUR, '2026-05-04T10:15Z'],
    [DAY - 1, '2026-05-05T08:15Z'],
    [DAY, '2026-05-05T08:30Z'],
  ])('the step grows exactly %d ms ahead', (ahead, promised) => {
    const sent = at('2026-05-04T08:01Z');
    expect(roundUpForPromise(sent + ahead, sent, 'UTC')).toBe(at(promised));
  });

  const nearChange = fc
    .tuple(fc.constantFrom(...zoneNames()), fc.nat(), fc.nat())
    .map(([zone, year, shift]) => {
      const from = Date.UTC(2000 + (year % 60), 0, 1);
      const change = nextTransition(zone, from)?.at ?? from;
      return { zone, computed: change + (shift % (4 * HOUR)) - 2 * HOUR };
    });

  test('never earlier, never by a whole step, and onto a round time of the wall clock', () => {
    fc.assert(
      fc.property(nearChange, fc.integer({ min: 0, max: 3 * DAY }), ({ zone, computed }, ahead) => {
        const step = ahead < 2 * HOUR ? 5 : ahead < DAY ? 15 : 30;
        const promised = roundUpForPromise(computed, computed - ahead, zone);
        expect(promised).toBeGreaterThanOrEqual(computed);
        expect(promised - computed).toBeLessThan(step * MINUTE);
        expect(promised % MINUTE).toBe(0);
        expect(wallAt(zone, promised).minute % step).toBe(0);
      }),
      propertyOptions(10_000),
    );
  });
});

describe('today and tomorrow are said only when they are so for both', () => {
  const berlinMonday = at('2026-05-04T20:00Z');

  test.each([
    ['2026-05-04T21:00Z', 'Europe/Berlin', 'Europe/Berlin', 'today'],
    ['2026-05-05T07:00Z', 'Europe/Berlin', 'Europe/Berlin', 'tomorrow'],
    ['2026-05-05T07:00Z', 'Europe/Berlin', 'America/New_York', 'tomorrow'],
    // It is Tuesday already in Tokyo, so that is today there.
    ['2026-05-05T07:00Z', 'Europe/Berlin', 'Asia/Tokyo', null],
    // Still Monday evening in New York when Tuesday begins in Berlin.
    ['2026-05-04T23:00Z', 'Europe/Berlin', 'America/New_York', null],
    ['2026-05-06T07:00Z', 'Europe/Berlin', 'America/New_York', null],
    ['2026-05-03T07:00Z', 'Europe/Berlin', 'Europe/Berlin', null],
  ])('%s in %s and %s', (text, viewer, other, shared) => {
    expect(sharedDay(at(text), berlinMonday, [viewer, other])).toBe(shared);
    expect(sharesTomorrow(at(text), berlinMonday, viewer, other)).toBe(shared === 'tomorrow');
  });

  test('the day after a skipped date is not called tomorrow', () => {
    const apiaThursday = at('2011-12-30T08:00Z');
    expect(sharedDay(at('2011-12-30T12:00Z'), apiaThursday, ['Pacific/Apia'])).toBeNull();
  });
});
