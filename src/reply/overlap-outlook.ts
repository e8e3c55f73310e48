import type { Respected } from '../presence/free-time';
import type { Person } from '../roster/person';
import { DAY, type Instant } from '../time/instant';
import { overlap, type Overlap } from './overlap';
import { LEAST_OVERLAP, overlapGap, type OverlapGap } from './overlap-gap';
import { quorumOf, type Quorum } from './quorum';

/** How many days ahead common time is looked for. */
export const OUTLOOK_DAYS = 14;

/** The common time ahead: all of it, the longest stretch and the next; `gap` says why where there is none of use. */
export type OverlapOutlook = {
  readonly windows: readonly Overlap[];
  readonly longest: Overlap | null;
  readonly next: Overlap | null;
  readonly gap: OverlapGap | null;
};

/** Windows that run now or begin within two weeks, each whole. */
function ahead(
  people: readonly Person[],
  now: Instant,
  quorum: number,
  respected: Respected,
): Overlap[] {
  const horizon = now + OUTLOOK_DAYS * DAY;
  const range = { start: now - DAY, end: horizon + DAY };
  return overlap(people, range, { ...respected, quorum }).filter(
    ({ start, end }) => end > now && start < horizon,
  );
}

/** The window that runs now or comes next within two weeks, of half an hour at least; null when there is none. */
export function nextOverlap(
  people: readonly Person[],
  now: Instant,
  quorum: Quorum,
  respected: Respected = {},
): Overlap | null {
  const windows = ahead(people, now, quorumOf(quorum, people.length), respected);
  return windows.find(({ start, end }) => end - start >= LEAST_OVERLAP) ?? null;
}

/**
 * The common time of people in the next two weeks. Windows shorter than half an hour are listed, but neither the longest
 * nor the next is ever one of them. Throws a RangeError naming what is malformed.
 */
export function overlapOutlook(
  people: readonly Person[],
  now: Instant,
  quorum: Quorum,
  respected: Respected = {},
): OverlapOutlook {
  const count = quorumOf(quorum, people.length);
  const windows = ahead(people, now, count, respected);
  const useful = windows.filter(({ start, end }) => end - start >= LEAST_OVERLAP);
  const lengthOf = ({ start, end }: Overlap): number => end - start;
  const longest = useful.reduce<Overlap | null>(
    (best, one) => (best === null || lengthOf(one) > lengthOf(best) ? one : best),
    null,
  );
  const range = { start: now, end: now + OUTLOOK_DAYS * DAY };
  const gap = useful.length > 0 ? null : overlapGap(people, range, count, respected);
  return { windows, longest, next: useful[0] ?? null, gap };
}
