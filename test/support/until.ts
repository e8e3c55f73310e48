import { setTimeout as pause } from 'node:timers/promises';

const DEADLINE_MS = 30_000;
const STEP_MS = 25;

/**
 * Asks `probe` again and again until it gives something other than null, undefined or false, and
 * returns that. Throws when the deadline passes, naming what was waited for; what a probe throws
 * counts as "not yet" and is told then.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  deadlineMs = DEADLINE_MS,
): Promise<T> {
  const end = performance.now() + deadlineMs;
  let last: unknown = null;
  for (;;) {
    try {
      const found = await probe();
      if (found !== null && found !== undefined && found !== false) return found;
      last = null;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) {
      const cause = last instanceof Error ? ` (${last.message})` : '';
      throw new Error(`Waited ${deadlineMs / 1000} s for ${what}${cause}`);
    }
    await pause(STEP_MS);
  }
}
