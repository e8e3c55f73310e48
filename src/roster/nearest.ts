import { editDistance } from '../time/edit-distance';

/** The candidate that was probably meant: nearest by edit distance, within `limit` slips. Null when nothing is near. */
export function nearest(text: string, candidates: Iterable<string>, limit: number): string | null {
  let found: string | null = null;
  let shortest = limit + 1;
  for (const candidate of candidates) {
    const distance = editDistance(text.toLowerCase(), candidate.toLowerCase(), shortest - 1);
    if (distance < shortest) {
      found = candidate;
      shortest = distance;
    }
  }
  return found;
}
