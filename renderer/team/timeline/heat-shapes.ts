import type { AnsweringCounts } from '../../../src/reply/answering-counts';
import { xOf, type TimelineScale } from './timeline-scale';

/** One step of shade: `level` from 1 (fewest) to `HEAT_LEVELS` (most), and the outline of all bars of that shade. */
export type HeatShape = { readonly level: number; readonly path: string };

export const HEAT_LEVELS = 5;
export const HEAT_HEIGHT = 30;
/** A bar of one person among thousands is still to be seen. */
const LEAST_HEIGHT = 3;

const tenth = (px: number): number => Math.round(px * 10) / 10;

/** Bars as high and as dark as there are people answering, out of the most who do at once. */
export function heatShapes(
  { range, starts, counts }: AnsweringCounts,
  scale: TimelineScale,
): HeatShape[] {
  const most = counts.reduce((highest, count) => Math.max(highest, count), 0);
  const paths = Array.from({ length: HEAT_LEVELS }, () => '');
  for (const [i, count] of counts.entries()) {
    if (count === 0) continue;
    const share = count / most;
    const level = Math.min(HEAT_LEVELS, Math.ceil(share * HEAT_LEVELS));
    const left = tenth(xOf(scale, starts[i] ?? range.start));
    const right = tenth(xOf(scale, starts[i + 1] ?? range.end));
    const top = tenth(HEAT_HEIGHT - Math.max(LEAST_HEIGHT, share * HEAT_HEIGHT));
    paths[level - 1] += `M${left} ${top}H${right}V${HEAT_HEIGHT}H${left}Z`;
  }
  return paths.map((path, i) => ({ level: i + 1, path })).filter(({ path }) => path !== '');
}
