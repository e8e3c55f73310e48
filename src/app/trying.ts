import { isFocusing } from '../focus/run';
import type { TargetId } from '../lease/lease';
import type { Instant } from '../time/instant';
import type { AppState } from './state';
import { turn, withPassing, type Turn } from './turn';

/** How long a try keeps silent, in milliseconds: long enough to be seen, too short to be in the way. */
export const TRIED_FOR = 5000;

/**
 * Silences a target for a few seconds so that the person sees whether it works; it goes back by the same lease that a
 * block takes. What is not ready, and what a block silences already, is only asked how it is.
 */
export function tryTarget(state: AppState, target: TargetId, id: string, now: Instant): Turn {
  const ready = state.machine.targets[target]?.kind === 'ready';
  const probe = { kind: 'probe-target', target } as const;
  if (!ready || isFocusing(state.work.session)) return turn(state, probe);
  const trying = { target, blockId: `try:${id}`, until: now + TRIED_FOR };
  return turn(withPassing(state, { trying }), probe);
}

/** Ends a try when its time is up, or when Lull is on its way out. */
export function dueTry(state: AppState, now: Instant): AppState {
  const { trying, quittingSince } = state.passing;
  if (trying === null) return state;
  // A clock that was set back must not make a try last.
  const goesOn = now < trying.until && now >= trying.until - TRIED_FOR;
  if (goesOn && quittingSince === null) return state;
  return withPassing(state, { trying: null });
}
