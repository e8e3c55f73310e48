import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { availabilityAt } from '../../../src/presence/availability';
import { HOUR, MINUTE } from '../../../src/time/instant';
import { propertyOptions } from '../../support/property';
import { anyBusy, anyPersonAndMoment, anyReport, anySyncWindow } from '../roster/any-person';
import { oracleFor, planAt, type PlanName } from './hours-oracle';

const LOOKED_AT = 20 * HOUR;

const STATE_OF: { readonly [plan in PlanName]: string } = {
  onLeave: 'off',
  offHours: 'off',
  inGap: 'off',
  available: 'available',
  focusing: 'focusing',
  busy: 'busy',
};

const anySituation = fc
  .record({
    given: anyPersonAndMoment,
    sync: fc.array(anySyncWindow, { maxLength: 3 }),
    busy: anyBusy,
    report: fc.option(anyReport, { nil: undefined }),
  })
  .map(({ given: { person, at }, sync, busy, report }) => ({
    person,
    at,
    sync,
    busy: busy(at),
    report: report?.(at),
  }));

describe('the availability of anybody', () => {
  test('is what the rules say, and changes when they say, minute by minute', () => {
    fc.assert(
      fc.property(anySituation, ({ person, at, sync, busy }) => {
        const range = { start: at - LOOKED_AT, end: at + LOOKED_AT };
        const oracle = oracleFor(person, range, { sync, busy });
        const sharesHours =
          person.blocks?.length !== 0 ||
          person.exceptions?.some(({ blocks }) => blocks.length > 0) === true;
        const plan = planAt(oracle, at);
        const expected = plan === 'offHours' && !sharesHours ? 'noSchedule' : plan;
        const said = availabilityAt(person, at, { sync, busy });
        expect(said).toMatchObject({
          state: STATE_OF[plan],
          reason: expected,
          basis: expected,
          outsideHours: false,
        });
        const isSame = (then: number): boolean => STATE_OF[planAt(oracle, then)] === said.state;
        let until = at + MINUTE;
        while (until < range.end && isSame(until)) until += MINUTE;
        if (until < range.end) expect(said.until).toBe(until);
        else expect(said.until ?? Infinity).toBeGreaterThanOrEqual(range.end);
        let since = at;
        while (since > range.start && isSame(since - MINUTE)) since -= MINUTE;
        if (since > range.start) expect(said.since).toBe(since);
        else expect(said.since ?? -Infinity).toBeLessThanOrEqual(range.start);
      }),
      propertyOptions(1500),
    );
  });

  test('is what a fresh report says, and the schedule where it is stale or yet to come', () => {
    fc.assert(
      fc.property(anySituation, ({ person, at, sync, busy, report }) => {
        fc.pre(report !== undefined);
        const bySchedule = availabilityAt(person, at, { sync, busy });
        const said = availabilityAt(person, at, { sync, busy, report });
        const hasPassed = report.until !== undefined && report.until <= at;
        if (!report.connected || hasPassed) {
          expect(said).toEqual({ ...bySchedule, reason: 'stale' });
        } else if (report.at > at) {
          expect(said).toEqual(bySchedule);
        } else {
          const isWorking = oracleFor(person, { start: at, end: at }).isWorking(at);
          expect(said).toMatchObject({
            state: report.state,
            since: report.at,
            until: report.until ?? null,
            source: 'channel',
            outsideHours: report.state === 'available' && !isWorking,
          });
        }
      }),
      propertyOptions(4000),
    );
  });

  test('does not depend on what was asked before', () => {
    fc.assert(
      fc.property(
        anySituation,
        fc.array(fc.integer({ min: -200 * 1440, max: 200 * 1440 }), { maxLength: 6 }),
        ({ person, at, sync, busy }, detours) => {
          for (const minutes of detours) availabilityAt(person, at + minutes * MINUTE, { sync });
          const copy = { ...person, exceptions: [...(person.exceptions ?? [])] };
          expect(availabilityAt(person, at, { sync, busy })).toEqual(
            availabilityAt(copy, at, { sync: [...sync], busy: [...busy] }),
          );
        },
      ),
      propertyOptions(2000),
    );
  });
});
