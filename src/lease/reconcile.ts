import { DAY, type Instant } from '../time/instant';
import {
  close,
  currentLease,
  isDue,
  isKept,
  leftUntil,
  oursOf,
  taskOf,
  withLease,
  withTask,
} from './books';
import {
  EXPIRES_BY_ITSELF,
  TARGETS,
  type Books,
  type Lease,
  type Silence,
  type TargetEffect,
  type TargetId,
} from './lease';

/** What is wanted of each target that is switched on, and which targets can be used. */
export type Wanted = {
  readonly silence: { readonly [target in TargetId]?: Silence };
  readonly ready: readonly TargetId[];
};

export type Reconciled = { readonly books: Books; readonly effects: readonly TargetEffect[] };

/** What could not be given back for this long is given up. */
const GIVEN_UP_AFTER = 30 * DAY;

const nothing = (books: Books): Reconciled => ({ books, effects: [] });

const STEP = {
  'read-target': 'read',
  'apply-target': 'apply',
  'restore-target': 'restore',
} as const;

function ask(books: Books, effect: TargetEffect): Reconciled {
  const asked = { step: STEP[effect.kind], blockId: effect.blockId };
  return { books: withTask(books, effect.target, { asked }), effects: [effect] };
}

const saying = ({ says }: Silence): Pick<Silence, 'says'> => (says === undefined ? {} : { says });

function read(books: Books, target: TargetId, silence: Silence): Reconciled {
  const lease = currentLease(books, target);
  return ask(books, {
    kind: 'read-target',
    target,
    blockId: silence.blockId,
    until: silence.until,
    before: lease?.before ?? null,
    ours: lease === null ? [] : oursOf(lease),
    ...saying(silence),
  });
}

function giveBack(books: Books, lease: Lease, now: Instant): Reconciled {
  if (lease.failure !== null && now - lease.until > GIVEN_UP_AFTER) {
    return nothing(close(books, lease, 'given-up', now));
  }
  const begins = lease.phase !== 'giving-back';
  const going: Lease = begins
    ? { ...lease, phase: 'giving-back', attempts: 0, failure: null }
    : lease;
  const next = begins ? withLease(books, lease, going) : books;
  if (!isDue(going.failure, now)) return nothing(next);
  const { target, blockId, before } = going;
  return ask(next, { kind: 'restore-target', target, blockId, before, ours: oursOf(going) });
}

function hold(books: Books, lease: Lease, silence: Silence, now: Instant): Reconciled {
  const { target } = lease;
  const moved = lease.until !== silence.until;
  const { doubt } = taskOf(books, target);
  if (!isDue(lease.failure, now)) return nothing(books);
  if (doubt !== null || (moved && EXPIRES_BY_ITSELF[target])) return read(books, target, silence);
  if (lease.phase === 'taking') {
    const { until } = silence;
    const next = moved ? withLease(books, lease, { until }) : books;
    const { blockId, before } = lease;
    return ask(next, {
      kind: 'apply-target',
      target,
      blockId,
      before,
      until,
      ours: oursOf(lease),
      ...saying(silence),
    });
  }
  return nothing(moved ? withLease(books, lease, { until: silence.until }) : books);
}

function reconcileTarget(
  books: Books,
  target: TargetId,
  { silence: all, ready }: Wanted,
  now: Instant,
): Reconciled {
  const task = taskOf(books, target);
  if (task.asked !== null) return nothing(books);
  const lease = currentLease(books, target);
  const asked = all[target] ?? null;
  const silence = asked !== null && isKept(books, target, asked.blockId, now) ? null : asked;
  const usable = ready.includes(target);
  if (lease === null) {
    const take = silence !== null && usable && isDue(task.failure, now);
    return take ? read(books, target, silence) : nothing(books);
  }
  const taken = lease.phase !== 'giving-back' && lease.blockId === silence?.blockId;
  if (silence !== null && taken) return hold(books, lease, silence, now);
  // Silence that is wanted again, or by the next block, is taken over: what was there before it stays on the books.
  if (silence !== null && usable) {
    return isDue(lease.failure, now) ? read(books, target, silence) : nothing(books);
  }
  return giveBack(books, lease, now);
}

/**
 * Brings what Lull changed outside towards what is wanted, one request a target at a time. Asks nothing that is being
 * asked already, so it may run after every message. A target that fails holds up no other.
 */
export function reconcile(books: Books, wanted: Wanted, now: Instant): Reconciled {
  let current = books;
  const effects: TargetEffect[] = [];
  for (const target of TARGETS) {
    const step = reconcileTarget(current, target, wanted, now);
    current = step.books;
    effects.push(...step.effects);
  }
  return { books: current, effects };
}

/** The next instant at which something that failed or was left alone is tried again, or null. */
export function nextRetry(books: Books, wanted: Wanted): Instant | null {
  const times = TARGETS.flatMap((target) => {
    const left = leftUntil(books, target, wanted.silence[target]?.blockId ?? '');
    if (typeof left === 'number' && taskOf(books, target).asked === null) return [left];
    const lease = currentLease(books, target);
    const failure = lease === null ? taskOf(books, target).failure : lease.failure;
    if (failure === null || failure.retryAt === null) return [];
    if (taskOf(books, target).asked !== null) return [];
    return lease !== null || wanted.silence[target] !== undefined ? [failure.retryAt] : [];
  });
  return times.length === 0 ? null : Math.min(...times);
}
