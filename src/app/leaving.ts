import type { TargetId } from '../lease/lease';
import type { AppState } from './state';
import { withMachine, withWork } from './turn';

/**
 * The state without anything of some targets, once nothing of a block is there any more or it was seen that it cannot be
 * put back; null while it is still being put back.
 */
export function withoutTargets(state: AppState, gone: readonly TargetId[]): AppState | null {
  const { leases, targetNotes } = state.work;
  const isGone = ({ target }: { readonly target: TargetId }): boolean => gone.includes(target);
  if (leases.some((lease) => isGone(lease) && lease.failure === null)) return null;
  const targets = Object.fromEntries(
    Object.entries(state.machine.targets).filter(([target]) => !gone.includes(target as TargetId)),
  );
  return withWork(withMachine(state, { targets }), {
    leases: leases.filter((lease) => !isGone(lease)),
    targetNotes: targetNotes.filter((note) => !isGone(note)),
  });
}
