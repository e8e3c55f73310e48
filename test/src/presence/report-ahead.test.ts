import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketMap } from '../../../src/presence/bucket-map';
import { availabilityAt } from '../../../src/presence/availability';
import type { Report } from '../../../src/presence/report';
import {
  boundedReports,
  createReportsAt,
  reportHoldsUntil,
} from '../../../src/presence/report-ahead';
import type { Person } from '../../../src/roster/person';
import { DAY, HOUR, MINUTE } from '../../../src/time/instant';
import { propertyOptions } from '../../support/property';
import { anyReport } from '../roster/any-person';

/** Tuesday noon in Berlin. */
const NOW = Date.UTC(2026, 0, 13, 11);
const BEN: Person = {
  id: 'ben',
  name: 'Ben',
  zone: 'Europe/Berlin',
  blocks: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
};
const said = (report: Partial<Report>): Report => ({
  state: 'away',
  at: NOW - 10 * MINUTE,
  source: 'channel',
  connected: true,
  ...report,
});
const stateAt = (report: Report, at: number): string => {
  const reports = createReportsAt([BEN], bucketMap([['ben', report]]), NOW)(at);
  const own = reports.get('ben');
  const { state, reason } = availabilityAt(BEN, at, own === undefined ? {} : { report: own });
  return `${state} ${reason}`;
};

describe('a live report, looked at from now', () => {
  test.each([
    ['focusing with an end', said({ state: 'focusing', until: NOW + 2 * HOUR }), NOW + 2 * HOUR],
    ['available with an end', said({ state: 'available', until: NOW + HOUR }), NOW + HOUR],
    ['available without one', said({ state: 'available' }), NOW + 1],
    ['away without one', said({}), NOW + HOUR],
    ['busy without one', said({ state: 'busy' }), NOW + HOUR],
    ['off without one', said({ state: 'off' }), Date.UTC(2026, 0, 13, 23)],
    ['anything whose source is lost', said({ connected: false }), -Infinity],
  ])('%s holds for as long as it can be counted on', (_, report, end) => {
    expect(reportHoldsUntil(report, BEN.zone, NOW)).toBe(end);
  });

  test('holds at a moment up to its end, and leaves nothing stale behind', () => {
    const focusing = said({ state: 'focusing', until: NOW + 2 * HOUR });
    expect(stateAt(focusing, NOW + 2 * HOUR - 1)).toBe('focusing focusing');
    expect(stateAt(focusing, NOW + 2 * HOUR)).toBe('available available');
    expect(stateAt(said({ state: 'available' }), NOW + 9 * HOUR)).toBe('off offHours');
    expect(stateAt(said({}), NOW + HOUR - 1)).toBe('away away');
    expect(stateAt(said({}), NOW + HOUR)).toBe('available available');
    expect(stateAt(said({ connected: false }), NOW + MINUTE)).toBe('available available');
  });

  test('does not reach back to before it was said', () => {
    expect(stateAt(said({}), NOW - HOUR)).toBe('available available');
    expect(stateAt(said({}), NOW - 5 * MINUTE)).toBe('away away');
  });

  test('is bounded to the same end for looking at a whole range', () => {
    const bounded = (people: readonly Person[], report: Report) =>
      Object.fromEntries(boundedReports(people, bucketMap([['ben', report]]), NOW));
    expect(bounded([BEN], said({}))).toEqual({ ben: said({ until: NOW + HOUR }) });
    expect(bounded([BEN], said({ connected: false }))).toEqual({});
    expect(bounded([], said({}))).toEqual({});
  });
});

describe('the reports that hold at a moment', () => {
  const anyRoster = fc
    .array(anyReport, { minLength: 0, maxLength: 8 })
    .map((makes) => makes.map((make, i) => [`p${i}`, make(NOW)] as const));
  const peopleOf = (entries: readonly (readonly [string, Report])[]): Person[] =>
    entries.map(([id]) => ({ ...BEN, id }));

  test('are those whose end lies beyond it, however the moments are walked', () => {
    fc.assert(
      fc.property(
        anyRoster,
        fc.array(fc.integer({ min: -3000, max: 3000 }), { minLength: 1, maxLength: 20 }),
        (entries, minutes) => {
          const reportsAt = createReportsAt(peopleOf(entries), bucketMap<Report>(entries), NOW);
          for (const minute of minutes) {
            const at = NOW + minute * MINUTE;
            const wanted = entries.filter(
              ([, report]) => reportHoldsUntil(report, BEN.zone, NOW) > at,
            );
            expect(new Map(reportsAt(at))).toEqual(new Map(wanted));
          }
        },
      ),
      propertyOptions(500),
    );
  });

  test('are the same object until one ceases to hold', () => {
    const entries = [
      ['p0', said({ until: NOW + HOUR })],
      ['p1', said({ until: NOW + DAY })],
    ] as const;
    const reportsAt = createReportsAt(peopleOf(entries), bucketMap<Report>(entries), NOW);
    const early = reportsAt(NOW + MINUTE);
    expect(reportsAt(NOW + HOUR - 1)).toBe(early);
    expect([...reportsAt(NOW + HOUR)].map(([id]) => id)).toEqual(['p1']);
    expect(reportsAt(NOW + DAY).size).toBe(0);
  });
});
