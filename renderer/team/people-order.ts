import { AVAILABILITY_STATES } from '../../src/presence/report';
import type { RosterFace } from '../../src/reply/roster-clock';
import type { Person } from '../../src/roster/person';
import { HOUR, type Instant } from '../../src/time/instant';
import type { Filter, Sort } from './view-choices';

/** How soon somebody must be back to count as back soon. */
const SOON = 2 * HOUR;

const AVAILABLE = AVAILABILITY_STATES.indexOf('available');

/** The place of each person in the alphabet of a locale. */
export function nameRanks(people: readonly Person[], locale: string): Uint32Array {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const places = Uint32Array.from(people.keys());
  const name = (place: number): string => people[place]?.name ?? '';
  places.sort((a, b) => compare(name(a), name(b)) || a - b);
  const ranks = new Uint32Array(people.length);
  for (const [rank, place] of places.entries()) ranks[place] = rank;
  return ranks;
}

/** The numbers to order by; those of whom nobody can say come last. */
function sortKeys(face: RosterFace, ranks: Uint32Array, sort: Sort): ArrayLike<number> {
  switch (sort) {
    case 'name':
      return ranks;
    case 'local-time':
      return face.offset;
    case 'reply':
      return face.replyBy.map((replyBy, place) => {
        if (!Number.isNaN(replyBy)) return replyBy;
        // Somebody without a reply window is at least known to see it.
        return Number.isNaN(face.firstSeen[place]) ? Infinity : Number.MAX_VALUE;
      });
  }
}

/**
 * Orders the places of all people, by name where the chosen order leaves them equal. Each order begins from the one
 * before, which is nearly right from one minute to the next, and is the very same where it still is right.
 */
export function createOrder(
  ranks: Uint32Array,
): (face: RosterFace, sort: Sort) => readonly number[] {
  let places: readonly number[] = [...ranks.keys()];
  const at = (list: ArrayLike<number>, place: number): number => list[place] ?? 0;
  return (face, sort) => {
    const keys = sortKeys(face, ranks, sort);
    const compare = (a: number, b: number): number => {
      const left = at(keys, a);
      const right = at(keys, b);
      if (left !== right) return left < right ? -1 : 1;
      return at(ranks, a) - at(ranks, b);
    };
    const isKept = places.every((place, i) => i === 0 || compare(places[i - 1] ?? 0, place) <= 0);
    if (!isKept) places = [...places].sort(compare);
    return places;
  };
}

/** Whether somebody is to be shown. */
export function isShown(face: RosterFace, place: number, filter: Filter, now: Instant): boolean {
  const isIn = face.state[place] === AVAILABLE;
  switch (filter) {
    case 'all':
      return true;
    case 'in-now':
      return isIn;
    case 'back-soon':
      return !isIn && (face.firstSeen[place] ?? NaN) <= now + SOON;
  }
}
