import type { Person } from '../roster/person';
import { DAY, requireInstant, type Instant } from '../time/instant';
import type { Context } from './context';
import type { Reason } from './reason';
import { isWorking, reasonOfPlan, stateOfPlan, type Plan } from './plan';
import { isInForce, isStale, requireReport, type AvailabilityState } from './report';
import { endOf, extendBackTo, indexAt, type Timeline } from './timeline';
import { timelineAt } from './timeline-of';

/** How far a change is looked for, either way. */
export const HORIZON = 60 * DAY;

/**
 * How somebody is at an instant. `since` and `until` are when the state began and will change as far as is known, null
 * beyond 60 days or when nobody can say. `reason` is `stale` when a report had to be ignored; `basis` is what the state
 * then rests on. `source` is `schedule`, `sync`, `calendar`, or the source of the report.
 */
export type Availability = {
  readonly state: AvailabilityState;
  readonly since: Instant | null;
  readonly until: Instant | null;
  readonly reason: Reason;
  readonly source: string;
  readonly basis: Reason;
  /** Available although it is not their working time: being seen is not a promise. */
  readonly outsideHours: boolean;
};

const REPORTED_REASON: { readonly [state in AvailabilityState]: Reason } = {
  available: 'available',
  focusing: 'focusing',
  busy: 'busy',
  away: 'away',
  off: 'offHours',
};

/** The reason that a reported state gives. */
export const reasonOfReport = (state: AvailabilityState): Reason => REPORTED_REASON[state];

/** When the state of plan `index` ends, or null when it does not within the horizon from `at`. */
export function endOfState(timeline: Timeline, index: number, at: Instant): Instant | null {
  const state = stateOfPlan(timeline.plans[index] as Plan);
  const limit = at + HORIZON;
  for (let i = index; ; i++) {
    const end = endOf(timeline, i, limit);
    if (end >= limit) return null;
    if (stateOfPlan(timeline.plans[i + 1] as Plan) !== state) return end;
  }
}

/** When the state at `at` began, or null when that is further back than the horizon. */
function startOfState(timeline: Timeline, index: number, at: Instant): Instant | null {
  const state = stateOfPlan(timeline.plans[index] as Plan);
  const limit = at - HORIZON;
  for (let i = index; ;) {
    while (i > 0 && stateOfPlan(timeline.plans[i - 1] as Plan) === state) i--;
    if (i > 0) {
      const start = timeline.starts[i] as Instant;
      return start > limit ? start : null;
    }
    if (timeline.from <= limit) return null;
    extendBackTo(timeline, timeline.from - 1);
    i = indexAt(timeline, at);
  }
}

function sourceOfPlan(plan: Plan, { busy }: Context, at: Instant): string {
  if (stateOfPlan(plan) !== 'busy') return 'schedule';
  return busy?.some(({ start, end }) => start <= at && at < end) === true ? 'calendar' : 'sync';
}

/** What the schedule alone says: leave, then meetings, then planned focus, then working blocks. */
function planned(timeline: Timeline, at: Instant, context: Context, stale: boolean): Availability {
  const index = indexAt(timeline, at);
  const plan = timeline.plans[index] as Plan;
  const basis = reasonOfPlan(plan, timeline.schedule.sharesHours);
  return {
    state: stateOfPlan(plan),
    until: endOfState(timeline, index, at),
    since: startOfState(timeline, index, at),
    reason: stale ? 'stale' : basis,
    source: sourceOfPlan(plan, context, at),
    basis,
    outsideHours: false,
  };
}

/** How a person is at an instant: a fresh report first, else what their schedule says. Throws a RangeError naming what is malformed. */
export function availabilityAt(person: Person, at: Instant, context: Context = {}): Availability {
  requireInstant(at, 'at');
  const timeline = timelineAt(person, context, at);
  const report = context.report === undefined ? undefined : requireReport(context.report);
  if (report === undefined || !isInForce(report, at)) {
    return planned(timeline, at, context, report !== undefined && isStale(report, at));
  }
  const reason = reasonOfReport(report.state);
  const plan = timeline.plans[indexAt(timeline, at)] as Plan;
  const { sharesHours } = timeline.schedule;
  if (report.why === 'muted' && sharesHours && !isWorking(plan)) {
    return planned(timeline, at, context, false);
  }
  return {
    state: report.state,
    since: report.at,
    until: report.until ?? null,
    reason,
    source: report.source,
    basis: reason,
    outsideHours: report.state === 'available' && !isWorking(plan),
  };
}
