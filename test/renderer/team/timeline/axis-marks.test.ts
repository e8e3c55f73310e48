import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clockMarks,
  dayMarks,
  hourLabels,
  hourMarks,
  hourStep,
} from '../../../../renderer/team/timeline/axis-marks';
import { rangeAround, workingWeek } from '../../../../renderer/team/timeline/timeline-range';
import { HOUR, MINUTE } from '../../../../src/time/instant';
import { formatDay, wallAt } from '../../../../src/time/wall-time';
import { propertyOptions } from '../../../support/property';
import { anyMoment } from '../../../src/roster/any-person';

const H24 = { locale: 'en-GB', hour12: false };
const H12 = { locale: 'en-US', hour12: true };
const ME = {};
const dayOf = (at: number, zone: string) => rangeAround(at, zone, 'day', ME);
const hoursOf = (at: number, zone: string): number[] =>
  hourMarks(zone, dayOf(at, zone)).map(({ hour }) => hour);

describe('the hours of a day', () => {
  const all = Array.from({ length: 24 }, (_, hour) => hour);

  test.each([
    ['an ordinary one', Date.UTC(2026, 0, 13, 11), 'Europe/Berlin', all],
    [
      'the one that lacks two o’clock',
      Date.UTC(2026, 2, 29, 11),
      'Europe/Berlin',
      all.filter((hour) => hour !== 2),
    ],
    [
      'the one that has two o’clock twice',
      Date.UTC(2026, 9, 25, 11),
      'Europe/Berlin',
      [0, 1, 2, ...all.slice(2)],
    ],
    ['one that begins at one', Date.UTC(2026, 2, 29, 9), 'Asia/Beirut', all.slice(1)],
  ])('are those of %s', (_, at, zone, hours) => {
    expect(hoursOf(at, zone)).toEqual(hours);
  });

  test('are full hours on the clock, an hour apart but where it is changed', () => {
    fc.assert(
      fc.property(anyMoment, ({ zone, at }) => {
        const range = dayOf(at, zone);
        const marks = hourMarks(zone, range);
        for (const [i, mark] of marks.entries()) {
          expect(wallAt(zone, mark.at)).toMatchObject({ minute: mark.hour * 60 });
          expect(mark.at).toBeGreaterThanOrEqual(range.start);
          expect(mark.at).toBeLessThan(range.end);
          const next = marks[i + 1];
          if (next === undefined) continue;
          if (wallAt(zone, next.at).offset === wallAt(zone, mark.at).offset) {
            expect(next.at - mark.at).toBe(HOUR);
          }
        }
        expect(marks.length).toBeGreaterThanOrEqual(22);
      }),
      propertyOptions(1000),
    );
  });
});

describe('the labels', () => {
  const range = dayOf(Date.UTC(2026, 0, 13, 11), 'Europe/Berlin');
  const labels = (width: number, style = H24): string[] =>
    hourLabels({ range, width }, 'Europe/Berlin', style).map(({ label }) => label);

  test('thin out to the room there is', () => {
    expect(labels(2200)).toHaveLength(23);
    expect(labels(740)).toEqual(['2', '4', '6', '8', '10', '12', '14', '16', '18', '20', '22']);
    expect(labels(330)).toEqual(['3', '6', '9', '12', '15', '18', '21']);
    expect(labels(150)).toEqual(['6', '12', '18']);
    expect(labels(20)).toEqual([]);
  });

  test('say am and pm where the clock has 12 hours, and need more room', () => {
    expect(labels(600, H12)).toEqual(['3 AM', '6 AM', '9 AM', '12 PM', '3 PM', '6 PM', '9 PM']);
  });

  test('never run into each other', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: 0, max: 2560 }), ({ zone, at }, width) => {
        const scale = { range: dayOf(at, zone), width };
        const marks = hourLabels(scale, zone, H24);
        if (hourStep(scale, H24) === null) expect(marks).toEqual([]);
        for (const [i, mark] of marks.entries()) {
          const next = marks[i + 1];
          if (next !== undefined) expect(next.x - mark.x).toBeGreaterThanOrEqual(18);
        }
      }),
      propertyOptions(500),
    );
  });
});

describe('the dates', () => {
  test('of a week are the working days, as wide as they are long', () => {
    const week = rangeAround(Date.UTC(2026, 2, 25, 11), 'Europe/Berlin', 'week', {
      blocks: [{ days: [2, 4, 7], start: '09:00', end: '17:00' }],
    });
    const marks = dayMarks({ range: week, width: 1430 }, 'Europe/Berlin', H24);
    expect(marks.map(({ label }) => label.slice(0, 3))).toEqual([
      ...['Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    ]);
    expect(marks.map(({ hours }) => hours)).toEqual([24, 24, 24, 24, 24, 23]);
    expect(marks.map(({ width }) => Math.round(width))).toEqual([240, 240, 240, 240, 240, 230]);
  });

  test('lose the month where there is no room', () => {
    const week = rangeAround(Date.UTC(2026, 2, 25, 11), 'Europe/Berlin', 'week', ME);
    const marks = dayMarks({ range: week, width: 300 }, 'Europe/Berlin', H24);
    expect(marks.map(({ label }) => label)).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri']);
  });

  test('tell where the clocks are changed and by how much', () => {
    const day = dayOf(Date.UTC(2026, 2, 29, 11), 'Europe/Berlin');
    expect(clockMarks({ range: day, width: 230 }, 'Europe/Berlin')).toEqual([
      { at: Date.UTC(2026, 2, 29, 1), x: 20, minutes: 60 },
    ]);
    const lordHowe = dayOf(Date.UTC(2026, 3, 5), 'Australia/Lord_Howe');
    expect(clockMarks({ range: lordHowe, width: 1 }, 'Australia/Lord_Howe')).toMatchObject([
      { minutes: -30 },
    ]);
  });
});

describe('the range', () => {
  test('is a calendar day of 23 to 25 hours that holds the moment', () => {
    fc.assert(
      fc.property(anyMoment, ({ zone, at }) => {
        const { start, end } = dayOf(at, zone);
        expect(start).toBeLessThanOrEqual(at);
        expect(end).toBeGreaterThan(at);
        expect(wallAt(zone, end).day).toBe(wallAt(zone, start).day + 1);
        expect(Math.abs(end - start - 24 * HOUR)).toBeLessThanOrEqual(2 * HOUR);
      }),
      propertyOptions(500),
    );
  });

  test('of a week holds the moment even on a day off, and begins at midnight', () => {
    fc.assert(
      fc.property(anyMoment, ({ zone, at }) => {
        const { start, end } = rangeAround(at, zone, 'week', ME);
        expect(start).toBeLessThanOrEqual(at);
        expect(end).toBeGreaterThan(at);
        const days = wallAt(zone, end).day - wallAt(zone, start).day;
        expect(days).toBeGreaterThanOrEqual(5);
        expect(days).toBeLessThanOrEqual(7);
        expect(wallAt(zone, start).weekday).toBe(1);
      }),
      propertyOptions(500),
    );
  });

  test('of a Saturday in a week of Monday to Friday has six days', () => {
    const saturday = Date.UTC(2026, 0, 17, 11);
    const { start, end } = rangeAround(saturday, 'Europe/Berlin', 'week', ME);
    expect(formatDay(wallAt('Europe/Berlin', start).day)).toBe('2026-01-12');
    expect((end - start) / MINUTE / 1440).toBe(6);
  });

  test('of somebody who works Sunday to Thursday has all the week between', () => {
    expect(
      workingWeek({ blocks: [{ days: [7, 1, 2, 3, 4], start: '09:00', end: '17:00' }] }),
    ).toEqual({ first: 1, last: 7 });
    expect(workingWeek({})).toEqual({ first: 1, last: 5 });
  });
});
