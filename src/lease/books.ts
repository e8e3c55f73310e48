import { MINUTE, type Instant } from '../time/instant';
import {
  TARGETS,
  type Books,
  type Failure,
  type FailureReason,
  type Json,
  type Lease,
  type LeaseOutcome,
  type TargetId,
  type TargetNote,
  type TargetTask,
} from './lease';

const IDLE: TargetTask = { asked: null, doubt: null, attempts: 0, failure: null };

/** The longest time between two tries. */
export const LONGEST_WAIT = 10 * MINUTE;

/** Reasons that trying again does not mend: only a change of the target does. */
const WAITS_FOR_CHANGE: readonly FailureReason[] = [
  'unsupported',
  'needs-setup',
  'unauthorized',
  'forbidden',
  'not-stored',
];

export function taskOf(books: Books, target: TargetId): TargetTask {
  return books.tasks[target] ?? IDLE;
}

export function withTask(books: Books, target: TargetId, change: Partial<TargetTask>): Books {
  return {
    ...books,
    tasks: { ...books.tasks, [target]: { ...taskOf(books, target), ...change } },
  };
}

/** A lease of a program that is not here now; it waits for it, and stands in nobody's way. */
const isParked = (lease: Lease): boolean =>
  lease.phase === 'giving-back' && lease.failure?.reason === 'unsupported';

/** The lease of a target that is to be dealt with, the oldest first. */
export function currentLease(books: Books, target: TargetId): Lease | null {
  return books.leases.find((lease) => lease.target === target && !isParked(lease)) ?? null;
}

export function withLease(books: Books, lease: Lease, change: Partial<Lease>): Books {
  return {
    ...books,
    leases: books.leases.map((one) => (one === lease ? { ...lease, ...change } : one)),
  };
}

/** The values that count as ours while a lease stands. */
export function oursOf({ wish, ours }: Lease): readonly Json[] {
  return [wish, ours].filter((value) => value !== null);
}

/** Sets what became of a target, in place of what was said of it before. */
export function withNote(books: Books, note: TargetNote): Books {
  return { ...books, notes: [...books.notes.filter(({ target }) => target !== note.target), note] };
}

/** Takes a lease off the books and notes how it ended. */
export function close(books: Books, lease: Lease, outcome: LeaseOutcome, at: Instant): Books {
  const { target, blockId } = lease;
  const rest = { ...books, leases: books.leases.filter((one) => one !== lease) };
  const idle = withTask(rest, target, { doubt: null, attempts: 0, failure: null });
  return withNote(idle, { target, blockId, outcome, at });
}

/** When a status of the person's own, that was left alone, ends; null where that is not known, undefined where none was. */
export function leftUntil(
  { notes }: Books,
  target: TargetId,
  blockId: string,
): Instant | null | undefined {
  const note = notes.find((one) => one.target === target && one.blockId === blockId);
  return note?.outcome === 'yours-first' ? (note.until ?? null) : undefined;
}

/** Whether a target is the person's during a block: taken back by them, or a status of their own was there first. */
export function isKept(books: Books, target: TargetId, blockId: string, now: Instant): boolean {
  const until = leftUntil(books, target, blockId);
  if (until !== undefined) return until === null || now < until;
  return books.notes.some(
    (note) => note.target === target && note.blockId === blockId && note.outcome === 'yours-kept',
  );
}

/** Whether what failed may be tried now. A retry further ahead than the longest wait was set before the clock went back. */
export function isDue(failure: Failure | null, now: Instant): boolean {
  if (failure === null) return true;
  const { retryAt } = failure;
  return retryAt !== null && (retryAt <= now || retryAt > now + LONGEST_WAIT);
}

/** When to try again after so many failed attempts: a second, doubled each time, at most ten minutes. */
export function backOff(attempts: number, now: Instant): Instant {
  return now + Math.min(1000 * 2 ** Math.min(attempts - 1, 20), LONGEST_WAIT);
}

/** The failure with the time of its next try. Giving back is always tried again, unless the program is not here. */
export function scheduled(
  failure: Failure,
  step: 'read' | 'apply' | 'restore',
  attempts: number,
  now: Instant,
): Failure {
  const waits =
    step === 'restore'
      ? failure.reason === 'unsupported'
      : WAITS_FOR_CHANGE.includes(failure.reason);
  // Only this is written down, and an instant is a whole number, whatever else a target tells.
  const { reason, detail } = failure;
  if (waits) return { reason, detail, retryAt: null };
  const asked = Math.ceil(failure.retryAt ?? 0);
  const retryAt = Math.min(Math.max(asked, backOff(attempts, now)), now + LONGEST_WAIT);
  return { reason, detail, retryAt };
}

/** What the books are at the start of a run: nothing is being asked, and what was held is in doubt. */
export function reopened(books: Books): Books {
  const leases = books.leases.map((lease) => ({ ...lease, failure: null }));
  // Whose own status was there may have gone meanwhile.
  const notes = books.notes.filter(({ outcome }) => outcome !== 'yours-first');
  const fresh: Books = { leases, notes, tasks: {} };
  return leases
    .filter((lease) => lease.phase === 'held')
    .reduce((all, { target }) => withTask(all, target, { doubt: 'restarted' }), fresh);
}

/** Lets a target be tried again at once: it came, changed, or was set up. */
export function targetChangedKind(books: Books, target: TargetId): Books {
  const leases = books.leases.map((lease) =>
    lease.target === target && lease.failure !== null ? { ...lease, failure: null } : lease,
  );
  return withTask({ ...books, leases }, target, { failure: null, attempts: 0 });
}

/** Lets what could not be stored be tried again. */
export function storeRecovered(books: Books): Books {
  const stuck = TARGETS.filter(
    (target) =>
      taskOf(books, target).failure?.reason === 'not-stored' ||
      currentLease(books, target)?.failure?.reason === 'not-stored',
  );
  return stuck.reduce(targetChangedKind, books);
}
