/** A point on the UTC time line: whole milliseconds since the Unix epoch, as ECMAScript counts them (no leap seconds). */
export type Instant = number;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** ECMA-262's range of time values: 100 000 000 days either side of the epoch. */
const LARGEST_INSTANT = 8.64e15;

/** Returns `value` as an instant. Throws a RangeError naming `field` unless it is a whole number within ±8.64e15. */
export function requireInstant(value: unknown, field: string): Instant {
  if (!Number.isInteger(value) || Math.abs(value as number) > LARGEST_INSTANT) {
    throw new RangeError(`${field} must be an instant in whole milliseconds within ±8.64e15`);
  }
  return value as number;
}
