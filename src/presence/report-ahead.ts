import type { Person } from '../roster/person';
import type { Instant } from '../time/instant';
import type { ZoneName } from '../time/zone';
import { openAbsenceEnd } from './open-absence';
import type { Report } from './report';

/** Live reports by the person they are of; a map, since a large team's is copied with every change. */
export type Reports = ReadonlyMap<string, Report>;

/**
 * How long a report can be counted on by somebody who looks ahead from `now`: to its own end where it names one; being
 * available without an end holds now and not a moment longer, an absence without one as long as it is taken to last.
 * -Infinity when its source is lost and it cannot be counted on at all.
 */
export function reportHoldsUntil(report: Report, zone: ZoneName, now: Instant): Instant {
  if (!report.connected) return -Infinity;
  if (report.until !== undefined) return report.until;
  return report.state === 'available' ? now + 1 : openAbsenceEnd(report.state, zone, now);
}

type Held = { readonly id: string; readonly report: Report; readonly end: Instant };

function held(people: readonly Person[], reports: Reports, now: Instant): Held[] {
  const found: Held[] = [];
  for (const { id, zone } of people) {
    const report = reports.get(id);
    if (report === undefined) continue;
    const end = reportHoldsUntil(report, zone, now);
    if (end !== -Infinity) found.push({ id, report, end });
  }
  return found.sort((a, b) => a.end - b.end);
}

/** The reports with the ends that they are counted on to have: for looking at a whole range at once. */
export function boundedReports(people: readonly Person[], reports: Reports, now: Instant): Reports {
  return new Map(
    held(people, reports, now).map(({ id, report, end }) => [id, { ...report, until: end }]),
  );
}

/**
 * The reports that still hold at another moment than `now`, as they were made. Moments between which none ceases to hold
 * are given the same object, so that what was worked out with it can be kept.
 */
export function createReportsAt(
  people: readonly Person[],
  reports: Reports,
  now: Instant,
): (at: Instant) => Reports {
  // Reports come by the second in a large team, and another moment is rarely looked at.
  let list: readonly Held[] | null = null;
  let known: { readonly from: number; readonly reports: Reports } | null = null;
  return (at) => {
    list ??= held(people, reports, now);
    const first = list.findIndex(({ end }) => end > at);
    const from = first === -1 ? list.length : first;
    if (known?.from !== from) {
      known = {
        from,
        reports: new Map(list.slice(from).map(({ id, report }) => [id, report])),
      };
    }
    return known.reports;
  };
}

/**
 * Of whom the report is another object or gone; null where the two name people in different orders, so that only looking
 * at everybody would tell. Going through both in step touches no report, which counts in a large team.
 */
export function reportedAnew(before: Reports, after: Reports): readonly string[] | null {
  const found: string[] = [];
  const later = after.entries();
  let next = later.next();
  for (const [id, report] of before) {
    if (next.done !== true && next.value[0] === id) {
      if (next.value[1] !== report) found.push(id);
      next = later.next();
    } else if (after.has(id)) return null;
    else found.push(id);
  }
  for (; next.done !== true; next = later.next()) found.push(next.value[0]);
  return found;
}
