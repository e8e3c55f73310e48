/** A named rhythm of focus and rest, in minutes; a long break follows every `longBreakAfter` blocks (0: never). */
export type Preset = {
  readonly id: string;
  readonly focusMinutes: number;
  readonly breakMinutes: number;
  readonly longBreakMinutes: number;
  readonly longBreakAfter: number;
};

export const PRESETS: readonly Preset[] = [
  { id: '25-5', focusMinutes: 25, breakMinutes: 5, longBreakMinutes: 15, longBreakAfter: 4 },
  { id: '50-10', focusMinutes: 50, breakMinutes: 10, longBreakMinutes: 10, longBreakAfter: 0 },
  { id: '90-20', focusMinutes: 90, breakMinutes: 20, longBreakMinutes: 20, longBreakAfter: 0 },
];

/** The shortest and longest block a person may start, in minutes. */
export const BLOCK_MINUTES = { least: 1, most: 720 } as const;
