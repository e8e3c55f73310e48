import type { Person, PlannedFocus } from '../roster/person';
import { workingIntervals } from '../roster/working-blocks';
import { intersect, type Interval } from '../time/interval';
import { DAY, MINUTE, type Instant } from '../time/instant';
import {
  formatDay,
  instantOf,
  parseClock,
  parseDay,
  wallAt,
  weekdayOf,
  type LocalDay,
} from '../time/wall-time';

/** One occurrence of a planned focus block; the id is the same on every start and in every zone. */
export type PlannedBlock = {
  readonly plannedId: string;
  readonly start: Instant;
  readonly end: Instant;
};

/** How far ahead the next planned block is looked for. */
const AHEAD = 8 * DAY;

/** How long before its start a planned block is announced. */
export const ANNOUNCED_BEFORE = 5 * MINUTE;

/** How late a planned block may still start by itself. */
export const STARTS_WITHIN = 5 * MINUTE;

function fallsOn(plan: PlannedFocus, day: LocalDay): boolean {
  return 'date' in plan ? parseDay(plan.date) === day : plan.days.includes(weekdayOf(day));
}

/** An occurrence with its plan, and whether it was planned for that very date. */
type Candidate = PlannedBlock & { readonly dated: boolean };

function occurrence(plan: PlannedFocus, zone: string, day: LocalDay): Candidate | null {
  const start = parseClock(plan.start);
  const end = parseClock(plan.end);
  if (start === null || end === null) return null;
  const length = end > start ? end - start : end - start + 1440;
  const block = {
    plannedId: `planned:${formatDay(day)}T${plan.start}`,
    start: instantOf(zone, day, start),
    end: instantOf(zone, day, start + length),
    dated: 'date' in plan,
  };
  return block.end > block.start ? block : null;
}

function candidates(me: Person, range: Interval): Candidate[] {
  const found = new Map<string, Candidate>();
  const last = wallAt(me.zone, range.end).day;
  for (let day = wallAt(me.zone, range.start).day - 1; day <= last; day++) {
    for (const plan of me.focus ?? []) {
      const block = fallsOn(plan, day) ? occurrence(plan, me.zone, day) : null;
      if (block === null || block.end <= range.start || block.start >= range.end) continue;
      const known = found.get(block.plannedId);
      if (known === undefined || known.end < block.end) found.set(block.plannedId, block);
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * My planned focus blocks that reach into a range, in order. A recurring one does not occur where none of it is
 * working time (leave, a changed week); one planned for a date always does, and so does every one when no hours are shared.
 */
export function plannedBlocks(me: Person, range: Interval): PlannedBlock[] {
  return candidates(me, range)
    .filter(({ dated, start, end }) => {
      if (dated || me.blocks === undefined) return true;
      const stretch = { start, end };
      return intersect(workingIntervals(me, stretch), [stretch]).length > 0;
    })
    .map(({ plannedId, start, end }) => ({ plannedId, start, end }));
}

/** The planned block that is due or next, of those that were not handled yet, within eight days. */
export function nextPlanned(
  me: Person,
  now: Instant,
  handled: readonly string[],
): PlannedBlock | null {
  if (me.focus === undefined || me.focus.length === 0) return null;
  const blocks = plannedBlocks(me, { start: now, end: now + AHEAD });
  return blocks.find(({ plannedId }) => !handled.includes(plannedId)) ?? null;
}
