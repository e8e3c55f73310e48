import { settle, subtractEdges, type Edges } from '../roster/edges';
import { type Schedule } from '../roster/schedule';
import { addBlocks, datesAround, workingEdges } from '../roster/working-blocks';
import type { Instant } from '../time/instant';
import { weekdayOf } from '../time/wall-time';

const NOTHING: Edges = [];

/** The planned focus blocks of a schedule, as settled edges that cover at least `[start, end)`. */
export function focusEdges(schedule: Schedule, start: Instant, end: Instant): Edges {
  if (!schedule.hasFocus) return NOTHING;
  const edges: Instant[] = [];
  const { first, last, line } = datesAround(schedule.zone, start, end);
  for (let day = first; day <= last; day++) {
    addBlocks(edges, line, day, schedule.focusWeek[weekdayOf(day)] ?? []);
    addBlocks(edges, line, day, schedule.focusDated.get(day) ?? []);
  }
  return settle(edges);
}

/** When somebody can attend inside `[start, end)`: their working time, less planned focus where that is respected. */
export function attendanceEdges(
  schedule: Schedule,
  start: Instant,
  end: Instant,
  respectFocus: boolean,
): Edges {
  const working = workingEdges(schedule, start, end);
  if (!respectFocus || !schedule.hasFocus) return working;
  return subtractEdges(working, focusEdges(schedule, start, end));
}
