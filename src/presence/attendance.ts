import { settle, type Edges } from '../roster/edges';
import type { Schedule } from '../roster/schedule';
import { addBlocks, datesAround, type Dates } from '../roster/working-blocks';
import type { Instant } from '../time/instant';
import { weekdayOf } from '../time/wall-time';

/** The planned focus blocks of a schedule that start on these dates, as settled edges. */
export function focusEdgesOn(schedule: Schedule, { first, last, line }: Dates): Edges {
  const edges: Instant[] = [];
  for (let day = first; day <= last; day++) {
    addBlocks(edges, line, day, schedule.focusWeek[weekdayOf(day)] ?? []);
    const dated = schedule.focusDated.get(day);
    if (dated !== undefined) addBlocks(edges, line, day, dated);
  }
  return settle(edges);
}

/** The planned focus blocks of a schedule, as settled edges that cover at least `[start, end)`. */
export function focusEdges(schedule: Schedule, start: Instant, end: Instant): Edges {
  return schedule.hasFocus ? focusEdgesOn(schedule, datesAround(schedule.zone, start, end)) : [];
}
