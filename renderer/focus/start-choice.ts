import type { BlockLength } from '../../src/contract/command';
import { BLOCK_MINUTES, type Preset } from '../../src/focus/preset';
import type { Person } from '../../src/roster/person';
import { workingIntervals } from '../../src/roster/working-blocks';
import { DAY, MINUTE, type Instant } from '../../src/time/instant';

/** Which of the offered lengths is picked. */
export type Choice =
  | { readonly kind: 'preset'; readonly id: string }
  | { readonly kind: 'until-block-end' }
  | { readonly kind: 'custom'; readonly text: string };

/** What a choice comes to: a length to start and its end, or what is wrong with it. */
export type Chosen =
  | { readonly ok: true; readonly length: BlockLength; readonly end: Instant }
  | { readonly ok: false; readonly reason: 'no-minutes' | 'out-of-range' | 'no-block-ahead' };

/** When my working block ends: the one I am in, else the next; null when it is further off than a block may last. */
export function myBlockEnd(me: Person, now: Instant): Instant | null {
  if (me.blocks === undefined) return null;
  const [block] = workingIntervals(me, { start: now, end: now + DAY });
  if (block === undefined || block.end - now > BLOCK_MINUTES.most * MINUTE) return null;
  return block.end;
}

/** What starting a choice at `now` would mean. */
export function chosenLength(
  choice: Choice,
  now: Instant,
  presets: readonly Preset[],
  blockEnd: Instant | null,
): Chosen {
  switch (choice.kind) {
    case 'preset': {
      const preset = presets.find(({ id }) => id === choice.id);
      if (preset === undefined) return { ok: false, reason: 'no-minutes' };
      const length = { kind: 'preset', presetId: preset.id } as const;
      return { ok: true, length, end: now + preset.focusMinutes * MINUTE };
    }
    case 'until-block-end':
      return blockEnd === null
        ? { ok: false, reason: 'no-block-ahead' }
        : { ok: true, length: { kind: 'until-block-end' }, end: blockEnd };
    case 'custom': {
      const text = choice.text.trim();
      if (text === '') return { ok: false, reason: 'no-minutes' };
      const minutes = Number(text);
      const fits =
        /^\d+$/.test(text) && minutes >= BLOCK_MINUTES.least && minutes <= BLOCK_MINUTES.most;
      if (!fits) return { ok: false, reason: 'out-of-range' };
      return { ok: true, length: { kind: 'minutes', minutes }, end: now + minutes * MINUTE };
    }
  }
}
