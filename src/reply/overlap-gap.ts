import { freeEdgesOf, takenEdgesOf, type Respected } from '../presence/free-time';
import type { Edges } from '../roster/edges';
import type { Person } from '../roster/person';
import { MINUTE, type Instant } from '../time/instant';
import type { Interval } from '../time/interval';

/** The shortest overlap that is of use, in milliseconds. */
export const LEAST_OVERLAP = 30 * MINUTE;

/** So many people are asked one by one; of more nobody wants to hear whose block to move. */
const MOST_ASKED = 60;

/** How many of the nearest misses are told. */
const MOST_MISSES = 3;

/** A moment at which as many as ever can meet for long enough, and who cannot: without them there would be an overlap. */
export type NearMiss = Interval & { readonly absent: readonly string[] };

/**
 * A block that would begin earlier or end later by so many minutes, or be moved by as many. `from` and `until` are how
 * it lies now.
 */
export type BlockChange = {
  readonly personId: string;
  readonly side: 'earlier' | 'later';
  readonly minutes: number;
  readonly from: Instant;
  readonly until: Instant;
};

/** What stands between people and an overlap of half an hour. */
export type OverlapGap = {
  /** How many more would have to be there than ever are. */
  readonly short: number;
  /** The nearest misses, soonest first, no two of the same absent people. */
  readonly misses: readonly NearMiss[];
  /** Whether there would be an overlap if planned focus, meetings and calendars did not count. */
  readonly isPlans: boolean;
  /**
   * The fewest minutes by which blocks would have to change, and what that would give, at a time that no plans take; null
   * where no change would do.
   */
  readonly change: { readonly blocks: readonly BlockChange[]; readonly gives: Interval } | null;
};

/** When somebody can attend, and what would still be in the way if that changed. */
type Free = { readonly person: Person; readonly edges: Edges; readonly taken: Edges };

/** The stretch that lies nearest to a wished one, and how many milliseconds of that it lacks. */
type Nearest = { readonly cost: number; readonly at: number };

const NOWHERE: Nearest = { cost: Infinity, at: -1 };

/** The place of the first stretch that begins after an instant. */
function firstAfter(edges: Edges, at: Instant): number {
  let low = 0;
  let high = edges.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((edges[middle * 2] as Instant) <= at) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}

function meets(taken: Edges, start: Instant, end: Instant): boolean {
  const next = firstAfter(taken, start);
  if (next > 0 && (taken[next - 1] as Instant) > start) return true;
  return next < taken.length && (taken[next] as Instant) < end;
}

function nearest({ edges, taken }: Free, start: Instant, end: Instant): Nearest {
  if (meets(taken, start, end)) return NOWHERE;
  let best = NOWHERE;
  // Of what began before, only the last can be nearest; nothing that begins later than the best costs can.
  for (let i = Math.max(0, firstAfter(edges, start) - 2); i < edges.length; i += 2) {
    const early = Math.max(0, (edges[i] as Instant) - start);
    if (early >= best.cost) break;
    const cost = early + Math.max(0, end - (edges[i + 1] as Instant));
    if (cost < best.cost) best = { cost, at: i };
  }
  return best;
}

/** Every start at which the answer can be at its best: where a stretch begins, or ends half an hour later, and about what is taken. */
function candidates(free: readonly Free[], { start, end }: Interval): Instant[] {
  const found = new Set<Instant>();
  for (const { edges, taken } of free) {
    for (let i = 0; i < edges.length; i += 2) {
      found.add(edges[i] as Instant);
      found.add((edges[i + 1] as Instant) - LEAST_OVERLAP);
    }
    for (let i = 0; i < taken.length; i += 2) {
      found.add((taken[i] as Instant) - LEAST_OVERLAP);
      found.add(taken[i + 1] as Instant);
    }
  }
  return [...found].filter((at) => at >= start && at + LEAST_OVERLAP <= end).sort((a, b) => a - b);
}

type Moment = { readonly start: Instant; readonly near: readonly Nearest[] };

function missesOf(free: readonly Free[], moments: readonly Moment[]): NearMiss[] {
  let fewest = Infinity;
  let misses: NearMiss[] = [];
  const told = new Set<string>();
  for (const { start, near } of moments) {
    const absent = free
      .filter((_, i) => (near[i] as Nearest).cost > 0)
      .map(({ person }) => person.id);
    if (absent.length > fewest) continue;
    if (absent.length < fewest) {
      fewest = absent.length;
      misses = [];
      told.clear();
    }
    const key = absent.join(' ');
    if (told.has(key) || misses.length === MOST_MISSES) continue;
    told.add(key);
    misses.push({ start, end: start + LEAST_OVERLAP, absent });
  }
  return misses;
}

/** How the blocks of those who lack the least would have to change for a quorum to be there. */
function changesAt(free: readonly Free[], { start, near }: Moment, quorum: number): BlockChange[] {
  const cheapest = [...near.keys()]
    .sort((a, b) => (near[a] as Nearest).cost - (near[b] as Nearest).cost || a - b)
    .slice(0, quorum);
  const end = start + LEAST_OVERLAP;
  return cheapest.flatMap((who) => {
    const { person, edges } = free[who] as Free;
    const { at } = near[who] as Nearest;
    const from = edges[at] as Instant;
    const until = edges[at + 1] as Instant;
    const change = { personId: person.id, from, until };
    const early = Math.ceil((from - start) / MINUTE);
    const late = Math.ceil((end - until) / MINUTE);
    const changes: BlockChange[] = [];
    if (early > 0) changes.push({ ...change, side: 'earlier', minutes: early });
    if (late > 0) changes.push({ ...change, side: 'later', minutes: late });
    return changes;
  });
}

function costOf({ near }: Moment, quorum: number): number {
  return near
    .map(({ cost }) => cost)
    .sort((a, b) => a - b)
    .slice(0, quorum)
    .reduce((sum, cost) => sum + cost, 0);
}

function smallestChange(
  free: readonly Free[],
  moments: readonly Moment[],
  quorum: number,
): OverlapGap['change'] {
  let least = Infinity;
  let best: Moment | null = null;
  for (const moment of moments) {
    const cost = costOf(moment, quorum);
    if (cost >= least) continue;
    least = cost;
    best = moment;
  }
  if (best === null || quorum > free.length) return null;
  const gives = { start: best.start, end: best.start + LEAST_OVERLAP };
  return { blocks: changesAt(free, best, quorum), gives };
}

function momentsOf(free: readonly Free[], range: Interval): Moment[] {
  return candidates(free, range).map((start) => ({
    start,
    near: free.map((one) => nearest(one, start, start + LEAST_OVERLAP)),
  }));
}

/**
 * Why a quorum of people never shares half an hour inside a range, and the smallest change that would give it. Ties go
 * to the soonest. Null where they do share it, and for more than sixty people.
 */
export function overlapGap(
  people: readonly Person[],
  range: Interval,
  quorum: number,
  respected: Respected,
): OverlapGap | null {
  if (people.length > MOST_ASKED) return null;
  const { start, end } = range;
  const freeWith = (what: Respected): Free[] =>
    people.map((person) => ({ person, edges: freeEdgesOf(person, start, end, what), taken: [] }));
  const free = freeWith(respected);
  const misses = missesOf(free, momentsOf(free, range));
  const absent = misses[0]?.absent.length ?? people.length;
  const short = quorum - (people.length - absent);
  if (short <= 0) return null;
  const bare = freeWith({});
  const moments = momentsOf(bare, range);
  const isPlans = moments.some((moment) => costOf(moment, quorum) === 0);
  if (isPlans) return { short, misses, isPlans, change: null };
  const hours = bare.map((one): Free => {
    return { ...one, taken: takenEdgesOf(one.person, start, end, respected) };
  });
  const isAsBare = hours.every(({ taken }) => taken.length === 0);
  const change = smallestChange(hours, isAsBare ? moments : momentsOf(hours, range), quorum);
  return { short, misses, isPlans, change };
}
