import type { Instant } from '../time/instant';
import { normalise, type Interval } from '../time/interval';

/** Stretches of time as their starts and ends in turn; settled edges are sorted, disjoint, not touching and none is empty. */
export type Edges = readonly Instant[];

/** Reads edges as intervals. */
export function toIntervals(edges: Edges): Interval[] {
  const list: Interval[] = [];
  for (let i = 0; i < edges.length; i += 2) {
    list.push({ start: edges[i] as Instant, end: edges[i + 1] as Instant });
  }
  return list;
}

/** Settles edges in place. Those that come in the order of their starts, as most do, cost one pass. */
export function settle(edges: Instant[]): Edges {
  let kept = 0;
  let lastStart = -Infinity;
  for (let i = 0; i < edges.length; i += 2) {
    const start = edges[i] as Instant;
    const end = edges[i + 1] as Instant;
    if (end <= start) continue;
    if (start < lastStart) {
      const sorted = normalise(toIntervals([...edges.slice(0, kept), ...edges.slice(i)]));
      edges.length = 0;
      for (const stretch of sorted) edges.push(stretch.start, stretch.end);
      return edges;
    }
    lastStart = start;
    if (kept > 0 && start <= (edges[kept - 1] as Instant)) {
      if (end > (edges[kept - 1] as Instant)) edges[kept - 1] = end;
    } else {
      edges[kept++] = start;
      edges[kept++] = end;
    }
  }
  if (kept < edges.length) edges.length = kept;
  return edges;
}

/** The part of settled edges inside `[start, end)`, in place. */
export function clipEdges(edges: Instant[], start: Instant, end: Instant): Edges {
  let kept = 0;
  for (let i = 0; i < edges.length; i += 2) {
    const from = Math.max(edges[i] as Instant, start);
    const to = Math.min(edges[i + 1] as Instant, end);
    if (from >= to) continue;
    edges[kept++] = from;
    edges[kept++] = to;
  }
  if (kept < edges.length) edges.length = kept;
  return edges;
}

/** The time in `a` and not in `b`, both settled. */
export function subtractEdges(a: Edges, b: Edges): Edges {
  const rest: Instant[] = [];
  let hole = 0;
  for (let i = 0; i < a.length; i += 2) {
    let from = a[i] as Instant;
    const end = a[i + 1] as Instant;
    while (hole < b.length && (b[hole + 1] as Instant) <= from) hole += 2;
    for (let j = hole; j < b.length && (b[j] as Instant) < end; j += 2) {
      if ((b[j] as Instant) > from) rest.push(from, b[j] as Instant);
      from = Math.max(from, b[j + 1] as Instant);
    }
    if (from < end) rest.push(from, end);
  }
  return rest;
}

/** The time in both `a` and `b`, both settled. */
export function intersectEdges(a: Edges, b: Edges): Edges {
  const shared: Instant[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const endOfA = a[i + 1] as Instant;
    const endOfB = b[j + 1] as Instant;
    const start = Math.max(a[i] as Instant, b[j] as Instant);
    const end = Math.min(endOfA, endOfB);
    if (start < end) shared.push(start, end);
    if (endOfA <= endOfB) i += 2;
    else j += 2;
  }
  return shared;
}
