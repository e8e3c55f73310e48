import { availabilityAt, endOfState, HORIZON, type Availability } from '../presence/availability';
import { withBusy, type BusyTimes, type Context } from '../presence/context';
import { AVAILABILITY_STATES, isInForce, type Report } from '../presence/report';
import { reportedAnew, type Reports } from '../presence/report-ahead';
import { endOf, indexAt, type Timeline } from '../presence/timeline';
import { timelineAt } from '../presence/timeline-of';
import type { Person, ReplyNorms, SyncWindow } from '../roster/person';
import { replyPaceOf, type ReplyPace } from '../roster/reply-window';
import { DAY, MINUTE, requireInstant, type Instant } from '../time/instant';
import { weekdayOf } from '../time/wall-time';
import { nextTransition, offsetAt } from '../time/zone';
import { answeringFrom } from './answering';
import { replyPiece, type ReplyPiece } from './reply-piece';

/** What is known of a roster besides the people's own entries. */
export type RosterContext = {
  readonly reports?: Reports;
  readonly busy?: BusyTimes;
  readonly sync?: readonly SyncWindow[];
  readonly norms?: ReplyNorms;
};

/** What a roster clock shows, one entry a person in the order of the people; NaN where nobody can say. */
export type RosterFace = {
  /** Milliseconds east of UTC. */
  readonly offset: Float64Array;
  readonly minuteOfDay: Uint16Array;
  /** ISO weekday. */
  readonly weekday: Uint8Array;
  /** Index into `AVAILABILITY_STATES`. */
  readonly state: Uint8Array;
  /** 1 for somebody who is available outside their hours. */
  readonly outsideHours: Uint8Array;
  readonly until: Float64Array;
  readonly firstSeen: Float64Array;
  readonly replyBy: Float64Array;
};

/**
 * Tells for a whole roster what `wallAt`, `availabilityAt` and `replyClock` tell for one person, and works out again only
 * what changed: people of whom the same is known share an answer, and an answer is kept until it can differ.
 */
export type RosterClock = {
  readonly people: readonly Person[];
  readonly face: RosterFace;
  /** Brings the face to an instant; the places of the people whose state or answer is another than before, in order. */
  advance(now: Instant): readonly number[];
  /** Takes over other reports: only those of whom the report is another object are looked at again, at the next advance. */
  retell(reports: Reports): void;
  /** The next instant at which something changes that does not just move on with time; Infinity when none is known. */
  nextBoundary(): Instant;
};

/** Somebody who stands for all of whom the same is known. */
type Group = {
  readonly person: Person;
  readonly context: Context;
  readonly pace: ReplyPace | null;
  /** Set for one person alone. */
  readonly isOwn: boolean;
};

/** What was last found out about each group, column by column: a minute goes through all of them. */
type Ledger = {
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

function contextFor({ id }: Person, { reports, busy, sync, norms }: RosterContext): Context {
  const report = reports?.get(id);
  const context = {
    ...(report === undefined ? {} : { report }),
    ...(sync === undefined ? {} : { sync }),
    ...(norms === undefined ? {} : { norms }),
  };
  return withBusy(context, id, busy);
}

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
function refresh(ledger: Ledger, i: number, { person, context, pace }: Group, now: Instant): void {
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

/** People without a report who share a timeline and a pace are one group; a report makes somebody their own. */
function groupPeople(
  people: readonly Person[],
  context: RosterContext,
  now: Instant,
): { readonly groups: Group[]; readonly groupOf: Int32Array } {
  const groups: Group[] = [];
  const groupOf = new Int32Array(people.length);
  const shared = new Map<Timeline, Map<ReplyPace | null, number>>();
  for (const [i, person] of people.entries()) {
    const own = contextFor(person, context);
    const pace = replyPaceOf(person, context.norms);
    const timeline = timelineAt(person, own, now);
    const alike = shared.get(timeline) ?? new Map<ReplyPace | null, number>();
    const known = own.report === undefined ? alike.get(pace) : undefined;
    groupOf[i] = known ?? groups.length;
    if (known !== undefined) continue;
    if (own.report === undefined) shared.set(timeline, alike.set(pace, groups.length));
    groups.push({ person, context: own, pace, isOwn: own.report !== undefined });
  }
  return { groups, groupOf };
}

function blankFace(size: number): RosterFace {
  return {
    offset: new Float64Array(size),
    minuteOfDay: new Uint16Array(size),
    weekday: new Uint8Array(size),
    state: new Uint8Array(size),
    outsideHours: new Uint8Array(size),
    until: new Float64Array(size),
    firstSeen: new Float64Array(size),
    replyBy: new Float64Array(size),
  };
}

function blankLedger(size: number): Ledger {
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
function moveOn(ledger: Ledger, groups: readonly Group[], last: Instant, now: Instant): void {
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

function show(face: RosterFace, i: number, ledger: Ledger, group: number, now: Instant): void {
  const offset = ledger.offset[group] as number;
  const local = now + offset;
  const day = Math.floor(local / DAY);
  face.offset[i] = offset;
  face.minuteOfDay[i] = Math.floor((local - day * DAY) / MINUTE);
  face.weekday[i] = weekdayOf(day);
  face.state[i] = ledger.state[group] as number;
  face.outsideHours[i] = ledger.outsideHours[group] as number;
  face.until[i] = ledger.until[group] as number;
  face.firstSeen[i] = ledger.firstSeen[group] as number;
  face.replyBy[i] = ledger.replyBy[group] as number;
}

/** Makes a clock for a roster, shown as of `now`. Throws a RangeError naming what is malformed. */
export function createRosterClock(
  people: readonly Person[],
  context: RosterContext,
  now: Instant,
): RosterClock {
  const { groups, groupOf } = groupPeople(people, context, requireInstant(now, 'now'));
  // Whoever shares a group may come to have a report, and so a group of their own.
  const ledger = blankLedger(groups.length + people.length);
  const face = blankFace(people.length);
  let last = now;
  const advance = (at: Instant): readonly number[] => {
    moveOn(ledger, groups, last, requireInstant(at, 'now'));
    last = at;
    const changed: number[] = [];
    for (let i = 0; i < groupOf.length; i++) {
      const group = groupOf[i] as number;
      show(face, i, ledger, group, at);
      if (ledger.changed[group] === 1) changed.push(i);
    }
    return changed;
  };
  const nextBoundary = (): Instant => {
    let earliest = Infinity;
    for (let i = 0; i < groups.length; i++)
      earliest = Math.min(earliest, ledger.expires[i] as number);
    return earliest;
  };
  let told: Reports = context.reports ?? new Map();
  let places: Map<string, number> | null = null;
  const retellOne = (i: number, report: Report | undefined): void => {
    const known = groups[groupOf[i] as number] as Group;
    if (report === known.context.report) return;
    const { report: _before, ...rest } = known.context;
    const group = known.isOwn ? (groupOf[i] as number) : groups.length;
    groups[group] = {
      person: people[i] as Person,
      context: report === undefined ? rest : { ...rest, report },
      pace: known.pace,
      isOwn: true,
    };
    groupOf[i] = group;
    ledger.expires[group] = -Infinity;
  };
  const retell = (reports: Reports): void => {
    places ??= new Map(people.map(({ id }, i) => [id, i]));
    for (const id of reportedAnew(told, reports) ?? places.keys()) {
      const place = places.get(id);
      if (place !== undefined) retellOne(place, reports.get(id));
    }
    told = reports;
  };
  advance(now);
  return { people, face, advance, retell, nextBoundary };
}
