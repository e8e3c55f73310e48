import { DAY, type Instant } from '../time/instant';
import { requireInterval, type Interval } from '../time/interval';
import { wallAt, type LocalDay } from '../time/wall-time';
import { clipEdges, settle, toIntervals, type Edges } from './edges';
import { dateExists, instantOnLine, localLine, type LocalLine } from './local-line';
import type { Person } from './person';
import { blocksOn, scheduleOf, type DayMinutes, type Schedule } from './schedule';

/** The longest range that is worked out at once: a hundred years, as far as zones are known. */
const LONGEST_RANGE = 36_525 * DAY;

/** Dates whose blocks may reach into a range, with the local time line for them. */
export type Dates = { readonly first: LocalDay; readonly last: LocalDay; readonly line: LocalLine };

/** Returns `value` as a range. Throws a RangeError unless it is an interval of at most a hundred years. */
export function requireRange(value: unknown): Interval {
  const range = requireInterval(value, 'range');
  if (range.end - range.start > LONGEST_RANGE) {
    throw new RangeError('range must not be longer than a hundred years');
  }
  return range;
}

/** A block may end on the next date, and that date may be one that its zone skipped. */
export function datesAround(zone: string, start: Instant, end: Instant): Dates {
  return {
    first: wallAt(zone, start).day - 2,
    last: wallAt(zone, end).day,
    line: localLine(zone, start - 4 * DAY),
  };
}

/** Adds the stretches of the blocks that start on a date; a date that the zone skips has none. */
export function addBlocks(
  edges: Instant[],
  line: LocalLine,
  day: LocalDay,
  blocks: DayMinutes,
): void {
  if (blocks.length === 0 || !dateExists(line, day)) return;
  for (let i = 0; i < blocks.length; i += 2) {
    const start = instantOnLine(line, day, blocks[i] as number);
    const end = instantOnLine(line, day, blocks[i + 1] as number);
    if (start < end) edges.push(start, end);
  }
}

/** The working time of a schedule as settled edges inside `[start, end)`. */
export function workingEdges(schedule: Schedule, start: Instant, end: Instant): Edges {
  const edges: Instant[] = [];
  const { first, last, line } = datesAround(schedule.zone, start, end);
  for (let day = first; day <= last; day++) {
    addBlocks(edges, line, day, blocksOn(schedule, day));
  }
  settle(edges);
  return clipEdges(edges, start, end);
}

/** A person's working time inside a range: the blocks that start on each local date, exceptions in their place, overlapping and touching ones as one. Throws a RangeError naming what is malformed. */
export function workingIntervals(person: Person, range: Interval): Interval[] {
  const { start, end } = requireRange(range);
  return toIntervals(workingEdges(scheduleOf(person), start, end));
}
