import type { Person } from '../roster/person';
import type { Instant } from '../time/instant';
import type { ZoneName } from '../time/zone';
import { bucketMap, type BucketMap } from './bucket-map';
import { openAbsenceEnd } from './open-absence';
import type { Report } from './report';

/** Live reports by the person they are of. */
export type Reports = BucketMap<Report>;

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
  return bucketMap(
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
        reports: bucketMap(list.slice(from).map(({ id, report }) => [id, report])),
      };
    }
    return known.reports;
  };
}
