import type { MomentStep } from './moment';

/** What a key does to the moment. */
export type ScrubAction =
  { readonly kind: 'step'; readonly step: MomentStep } | { readonly kind: 'now' };

/** The part of a keyboard event that counts. */
export type ScrubStroke = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

const SMALL = 5;
const LARGE = 15;
const PAGE = 60;

/** An event's properties are not its own, so that it cannot be spread. */
function withKey({ ctrlKey, metaKey, shiftKey }: ScrubStroke, key: string): ScrubStroke {
  return { key, ctrlKey, metaKey, shiftKey, altKey: false };
}

function arrow(direction: 1 | -1, { ctrlKey, metaKey, shiftKey }: ScrubStroke): ScrubAction {
  const step: MomentStep =
    ctrlKey || metaKey
      ? { kind: 'days', by: direction }
      : { kind: 'minutes', by: direction * (shiftKey ? LARGE : SMALL) };
  return { kind: 'step', step };
}

/**
 * Reads a key pressed on the timeline: arrows move the moment by 5 minutes, by 15 with Shift, by a day with Ctrl or ⌘;
 * Home and Escape are now. Null is none of its business.
 */
export function scrubAction(stroke: ScrubStroke): ScrubAction | null {
  if (stroke.altKey) return null;
  switch (stroke.key) {
    case 'ArrowLeft':
      return arrow(-1, stroke);
    case 'ArrowRight':
      return arrow(1, stroke);
    case 'Home':
    case 'Escape':
      return { kind: 'now' };
    default:
      return null;
  }
}

/** Reads a key pressed on the moment's handle, on which the other arrows move too and the page keys go by the hour. */
export function handleAction(stroke: ScrubStroke): ScrubAction | null {
  switch (stroke.key) {
    case 'ArrowUp':
      return scrubAction(withKey(stroke, 'ArrowRight'));
    case 'ArrowDown':
      return scrubAction(withKey(stroke, 'ArrowLeft'));
    case 'PageUp':
      return { kind: 'step', step: { kind: 'minutes', by: PAGE } };
    case 'PageDown':
      return { kind: 'step', step: { kind: 'minutes', by: -PAGE } };
    default:
      return scrubAction(stroke);
  }
}

/** Reads a key pressed anywhere in the window: as on the timeline, with Alt held. */
export function windowAction(stroke: ScrubStroke): ScrubAction | null {
  const { altKey, key } = stroke;
  return altKey && key !== 'Escape' ? scrubAction(withKey(stroke, key)) : null;
}
