import { HORIZON } from '../presence/availability';
import type { Report } from '../presence/report';
import { endOf, indexAt } from '../presence/timeline';
import type { ReplyPace } from '../roster/reply-window';
import { DAY, HOUR, type Instant } from '../time/instant';
import { startOfDay, wallAt } from '../time/wall-time';
import { nextTransition } from '../time/zone';
import { nextStretch, type Answering } from './answering';
import { replyAfter, type Reply } from './reply-clock';

/**
 * The reply clock's answer from one instant on, as a piece of a line: before `until`, an answer that moves goes along with
 * the instant of asking and one that does not stays. A restless one must be worked out for every instant. NaN is no answer.
 */
export type ReplyPiece = {
  readonly firstSeen: number;
  readonly replyBy: number;
  readonly seenMoves: boolean;
  readonly replyMoves: boolean;
  readonly until: Instant;
  readonly restless: boolean;
};

/** Whether an offset changes in a stretch, or so shortly before it that wall times there were set forward. */
function hasTransition(zone: string, start: Instant, end: Instant): boolean {
  const transition = nextTransition(zone, start - DAY - HOUR);
  return transition !== null && transition.at <= end;
}

/**
 * How long an answer counted in days keeps, which goes by the wall clock: to the end of the date. Null when the clock
 * changes where the answer lies.
 */
function daysKeep(answering: Answering, now: Instant, { at, moves, slack }: Reply): Instant | null {
  const { zone } = answering.timeline.schedule;
  if (hasTransition(zone, moves ? at : at - slack, moves ? at + slack : at)) return null;
  return startOfDay(zone, wallAt(zone, now).day + 1);
}

/** When a report begins or ceases to count. */
function reportEdge(report: Report | undefined, now: Instant): Instant {
  if (report === undefined) return Infinity;
  if (report.at > now) return report.at;
  return report.until !== undefined && report.until > now ? report.until : Infinity;
}

/** Whether the answer has another form at every instant: an absence left open moves its end along, one to come cuts in. */
const isRestless = (report: Report | undefined, now: Instant): boolean =>
  report !== undefined &&
  (report.at > now || (report.until === undefined && report.state !== 'available'));

/** How long there is nothing within the horizon, as far as is worked out: what lies beyond comes nearer with time. */
function nothingKeeps(answering: Answering, limit: Instant): Instant {
  const known = Math.max(limit + DAY, answering.timeline.to);
  const first = nextStretch(answering, limit, known);
  return (first === null ? known : first.start) - HORIZON + 1;
}

/** The reply clock's answer at an instant, and how long it keeps. */
export function replyPiece(
  answering: Answering,
  pace: ReplyPace | null,
  report: Report | undefined,
  now: Instant,
): ReplyPiece {
  const { timeline } = answering;
  const limit = now + HORIZON;
  const keeps = Math.min(endOf(timeline, indexAt(timeline, now), limit), reportEdge(report, now));
  const none = { firstSeen: NaN, replyBy: NaN, seenMoves: false, replyMoves: false };
  if (!timeline.schedule.sharesHours) return { ...none, until: keeps, restless: false };
  const stretch = nextStretch(answering, now, limit);
  if (stretch === null) {
    const until = Math.min(keeps, nothingKeeps(answering, limit));
    return { ...none, until, restless: isRestless(report, now) };
  }
  const firstSeen = stretch.start;
  const seenMoves = firstSeen === now;
  const until = Math.min(keeps, seenMoves ? stretch.end : firstSeen);
  const seen = { firstSeen, replyBy: NaN, seenMoves, replyMoves: false, until };
  if (pace === null) return { ...seen, restless: isRestless(report, now) };
  const reply = replyAfter(answering, firstSeen, pace.length, limit);
  // A window that is longer than the horizon may end within it a moment later.
  if (reply === null) return { ...seen, restless: true };
  const answered = { ...seen, replyBy: reply.at, replyMoves: seenMoves && reply.moves };
  if (!seenMoves) return { ...answered, restless: isRestless(report, now) };
  const dayEnd = pace.length.kind === 'days' ? daysKeep(answering, now, reply) : Infinity;
  return {
    ...answered,
    until: Math.min(until, now + reply.slack + 1, dayEnd ?? Infinity),
    restless: dayEnd === null || isRestless(report, now),
  };
}
