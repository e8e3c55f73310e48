import { HORIZON, isWorking, reasonOfPlan, reasonOfReport } from '../presence/availability';
import type { Context } from '../presence/context';
import { REASONS, type Reason } from '../presence/reason';
import { isInForce, isStale } from '../presence/report';
import { endOf, indexAt, type Plan, type Timeline } from '../presence/timeline';
import type { Instant } from '../time/instant';
import { nextStretch, type Answering } from './answering';

/** A reason and the instant at which it ends, null when nobody can say. */
export type ReasonUntil = { readonly reason: Reason; readonly until: Instant | null };

/** When the plan of a stretch gives way: hours that are off end when work begins, everything else where it ends itself. */
function endOfPlan(timeline: Timeline, index: number, limit: Instant): Instant | null {
  const plan = timeline.plans[index] as Plan;
  const waitsForWork = plan === 'off-hours' || plan === 'in-gap' || plan === 'busy-outside-hours';
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

type Found = Map<Reason, Instant | null>;

/** Adds what holds at the moment of sending: what a report says, or the plan. */
function addPresent(found: Found, answering: Answering, sent: Instant, { report }: Context): void {
  const { timeline } = answering;
  const limit = sent + HORIZON;
  if (report !== undefined && isStale(report, sent)) found.set('stale', null);
  if (report !== undefined && isInForce(report, sent)) {
    found.set(reasonOfReport(report.state), report.until ?? null);
    return;
  }
  const index = indexAt(timeline, sent);
  const plan = timeline.plans[index] as Plan;
  const reason = reasonOfPlan(plan, timeline.schedule.sharesHours);
  if (reason === 'available') found.set(reason, endOfStretch(answering, sent, limit));
  else if (reason === 'noSchedule') found.set(reason, null);
  else
    found.set(
      reason,
      reason === 'busy' ? endOf(timeline, index, limit) : endOfPlan(timeline, index, limit),
    );
}

/** Adds what the answer had to wait for on its way, each reason where it first comes up. */
function addHoldUps(found: Found, answering: Answering, sent: Instant, end: Instant): void {
  const { timeline, blocked, lifted } = answering;
  const limit = sent + HORIZON;
  for (let i = indexAt(timeline, sent), at = sent; at < end; i++) {
    const plan = timeline.plans[i] as Plan;
    const next = endOf(timeline, i, limit);
    const isCovered =
      isWorking(plan) &&
      ((lifted !== null && at >= lifted.start && at < lifted.end) ||
        (blocked !== null && at >= blocked.start && next <= blocked.end));
    const reason = plan === 'busy-outside-hours' ? 'offHours' : reasonOfPlan(plan, true);
    if (!isCovered && reason !== 'available' && !found.has(reason)) {
      found.set(reason, endOfPlan(timeline, i, limit));
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
  const { sharesHours } = answering.timeline.schedule;
  const found: Found = new Map();
  addPresent(found, answering, sent, context);
  if (!sharesHours) found.set('noSchedule', null);
  else {
    addHoldUps(found, answering, sent, replyBy ?? firstSeen ?? sent);
    if (firstSeen === null || (replyBy === null && hasPace)) found.set('noHoursAhead', null);
  }
  const reasons: ReasonUntil[] = [];
  for (const reason of REASONS) {
    const until = found.get(reason);
    if (until !== undefined) reasons.push({ reason, until });
  }
  return reasons;
}
