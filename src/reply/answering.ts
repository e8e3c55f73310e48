import { HORIZON } from '../presence/availability';
import type { Context } from '../presence/context';
import { openAbsenceEnd } from '../presence/open-absence';
import { isStale, requireReport, type Report } from '../presence/report';
import { PLAN, type Plan } from '../presence/plan';
import { endOf, indexAt, type Timeline } from '../presence/timeline';
import { timelineAt } from '../presence/timeline-of';
import type { Person } from '../roster/person';
import { requireRange } from '../roster/working-blocks';
import type { Instant } from '../time/instant';
import { normalise, type Interval } from '../time/interval';

/**
 * A person's answering time as seen from one moment: the `available` stretches of the timeline, less what a report
 * blocks, and with the focus block or meeting that a report shows is not taking place.
 */
export type Answering = {
  readonly timeline: Timeline;
  readonly blocked: Interval | null;
  readonly lifted: Interval | null;
};

/** Being available now says that what is planned for now is not taking place, and nothing of what is planned later. */
function liftedPlan(timeline: Timeline, report: Report, now: Instant): Interval | null {
  const index = indexAt(timeline, now);
  const plan = timeline.plans[index];
  if (plan !== PLAN.focusing && plan !== PLAN.busy) return null;
  const limit = report.until ?? Infinity;
  return { start: now, end: Math.min(endOf(timeline, index, now + HORIZON), limit) };
}

/** A person's answering time as it looks from `from` on. Throws a RangeError naming what is malformed. */
export function answeringFrom(person: Person, from: Instant, context: Context): Answering {
  const timeline = timelineAt(person, context, from);
  if (context.report === undefined) return { timeline, blocked: null, lifted: null };
  const report = requireReport(context.report);
  const now = Math.max(from, report.at);
  if (isStale(report, now)) return { timeline, blocked: null, lifted: null };
  if (report.state !== 'available') {
    const end = report.until ?? openAbsenceEnd(report.state, timeline.schedule.zone, now);
    return { timeline, blocked: { start: report.at, end }, lifted: null };
  }
  const lifted = liftedPlan(timelineAt(person, context, now), report, now);
  return { timeline: timelineAt(person, context, from), blocked: null, lifted };
}

function isOpen(plan: Plan, lifted: Interval | null, start: Instant): boolean {
  if (plan === PLAN.available) return true;
  if (lifted === null || (plan !== PLAN.focusing && plan !== PLAN.busy)) return false;
  return start >= lifted.start && start < lifted.end;
}

/** The first stretch of answering time that reaches past `at`, cut off there and at `limit`, or null. Stretches may touch. */
export function nextStretch(answering: Answering, at: Instant, limit: Instant): Interval | null {
  const { timeline, blocked, lifted } = answering;
  const { plans, starts } = timeline;
  let from = at;
  for (let i = indexAt(timeline, at); from < limit; i++) {
    const segmentEnd = endOf(timeline, i, limit);
    let start = Math.max(from, starts[i] as Instant);
    const plan = plans[i] as Plan;
    let end = Math.min(segmentEnd, limit);
    if (lifted !== null && plan !== PLAN.available) {
      if (start < lifted.start && end > lifted.start) start = lifted.start;
      end = Math.min(end, lifted.end);
    }
    if (blocked !== null && start >= blocked.start && start < blocked.end) start = blocked.end;
    if (start < end && isOpen(plan, lifted, start)) {
      const cut = blocked !== null && start < blocked.start ? Math.min(end, blocked.start) : end;
      return { start, end: cut };
    }
    from = segmentEnd;
  }
  return null;
}

/**
 * The instants inside a range at which a person can be expected to see messages: working time less planned focus,
 * meetings, busy events and what a report that is in force says. A report is taken as seen from the start of the range,
 * or from when it was said if that is later. Throws a RangeError naming what is malformed.
 */
export function answeringIntervals(
  person: Person,
  range: Interval,
  context: Context = {},
): Interval[] {
  const { start, end } = requireRange(range);
  const answering = answeringFrom(person, start, context);
  const stretches: Interval[] = [];
  for (let at = start; at < end;) {
    const stretch = nextStretch(answering, at, end);
    if (stretch === null) break;
    stretches.push(stretch);
    at = stretch.end;
  }
  return normalise(stretches);
}
