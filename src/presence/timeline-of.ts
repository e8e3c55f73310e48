import type { Person, SyncWindow } from '../roster/person';
import { scheduleOf, type Schedule } from '../roster/schedule';
import { DAY, type Instant } from '../time/instant';
import { membershipOf } from './busy';
import type { Context } from './context';
import { extendTo, PIECE, type Timeline } from './timeline';

/** How far behind the asked instant a timeline may begin before it is begun anew. */
const LONGEST_PAST = 90 * DAY;

/** The timelines of one schedule with one list of sync windows, by which of the meetings somebody is in. */
type Shared = {
  readonly sync: readonly SyncWindow[] | undefined;
  readonly byMembership: Map<string, Timeline>;
};

const timelines = new WeakMap<Person, Timeline>();
const sharedTimelines = new WeakMap<Schedule, Shared>();

const isNear = ({ from, to }: Timeline, at: Instant): boolean =>
  at >= from && at < to + PIECE && at <= from + LONGEST_PAST;

function begin(person: Person, schedule: Schedule, context: Context, at: Instant): Timeline {
  const timeline: Timeline = {
    schedule,
    person,
    sync: context.sync,
    busy: context.busy,
    from: at - DAY,
    to: at - DAY,
    starts: [],
    plans: [],
    lastIndex: 0,
  };
  extendTo(timeline, at + PIECE);
  return timeline;
}

/** People who keep the same hours and are in the same meetings share a timeline; busy events are anybody's own. */
function find(person: Person, context: Context, at: Instant): Timeline {
  const schedule = scheduleOf(person);
  if (context.busy !== undefined) return begin(person, schedule, context, at);
  let shared = sharedTimelines.get(schedule);
  if (shared === undefined || shared.sync !== context.sync) {
    shared = { sync: context.sync, byMembership: new Map() };
    sharedTimelines.set(schedule, shared);
  }
  const membership = membershipOf(person, context.sync);
  const known = shared.byMembership.get(membership);
  if (known !== undefined && isNear(known, at)) return known;
  const timeline = begin(person, schedule, context, at);
  shared.byMembership.set(membership, timeline);
  return timeline;
}

/** A person's timeline that holds `at`, kept from one question to the next. Throws a RangeError naming what is malformed. */
export function timelineAt(person: Person, context: Context, at: Instant): Timeline {
  const known = timelines.get(person);
  if (
    known !== undefined &&
    known.sync === context.sync &&
    known.busy === context.busy &&
    isNear(known, at)
  ) {
    return known;
  }
  const timeline = find(person, context, at);
  timelines.set(person, timeline);
  return timeline;
}
