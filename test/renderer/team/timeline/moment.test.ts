import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FIRST_DAY,
  LAST_DAY,
  onDay,
  stepped,
  type MomentStep,
} from '../../../../renderer/team/timeline/moment';
import { DAY, HOUR, MINUTE } from '../../../../src/time/instant';
import { formatDay, parseDay, resolveWall, wallAt } from '../../../../src/time/wall-time';
import { propertyOptions } from '../../../support/property';
import { anyMoment } from '../../../src/roster/any-person';

const minutes = (by: number): MomentStep => ({ kind: 'minutes', by });
const days = (by: number): MomentStep => ({ kind: 'days', by });

describe('a step by minutes', () => {
  test.each([
    ['from a mark to the next', Date.UTC(2026, 0, 13, 9, 40), 5, Date.UTC(2026, 0, 13, 9, 45)],
    ['from between two marks', Date.UTC(2026, 0, 13, 9, 42, 30), 5, Date.UTC(2026, 0, 13, 9, 45)],
    ['back from between', Date.UTC(2026, 0, 13, 9, 42, 30), -5, Date.UTC(2026, 0, 13, 9, 40)],
    ['by a quarter', Date.UTC(2026, 0, 13, 9, 40), 15, Date.UTC(2026, 0, 13, 9, 45)],
    ['over midnight', Date.UTC(2026, 0, 13, 22, 55), 5, Date.UTC(2026, 0, 13, 23)],
  ])('goes %s', (_, from, by, to) => {
    expect(stepped(from, 'Europe/Berlin', minutes(by))).toBe(to);
  });

  test('is as long on the night the clocks change as on any other', () => {
    const forward = Date.UTC(2026, 2, 29, 1);
    expect(stepped(forward - 5 * MINUTE, 'Europe/Berlin', minutes(5))).toBe(forward);
    expect(stepped(forward, 'Europe/Berlin', minutes(5))).toBe(forward + 5 * MINUTE);
    const back = Date.UTC(2026, 9, 25, 1);
    expect(stepped(back, 'Europe/Berlin', minutes(-15))).toBe(back - 15 * MINUTE);
  });

  test('from a mark is that long, there and back, wherever and whenever', () => {
    fc.assert(
      fc.property(anyMoment, fc.constantFrom(5, 15), ({ zone, at }, by) => {
        const first = stepped(at, zone, minutes(by));
        expect(first - at).toBeGreaterThan(0);
        expect(first - at).toBeLessThanOrEqual(by * MINUTE);
        const next = stepped(first, zone, minutes(by));
        const { offset } = wallAt(zone, first);
        // Every offset since 1972 but those of a few islands is a multiple of a quarter of an hour.
        if (wallAt(zone, next).offset === offset) expect(next - first).toBe(by * MINUTE);
        expect(stepped(next, zone, minutes(-by))).toBe(first);
      }),
      propertyOptions(1000),
    );
  });
});

describe('a step by days', () => {
  test('keeps the wall time over a clock change, whatever that takes in hours', () => {
    const noon = Date.UTC(2026, 2, 28, 11);
    expect(stepped(noon, 'Europe/Berlin', days(1)) - noon).toBe(23 * HOUR);
    const autumn = Date.UTC(2026, 9, 24, 10);
    expect(stepped(autumn, 'Europe/Berlin', days(1)) - autumn).toBe(25 * HOUR);
  });

  test('into a gap goes on by the length of the gap', () => {
    const halfPastTwo = Date.UTC(2026, 2, 28, 1, 30);
    const at = stepped(halfPastTwo, 'Europe/Berlin', days(1));
    expect(wallAt('Europe/Berlin', at)).toMatchObject({ minute: 3 * 60 + 30 });
  });

  test('keeps the wall time of any date it exists on', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: -400, max: 400 }), ({ zone, at }, by) => {
        const from = wallAt(zone, at);
        const to = stepped(at, zone, days(by));
        const meant = resolveWall(zone, from.day + by, from.minute);
        expect(to).toBe(meant.instant);
        if (meant.kind === 'gap') return;
        expect(wallAt(zone, to)).toMatchObject({ day: from.day + by, minute: from.minute });
      }),
      propertyOptions(1000),
    );
  });
});

describe('the moment', () => {
  test('goes to any date from 1970 to 2099 and keeps its time', () => {
    const noon = Date.UTC(2026, 0, 13, 11);
    for (const date of ['1970-01-01', '2000-02-29', '2038-01-19', '2099-12-31']) {
      const at = onDay(noon, 'Europe/Berlin', parseDay(date) ?? NaN);
      const { day, minute } = wallAt('Europe/Berlin', at);
      expect(formatDay(day)).toBe(date);
      expect(minute).toBe(12 * 60);
    }
  });

  test('never leaves those dates', () => {
    fc.assert(
      fc.property(anyMoment, fc.boolean(), ({ zone, at }, isLast) => {
        const edge = onDay(at, zone, isLast ? LAST_DAY : FIRST_DAY);
        const beyond = stepped(edge, zone, days(isLast ? 1 : -1));
        const { day } = wallAt(zone, beyond);
        expect(day).toBe(isLast ? LAST_DAY : FIRST_DAY);
        expect(Math.abs(beyond - edge)).toBeLessThan(DAY);
      }),
      propertyOptions(300),
    );
  });
});
