import { HORIZON } from '../presence/availability';
import type { Context } from '../presence/context';
import type { Timeline } from '../presence/timeline';
import { timelineAt } from '../presence/timeline-of';
import type { Person } from '../roster/person';
import { replyPaceOf, type ReplyPace, type WindowLength } from '../roster/reply-window';
import { blocksOn, type Schedule } from '../roster/schedule';
import { addBlocks } from '../roster/working-blocks';
import { localLine } from '../roster/local-line';
import { DAY, MINUTE, requireInstant, type Instant } from '../time/instant';
import { instantOf, wallAt } from '../time/wall-time';
import { answeringFrom, nextStretch, type Answering } from './answering';
import { reasonsFor, type ReasonUntil } from './reasons';

/** How sure an answer is: the person named a time, they chose the reply window, their team or role did, or nobody. */
export type Confidence = 'promised' | 'scheduled' | 'preset' | 'unknown';

/** When a message will be seen and answered, or null with the reason why nobody can say. */
export type ReplyExpectation = {
  readonly firstSeen: Instant | null;
  readonly replyBy: Instant | null;
  readonly reasons: readonly ReasonUntil[];
  readonly confidence: Confidence;
};

/**
 * A reply-by with what the roster clock needs to keep it: whether it moves along with `firstSeen`, and by how many
 * milliseconds `firstSeen` may move before it must be worked out again.
 */
export type Reply = { readonly at: Instant; readonly moves: boolean; readonly slack: number };

function afterMinutes(
  answering: Answering,
  firstSeen: Instant,
  minutes: number,
  limit: Instant,
): Reply | null {
  let left = minutes * MINUTE;
  for (let at = firstSeen; ;) {
    const stretch = nextStretch(answering, at, limit);
    if (stretch === null) return null;
    const length = stretch.end - stretch.start;
    if (length >= left) {
      const replyBy = stretch.start + left;
      return { at: replyBy, moves: true, slack: stretch.end - replyBy };
    }
    left -= length;
    at = stretch.end;
  }
}

/** Whether a working block starts on a date; one that a gap in the clock leaves empty is none. */
function hasBlock(schedule: Schedule, day: number): boolean {
  const blocks = blocksOn(schedule, day);
  if (blocks.length === 0) return false;
  const edges: Instant[] = [];
  addBlocks(edges, localLine(schedule.zone, (day - 3) * DAY), day, blocks);
  return edges.length > 0;
}

function afterDays(
  answering: Answering,
  firstSeen: Instant,
  days: number,
  limit: Instant,
): Reply | null {
  const { schedule } = answering.timeline;
  const { day: firstDay, minute } = wallAt(schedule.zone, firstSeen);
  const lastDay = firstDay + HORIZON / DAY + 1;
  let day = firstDay;
  for (let left = days; left > 0;) {
    if (++day > lastDay) return null;
    if (hasBlock(schedule, day)) left--;
  }
  const pastMinute = firstSeen - Math.floor(firstSeen / MINUTE) * MINUTE;
  const sameTime = instantOf(schedule.zone, day, minute) + pastMinute;
  const stretch = nextStretch(answering, sameTime, limit);
  if (stretch === null) return null;
  if (stretch.start > sameTime) {
    return { at: stretch.start, moves: false, slack: stretch.start - sameTime };
  }
  return { at: sameTime, moves: true, slack: stretch.end - sameTime - 1 };
}

/** The reply-by of a message first seen at `firstSeen`, within `limit`. */
export function replyAfter(
  answering: Answering,
  firstSeen: Instant,
  length: WindowLength,
  limit: Instant,
): Reply | null {
  return length.kind === 'minutes'
    ? afterMinutes(answering, firstSeen, length.minutes, limit)
    : afterDays(answering, firstSeen, length.days, limit);
}

/** An answer that rests on a guess of when an absence ends promises nothing. */
function confidenceOf(
  pace: ReplyPace | null,
  replyBy: Instant | null,
  { report }: Context,
  sent: Instant,
  answering: Answering,
): Confidence {
  if (pace === null || replyBy === null) return 'unknown';
  const guessed = answering.blocked !== null && report?.until === undefined;
  return guessed && answering.blocked.end > sent ? 'unknown' : pace.confidence;
}

function expect(
  answering: Answering,
  pace: ReplyPace | null,
  sent: Instant,
  context: Context,
): ReplyExpectation {
  const limit = sent + HORIZON;
  const firstSeen = nextStretch(answering, sent, limit)?.start ?? null;
  const reply =
    firstSeen === null || pace === null
      ? null
      : replyAfter(answering, firstSeen, pace.length, limit);
  const replyBy = reply?.at ?? null;
  return {
    firstSeen,
    replyBy,
    reasons: reasonsFor(answering, sent, firstSeen, replyBy, pace !== null, context),
    confidence: confidenceOf(pace, replyBy, context, sent, answering),
  };
}

type Answered = { readonly sent: Instant; readonly expectation: ReplyExpectation };

/** The last answer for each timeline and pace: people who share both share the answer. */
const lastAnswers = new WeakMap<Timeline, Map<ReplyPace | null, Answered>>();

function expectShared(timeline: Timeline, pace: ReplyPace | null, sent: Instant): ReplyExpectation {
  let answers = lastAnswers.get(timeline);
  if (answers === undefined) {
    answers = new Map();
    lastAnswers.set(timeline, answers);
  }
  const last = answers.get(pace);
  if (last?.sent === sent) return last.expectation;
  const expectation = expect({ timeline, blocked: null, lifted: null }, pace, sent, {});
  answers.set(pace, { sent, expectation });
  return expectation;
}

/**
 * When a message sent at an instant will be seen and when a reply can be expected, counted in the recipient's own
 * answering time over 60 days. Throws a RangeError naming what is malformed.
 */
export function replyClock(person: Person, sent: Instant, context: Context = {}): ReplyExpectation {
  requireInstant(sent, 'sent');
  if (context.report === undefined) {
    const timeline = timelineAt(person, context, sent);
    return expectShared(timeline, replyPaceOf(person, context.norms), sent);
  }
  const answering = answeringFrom(person, sent, context);
  return expect(answering, replyPaceOf(person, context.norms), sent, context);
}
