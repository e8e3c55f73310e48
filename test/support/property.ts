import type { Parameters } from 'fast-check';

function wholeNumber(name: string): number | undefined {
  const text = process.env[name];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (!Number.isInteger(value))
    throw new RangeError(`${name} must be a whole number, not "${text}"`);
  return value;
}

/**
 * fast-check settings for a property that is tried `runs` times. LULL_CASES tries every property that many times
 * instead, and LULL_SEED repeats a run: a failure prints the seed it had.
 */
export function propertyOptions(runs: number): Parameters<unknown> {
  const seed = wholeNumber('LULL_SEED');
  return { numRuns: wholeNumber('LULL_CASES') ?? runs, ...(seed === undefined ? {} : { seed }) };
}
