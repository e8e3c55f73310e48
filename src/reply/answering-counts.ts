import { withBusy, type Context } from '../presence/context';
import type { Timeline } from '../presence/timeline';
import { timelineAt } from '../presence/timeline-of';
import type { Person } from '../roster/person';
import { requireRange } from '../roster/working-blocks';
import type { Instant } from '../time/instant';
import type { Interval } from '../time/interval';
import { answeringFrom, nextStretch, type Answering } from './answering';
import type { RosterContext } from './roster-clock';

/**
 * How many people are answering, as steps: `counts[i]` from `starts[i]` to the next start, the last one to the end of the
 * range. The first start is that of the range, and neighbours differ. Both are empty for an empty range.
 */
export type AnsweringCounts = {
  readonly range: Interval;
  readonly starts: readonly Instant[];
  readonly counts: readonly number[];
};

/** The most that answer at once, and the first stretch in which they do. */
export type AnsweringPeak = Interval & { readonly count: number };

/** Adds the answering time of `members` people to the changes of the count, instant by instant. */
function addAnswering(
  changes: Map<Instant, number>,
  answering: Answering,
  { start, end }: Interval,
  members: number,
): void {
  for (let at = start; at < end;) {
    const stretch = nextStretch(answering, at, end);
    if (stretch === null) return;
    changes.set(stretch.start, (changes.get(stretch.start) ?? 0) + members);
    changes.set(stretch.end, (changes.get(stretch.end) ?? 0) - members);
    at = stretch.end;
  }
}

/** Counts the people without a report by what they share, and adds those with one singly. */
function changesOf(
  people: readonly Person[],
  range: Interval,
  { reports, busy, sync, norms }: RosterContext,
): Map<Instant, number> {
  const shared: Context = {
    ...(sync === undefined ? {} : { sync }),
    ...(norms === undefined ? {} : { norms }),
  };
  const changes = new Map<Instant, number>();
  const groups = new Map<Timeline, number>();
  for (const person of people) {
    const { id } = person;
    const report = reports?.get(id);
    const own = withBusy(shared, id, busy);
    if (report === undefined) {
      const timeline = timelineAt(person, own, range.start);
      groups.set(timeline, (groups.get(timeline) ?? 0) + 1);
    } else {
      addAnswering(changes, answeringFrom(person, range.start, { ...own, report }), range, 1);
    }
  }
  for (const [timeline, members] of groups) {
    addAnswering(changes, { timeline, blocked: null, lifted: null }, range, members);
  }
  return changes;
}

/**
 * How many people are answering at each moment of a range, as `answeringIntervals` has it for each of them. Throws a
 * RangeError naming what is malformed.
 */
export function answeringCounts(
  people: readonly Person[],
  range: Interval,
  context: RosterContext = {},
): AnsweringCounts {
  const { start, end } = requireRange(range);
  const starts: Instant[] = [];
  const counts: number[] = [];
  if (start === end) return { range, starts, counts };
  const changes = changesOf(people, range, context);
  let count = changes.get(start) ?? 0;
  starts.push(start);
  counts.push(count);
  const edges = Float64Array.from(changes.keys()).sort();
  for (const at of edges) {
    const change = changes.get(at) ?? 0;
    if (change === 0 || at <= start || at >= end) continue;
    count += change;
    starts.push(at);
    counts.push(count);
  }
  return { range, starts, counts };
}

/** How many are answering at an instant of the range; none outside it. */
export function answeringAt({ range, starts, counts }: AnsweringCounts, at: Instant): number {
  if (at < range.start || at >= range.end) return 0;
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as Instant) <= at) low = middle + 1;
    else high = middle;
  }
  return counts[low - 1] ?? 0;
}

/** The most that answer at once and when first, or null when nobody ever does. */
export function answeringPeak({ range, starts, counts }: AnsweringCounts): AnsweringPeak | null {
  let most = -1;
  for (const [i, count] of counts.entries()) if (count > (counts[most] ?? 0)) most = i;
  if (most === -1) return null;
  return {
    count: counts[most] as number,
    start: starts[most] as Instant,
    end: starts[most + 1] ?? range.end,
  };
}
