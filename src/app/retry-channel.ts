import { MINUTE, type Instant } from '../time/instant';
import { TROUBLES_FOR_A_PERSON, type ChannelTrouble } from './channel';

/** The longest and the shortest time between two tries, in milliseconds. */
export const LONGEST_RETRY = MINUTE;
const SHORTEST_RETRY = 250;

/** How long what only a person can mend is left alone. */
const LONG_RETRY = 10 * MINUTE;

const FOR_A_PERSON: readonly ChannelTrouble['kind'][] = TROUBLES_FOR_A_PERSON;

/** Chance out of an id that chance has made, from 0 to below 1. */
export function chanceOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  // The last letters reach the high bits only by mixing.
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

/** How often the span has doubled: at four seconds it stays for three tries, since most outages are short. */
function doublings(attempts: number): number {
  return attempts <= 2 ? attempts : Math.min(Math.max(2, attempts - 2), 10);
}

/** When to try again after so many tries in vain: any time within a span that doubles, so that a crowd does not come back as one. */
export function retryAfter(
  trouble: ChannelTrouble['kind'],
  attempts: number,
  chance: number,
  now: Instant,
): Instant | null {
  if (trouble === 'no-secret') return null;
  const span = Math.min(1000 * 2 ** doublings(attempts), LONGEST_RETRY);
  const wait = SHORTEST_RETRY + Math.floor(chance * (span - SHORTEST_RETRY));
  return now + (FOR_A_PERSON.includes(trouble) ? LONG_RETRY + wait : wait);
}
