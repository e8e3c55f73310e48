import type { BusyTimes } from '../presence/context';
import { attending } from '../reply/attendees';
import { nextOverlap } from '../reply/overlap-outlook';
import type { Overlap } from '../reply/overlap';
import type { Person } from '../roster/person';
import { DAY, MINUTE, type Instant } from '../time/instant';
import { busyTimes } from './live-busy';
import type { WatchName } from './notification';
import { overlapSoonId } from './notification-id';
import type { AppState } from './state';
import type { OverlapWatch } from './team-time';
import { tellNow } from './tell';
import { andThen, turn, type Turn } from './turn';

/** How long before it begins a followed overlap is told. */
export const OVERLAP_TOLD_BEFORE = 10 * MINUTE;

/** How many names are spelt out. */
const MOST_NAMES = 3;

const everybodyBy = new WeakMap<readonly Person[], { me: Person; everybody: readonly Person[] }>();

/** Me and everybody on the roster; the same list as long as they are the same. */
export function everybodyOf({ profile, roster }: AppState): readonly Person[] {
  const known = everybodyBy.get(roster.people);
  if (known?.me === profile.me) return known.everybody;
  const everybody = [profile.me, ...roster.people];
  everybodyBy.set(roster.people, { me: profile.me, everybody });
  return everybody;
}

/** What an overlap was worked out from, and how long it is the next. */
type Known = {
  readonly everybody: readonly Person[];
  readonly groups: AppState['teamTime']['groups'];
  readonly sync: AppState['roster']['sync'];
  readonly busy: BusyTimes;
  readonly from: Instant;
  readonly until: Instant;
  readonly next: Overlap | null;
};

const knownNext = new WeakMap<OverlapWatch, Known>();

function known(state: AppState, watch: OverlapWatch, now: Instant): Known {
  const everybody = everybodyOf(state);
  const { groups } = state.teamTime;
  const { sync } = state.roster;
  const busy = busyTimes(state);
  const before = knownNext.get(watch);
  const isSame =
    before !== undefined &&
    before.everybody === everybody &&
    before.groups === groups &&
    before.sync === sync &&
    before.busy === busy &&
    now >= before.from &&
    now < before.until;
  if (isSame) return before;
  const { attendees, withMe, quorum } = watch;
  const people = attending(everybody, groups, attendees, withMe ? state.profile.me.id : null);
  const next =
    people.length < 2 ? null : nextOverlap(people, now, quorum, { respectFocus: true, sync, busy });
  const after = { everybody, groups, sync, busy, from: now, until: next?.end ?? now + DAY, next };
  knownNext.set(watch, after);
  return after;
}

/** The overlap of a watch that runs or comes next, planned focus, meetings and calendars left out; null when there is none in two weeks. */
export function watchedOverlap(state: AppState, watch: OverlapWatch, now: Instant): Overlap | null {
  return known(state, watch, now).next;
}

/** How the people of a watch are named, me left out. */
export function watchName(state: AppState, { attendees }: OverlapWatch): WatchName {
  if (attendees.kind === 'role') return attendees;
  const group = state.teamTime.groups.find(
    ({ id }) => attendees.kind === 'group' && id === attendees.groupId,
  );
  if (group !== undefined) return { kind: 'names', names: [group.name] };
  const names = attending(state.roster.people, [], attendees, null).map(({ name }) => name);
  if (names.length <= MOST_NAMES) return { kind: 'names', names };
  const more = `+${names.length - MOST_NAMES + 1}`;
  return { kind: 'names', names: [...names.slice(0, MOST_NAMES - 1), more] };
}

/** When what is said or told of followed overlaps changes. */
export function overlapTimes(state: AppState, now: Instant): readonly Instant[] {
  return state.teamTime.overlapWatches.flatMap((watch) => {
    const { next, until } = known(state, watch, now);
    if (next === null) return [until];
    return [next.start - OVERLAP_TOLD_BEFORE, next.start, next.end];
  });
}

/** Tells each followed overlap once, ten minutes before it begins, where that is wished. */
export function dueOverlaps(state: AppState, now: Instant): Turn {
  return state.teamTime.overlapWatches.reduce((before, watch) => {
    if (!watch.notify) return before;
    const next = watchedOverlap(state, watch, now);
    if (next === null || now >= next.start || now < next.start - OVERLAP_TOLD_BEFORE) return before;
    return andThen(before, (at) =>
      tellNow(at, {
        kind: 'overlap-soon',
        id: overlapSoonId(watch.id, next.start),
        who: watchName(at, watch),
        startsAt: next.start,
        endsAt: next.end,
      }),
    );
  }, turn(state));
}
