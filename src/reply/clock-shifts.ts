import { blocksOn, type Schedule } from '../roster/schedule';
import { DAY, MINUTE, type Instant } from '../time/instant';
import type { Interval } from '../time/interval';
import { wallAt, weekdayOf, type LocalDay } from '../time/wall-time';
import { offsetAt, transitions, type ZoneName } from '../time/zone';
import { sharedWeek, typicalWeek, weekSeenFrom, type SharedWeek } from './typical-week';

/** A change of how many minutes another clock is ahead of mine. */
export type AheadChange = { readonly at: Instant; readonly before: number; readonly after: number };

/** From when until when another difference of clocks holds: dates of mine, `last` null when it lasts beyond what is looked at. */
export type AheadSpan = AheadChange & { readonly first: LocalDay; readonly last: LocalDay | null };

/** Clocks of one region change within hours of each other, which is no change between its places. */
const SAME_CHANGE = DAY;

/** How many minutes the wall clock of `theirs` is ahead of that of `mine`. */
export function aheadAt(mine: ZoneName, theirs: ZoneName, at: Instant): number {
  return (offsetAt(theirs, at) - offsetAt(mine, at)) / MINUTE;
}

/** How the difference between two zones' clocks changes within a range, in order. */
export function aheadChanges(mine: ZoneName, theirs: ZoneName, range: Interval): AheadChange[] {
  const instants = [...transitions(mine, range), ...transitions(theirs, range)].map(({ at }) => at);
  instants.sort((a, b) => a - b);
  const changes: AheadChange[] = [];
  let before = aheadAt(mine, theirs, range.start);
  for (const at of instants) {
    const after = aheadAt(mine, theirs, at);
    if (after === before) continue;
    const last = changes.at(-1);
    if (last !== undefined && at - last.at < SAME_CHANGE) {
      changes.pop();
      if (last.before !== after) changes.push({ ...last, after });
    } else changes.push({ at, before, after });
    before = after;
  }
  return changes;
}

/** The first date of mine that begins its work after an instant. */
function firstDateAfter(me: Schedule, at: Instant): LocalDay {
  const { day, minute } = wallAt(me.zone, at);
  const start = blocksOn(me, day)[0];
  return start === undefined || minute <= start ? day : day + 1;
}

/** The spans that differences of clocks hold for, those that end before `today` left out. */
export function aheadSpans(
  me: Schedule,
  theirs: ZoneName,
  range: Interval,
  today: LocalDay,
): AheadSpan[] {
  const changes = aheadChanges(me.zone, theirs, range);
  return changes
    .map((change, i) => {
      const next = changes[i + 1];
      const last = next === undefined ? null : firstDateAfter(me, next.at) - 1;
      return { ...change, first: firstDateAfter(me, change.at), last };
    })
    .filter(({ last }) => last === null || last >= today);
}

/** What a change of clocks does to the time two people share, in minutes; the same number twice when it only moves. */
export type OverlapEffect = {
  readonly from: LocalDay;
  readonly until: LocalDay | null;
  readonly before: number;
  readonly after: number;
  /** Whether every day is like that, or only the week as a whole. */
  readonly per: 'day' | 'week';
};

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** How far the first date is looked for that a change affects: two weeks see every weekday, a week of leave apart. */
const LOOKED_FOR = 14;

function amounts(
  before: SharedWeek,
  after: SharedWeek,
): Pick<OverlapEffect, 'before' | 'after' | 'per'> {
  const shared = WEEKDAYS.filter((day) => before.minutes[day] !== 0 || after.minutes[day] !== 0);
  const [first = 1] = shared;
  const one = { before: before.minutes[first] ?? 0, after: after.minutes[first] ?? 0 };
  const isEven = shared.every(
    (day) => before.minutes[day] === one.before && after.minutes[day] === one.after,
  );
  if (isEven) return { ...one, per: 'day' };
  const sum = ({ minutes }: SharedWeek): number => minutes.reduce((total, one) => total + one, 0);
  return { before: sum(before), after: sum(after), per: 'week' };
}

/** What another difference of clocks does to the time I share with somebody; null when it does nothing on any date of mine. */
export function overlapEffect(
  me: Schedule,
  them: Schedule,
  { before, after, first, last }: AheadSpan,
): OverlapEffect | null {
  const mine = typicalWeek(me);
  const theirs = typicalWeek(them);
  const was = sharedWeek(mine, weekSeenFrom(theirs, before));
  const is = sharedWeek(mine, weekSeenFrom(theirs, after));
  const isAffected = (day: LocalDay): boolean => {
    const weekday = weekdayOf(day);
    return was.stretches[weekday] !== is.stretches[weekday] && blocksOn(me, day).length > 0;
  };
  const end = Math.min(last ?? Infinity, first + LOOKED_FOR);
  let from = first;
  while (from <= end && !isAffected(from)) from++;
  if (from > end) return null;
  let until = last;
  while (until !== null && until > from && !isAffected(until)) until--;
  return { from, until, ...amounts(was, is) };
}
