import type { Settings } from '../../src/app/settings';
import type { Preset } from '../../src/focus/preset';

type PresetChoice = Pick<Settings, 'presets' | 'defaultPresetId'>;

/** A preset to begin from, under an id that no other has. */
export function newPreset(presets: readonly Preset[]): Preset {
  const taken = new Set(presets.map(({ id }) => id));
  let number = 1;
  while (taken.has(`own-${number}`)) number++;
  return {
    id: `own-${number}`,
    focusMinutes: 40,
    breakMinutes: 10,
    longBreakMinutes: 10,
    longBreakAfter: 0,
  };
}

/** The presets without one; when that was the default, the first of the rest is. The last one stays. */
export function withoutPreset(
  { presets, defaultPresetId }: PresetChoice,
  id: string,
): PresetChoice {
  const rest = presets.filter((preset) => preset.id !== id);
  const [first] = rest;
  if (first === undefined) return { presets, defaultPresetId };
  return { presets: rest, defaultPresetId: defaultPresetId === id ? first.id : defaultPresetId };
}
