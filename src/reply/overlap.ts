import { alikePeople, freeEdges, type AlikePeople, type Respected } from '../presence/free-time';
import { intersectEdges, type Edges } from '../roster/edges';
import type { Person } from '../roster/person';
import { requireRange } from '../roster/working-blocks';
import { DAY, MINUTE, type Instant } from '../time/instant';
import type { Interval } from '../time/interval';
import { createWeekCount } from './week-count';

/** A stretch in which at least the quorum is at work; `least` is how many are there at its emptiest. */
export type Overlap = {
  readonly start: Instant;
  readonly end: Instant;
  readonly least: number;
};

/**
 * How many must be at work (everybody unless told), and whether planned focus, the meetings of `sync` and the calendar
 * events of `busy` count as not being there (not unless told).
 */
export type OverlapOptions = Respected & { readonly quorum?: number };

/** How much is counted at once, so that any range takes the same memory. */
const WINDOW_MINUTES = (32 * DAY) / MINUTE;

/** Counts the stretches of people who keep the same hours as changes from minute to minute; zones being whole minutes off UTC since 1972, their edges are too. */
function addChanges(changes: Int32Array, edges: Edges, base: number, people: number): void {
  for (let i = 0; i < edges.length; i += 2) {
    const start = (edges[i] as Instant) / MINUTE - base;
    const end = (edges[i + 1] as Instant) / MINUTE - base;
    changes[start] = (changes[start] as number) + people;
    changes[end] = (changes[end] as number) - people;
  }
}

/** Whether nothing but their hours decides when these people can attend. */
const keepsOnlyHours = ({ schedule }: AlikePeople, { respectFocus, sync = [] }: Respected) =>
  sync.length === 0 && !(respectFocus === true && schedule.hasFocus);

function countIn(
  counts: Int32Array,
  groups: readonly AlikePeople[],
  base: number,
  minutes: number,
  respected: Respected,
): void {
  const from = base * MINUTE;
  const countWeek = createWeekCount(counts.subarray(0, minutes + 1), from);
  for (const group of groups) {
    const people = group.members.length;
    const isCounted = keepsOnlyHours(group, respected) && countWeek(group.schedule, people);
    if (isCounted && group.busy.length === 0) continue;
    const edges = freeEdges(group, from, from + minutes * MINUTE, respected);
    if (!isCounted) addChanges(counts, edges, base, people);
    for (const { taken } of group.busy) {
      addChanges(counts, intersectEdges(edges, taken), base, -1);
    }
  }
}

/** The stretch that is being counted: open since `since` unless that is null. */
type Count = { since: Instant | null; least: number };

function sweep(
  changes: Int32Array,
  minutes: number,
  base: number,
  quorum: number,
  open: Count,
  found: Overlap[],
): void {
  let present = 0;
  for (let i = 0; i < minutes; i++) {
    const change = changes[i] as number;
    if (change === 0 && i > 0) continue;
    present += change;
    if (present >= quorum) {
      open.least = open.since === null ? present : Math.min(open.least, present);
      open.since ??= (base + i) * MINUTE;
    } else if (open.since !== null) {
      found.push({ start: open.since, end: (base + i) * MINUTE, least: open.least });
      open.since = null;
    }
  }
}

function quorumOf(people: readonly Person[], { quorum }: OverlapOptions): number {
  if (quorum === undefined) return people.length;
  if (!Number.isInteger(quorum) || quorum < 1) {
    throw new RangeError('options.quorum must be a whole number of one or more');
  }
  return quorum;
}

/**
 * When at least a quorum of people is at work at the same time: the whole stretches, each with how many are there at its
 * emptiest. Throws a RangeError naming what is malformed.
 */
export function overlap(
  people: readonly Person[],
  range: Interval,
  options: OverlapOptions = {},
): Overlap[] {
  const { start, end } = requireRange(range);
  const groups = alikePeople(people, options);
  const quorum = quorumOf(people, options);
  const found: Overlap[] = [];
  if (people.length === 0 || quorum > people.length) return found;
  const first = Math.floor(start / MINUTE);
  const last = Math.ceil(end / MINUTE);
  const open: Count = { since: null, least: 0 };
  const changes = new Int32Array(Math.min(WINDOW_MINUTES, last - first) + 1);
  for (let base = first; base < last; base += WINDOW_MINUTES) {
    const minutes = Math.min(WINDOW_MINUTES, last - base);
    changes.fill(0);
    countIn(changes, groups, base, minutes, options);
    sweep(changes, minutes, base, quorum, open, found);
  }
  if (open.since !== null) found.push({ start: open.since, end: last * MINUTE, least: open.least });
  return clipped(found, { start, end });
}

/** Takes off what whole minutes put on at the ends of a range that begins or ends within one. */
function clipped(found: readonly Overlap[], range: Interval): Overlap[] {
  return found
    .map(({ start, end, least }) => ({
      start: Math.max(start, range.start),
      end: Math.min(end, range.end),
      least,
    }))
    .filter(({ start, end }) => start < end);
}
