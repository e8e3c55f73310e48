import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketMap } from '../../../src/presence/bucket-map';
import { availabilityAt } from '../../../src/presence/availability';
import type { Context } from '../../../src/presence/context';
import { AVAILABILITY_STATES, type Report } from '../../../src/presence/report';
import { replyClock } from '../../../src/reply/reply-clock';
import { createRosterClock, type RosterContext } from '../../../src/reply/roster-clock';
import type { Person } from '../../../src/roster/person';
import { DAY, HOUR, MINUTE } from '../../../src/time/instant';
import { normalise, type Interval } from '../../../src/time/interval';
import { wallAt } from '../../../src/time/wall-time';
import { propertyOptions } from '../../support/property';
import { anyPersonAndMoment, anyReport, anySyncWindow } from '../roster/any-person';

/** Calendar events around an instant. */
const anyBusy = fc
  .array(
    fc.record({
      starts: fc.integer({ min: -6, max: 60 }),
      lasts: fc.integer({ min: 1, max: 30 }),
    }),
    { maxLength: 3 },
  )
  .map((events) => (at: number): readonly Interval[] => {
    const found = events.map(({ starts, lasts }) => {
      const start = at + starts * HOUR;
      return { start, end: start + lasts * HOUR };
    });
    return normalise(found);
  });

const anyRoster = fc
  .record({
    people: fc.array(fc.tuple(anyPersonAndMoment, fc.option(anyReport), fc.option(anyBusy)), {
      minLength: 1,
      maxLength: 8,
    }),
    sync: fc.array(anySyncWindow, { maxLength: 2 }),
    leavesSome: fc.boolean(),
  })
  .map(({ people, sync, leavesSome }) => {
    const at = people[0]?.[0].at ?? 0;
    const reports = new Map<string, Report>();
    const busy: { [id: string]: readonly Interval[] } = {};
    const named = people.map(([{ person }, report, events], i): Person => {
      const id = `p${i}`;
      if (report !== null) reports.set(id, report(at));
      if (events !== null) busy[id] = events(at);
      const { blocks: _unshared, ...rest } = person;
      return leavesSome && i % 4 === 3 ? { ...rest, id } : { ...person, id };
    });
    const context: RosterContext = {
      reports: bucketMap(reports),
      busy,
      sync,
      norms: { maker: '6h' },
    };
    return { people: named, context, at };
  });

const anySteps = fc.array(
  fc.oneof(
    fc.integer({ min: 1, max: 90 }).map((minutes) => minutes * MINUTE),
    fc.integer({ min: 1, max: 3 * HOUR }),
    fc.integer({ min: HOUR, max: 5 * DAY }),
    fc.integer({ min: -2 * DAY, max: -1 }),
    fc.constant(0),
  ),
  { minLength: 1, maxLength: 12 },
);

function plainContext({ id }: Person, { reports, busy = {}, ...shared }: RosterContext): Context {
  const report = reports?.get(id);
  const events = busy[id];
  return {
    ...shared,
    ...(report === undefined ? {} : { report }),
    ...(events === undefined ? {} : { busy: events }),
  };
}

/** What the plain functions say of a person, as the clock's face shows it. */
function plain(person: Person, now: number, context: RosterContext) {
  const own = plainContext(person, context);
  const { state, outsideHours, until } = availabilityAt(person, now, own);
  const { firstSeen, replyBy } = replyClock(person, now, own);
  const { minute, weekday, offset } = wallAt(person.zone, now);
  return {
    offset,
    minuteOfDay: minute,
    weekday,
    state: AVAILABILITY_STATES.indexOf(state),
    outsideHours: outsideHours ? 1 : 0,
    until: until ?? NaN,
    firstSeen: firstSeen ?? NaN,
    replyBy: replyBy ?? NaN,
  };
}

type Shown = ReturnType<typeof plain>;

function shown(clock: ReturnType<typeof createRosterClock>, i: number): Shown {
  const entries = Object.entries(clock.face).map(([name, column]) => [name, column[i]]);
  return Object.fromEntries(entries) as Shown;
}

/** The same, or moved on by as much as the time: what needs no looking at again. */
function onlyMoved(before: Shown, after: Shown, passed: number): boolean {
  const same = (a: number, b: number): boolean => Object.is(a, b);
  const moved = (a: number, b: number): boolean => same(a, b) || b - a === passed;
  return (
    same(before.state, after.state) &&
    same(before.offset, after.offset) &&
    same(before.outsideHours, after.outsideHours) &&
    same(before.until, after.until) &&
    moved(before.firstSeen, after.firstSeen) &&
    moved(before.replyBy, after.replyBy)
  );
}

describe('the roster clock', () => {
  test('shows what the plain functions say, however time goes', () => {
    fc.assert(
      fc.property(anyRoster, anySteps, ({ people, context, at }, steps) => {
        const clock = createRosterClock(people, context, at);
        let now = at;
        for (const step of [0, ...steps]) {
          now += step;
          clock.advance(now);
          for (const [i, person] of people.entries()) {
            expect(shown(clock, i), `${i} at ${now}`).toEqual(plain(person, now, context));
          }
        }
      }),
      propertyOptions(1500),
    );
  });

  test('shows what the plain functions say after it was told of other reports, again and again', () => {
    const anyTold = fc.array(
      fc.tuple(
        fc.array(fc.option(anyReport), { minLength: 8, maxLength: 8 }),
        fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 * HOUR })),
      ),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(anyRoster, anyTold, ({ people, context, at }, told) => {
        const clock = createRosterClock(people, context, at);
        let now = at;
        for (const [list, step] of told) {
          const reports = new Map<string, Report>();
          for (const [i, { id }] of people.entries()) {
            const report = list[i];
            if (report !== null && report !== undefined) reports.set(id, report(now));
          }
          now += step;
          clock.retell(bucketMap(reports));
          clock.advance(now);
          for (const [i, person] of people.entries()) {
            expect(shown(clock, i)).toEqual(
              plain(person, now, { ...context, reports: bucketMap(reports) }),
            );
          }
        }
      }),
      propertyOptions(800),
    );
  });

  test('names everybody of whom more changed than the time', () => {
    fc.assert(
      fc.property(anyRoster, anySteps, ({ people, context, at }, steps) => {
        const clock = createRosterClock(people, context, at);
        let now = at;
        for (const step of steps) {
          const before = people.map((_, i) => shown(clock, i));
          now += step;
          const changed = clock.advance(now);
          for (const i of people.keys()) {
            if (changed.includes(i)) continue;
            const was = before[i];
            if (
              was !== undefined &&
              onlyMoved({ ...was, offset: 0 }, { ...shown(clock, i), offset: 0 }, step)
            )
              continue;
            expect.fail(`${i} changed at ${now}`);
          }
        }
      }),
      propertyOptions(1000),
    );
  });

  test('has nothing but time to show until the boundary it names', () => {
    fc.assert(
      fc.property(
        anyRoster,
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        ({ people, context, at }, part) => {
          const clock = createRosterClock(people, context, at);
          const boundary = Math.min(clock.nextBoundary(), at + 3 * DAY);
          expect(boundary).toBeGreaterThan(at);
          const then = at + Math.floor(part * (boundary - at));
          for (const [i, person] of people.entries()) {
            const report = context.reports?.get(person.id);
            const isOpen = report !== undefined && (report.until === undefined || report.at > at);
            const before = shown(clock, i);
            // An absence left open, and what lies beyond the horizon, is told anew with every instant.
            if (isOpen || Number.isNaN(before.until) || Number.isNaN(before.replyBy)) continue;
            expect(onlyMoved(before, plain(person, then, context), then - at)).toBe(true);
          }
        },
      ),
      propertyOptions(1500),
    );
  });
});
