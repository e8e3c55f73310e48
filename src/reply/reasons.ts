import { endOfState, HORIZON, reasonOfReport } from '../presence/availability';
import type { Context } from '../presence/context';
import { REASONS, type Reason } from '../presence/reason';
import { isInForce, isStale } from '../presence/report';
import { endOf, indexAt, type Timeline } from '../presence/timeline';
import { isWorking, PLAN, reasonOfPlan, type Plan } from '../presence/plan';
import type { Instant } from '../time/instant';
import { nextStretch, type Answering } from './answering';

/** A reason and the instant at which it ends, null when nobody can say. */
export type ReasonUntil = { readonly reason: Reason; readonly until: Instant | null };

/** When the plan of a stretch gives way: hours that are off end when work begins, everything else where it ends itself. */
function endOfPlan(timeline: Timeline, index: number, limit: Instant): Instant | null {
  const plan = timeline.plans[index] as Plan;
  const waitsForWork =
    plan === PLAN.offHours || plan === PLAN.inGap || plan === PLAN.busyOutsideHours;
  for (let i = index; ; i++) {
    const end = endOf(timeline, i, limit);
    if (end >= limit) return null;
    if (!waitsForWork || isWorking(timeline.plans[i + 1] as Plan)) return end;
  }
}

function endOfStretch(answering: Answering, at: Instant, limit: Instant): Instant | null {
  let end = at;
  for (;;) {
    const stretch = nextStretch(answering, end, limit);
    if (stretch === null || stretch.start > end) return end < limit ? end : null;
    end = stretch.end;
  }
}

/** The reasons found so far, as the places they have in `REASONS`: which ones, and when each of them ends. */
type Found = { bits: number; readonly ends: (Instant | null)[] };

function add(found: Found, reason: Reason, until: Instant | null): void {
  const place = REASONS.indexOf(reason);
  if ((found.bits & (1 << place)) !== 0) return;
  found.bits |= 1 << place;
  found.ends[place] = until;
}

/** Adds what holds at the moment of sending: what a report says, or the plan. */
function addPresent(found: Found, answering: Answering, sent: Instant, context: Context): void {
  const { timeline } = answering;
  const { report } = context;
  const limit = sent + HORIZON;
  if (report !== undefined && isStale(report, sent)) add(found, 'stale', null);
  if (report !== undefined && isInForce(report, sent)) {
    add(found, reasonOfReport(report.state), report.until ?? null);
    return;
  }
  const index = indexAt(timeline, sent);
  const reason = reasonOfPlan(timeline.plans[index] as Plan, timeline.schedule.sharesHours);
  if (reason === 'available') add(found, reason, endOfStretch(answering, sent, limit));
  else if (reason === 'busy') add(found, reason, endOfState(timeline, index, sent));
  else if (reason !== 'noSchedule') add(found, reason, endOfPlan(timeline, index, limit));
}

/** Whether a stretch of working time is one that a report blocks, which is its own reason, or shows not to be taking place. */
function isReported({ blocked, lifted }: Answering, start: Instant, end: Instant): boolean {
  const report = blocked ?? lifted;
  return report !== null && start >= report.start && end <= report.end;
}

/** Adds what the answer had to wait for on its way, each reason where it first comes up. */
function addHoldUps(found: Found, answering: Answering, sent: Instant, end: Instant): void {
  const { timeline } = answering;
  const limit = sent + HORIZON;
  for (let i = indexAt(timeline, sent), at = sent; at < end; i++) {
    const plan = timeline.plans[i] as Plan;
    const next = endOf(timeline, i, limit);
    if (
      plan !== PLAN.available &&
      !(isWorking(plan) && isReported(answering, at, Math.min(next, end)))
    ) {
      const reason = plan === PLAN.busyOutsideHours ? 'offHours' : reasonOfPlan(plan, true);
      add(found, reason, endOfPlan(timeline, i, limit));
    }
    at = next;
  }
}

/** Why an answer takes as long as it does: what holds at the moment of sending and what comes in between, in the order of `REASONS`. */
export function reasonsFor(
  answering: Answering,
  sent: Instant,
  firstSeen: Instant | null,
  replyBy: Instant | null,
  hasPace: boolean,
  context: Context,
): ReasonUntil[] {
  const found: Found = { bits: 0, ends: [] };
  addPresent(found, answering, sent, context);
  if (!answering.timeline.schedule.sharesHours) add(found, 'noSchedule', null);
  else {
    addHoldUps(found, answering, sent, replyBy ?? firstSeen ?? sent);
    if (firstSeen === null || (replyBy === null && hasPace)) add(found, 'noHoursAhead', null);
  }
  const reasons: ReasonUntil[] = [];
  for (let place = 0; place < REASONS.length; place++) {
    if ((found.bits & (1 << place)) === 0) continue;
    reasons.push({ reason: REASONS[place] as Reason, until: found.ends[place] ?? null });
  }
  return reasons;
}
