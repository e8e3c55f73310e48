import { taskOf } from '../lease/books';
import { TARGETS, type TargetId } from '../lease/lease';
import type { Instant } from '../time/instant';
import { isOfAbsence } from './back';
import { booksOf, wantedOf } from './silence';
import type { TargetView } from './slice';
import type { AppState } from './state';

type Outcome = Pick<TargetView, 'state' | 'detail' | 'retryAt'>;

const calm = (state: TargetView['state'], detail = ''): Outcome => ({
  state,
  detail,
  retryAt: null,
});

function ofLease(state: AppState, target: TargetId): (Outcome & { until: Instant }) | null {
  const lease = state.work.leases.findLast((one) => one.target === target);
  if (lease === undefined) return null;
  const { failure, phase, until } = lease;
  if (failure !== null) {
    return { state: failure.reason, detail: failure.detail, retryAt: failure.retryAt, until };
  }
  const held = isOfAbsence(lease.blockId) ? 'says-back' : 'silenced';
  return { ...calm(phase === 'held' ? held : phase), until };
}

function ofTask(state: AppState, target: TargetId): Outcome | null {
  if (wantedOf(state).silence[target] === undefined) return null;
  const { asked, failure } = taskOf(booksOf(state), target);
  if (asked !== null) return calm('taking');
  if (failure === null) return null;
  return { state: failure.reason, detail: failure.detail, retryAt: failure.retryAt };
}

function ofNote({ work }: AppState, target: TargetId): Outcome | null {
  const note = work.targetNotes.find((one) => one.target === target);
  if (note === undefined) return null;
  const paused = work.session !== null && work.session.pausedAt !== null;
  return calm(paused && note.outcome === 'restored' ? 'lifted' : note.outcome);
}

function ofStatus({ machine }: AppState, target: TargetId): Outcome | null {
  const status = machine.targets[target];
  if (status === undefined) return null;
  switch (status.kind) {
    case 'unsupported':
    case 'needs-setup':
      return calm(status.kind, status.reason);
    case 'failed':
      return calm(status.reason, status.detail);
    case 'unknown':
    case 'ready':
      return null;
    default:
      return status satisfies never;
  }
}

function targetView(state: AppState, target: TargetId): TargetView | null {
  const status = state.machine.targets[target];
  const name = status?.kind === 'ready' ? status.name : '';
  const lease = ofLease(state, target);
  if (lease !== null) return { target, name, ...lease };
  const on = state.profile.settings.silence[target];
  const other = on
    ? (ofTask(state, target) ?? ofNote(state, target) ?? ofStatus(state, target))
    : calm('switched-off');
  return other === null ? null : { target, name, until: null, ...other };
}

/** What is silenced and what is not, and why. A target that is off is named only where this machine has it. */
export function targetViews(state: AppState): readonly TargetView[] {
  return TARGETS.map((target) => targetView(state, target)).filter(
    (view) =>
      view !== null && (view.state !== 'switched-off' || state.machine.targets[view.target]),
  ) as readonly TargetView[];
}
