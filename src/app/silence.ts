import { OVERTIME_MOST } from '../focus/finish';
import { isFocusing } from '../focus/run';
import type { Books, Lease, TargetId } from '../lease/lease';
import { TARGETS } from '../lease/lease';
import { reconcile, type Wanted } from '../lease/reconcile';
import type { Instant } from '../time/instant';
import { backWanted } from './back';
import type { AppState } from './state';
import { turn, withNotice, withPassing, withWork, type Turn } from './turn';

/** A failure to give back is told in the windows after this many tries; before that it often mends itself. */
const TOLD_AFTER = 3;

export function booksOf({ work, passing }: AppState): Books {
  return { leases: work.leases, notes: work.targetNotes, tasks: passing.tasks };
}

/**
 * What is wanted of the targets that are switched on, from how I am now: in a block that they are silent, else, while I am
 * off or away, that a status says when I am back. A try goes over that, and a block over both.
 */
export function wantedOf(state: AppState): Wanted {
  const { work, profile, machine, passing } = state;
  const { session } = work;
  const back = backWanted(state);
  const ready = TARGETS.filter((target) => machine.targets[target]?.kind === 'ready');
  if (!isFocusing(session)) {
    if (passing.trying === null) return { silence: back, ready };
    const { target, blockId, until } = passing.trying;
    return { silence: { ...back, [target]: { blockId, until } }, ready };
  }
  const overtime = session.overtimeSince === null ? 0 : OVERTIME_MOST;
  const silence = { blockId: session.id, until: session.endsAt + overtime };
  const on = TARGETS.filter((target) => profile.settings.silence[target]);
  return { silence: { ...back, ...Object.fromEntries(on.map((id) => [id, silence])) }, ready };
}

/** A lease that was tried in vain just often enough to be told. */
function stuckLease({ work }: AppState, target: TargetId): Lease | null {
  const stuck = work.leases.find(
    (lease) =>
      lease.target === target && lease.phase === 'giving-back' && lease.attempts === TOLD_AFTER,
  );
  return stuck ?? null;
}

function noticeOf(before: AppState, after: AppState, target: TargetId): AppState {
  const note = after.work.targetNotes.find((one) => one.target === target);
  const known = before.work.targetNotes.find((one) => one.target === target);
  const id = `target:${target}`;
  if (note !== undefined && note !== known && note.outcome === 'yours-kept') {
    return withNotice(after, { id, kind: 'status-yours-kept', values: { target } });
  }
  const stuck = stuckLease(after, target);
  if (stuck === null || stuck.failure === null || stuckLease(before, target) !== null) return after;
  const { reason } = stuck.failure;
  return withNotice(after, { id, kind: 'target-failed', values: { target, reason } });
}

/** Puts the books back into the state and says in the windows what the person should know of it. */
export function withBooks(state: AppState, books: Books): AppState {
  const { leases, notes, tasks } = books;
  const { work, passing } = state;
  let next = state;
  if (leases !== work.leases || notes !== work.targetNotes) {
    next = withWork(next, { leases, targetNotes: notes });
  }
  if (tasks !== passing.tasks) next = withPassing(next, { tasks });
  return next === state ? state : TARGETS.reduce((at, target) => noticeOf(state, at, target), next);
}

/** Takes, renews and gives back what the state asks for. */
export function dueSilence(state: AppState, now: Instant): Turn {
  const { books, effects } = reconcile(booksOf(state), wantedOf(state), now);
  return turn(withBooks(state, books), ...effects);
}
