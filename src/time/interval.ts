import { requireInstant, type Instant } from './instant';

/** A stretch of time, half-open: `start` belongs to it, `end` does not. */
export type Interval = { readonly start: Instant; readonly end: Instant };

/** Returns `value` as an interval. Throws a RangeError naming the field that is no instant, or the interval when it ends before it starts. */
export function requireInterval(value: unknown, field: string): Interval {
  if (typeof value !== 'object' || value === null || !('start' in value) || !('end' in value)) {
    throw new RangeError(`${field} must be an interval with a start and an end`);
  }
  const start = requireInstant(value.start, `${field}.start`);
  const end = requireInstant(value.end, `${field}.end`);
  if (end < start) throw new RangeError(`${field} must not end before it starts`);
  return { start, end };
}

/** Brings any list into the form every other function here expects and returns: sorted, disjoint, not touching, none empty. */
export function normalise(list: readonly Interval[]): Interval[] {
  const sorted = list.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
  const merged: Interval[] = [];
  let open: Interval | undefined;
  for (const next of sorted) {
    if (open === undefined) open = next;
    else if (next.start > open.end) {
      merged.push(open);
      open = next;
    } else if (next.end > open.end) open = { start: open.start, end: next.end };
  }
  if (open !== undefined) merged.push(open);
  return merged;
}

/** The time in `a` or in `b`. Both normalised. */
export function unite(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  return normalise([...a, ...b]);
}

/** The time in both `a` and `b`. Both normalised. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const shared: Interval[] = [];
  let i = 0;
  let j = 0;
  let left = a[i];
  let right = b[j];
  while (left !== undefined && right !== undefined) {
    const start = Math.max(left.start, right.start);
    const end = Math.min(left.end, right.end);
    if (start < end) shared.push({ start, end });
    if (left.end <= right.end) left = a[++i];
    else right = b[++j];
  }
  return shared;
}

/** The time in `a` and not in `b`. Both normalised. */
export function subtract(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const rest: Interval[] = [];
  let first = 0;
  for (const { start, end } of a) {
    let from = start;
    let hole = b[first];
    while (hole !== undefined && hole.end <= from) hole = b[++first];
    for (let j = first; hole !== undefined && hole.start < end; hole = b[++j]) {
      if (hole.start > from) rest.push({ start: from, end: hole.start });
      from = Math.max(from, hole.end);
    }
    if (from < end) rest.push({ start: from, end });
  }
  return rest;
}

/** The part of a normalised `list` inside `range`. */
export function clip(list: readonly Interval[], range: Interval): Interval[] {
  return intersect(list, [range]);
}

/** How long a normalised `list` lasts altogether, in milliseconds. */
export function duration(list: readonly Interval[]): number {
  let total = 0;
  for (const { start, end } of list) total += end - start;
  return total;
}

/** Whether `at` lies in a normalised `list`. */
export function contains(list: readonly Interval[], at: Instant): boolean {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const candidate = list[middle];
    if (candidate !== undefined && candidate.start <= at) low = middle + 1;
    else high = middle;
  }
  const last = list[low - 1];
  return last !== undefined && at < last.end;
}

/** The time that at least `quorum` of the normalised `lists` share. Throws a RangeError unless `quorum` is a whole number of one or more. */
export function coverage(lists: readonly (readonly Interval[])[], quorum: number): Interval[] {
  if (!Number.isInteger(quorum) || quorum < 1) {
    throw new RangeError('quorum must be a whole number of one or more');
  }
  const size = lists.reduce((count, list) => count + list.length, 0);
  const starts = new Float64Array(size);
  const ends = new Float64Array(size);
  let filled = 0;
  for (const list of lists) {
    for (const { start, end } of list) {
      starts[filled] = start;
      ends[filled++] = end;
    }
  }
  starts.sort();
  ends.sort();
  return sweep(starts, ends, quorum);
}

/** Walks sorted edges in step, counting how many intervals are open; starts go first so that touching ones join. */
function sweep(starts: Float64Array, ends: Float64Array, quorum: number): Interval[] {
  const covered: Interval[] = [];
  let open = 0;
  let since = 0;
  let i = 0;
  for (const end of ends) {
    for (let start = starts[i]; start !== undefined && start <= end; start = starts[++i]) {
      if (++open === quorum) since = start;
    }
    if (open-- === quorum && since < end) covered.push({ start: since, end });
  }
  return covered;
}
