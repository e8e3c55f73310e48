import { availabilityAt } from '../presence/availability';
import type { Context } from '../presence/context';
import { AVAILABILITY_STATES, isInForce, type Report } from '../presence/report';
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
  readonly reports?: { readonly [personId: string]: Report };
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
  /** The next instant at which something changes that does not just move on with time; Infinity when none is known. */
  nextBoundary(): Instant;
};

/** People of whom the same is known, and what was last found out about them. */
type Group = {
  readonly person: Person;
  readonly context: Context;
  readonly pace: ReplyPace | null;
  offset: number;
  state: number;
  outsideHours: number;
  until: number;
  piece: ReplyPiece | null;
  firstSeen: number;
  replyBy: number;
  /** From then on all of this must be looked at again; with every instant when it is restless. */
  expires: Instant;
  restless: boolean;
  changed: boolean;
};

function contextFor({ id }: Person, { reports, sync, norms }: RosterContext): Context {
  const report = reports !== undefined && Object.hasOwn(reports, id) ? reports[id] : undefined;
  return {
    ...(report === undefined ? {} : { report }),
    ...(sync === undefined ? {} : { sync }),
    ...(norms === undefined ? {} : { norms }),
  };
}

/** How long an availability keeps: to the end of the plan it rests on, or of the report. */
function availabilityKeeps(report: Report | undefined, timeline: Timeline, now: Instant): Instant {
  const planEnd = Math.min(endOf(timeline, indexAt(timeline, now), now + DAY), now + DAY);
  if (report === undefined || !report.connected) return planEnd;
  if (report.at > now) return Math.min(planEnd, report.at);
  return report.until !== undefined && report.until > now
    ? Math.min(planEnd, report.until)
    : planEnd;
}

/** NaN stands for no answer, and is the same as itself. */
const same = (a: number, b: number): boolean => a === b || (a !== a && b !== b);

/** Looks at a group again; it changed when more than the passing of time did. */
function refresh(group: Group, now: Instant): void {
  const { person, context, pace } = group;
  const timeline = timelineAt(person, context, now);
  const availability = availabilityAt(person, now, context);
  const state = AVAILABILITY_STATES.indexOf(availability.state);
  const outsideHours = availability.outsideHours ? 1 : 0;
  const until = availability.until ?? NaN;
  const piece = replyPiece(answeringFrom(person, now, context), pace, context.report, now);
  const before = group.piece;
  group.changed =
    before === null ||
    group.state !== state ||
    group.outsideHours !== outsideHours ||
    !same(group.until, until) ||
    (before.seenMoves ? !piece.seenMoves : !same(group.firstSeen, piece.firstSeen)) ||
    (before.replyMoves
      ? !same(before.replyBy - before.firstSeen, piece.replyBy - piece.firstSeen)
      : !same(group.replyBy, piece.replyBy));
  const transition = nextTransition(person.zone, now);
  group.offset = offsetAt(person.zone, now);
  group.state = state;
  group.outsideHours = outsideHours;
  group.until = until;
  group.piece = piece;
  group.firstSeen = piece.firstSeen;
  group.replyBy = piece.replyBy;
  group.expires = Math.min(
    piece.until,
    availabilityKeeps(context.report, timeline, now),
    transition === null ? Infinity : transition.at,
  );
  const { report } = context;
  const isReported = report !== undefined && isInForce(report, now);
  // A change of state beyond the horizon comes nearer with every instant.
  group.restless = piece.restless || (availability.until === null && !isReported);
}

/** People without a report who share a timeline and a pace are one group; a report makes somebody their own. */
function groupPeople(
  people: readonly Person[],
  context: RosterContext,
  now: Instant,
): { readonly groups: readonly Group[]; readonly groupOf: Int32Array } {
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
    groups.push({
      person,
      context: own,
      pace,
      offset: 0,
      state: 0,
      outsideHours: 0,
      until: NaN,
      piece: null,
      firstSeen: NaN,
      replyBy: NaN,
      expires: -Infinity,
      restless: false,
      changed: false,
    });
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

/** Moves a group on to an instant, looking at it again only when what is known of it has expired. */
function moveOn(group: Group, now: Instant, isAnew: boolean): void {
  const { piece } = group;
  if (piece === null || isAnew || group.restless || now >= group.expires) {
    refresh(group, now);
    return;
  }
  group.changed = false;
  if (!piece.seenMoves) return;
  group.firstSeen = now;
  if (piece.replyMoves) group.replyBy = piece.replyBy + (now - piece.firstSeen);
}

function show(face: RosterFace, i: number, group: Group, now: Instant): void {
  const local = now + group.offset;
  const day = Math.floor(local / DAY);
  face.offset[i] = group.offset;
  face.minuteOfDay[i] = Math.floor((local - day * DAY) / MINUTE);
  face.weekday[i] = weekdayOf(day);
  face.state[i] = group.state;
  face.outsideHours[i] = group.outsideHours;
  face.until[i] = group.until;
  face.firstSeen[i] = group.firstSeen;
  face.replyBy[i] = group.replyBy;
}

/** Makes a clock for a roster, shown as of `now`. Throws a RangeError naming what is malformed. */
export function createRosterClock(
  people: readonly Person[],
  context: RosterContext,
  now: Instant,
): RosterClock {
  const { groups, groupOf } = groupPeople(people, context, requireInstant(now, 'now'));
  const face = blankFace(people.length);
  let last = now;
  const advance = (at: Instant): readonly number[] => {
    requireInstant(at, 'now');
    for (const group of groups) moveOn(group, at, at < last);
    last = at;
    const changed: number[] = [];
    for (let i = 0; i < groupOf.length; i++) {
      const group = groups[groupOf[i] as number] as Group;
      show(face, i, group, at);
      if (group.changed) changed.push(i);
    }
    return changed;
  };
  const nextBoundary = (): Instant =>
    groups.reduce((earliest, { expires }) => Math.min(earliest, expires), Infinity);
  advance(now);
  return { people, face, advance, nextBoundary };
}
