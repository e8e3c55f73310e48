import type { Weekday } from '../../../src/time/calendar';
import { blocksOf, weekOf, type WeekBlock } from './week';

/** A week to begin from; its name is the text `week.preset.<id>`. */
export type WeekPreset = { readonly id: string; readonly blocks: readonly WeekBlock[] };

const WORKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

export const WEEK_PRESETS: readonly WeekPreset[] = [
  { id: 'nine-to-five', blocks: [{ days: WORKDAYS, start: '09:00', end: '17:00' }] },
  {
    id: 'split-day',
    blocks: [
      { days: WORKDAYS, start: '09:00', end: '12:00' },
      { days: WORKDAYS, start: '20:00', end: '23:00' },
    ],
  },
  { id: 'four-days', blocks: [{ days: [1, 2, 3, 4], start: '09:00', end: '17:00' }] },
  { id: 'evenings', blocks: [{ days: WORKDAYS, start: '17:00', end: '22:00' }] },
];

/** The preset that describes the same week, or null. */
export function presetOf(blocks: readonly WeekBlock[]): WeekPreset | null {
  const written = (list: readonly WeekBlock[]): string => JSON.stringify(blocksOf(weekOf(list)));
  return WEEK_PRESETS.find((preset) => written(preset.blocks) === written(blocks)) ?? null;
}
