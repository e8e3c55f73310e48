import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/time/instant';
import { formatDay, instantOf, resolveWall, startOfDay, wallAt } from '../../../src/time/wall-time';
import { transitions, zoneNames } from '../../../src/time/zone';
import { propertyOptions } from '../../support/property';
import { askIcuUntil, icuIsWrong } from './icu-lag';

const YEARS = { start: Date.UTC(2000, 0, 1), end: Date.UTC(2100, 0, 1) };
const ALL = { start: YEARS.start - 1, end: YEARS.end };

type Moment = { readonly zone: string; readonly at: number };

const anyMoment: fc.Arbitrary<Moment> = fc.record({
  zone: fc.constantFrom(...zoneNames()),
  at: fc.integer({ min: YEARS.start, max: YEARS.end - 1 }),
});

const changing = zoneNames()
  .map((zone) => ({ zone, changes: transitions(zone, ALL).map(({ at }) => at) }))
  .filter(({ changes }) => changes.length > 0);

/** Up to three hours either side of a change, often on the very minute; two days for whole dates skipped. */
const nearChange: fc.Arbitrary<Moment> = fc
  .record({
    pick: fc.constantFrom(...changing),
    which: fc.nat(),
    shift: fc.oneof(
      fc.integer({ min: -12, max: 12 }).map((quarters) => quarters * 15 * MINUTE),
      fc.integer({ min: -3 * HOUR, max: 3 * HOUR }),
      fc.integer({ min: -2 * DAY, max: 2 * DAY }),
    ),
  })
  .map(({ pick, which, shift }) => ({
    zone: pick.zone,
    at: (pick.changes[which % pick.changes.length] ?? 0) + shift,
  }));

const moment = fc.oneof({ weight: 2, arbitrary: nearChange }, { weight: 1, arbitrary: anyMoment });

/** A wall time as somebody writes it, anywhere from a day before to a day after what the clock shows at a moment. */
const written = fc
  .tuple(moment, fc.oneof(fc.integer({ min: -90, max: 90 }), fc.integer({ min: -1440, max: 1440 })))
  .map(([{ zone, at }, shift]) => {
    const { day, minute } = wallAt(zone, at);
    const total = day * 1440 + minute + shift;
    return { zone, day: Math.floor(total / 1440), minute: ((total % 1440) + 1440) % 1440 };
  });

/** ICU is asked about the offsets around a moment only where all of them are known to be up to date. */
const icuKnows = (zone: string, at: number): boolean =>
  at > YEARS.start + 3 * DAY &&
  at < askIcuUntil - 3 * DAY &&
  !icuIsWrong(zone, at - 2 * DAY) &&
  !icuIsWrong(zone, at) &&
  !icuIsWrong(zone, at + 2 * DAY);

describe('any wall time, against Temporal', () => {
  test('resolves to the instant and by the rule Temporal calls compatible', () => {
    fc.assert(
      fc.property(written, ({ zone, day, minute }) => {
        fc.pre(icuKnows(zone, day * DAY + minute * MINUTE));
        const plain = Temporal.PlainDate.from(formatDay(day)).toPlainDateTime({
          hour: Math.floor(minute / 60),
          minute: minute % 60,
        });
        const instant = (disambiguation: 'compatible' | 'earlier' | 'later'): number =>
          plain.toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
        const compatible = instant('compatible');
        const [earlier, later] = [instant('earlier'), instant('later')];
        const twice = compatible === earlier ? 'fold' : 'gap';
        const kind = earlier === later ? 'exact' : twice;
        expect(resolveWall(zone, day, minute)).toEqual({ instant: compatible, kind });
      }),
      propertyOptions(15_000),
    );
  });

  test('an instant shows the same wall and the same start of the day', () => {
    fc.assert(
      fc.property(moment, ({ zone, at }) => {
        fc.pre(icuKnows(zone, at));
        const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
        const shown = wallAt(zone, at);
        expect({ ...shown, day: formatDay(shown.day) }).toEqual({
          day: zoned.toPlainDate().toString(),
          minute: zoned.hour * 60 + zoned.minute,
          weekday: zoned.dayOfWeek,
          offset: zoned.offsetNanoseconds / 1e6,
        });
        expect(startOfDay(zone, shown.day)).toBe(zoned.startOfDay().epochMilliseconds);
      }),
      propertyOptions(10_000),
    );
  });
});

describe('any wall time, by what the words mean', () => {
  const offsetsOf = new Map(
    zoneNames().map((zone) => {
      const changes = transitions(zone, ALL);
      const seen = [wallAt(zone, YEARS.start).offset, ...changes.map(({ after }) => after)];
      return [zone, [...new Set(seen)]];
    }),
  );

  /** Every instant at which the clock shows that wall time: tried with every offset the zone ever has. */
  const showings = (zone: string, local: number): number[] =>
    (offsetsOf.get(zone) ?? [])
      .map((offset) => local - offset)
      .filter((instant) => wallAt(zone, instant).offset === local - instant)
      .sort((a, b) => a - b);

  test('the first of all instants that show it, or past the gap by its length', () => {
    fc.assert(
      fc.property(written, ({ zone, day, minute }) => {
        const local = day * DAY + minute * MINUTE;
        fc.pre(local > YEARS.start + 2 * DAY && local < YEARS.end - 2 * DAY);
        const found = showings(zone, local);
        const { instant, kind } = resolveWall(zone, day, minute);
        if (found.length > 0) {
          expect(instant).toBe(found[0]);
          expect(kind).toBe(found.length === 1 ? 'exact' : 'fold');
          return;
        }
        const [gap] = transitions(zone, { start: local - 2 * DAY, end: local + 2 * DAY }).filter(
          ({ at, before, after }) => at + before <= local && local < at + after,
        );
        expect(kind).toBe('gap');
        expect(instant + wallAt(zone, instant).offset).toBe(
          local + (gap?.after ?? Number.NaN) - (gap?.before ?? Number.NaN),
        );
      }),
      propertyOptions(40_000),
    );
  });

  test('an instant is found again from its wall, unless it is the later showing', () => {
    fc.assert(
      fc.property(moment, ({ zone, at }) => {
        const whole = at - (at % MINUTE);
        const { day, minute } = wallAt(zone, whole);
        const { instant, kind } = resolveWall(zone, day, minute);
        expect(kind).not.toBe('gap');
        expect(kind === 'fold' ? instant <= whole : instant === whole).toBe(true);
        expect(instantOf(zone, day - 3, minute + 3 * 1440)).toBe(instant);
      }),
      propertyOptions(20_000),
    );
  });

  test('the day starts when its date is first shown', () => {
    fc.assert(
      fc.property(moment, ({ zone, at }) => {
        const { day } = wallAt(zone, at);
        const start = startOfDay(zone, day);
        expect(start).toBeLessThanOrEqual(at);
        expect(wallAt(zone, start).day).toBe(day);
        expect(wallAt(zone, start - 1).day).toBeLessThan(day);
        expect(startOfDay(zone, day + 1)).toBeGreaterThan(start);
      }),
      propertyOptions(10_000),
    );
  });
});
