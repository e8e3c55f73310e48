import type { Parameters } from 'fast-check';

function wholeNumber(name: string): number | undefined {
  const text = process.env[name];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (!Number.isInteger(value))
    throw new RangeError(`${name} must be a whole number, not "${text}"`);
  return value;
}

/** The seed of a usual run, so that the same tree passes or fails the same tests each time. */
const USUAL_SEED = 20_261_122;

/**
 * fast-check settings for a property that is tried `runs` times. LULL_CASES tries every property that many times
 * instead, LULL_MOST_CASES none more often. LULL_SEED takes another seed, or with `random` a new one: a failure prints the one it had.
 */
export function propertyOptions(runs: number): Parameters<unknown> {
  const most = wholeNumber('LULL_MOST_CASES') ?? Infinity;
  const numRuns = wholeNumber('LULL_CASES') ?? Math.min(runs, most);
  if (process.env['LULL_SEED'] === 'random') return { numRuns };
  return { numRuns, seed: wholeNumber('LULL_SEED') ?? USUAL_SEED };
}
