import type { Lease } from '../lease/lease';
import type { Instant } from '../time/instant';
import { endSession } from './blocks';
import { wantedOf } from './silence';
import type { AppState } from './state';
import { turn, withPassing, type Turn } from './turn';

/** The longest that quitting waits for silence to be lifted, in milliseconds; the next start finishes what is left. */
const QUITS_WITHIN = 3000;

/** Quits; a running block is asked about first, and then surfaced. */
export function quit(state: AppState, sure: boolean, now: Instant): Turn {
  const running = state.work.session?.kind === 'focus';
  if (running && !sure) return turn(state, { kind: 'ask-before-quit' });
  const leaving = withPassing(state, { quittingSince: state.passing.quittingSince ?? now });
  return endSession(leaving, now);
}

/** When Lull ends at the latest, or null when it is not about to. */
export function quitsAt({ passing }: AppState): Instant | null {
  return passing.quittingSince === null ? null : passing.quittingSince + QUITS_WITHIN;
}

/** What waits for another program stays, and so does what says when I am back: it ends by itself. */
function mayStay(state: AppState, { target, blockId, phase, failure }: Lease): boolean {
  if (failure?.reason === 'unsupported') return true;
  return phase === 'held' && wantedOf(state).silence[target]?.blockId === blockId;
}

/** Ends Lull as soon as nothing that it changed outside is left to give back. */
export function dueQuit(state: AppState, now: Instant): Turn {
  const since = state.passing.quittingSince;
  const latest = quitsAt(state);
  if (since === null || latest === null) return turn(state);
  const left = state.work.leases.some((lease) => !mayStay(state, lease));
  const waits = left && now >= since && now < latest;
  return waits ? turn(state) : turn(withPassing(state, { quittingSince: null }), { kind: 'quit' });
}
