import { DAY, MINUTE, type Instant } from '../../../src/time/instant';
import { instantOf, wallAt, type LocalDay } from '../../../src/time/wall-time';
import type { ZoneName } from '../../../src/time/zone';

/** How far the moment moves: along the time line, or to the same wall time of another date. */
export type MomentStep =
  | { readonly kind: 'minutes'; readonly by: number }
  | { readonly kind: 'days'; readonly by: number };

/** The dates the moment may be on: zone data reaches no further, and nobody plans beyond. */
export const FIRST_DAY: LocalDay = 0;
export const LAST_DAY: LocalDay = Date.UTC(2099, 11, 31) / DAY;

function within(at: Instant, zone: ZoneName): Instant {
  const earliest = instantOf(zone, FIRST_DAY, 0);
  const latest = instantOf(zone, LAST_DAY + 1, 0) - MINUTE;
  return Math.min(latest, Math.max(earliest, at));
}

/** Minutes are counted on the time line, so that a step over a clock change is as long as any other; whoever is between two marks goes to the next one. */
function byMinutes(at: Instant, zone: ZoneName, by: number): Instant {
  const { offset } = wallAt(zone, at);
  const step = Math.abs(by) * MINUTE;
  const marks = (at + offset) / step;
  return (by < 0 ? Math.ceil(marks) - 1 : Math.floor(marks) + 1) * step - offset;
}

/** The same time on the wall clock on another date, by the rule for wall times where it meets a clock change. */
export function onDay(at: Instant, zone: ZoneName, day: LocalDay): Instant {
  return within(instantOf(zone, day, wallAt(zone, at).minute), zone);
}

/** The moment after a step, never before 1970 nor after 2099 in the zone. */
export function stepped(at: Instant, zone: ZoneName, step: MomentStep): Instant {
  switch (step.kind) {
    case 'minutes':
      return within(byMinutes(at, zone, step.by), zone);
    case 'days':
      return onDay(at, zone, wallAt(zone, at).day + step.by);
  }
}
