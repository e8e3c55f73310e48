import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../../src/time/instant';
import {
  formatClock,
  formatDay,
  instantOf,
  parseClock,
  parseDay,
  resolveWall,
  startOfDay,
  wallAt,
} from '../../../src/time/wall-time';

const day = (text: string): number => parseDay(text) ?? Number.NaN;
const clock = (text: string): number => parseClock(text) ?? Number.NaN;
const at = (text: string): number => Date.parse(text);

/** The wall as people write it: `2026-03-29 03:30`. */
const wall = (zone: string, instant: number): string => {
  const shown = wallAt(zone, instant);
  return `${formatDay(shown.day)} ${formatClock(shown.minute)}`;
};

describe('a wall time that comes once', () => {
  test.each([
    ['Asia/Kathmandu', '2026-05-04', '09:00', '2026-05-04T03:15Z'],
    ['Europe/Berlin', '2026-05-04', '09:00', '2026-05-04T07:00Z'],
    ['Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T00:59Z'],
    ['Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T01:00Z'],
    ['Europe/Berlin', '2026-10-25', '01:59', '2026-10-24T23:59Z'],
    ['Europe/Berlin', '2026-10-25', '03:00', '2026-10-25T02:00Z'],
    ['Europe/Berlin', '2026-05-04', '24:00', '2026-05-04T22:00Z'],
    ['America/St_Johns', '2026-01-15', '12:00', '2026-01-15T15:30Z'],
    ['Pacific/Chatham', '2026-01-15', '12:00', '2026-01-14T22:15Z'],
    ['Pacific/Kiritimati', '2026-01-15', '00:00', '2026-01-14T10:00Z'],
    ['Pacific/Pago_Pago', '2026-01-15', '00:00', '2026-01-15T11:00Z'],
    ['America/Asuncion', '2025-07-01', '12:00', '2025-07-01T15:00Z'],
    ['Asia/Almaty', '2024-03-01', '12:00', '2024-03-01T07:00Z'],
    ['Asia/Qostanay', '2024-03-01', '12:00', '2024-03-01T07:00Z'],
    ['Europe/Berlin', '2040-07-02', '09:00', '2040-07-02T07:00Z'],
    ['America/New_York', '2099-12-24', '09:00', '2099-12-24T14:00Z'],
  ])('%s, %s %s', (zone, date, time, instant) => {
    expect(resolveWall(zone, day(date), clock(time))).toEqual({
      instant: at(instant),
      kind: 'exact',
    });
    expect(instantOf(zone, day(date), clock(time))).toBe(at(instant));
  });
});

describe('a wall time that a gap skips moves forward by the length of the gap', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29', '02:00', '2026-03-29 03:00', '2026-03-29T01:00Z'],
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29 03:30', '2026-03-29T01:30Z'],
    ['Europe/Berlin', '2026-03-29', '02:59', '2026-03-29 03:59', '2026-03-29T01:59Z'],
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08 03:30', '2026-03-08T07:30Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-04 02:45', '2026-10-03T15:45Z'],
    ['Pacific/Chatham', '2026-09-27', '03:00', '2026-09-27 04:00', '2026-09-26T14:15Z'],
    ['Antarctica/Troll', '2026-03-29', '01:30', '2026-03-29 03:30', '2026-03-29T01:30Z'],
    ['Africa/Casablanca', '2025-04-06', '02:30', '2025-04-06 03:30', '2025-04-06T02:30Z'],
    ['Asia/Beirut', '2022-03-27', '00:30', '2022-03-27 01:30', '2022-03-26T22:30Z'],
    ['America/Sao_Paulo', '2018-11-04', '00:30', '2018-11-04 01:30', '2018-11-04T03:30Z'],
    ['America/Asuncion', '2024-10-06', '00:30', '2024-10-06 01:30', '2024-10-06T04:30Z'],
    ['America/Caracas', '2016-05-01', '02:45', '2016-05-01 03:15', '2016-05-01T07:15Z'],
    ['Asia/Pyongyang', '2018-05-04', '23:45', '2018-05-05 00:15', '2018-05-04T15:15Z'],
    ['America/St_Johns', '2010-03-14', '00:30', '2010-03-14 01:30', '2010-03-14T04:00Z'],
    ['Pacific/Apia', '2011-12-30', '00:00', '2011-12-31 00:00', '2011-12-30T10:00Z'],
    ['Pacific/Apia', '2011-12-30', '12:00', '2011-12-31 12:00', '2011-12-30T22:00Z'],
    ['Pacific/Fakaofo', '2011-12-30', '23:59', '2011-12-31 23:59', '2011-12-31T10:59Z'],
    ['Europe/Berlin', '2040-03-25', '02:30', '2040-03-25 03:30', '2040-03-25T01:30Z'],
  ])('%s, %s %s becomes %s', (zone, date, time, shown, instant) => {
    const resolved = resolveWall(zone, day(date), clock(time));
    expect(resolved).toEqual({ instant: at(instant), kind: 'gap' });
    expect(wall(zone, resolved.instant)).toBe(shown);
  });
});

describe('a wall time that comes twice is the earlier one', () => {
  test.each([
    ['Europe/Berlin', '2026-10-25', '02:00', '2026-10-25T00:00Z', 1],
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30Z', 1],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30Z', 1],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45Z', 0.5],
    ['Pacific/Chatham', '2026-04-05', '03:00', '2026-04-04T13:15Z', 1],
    ['Antarctica/Troll', '2026-10-25', '01:30', '2026-10-24T23:30Z', 2],
    ['Africa/Casablanca', '2025-02-23', '02:30', '2025-02-23T01:30Z', 1],
    ['Asia/Almaty', '2024-02-29', '23:30', '2024-02-29T17:30Z', 1],
    ['Asia/Qostanay', '2024-02-29', '23:30', '2024-02-29T17:30Z', 1],
    ['America/Asuncion', '2024-03-23', '23:30', '2024-03-24T02:30Z', 1],
    ['America/St_Johns', '2010-11-07', '00:00', '2010-11-07T02:30Z', 1],
    ['America/St_Johns', '2010-11-06', '23:30', '2010-11-07T02:00Z', 1],
    ['Asia/Pyongyang', '2015-08-14', '23:45', '2015-08-14T14:45Z', 0.5],
    ['Europe/Berlin', '2040-10-28', '02:30', '2040-10-28T00:30Z', 1],
  ])('%s, %s %s', (zone, date, time, instant, hoursLater) => {
    const resolved = resolveWall(zone, day(date), clock(time));
    expect(resolved).toEqual({ instant: at(instant), kind: 'fold' });
    const again = resolved.instant + hoursLater * HOUR;
    expect(wall(zone, again)).toBe(wall(zone, resolved.instant));
  });
});

describe('the start of a day', () => {
  test.each([
    ['Europe/Berlin', '2026-05-04', '2026-05-03T22:00Z', '2026-05-04 00:00'],
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00Z', '2026-03-29 00:00'],
    ['Asia/Kathmandu', '2026-05-04', '2026-05-03T18:15Z', '2026-05-04 00:00'],
    ['Asia/Beirut', '2022-03-27', '2022-03-26T22:00Z', '2022-03-27 01:00'],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00Z', '2018-11-04 01:00'],
    ['America/Asuncion', '2024-10-06', '2024-10-06T04:00Z', '2024-10-06 01:00'],
    ['Africa/Cairo', '2023-04-28', '2023-04-27T22:00Z', '2023-04-28 01:00'],
    ['America/Havana', '2026-03-08', '2026-03-08T05:00Z', '2026-03-08 01:00'],
    // The clock went from 23:30 to 00:00, so this day begins on time and the one before ended early.
    ['Asia/Pyongyang', '2018-05-05', '2018-05-04T15:00Z', '2018-05-05 00:00'],
    // The clock went back over midnight: the day began twice, and the first time counts.
    ['America/St_Johns', '2010-11-07', '2010-11-07T02:30Z', '2010-11-07 00:00'],
    ['Pacific/Apia', '2011-12-29', '2011-12-29T10:00Z', '2011-12-29 00:00'],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00Z', '2011-12-31 00:00'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00Z', '2011-12-31 00:00'],
    ['Pacific/Fakaofo', '2011-12-30', '2011-12-30T11:00Z', '2011-12-31 00:00'],
  ])('%s, %s', (zone, date, instant, shown) => {
    const start = startOfDay(zone, day(date));
    expect(start).toBe(at(instant));
    expect(wall(zone, start)).toBe(shown);
    expect(wallAt(zone, start - 1).day).toBeLessThan(day(date));
  });
});

describe('minutes beyond the day', () => {
  const friday = day('2026-03-27');

  test.each([
    [25 * 60, '2026-03-28T00:00Z'],
    [2 * 1440 + 150, '2026-03-29T01:30Z'],
    [3 * 1440, '2026-03-29T22:00Z'],
    [-60, '2026-03-26T22:00Z'],
  ])('%d count on along the wall clock', (minute, instant) => {
    expect(instantOf('Europe/Berlin', friday, minute)).toBe(at(instant));
  });

  test('are the same wall time as on the day they reach', () => {
    for (let ahead = 0; ahead < 400; ahead++) {
      const reached = resolveWall('Europe/Berlin', friday, ahead * 1440 + 150);
      expect(reached).toEqual(resolveWall('Europe/Berlin', friday + ahead, 150));
    }
  });
});

describe('wallAt', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29T00:59:59.999Z', '2026-03-29', 119, 7, 1],
    ['Europe/Berlin', '2026-03-29T01:00:00.000Z', '2026-03-29', 180, 7, 2],
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', '2011-12-29', 1439, 4, -10],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31', 0, 6, 14],
    ['Asia/Kathmandu', '2026-05-03T18:14:59.999Z', '2026-05-03', 1439, 7, 5.75],
    ['Asia/Kathmandu', '2026-05-03T18:15:00.000Z', '2026-05-04', 0, 1, 5.75],
    ['America/St_Johns', '1969-12-31T23:59:00.000Z', '1969-12-31', 1229, 3, -3.5],
  ])('%s at %s', (zone, instant, date, minute, weekday, hours) => {
    expect(wallAt(zone, at(instant))).toEqual({
      day: day(date),
      minute,
      weekday,
      offset: hours * HOUR,
    });
  });

  test('the date line: one instant, two dates, 25 hours apart', () => {
    const now = at('2026-05-04T10:30Z');
    expect(wall('Pacific/Kiritimati', now)).toBe('2026-05-05 00:30');
    expect(wall('Pacific/Pago_Pago', now)).toBe('2026-05-03 23:30');
    expect(wallAt('Pacific/Kiritimati', now).weekday).toBe(2);
    expect(wallAt('Pacific/Pago_Pago', now).weekday).toBe(7);
  });
});

describe('what cannot be resolved', () => {
  test.each([
    ['an unknown zone', () => resolveWall('Asia/Tokio', 0, 0), '"Asia/Tokio" is not an IANA zone'],
    ['an unknown zone to read', () => wallAt('null', 0), '"null" is not an IANA zone'],
    ['half a day', () => resolveWall('UTC', 0.5, 0), 'day must be a whole number'],
    ['no day', () => startOfDay('UTC', Number.NaN), 'day must be a whole number'],
    ['no minute', () => instantOf('UTC', 0, Number.NaN), 'minute must be a whole number'],
    ['half a minute', () => resolveWall('UTC', 0, 0.5), 'minute must be a whole number'],
    ['endless minutes', () => instantOf('UTC', 0, Infinity), 'minute must be a whole number'],
    ['beyond the time line', () => instantOf('UTC', 1e8, 1), 'wall time must be an instant'],
    ['beyond it in the zone', () => instantOf('Etc/GMT+5', 1e8, 0), 'wall time must be an instant'],
  ])('%s', (_, attempt, message) => {
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(message);
  });

  test('the last day of the time line still can', () => {
    expect(instantOf('UTC', 1e8, 0)).toBe(1e8 * DAY);
    expect(instantOf('Etc/GMT-5', -1e8 + 1, 0)).toBe((-1e8 + 1) * DAY - 5 * HOUR);
  });
});
