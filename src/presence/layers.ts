import { settle, type Edges } from '../roster/edges';
import { blocksOn, type Schedule } from '../roster/schedule';
import { addBlocks, datesAround, type Dates } from '../roster/working-blocks';
import type { Instant } from '../time/instant';
import { startOfDay } from '../time/wall-time';
import { focusEdgesOn } from './attendance';
import { LAYER } from './plan';

/** One of the things that can lie over time, with the bit that stands for it. */
export type Layer = { readonly bit: number; readonly edges: Edges };

/** Adds the gap between the first end and the last start of the blocks of one date, which are the edges from `before` on. */
function addGap(gaps: Instant[], working: readonly Instant[], before: number): void {
  let firstEnd = Infinity;
  let lastStart = -Infinity;
  for (let i = before; i < working.length; i += 2) {
    lastStart = Math.max(lastStart, working[i] as Instant);
    firstEnd = Math.min(firstEnd, working[i + 1] as Instant);
  }
  if (firstEnd < lastStart) gaps.push(firstEnd, lastStart);
}

function leaveEdges({ zone, dated }: Schedule, { first, last }: Dates): Edges {
  const edges: Instant[] = [];
  for (const { from, to, blocks } of dated) {
    if (blocks.length > 0 || to < first || from > last) continue;
    edges.push(startOfDay(zone, from), startOfDay(zone, to + 1));
  }
  return settle(edges);
}

/** What a schedule and meetings lay over `[start, end)`; a layer with nothing in it is left out. */
export function layersOf(schedule: Schedule, busy: Edges, start: Instant, end: Instant): Layer[] {
  const dates = datesAround(schedule.zone, start, end);
  const { first, last, line } = dates;
  const working: Instant[] = [];
  const gaps: Instant[] = [];
  for (let day = first; day <= last; day++) {
    const before = working.length;
    addBlocks(working, line, day, blocksOn(schedule, day));
    if (working.length - before >= 4) addGap(gaps, working, before);
  }
  const layers: Layer[] = [{ bit: LAYER.working, edges: settle(working) }];
  const add = (bit: number, edges: Edges): void => {
    if (edges.length > 0) layers.push({ bit, edges });
  };
  add(LAYER.gap, settle(gaps));
  add(LAYER.busy, busy);
  if (schedule.hasFocus) add(LAYER.focus, focusEdgesOn(schedule, dates));
  if (schedule.dated.length > 0) add(LAYER.leave, leaveEdges(schedule, dates));
  return layers;
}
