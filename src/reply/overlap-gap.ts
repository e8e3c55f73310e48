import { freeEdgesOf, type Respected } from '../presence/free-time';
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
  /** The fewest minutes by which blocks would have to change, and what that would give; null where no change would do. */
  readonly change: { readonly blocks: readonly BlockChange[]; readonly gives: Interval } | null;
};

type Free = { readonly person: Person; readonly edges: Edges };

/** The stretch that lies nearest to a wished one. */
type Nearest = { readonly cost: number; readonly at: number };

function nearest(edges: Edges, start: Instant, end: Instant): Nearest {
  let best: Nearest = { cost: Infinity, at: -1 };
  for (let i = 0; i < edges.length; i += 2) {
    const cost =
      Math.max(0, (edges[i] as Instant) - start) + Math.max(0, end - (edges[i + 1] as Instant));
    if (cost < best.cost) best = { cost, at: i };
  }
  return best;
}

/** Every start at which the answer can be at its best: where a stretch begins, or ends half an hour later. */
function candidates(free: readonly Free[], { start, end }: Interval): Instant[] {
  const found = new Set<Instant>();
  for (const { edges } of free) {
    for (let i = 0; i < edges.length; i += 2) {
      found.add(edges[i] as Instant);
      found.add((edges[i + 1] as Instant) - LEAST_OVERLAP);
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
    near: free.map(({ edges }) => nearest(edges, start, start + LEAST_OVERLAP)),
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
  const freeWith = (what: Respected): Free[] =>
    people.map((person) => ({ person, edges: freeEdgesOf(person, range.start, range.end, what) }));
  const free = freeWith(respected);
  const misses = missesOf(free, momentsOf(free, range));
  const absent = misses[0]?.absent.length ?? people.length;
  const short = quorum - (people.length - absent);
  if (short <= 0) return null;
  const bare = freeWith({});
  const moments = momentsOf(bare, range);
  const isPlans = moments.some((moment) => costOf(moment, quorum) === 0);
  const change = isPlans ? null : smallestChange(bare, moments, quorum);
  return { short, misses, isPlans, change };
}
