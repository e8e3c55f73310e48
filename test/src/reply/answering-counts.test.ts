import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketMap } from '../../../src/presence/bucket-map';
import type { Report } from '../../../src/presence/report';
import { boundedReports } from '../../../src/presence/report-ahead';
import { answeringAt, answeringCounts, answeringPeak } from '../../../src/reply/answering-counts';
import { answeringIntervals } from '../../../src/reply/answering';
import type { Person } from '../../../src/roster/person';
import { DAY, HOUR, MINUTE } from '../../../src/time/instant';
import { contains } from '../../../src/time/interval';
import { propertyOptions } from '../../support/property';
import { anyPersonAndMoment, anyReport, anySyncWindow } from '../roster/any-person';

/** A few people, some of them alike, some with a live report, and a range around an instant of the first one's. */
const anyRoster = fc
  .record({
    people: fc.array(anyPersonAndMoment, { minLength: 1, maxLength: 6 }),
    twin: fc.boolean(),
    sync: fc.array(anySyncWindow, { maxLength: 2 }),
    reports: fc.array(fc.option(anyReport, { nil: undefined }), { maxLength: 6 }),
    before: fc.integer({ min: 0, max: 2 * DAY }),
    after: fc.integer({ min: 0, max: 8 * DAY }),
  })
  .map(({ people, twin, sync, reports, before, after }) => {
    const now = people[0]?.at ?? 0;
    const list = people.map(({ person }, i): Person => ({ ...person, id: `p${i}` }));
    const first = list[0];
    const said = reports.flatMap((make, i) =>
      make === undefined ? [] : [[`p${i}`, make(now)] as const],
    );
    return {
      now,
      people: twin && first !== undefined ? [...list, { ...first, id: 'twin' }] : list,
      context: { sync, reports: bucketMap<Report>(said) },
      range: { start: now - before, end: now + after },
    };
  });

describe('how many are answering', () => {
  test('is at every edge and between what answeringIntervals says of each of them', () => {
    fc.assert(
      fc.property(anyRoster, ({ people, context, range }) => {
        const found = answeringCounts(people, range, context);
        const { sync, reports } = context;
        const lists = people.map((person) => {
          const report = reports.get(person.id);
          return answeringIntervals(
            person,
            range,
            report === undefined ? { sync } : { sync, report },
          );
        });
        const edges = lists.flat().flatMap(({ start, end }) => [start, end]);
        const asked = [...edges, ...edges.map((at) => at - 1), range.start, range.end - 1];
        for (const at of asked.filter((edge) => edge >= range.start && edge < range.end)) {
          const count = lists.filter((list) => contains(list, at)).length;
          expect(answeringAt(found, at)).toBe(count);
        }
        expect(new Set(found.starts.slice(1)).size).toBe(found.starts.slice(1).length);
        for (const start of found.starts.slice(1)) expect(edges).toContain(start);
      }),
      propertyOptions(800),
    );
  });

  test('comes as steps that differ, in order, from the start of the range', () => {
    fc.assert(
      fc.property(anyRoster, ({ people, context, range }) => {
        const { starts, counts } = answeringCounts(people, range, context);
        expect(starts.length).toBe(counts.length);
        expect(starts[0]).toBe(range.start === range.end ? undefined : range.start);
        for (let i = 1; i < starts.length; i++) {
          expect(starts[i]).toBeGreaterThan(starts[i - 1] as number);
          expect(starts[i]).toBeLessThan(range.end);
          expect(counts[i]).not.toBe(counts[i - 1]);
        }
      }),
      propertyOptions(500),
    );
  });

  test('does not depend on the order of the people, and adds up', () => {
    fc.assert(
      fc.property(anyRoster, fc.nat(5), ({ people, context, range }, cut) => {
        const all = answeringCounts(people, range, context);
        expect(answeringCounts([...people].reverse(), range, context)).toEqual(all);
        const some = answeringCounts(people.slice(0, cut), range, context);
        const others = answeringCounts(people.slice(cut), range, context);
        for (const at of [...all.starts, ...some.starts, ...others.starts]) {
          expect(answeringAt(some, at) + answeringAt(others, at)).toBe(answeringAt(all, at));
        }
      }),
      propertyOptions(400),
    );
  });

  test('peaks where it is highest, and first', () => {
    fc.assert(
      fc.property(anyRoster, ({ people, context, range }) => {
        const found = answeringCounts(people, range, context);
        const peak = answeringPeak(found);
        const most = Math.max(0, ...found.counts);
        expect(peak?.count ?? 0).toBe(most);
        if (peak === null) return;
        expect(answeringAt(found, peak.start)).toBe(most);
        expect(answeringAt(found, peak.end)).not.toBe(most);
        const earlier = found.counts.filter((_, i) => (found.starts[i] as number) < peak.start);
        expect(Math.max(0, ...earlier)).toBeLessThan(most);
      }),
      propertyOptions(400),
    );
  });

  test('is nobody outside the range', () => {
    const range = { start: Date.UTC(2026, 0, 12, 9), end: Date.UTC(2026, 0, 12, 17) };
    const person: Person = {
      id: 'ana',
      name: 'Ana',
      zone: 'UTC',
      blocks: [{ days: [1], start: '08:00', end: '18:00' }],
    };
    const found = answeringCounts([person], range);
    expect(found.counts).toEqual([1]);
    expect(answeringAt(found, range.start - 1)).toBe(0);
    expect(answeringAt(found, range.end)).toBe(0);
  });
});

describe('the London, New York and Kathmandu day', () => {
  const day = Date.UTC(2026, 0, 14);
  const at = (hour: number, minute = 0): number => day + hour * HOUR + minute * MINUTE;
  const works = (id: string, zone: string): Person => ({
    id,
    name: id,
    zone,
    blocks: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
  });
  const people = [works('lou', 'Europe/London'), works('ned', 'America/New_York')];
  const range = { start: day, end: day + DAY };

  test('counts by hand', () => {
    const found = answeringCounts([...people, works('kit', 'Asia/Kathmandu')], range);
    expect(found.starts).toEqual([day, at(3, 15), at(9), at(11, 15), at(14), at(17), at(22)]);
    expect(found.counts).toEqual([0, 1, 2, 1, 2, 1, 0]);
    expect(answeringPeak(found)).toEqual({ count: 2, start: at(9), end: at(11, 15) });
  });

  test('leaves out whoever is away for as long as that is counted on', () => {
    const reports = boundedReports(
      people,
      bucketMap([['lou', { state: 'away', at: at(9, 30), source: 'channel', connected: true }]]),
      at(10),
    );
    const found = answeringCounts(people, range, { reports });
    expect(answeringAt(found, at(9, 15))).toBe(1);
    expect(answeringAt(found, at(10, 45))).toBe(0);
    expect(answeringAt(found, at(11))).toBe(1);
  });
});
