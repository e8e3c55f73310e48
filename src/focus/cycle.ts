import { HOUR, MINUTE, type Instant } from '../time/instant';
import type { Preset } from './preset';
import type { FinishedBlock, Round } from './session';

/** After a rest this long the next block begins a new cycle. */
const CYCLE_ENDS_AFTER = 2 * HOUR;

/** How many rounds of the preset's cycle are behind when a block starts now. */
export function roundsBehind(
  preset: Preset,
  roundsDone: number,
  last: FinishedBlock | null,
  now: Instant,
): number {
  if (last === null || last.presetId !== preset.id) return 0;
  return now - last.endedAt > CYCLE_ENDS_AFTER ? 0 : roundsDone;
}

/** Which round a block is that starts after `roundsDone` others, or null for a preset without long breaks. */
export function roundAfter(preset: Preset, roundsDone: number): Round | null {
  const of = preset.longBreakAfter;
  return of === 0 ? null : { number: (roundsDone % of) + 1, of };
}

/** How long the break is once `roundsDone` rounds are done, in milliseconds. */
export function breakAfter(preset: Preset, roundsDone: number): number {
  const long = preset.longBreakAfter > 0 && roundsDone % preset.longBreakAfter === 0;
  return (long ? preset.longBreakMinutes : preset.breakMinutes) * MINUTE;
}
