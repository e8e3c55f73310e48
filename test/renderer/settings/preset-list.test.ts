import { describe, expect, it } from 'vitest';
import { newPreset, withoutPreset } from '../../../renderer/settings/preset-list';
import { PRESETS, type Preset } from '../../../src/focus/preset';

const [first, second] = PRESETS as readonly [Preset, Preset, ...Preset[]];

describe('the lengths', () => {
  it('get a new one under an id that is free', () => {
    const one = newPreset(PRESETS);
    const two = newPreset([...PRESETS, one]);
    expect(new Set([...PRESETS, one, two].map(({ id }) => id)).size).toBe(PRESETS.length + 2);
  });

  it('lose one, and choose another default when it was that', () => {
    const choice = { presets: PRESETS, defaultPresetId: first.id };
    expect(withoutPreset(choice, second.id)).toEqual({
      presets: PRESETS.filter(({ id }) => id !== second.id),
      defaultPresetId: first.id,
    });
    expect(withoutPreset(choice, first.id).defaultPresetId).toBe(second.id);
  });

  it('never lose the last one', () => {
    const choice = { presets: [first], defaultPresetId: first.id };
    expect(withoutPreset(choice, first.id)).toEqual(choice);
  });
});
