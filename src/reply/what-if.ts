import { subtractEdges, type Edges } from '../roster/edges';
import type { Person } from '../roster/person';
import { peopleBySchedule, scheduleOf, type Schedule } from '../roster/schedule';
import { requireRange, workingEdges } from '../roster/working-blocks';
import type { Instant } from '../time/instant';
import type { Interval } from '../time/interval';

/** What a change of my hours does to the time I share with one person, in milliseconds. */
export type Difference = { readonly id: string; readonly gained: number; readonly lost: number };

/** What a change of my hours does: with each person for whom it does anything, and with all of them together. */
export type WhatIf = {
  readonly people: readonly Difference[];
  readonly gained: number;
  readonly lost: number;
  /** How much of my own working time is new, and how much is given up. */
  readonly mineGained: number;
  readonly mineLost: number;
};

function length(edges: Edges): number {
  let total = 0;
  for (let i = 0; i < edges.length; i += 2) {
    total += (edges[i + 1] as Instant) - (edges[i] as Instant);
  }
  return total;
}

/** How long two lists of settled edges last together. */
function sharedLength(a: Edges, b: Edges): number {
  let total = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const start = Math.max(a[i] as Instant, b[j] as Instant);
    const end = Math.min(a[i + 1] as Instant, b[j + 1] as Instant);
    if (start < end) total += end - start;
    if ((a[i + 1] as Instant) <= (b[j + 1] as Instant)) i += 2;
    else j += 2;
  }
  return total;
}

function changedEdges(before: Schedule, after: Schedule, { start, end }: Interval) {
  const was = workingEdges(before, start, end);
  const is = workingEdges(after, start, end);
  return { gained: subtractEdges(is, was), lost: subtractEdges(was, is) };
}

/**
 * What working by other hours within a range would do to the time I share with each person: `gained` less `lost` is the
 * difference of the overlaps. Those for whom nothing changes are left out, those most affected come first. Throws a
 * RangeError naming what is malformed.
 */
export function whatIf(
  me: Person,
  changed: Person,
  people: readonly Person[],
  range: Interval,
): WhatIf {
  const asked = requireRange(range);
  const { gained, lost } = changedEdges(scheduleOf(me), scheduleOf(changed), asked);
  const differences: Difference[] = [];
  const total = { gained: 0, lost: 0 };
  if (gained.length > 0 || lost.length > 0) {
    for (const [schedule, members] of peopleBySchedule(people)) {
      const theirs = workingEdges(schedule, asked.start, asked.end);
      const more = sharedLength(gained, theirs);
      const less = sharedLength(lost, theirs);
      if (more === 0 && less === 0) continue;
      total.gained += more * members.length;
      total.lost += less * members.length;
      for (const { id } of members) differences.push({ id, gained: more, lost: less });
    }
  }
  const weight = ({ gained: more, lost: less }: Difference): number => more + less;
  return {
    people: differences.sort((a, b) => weight(b) - weight(a)),
    ...total,
    mineGained: length(gained),
    mineLost: length(lost),
  };
}
