import type { Preset } from '../focus/preset';
import type { TargetId } from '../lease/lease';

export type Theme = 'system' | 'light' | 'dark';
export type ClockChoice = 'locale' | 'h12' | 'h24';

/** What Lull may say through the desktop's notifications. */
export type NotificationSettings = {
  readonly endsSoon: boolean;
  readonly endsSoonMinutes: number;
  readonly over: boolean;
  readonly plannedSoon: boolean;
  readonly teammateBack: boolean;
  /** Before a sync window of mine begins. */
  readonly syncSoon: boolean;
  readonly syncSoonMinutes: number;
  /** Changes in the time I share with others, and of the zone this machine is in. */
  readonly timeShift: boolean;
  readonly timeShiftDays: number;
  readonly sound: boolean;
};

/** What the person chose; every change applies at once. */
export type Settings = {
  readonly theme: Theme;
  readonly clock: ClockChoice;
  readonly defaultPresetId: string;
  readonly presets: readonly Preset[];
  readonly atEnd: 'surface' | 'run-on';
  readonly startBreaks: boolean;
  readonly startNextBlock: boolean;
  readonly startPlanned: 'ask' | 'start';
  readonly openFocusWindow: boolean;
  readonly focusOnTop: boolean;
  readonly silence: { readonly [target in TargetId]: boolean };
  readonly notify: NotificationSettings;
  readonly awayWhenLocked: boolean;
  readonly launchAtLogin: boolean;
};
