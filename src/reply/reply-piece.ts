import { HORIZON } from '../presence/availability';
import type { Report } from '../presence/report';
import { endOf, indexAt } from '../presence/timeline';
import type { ReplyPace } from '../roster/reply-window';
import { DAY, type Instant } from '../time/instant';
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

/** Whether a change of offset is so near that wall times may not keep pace with instants. */
function isNearTransition(zone: string, from: Instant, to: Instant): boolean {
  const transition = nextTransition(zone, from - 2 * DAY);
  return transition !== null && transition.at < to + 2 * DAY;
}

/** How long an answer counted in days keeps: to the end of the date. Null when an offset is about to change. */
function daysKeep(answering: Answering, now: Instant, reply: Reply): Instant | null {
  const { zone } = answering.timeline.schedule;
  if (isNearTransition(zone, reply.at - reply.slack, reply.at)) return null;
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
  // What lies beyond the horizon comes nearer with every instant.
  if (stretch === null) return { ...none, until: keeps, restless: true };
  const firstSeen = stretch.start;
  const seenMoves = firstSeen === now;
  const until = Math.min(keeps, seenMoves ? stretch.end : firstSeen);
  const seen = { firstSeen, replyBy: NaN, seenMoves, replyMoves: false, until };
  if (pace === null) return { ...seen, restless: isRestless(report, now) };
  const reply = replyAfter(answering, firstSeen, pace.length, limit);
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
