import { availabilityAt, endOfState, HORIZON, type Availability } from '../presence/availability';
import type { Context } from '../presence/context';
import { AVAILABILITY_STATES, isInForce, type Report } from '../presence/report';
import { endOf, indexAt, type Timeline } from '../presence/timeline';
import { timelineAt } from '../presence/timeline-of';
import type { Person } from '../roster/person';
import type { ReplyPace } from '../roster/reply-window';
import { DAY, type Instant } from '../time/instant';
import { nextTransition, offsetAt } from '../time/zone';
import { answeringFrom } from './answering';
import { replyPiece, type ReplyPiece } from './reply-piece';

/** Somebody who stands for all of whom the same is known. */
export type Group = {
  readonly person: Person;
  readonly context: Context;
  readonly pace: ReplyPace | null;
  /** Set for one person alone. */
  readonly isOwn: boolean;
};

/** What was last found out about each group, column by column: a minute goes through all of them. */
export type Ledger = {
  readonly offset: Float64Array;
  readonly state: Uint8Array;
  readonly outsideHours: Uint8Array;
  readonly until: Float64Array;
  /** As of the last advance. */
  readonly firstSeen: Float64Array;
  readonly replyBy: Float64Array;
  /** A combination of `MOVES`. */
  readonly moves: Uint8Array;
  /** From then on all of this must be looked at again. */
  readonly expires: Float64Array;
  readonly changed: Uint8Array;
};

/** What goes along with time until it expires, and what must be looked at again with every instant. */
const MOVES = { seen: 1, reply: 2, restless: 4 } as const;

/** When a state that lasts beyond the horizon is seen to end, as far as is worked out: its end comes nearer with time. */
function endlessKeeps(timeline: Timeline, now: Instant): Instant {
  const end = endOfState(timeline, indexAt(timeline, now), now + DAY);
  return (end === null ? now + DAY : end - HORIZON) + 1;
}

/** How long an availability keeps: to the end of the plan it rests on, or of the report. */
function availabilityKeeps(
  { until }: Availability,
  report: Report | undefined,
  timeline: Timeline,
  now: Instant,
): Instant {
  const planEnd = Math.min(endOf(timeline, indexAt(timeline, now), now + DAY), now + DAY);
  const inForce = report !== undefined && isInForce(report, now);
  if (inForce) return Math.min(planEnd, report.until ?? Infinity);
  const keeps = until === null ? Math.min(planEnd, endlessKeeps(timeline, now)) : planEnd;
  return report?.connected === true && report.at > now ? Math.min(keeps, report.at) : keeps;
}

/** NaN stands for no answer, and is the same as itself. */
const same = (a: number, b: number): boolean => a === b || (a !== a && b !== b);

/** Whether an answer is another than the one before, had that only moved on with time. */
function isAnotherAnswer(ledger: Ledger, i: number, piece: ReplyPiece): boolean {
  const moves = ledger.moves[i] as number;
  const firstSeen = ledger.firstSeen[i] as number;
  const replyBy = ledger.replyBy[i] as number;
  const seenIsAnother =
    (moves & MOVES.seen) !== 0 ? !piece.seenMoves : !same(firstSeen, piece.firstSeen);
  if (seenIsAnother) return true;
  return (moves & MOVES.reply) !== 0
    ? !same(replyBy - firstSeen, piece.replyBy - piece.firstSeen)
    : !same(replyBy, piece.replyBy);
}

/** Looks at a group again; it changed when more than the passing of time did. */
export function refresh(
  ledger: Ledger,
  i: number,
  { person, context, pace }: Group,
  now: Instant,
): void {
  const timeline = timelineAt(person, context, now);
  const availability = availabilityAt(person, now, context);
  const state = AVAILABILITY_STATES.indexOf(availability.state);
  const outsideHours = availability.outsideHours ? 1 : 0;
  const until = availability.until ?? NaN;
  const piece = replyPiece(answeringFrom(person, now, context), pace, context.report, now);
  const isChanged =
    ledger.expires[i] === -Infinity ||
    ledger.state[i] !== state ||
    ledger.outsideHours[i] !== outsideHours ||
    !same(ledger.until[i] as number, until) ||
    isAnotherAnswer(ledger, i, piece);
  const transition = nextTransition(person.zone, now);
  ledger.changed[i] = isChanged ? 1 : 0;
  ledger.offset[i] = offsetAt(person.zone, now);
  ledger.state[i] = state;
  ledger.outsideHours[i] = outsideHours;
  ledger.until[i] = until;
  ledger.firstSeen[i] = piece.firstSeen;
  ledger.replyBy[i] = piece.replyBy;
  ledger.moves[i] =
    (piece.seenMoves ? MOVES.seen : 0) |
    (piece.replyMoves ? MOVES.reply : 0) |
    (piece.restless ? MOVES.restless : 0);
  ledger.expires[i] = Math.min(
    piece.until,
    availabilityKeeps(availability, context.report, timeline, now),
    transition === null ? Infinity : transition.at,
  );
}

/** A ledger for so many groups, in which nothing is found out yet. */
export function blankLedger(size: number): Ledger {
  return {
    offset: new Float64Array(size),
    state: new Uint8Array(size),
    outsideHours: new Uint8Array(size),
    until: new Float64Array(size),
    firstSeen: new Float64Array(size),
    replyBy: new Float64Array(size),
    moves: new Uint8Array(size),
    expires: new Float64Array(size).fill(-Infinity),
    changed: new Uint8Array(size),
  };
}

/** Moves every group on to an instant, looking again only at those of which what is known has expired. */
export function moveOn(
  ledger: Ledger,
  groups: readonly Group[],
  last: Instant,
  now: Instant,
): void {
  const { expires, moves, changed, firstSeen, replyBy } = ledger;
  const passed = now - last;
  for (let i = 0; i < groups.length; i++) {
    const move = moves[i] as number;
    if (now >= (expires[i] as number) || (move & MOVES.restless) !== 0 || passed < 0) {
      refresh(ledger, i, groups[i] as Group, now);
      continue;
    }
    changed[i] = 0;
    if ((move & MOVES.seen) !== 0) firstSeen[i] = now;
    if ((move & MOVES.reply) !== 0) replyBy[i] = (replyBy[i] as number) + passed;
  }
}
