import * as v from 'valibot';
import { BLOCK_MINUTES } from '../focus/preset';
import type { Settings } from './settings';

const minutes = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const preset = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9_.-]{0,63}$/)),
  focusMinutes: minutes(BLOCK_MINUTES.least, BLOCK_MINUTES.most),
  breakMinutes: minutes(0, 240),
  longBreakMinutes: minutes(0, 240),
  longBreakAfter: minutes(0, 12),
});

/** The members of the settings, for a schema that asks for all of them or for some. */
export const settingsEntries = {
  theme: v.picklist(['system', 'light', 'dark']),
  clock: v.picklist(['locale', 'h12', 'h24']),
  defaultPresetId: v.pipe(v.string(), v.maxLength(64)),
  presets: v.pipe(v.array(preset), v.minLength(1), v.maxLength(12)),
  atEnd: v.picklist(['surface', 'run-on']),
  startBreaks: v.boolean(),
  startNextBlock: v.boolean(),
  startPlanned: v.picklist(['ask', 'start']),
  openFocusWindow: v.boolean(),
  focusOnTop: v.boolean(),
  silence: v.strictObject({
    'os-dnd': v.boolean(),
    channel: v.boolean(),
    slack: v.boolean(),
    // Left out by a Lull that did not know of it.
    'slack-snooze': v.optional(v.boolean(), false),
    teams: v.boolean(),
    'teams-message': v.optional(v.boolean(), false),
  }),
  notify: v.strictObject({
    endsSoon: v.boolean(),
    endsSoonMinutes: minutes(1, 60),
    over: v.boolean(),
    plannedSoon: v.boolean(),
    teammateBack: v.boolean(),
    // Left out by a Lull that did not know of them.
    syncSoon: v.optional(v.boolean(), true),
    syncSoonMinutes: v.optional(minutes(1, 60), 5),
    timeShift: v.optional(v.boolean(), true),
    timeShiftDays: v.optional(minutes(1, 21), 7),
    sound: v.boolean(),
  }),
  awayWhenLocked: v.boolean(),
  launchAtLogin: v.boolean(),
} as const;

export const settingsSchema = v.strictObject(settingsEntries) satisfies v.GenericSchema<
  unknown,
  Settings
>;
