import type { Json } from './lease';

/**
 * What a write may do, given what is there now: `write`, nothing because it is `there-already`, nothing because
 * somebody else's value is there (`kept`), or nothing because the value belongs to another program (`elsewhere`: to be
 * answered by `target-failed` with `unsupported`, so that it is tried again when that program is back).
 */
export type Verdict = 'write' | 'there-already' | 'kept' | 'elsewhere';

type Record = { readonly [key: string]: Json };

const isRecord = (value: Json): value is Record =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How far apart, in milliseconds, two ends may be that a service can only be told in whole minutes. */
const ABOUT = 90_000;

const isAbout = (a: Json, b: Json): boolean =>
  typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= ABOUT;

/**
 * Whether two pieces of plain data are equal, whatever the order of their keys. A member `endsAbout` is an instant that
 * its service rounds, so two of them are equal when they are close.
 */
export function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item: Json, i) => sameJson(item, (b as readonly Json[])[i] ?? null));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => {
    if (!Object.hasOwn(b, key)) return false;
    const [one, other] = [a[key] as Json, b[key] as Json];
    return sameJson(one, other) || (key === 'endsAbout' && isAbout(one, other));
  });
}

/** A value may name the program it is from in `via`; values of two programs tell nothing about each other. */
const viaOf = (value: Json): Json => (isRecord(value) ? (value['via'] ?? null) : null);

/** Whether a value was put there by another program than the one that was there before. */
export function isElsewhere(before: Json, there: Json): boolean {
  return viaOf(before) !== viaOf(there);
}

const isOneOf = (list: readonly Json[], value: Json): boolean =>
  list.some((one) => sameJson(one, value));

const otherwise = (before: Json, there: Json): Verdict =>
  isElsewhere(before, there) ? 'elsewhere' : 'kept';

type Write = { readonly before: Json; readonly ours: readonly Json[] };

/** What `apply-target` may do over `there`. */
export function applyVerdict({ before, ours }: Write, there: Json): Verdict {
  const [wish, ...earlier] = ours;
  if (wish !== undefined && sameJson(wish, there)) return 'there-already';
  return isOneOf([before, ...earlier], there) ? 'write' : otherwise(before, there);
}

/** What `restore-target` may do over `there`. */
export function restoreVerdict({ before, ours }: Write, there: Json): Verdict {
  if (sameJson(before, there)) return 'there-already';
  return isOneOf(ours, there) ? 'write' : otherwise(before, there);
}

/** Whether a value of ours ends with the process that put it there, as its target marks with `lives: "with-us"`. */
export function diesWithUs(value: Json): boolean {
  return isRecord(value) && value['lives'] === 'with-us';
}
