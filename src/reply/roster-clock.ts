import { bucketMap, changedIds } from '../presence/bucket-map';
import { withBusy, type BusyTimes, type Context } from '../presence/context';
import type { Report } from '../presence/report';
import type { Reports } from '../presence/report-ahead';
import type { Timeline } from '../presence/timeline';
import { timelineAt } from '../presence/timeline-of';
import type { Person, ReplyNorms, SyncWindow } from '../roster/person';
import { replyPaceOf, type ReplyPace } from '../roster/reply-window';
import { DAY, MINUTE, requireInstant, type Instant } from '../time/instant';
import { weekdayOf } from '../time/wall-time';
import { blankLedger, moveOn, refresh, type Group, type Ledger } from './roster-ledger';

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

function contextFor({ id }: Person, { reports, busy, sync, norms }: RosterContext): Context {
  const report = reports?.get(id);
  const context = {
    ...(report === undefined ? {} : { report }),
    ...(sync === undefined ? {} : { sync }),
    ...(norms === undefined ? {} : { norms }),
  };
  return withBusy(context, id, busy);
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
  let last = NaN;
  const retold = new Set<number>();
  /** At the same instant nobody is another but those who were told of. */
  const catchUp = (): readonly number[] => {
    const places = [...retold].sort((a, b) => a - b);
    retold.clear();
    return places.filter((place) => {
      const group = groupOf[place] as number;
      refresh(ledger, group, groups[group] as Group, last);
      show(face, place, ledger, group, last);
      return ledger.changed[group] === 1;
    });
  };
  const advance = (at: Instant): readonly number[] => {
    if (at === last) return catchUp();
    moveOn(ledger, groups, last, requireInstant(at, 'now'));
    retold.clear();
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
  let told: Reports = context.reports ?? bucketMap();
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
    retold.add(i);
  };
  const retell = (reports: Reports): void => {
    places ??= new Map(people.map(({ id }, i) => [id, i]));
    for (const id of changedIds(told, reports)) {
      const place = places.get(id);
      if (place !== undefined) retellOne(place, reports.get(id));
    }
    told = reports;
  };
  advance(now);
  return { people, face, advance, retell, nextBoundary };
}
