import { MINUTE, type Instant } from '../time/instant';
import {
  close,
  currentLease,
  isKept,
  oursOf,
  scheduled,
  taskOf,
  withLease,
  withNote,
  withTask,
} from './books';
import { diesWithUs, isElsewhere, sameJson } from './compare';
import {
  EXPIRES_BY_ITSELF,
  type Books,
  type Failure,
  type Json,
  type Lease,
  type Silence,
  type TargetFact,
  type TargetId,
} from './lease';
import type { Wanted } from './reconcile';

type Answer<Kind extends TargetFact['kind']> = Extract<TargetFact, { kind: Kind }>;

const calm = { asked: null, doubt: null, attempts: 0, failure: null };

/** The program that was silenced is not here: its lease waits until it is back. */
const ELSEWHERE: Failure = { reason: 'unsupported', detail: '', retryAt: null };

/** How much later than asked a target's own end may come; what is seen to differ before it was changed by somebody. */
const ENDS_LATE = MINUTE;

const isOurs = (lease: Lease, value: Answer<'target-read'>['value']): boolean =>
  oursOf(lease).some((ours) => sameJson(ours, value));

/** What has ended by our clock may not have by that of its service; it is looked at again no sooner than this. */
const LOOKED_AGAIN = MINUTE;

/** Whether what we put there has ended by itself. */
const isExpired = ({ target, until }: Lease, now: Instant): boolean =>
  EXPIRES_BY_ITSELF[target] && now > until + ENDS_LATE;

/** Whether what is only to say when I am back gives way to what is or was there: the target foretells no change of it. */
const isWeaker = ({ says }: Silence, { ours }: Answer<'target-read'>, there: Json): boolean =>
  says === 'back' && sameJson(ours, there);

const withoutNote = (books: Books, target: TargetId): Books => ({
  ...books,
  notes: books.notes.filter((note) => note.target !== target),
});

/** Writes a lease into the books before anything is changed outside. */
function open(books: Books, fact: Answer<'target-read'>, silence: Silence, now: Instant): Books {
  const { target, value, ours } = fact;
  // What the user has silenced already is left as it is, and given back as it was.
  const already = sameJson(value, ours);
  const lease: Lease = {
    target,
    blockId: silence.blockId,
    phase: already ? 'held' : 'taking',
    before: value,
    ours: already ? value : null,
    wish: already ? null : ours,
    from: now,
    until: silence.until,
    attempts: 0,
    failure: null,
  };
  return withoutNote({ ...books, leases: [...books.leases, lease] }, target);
}

/** Notes that a status of the person's own is there first, and when it ends. */
function leaveAlone(
  books: Books,
  fact: Answer<'target-read'>,
  { blockId }: Silence,
  now: Instant,
): Books {
  const { target, endsAt } = fact;
  const note = { target, blockId, outcome: 'yours-first', at: now } as const;
  const until = endsAt === undefined ? {} : { until: Math.max(endsAt, now + LOOKED_AGAIN) };
  return withNote(books, { ...note, ...until });
}

/** Gives a block's lease back, although I am not there yet: the status of my own that was there says more. */
function giveWay(books: Books, lease: Lease, { blockId }: Silence, now: Instant): Books {
  const attempts = lease.phase === 'giving-back' ? lease.attempts : 0;
  const going = withLease(books, lease, { phase: 'giving-back', attempts, failure: null });
  return withNote(going, { target: lease.target, blockId, outcome: 'yours-first', at: now });
}

/** Takes a lease further, whose value is still where we left it: as it is, or anew when its end has moved. */
function keepOn(
  books: Books,
  lease: Lease,
  fact: Answer<'target-read'>,
  { blockId, until }: Silence,
): Books {
  const moved = EXPIRES_BY_ITSELF[lease.target] && until !== lease.until;
  const renewed = moved || fact.ranOut === true;
  const going = { blockId, until, attempts: 0, failure: null };
  const next = renewed
    ? withLease(books, lease, { ...going, phase: 'taking', wish: fact.ours })
    : withLease(books, lease, { ...going, phase: 'held', ours: fact.value, wish: null });
  return withoutNote(next, lease.target);
}

function takeAgain(
  books: Books,
  lease: Lease,
  fact: Answer<'target-read'>,
  { blockId, until }: Silence,
): Books {
  const change = {
    blockId,
    until,
    phase: 'taking',
    wish: fact.ours,
    attempts: 0,
    failure: null,
  } as const;
  return withLease(books, lease, change);
}

function onRead(books: Books, fact: Answer<'target-read'>, wanted: Wanted, now: Instant): Books {
  const { target, value } = fact;
  const { doubt, asked } = taskOf(books, target);
  if (asked?.overtaken === true) return withTask(books, target, { asked: null });
  const idle = withTask(books, target, calm);
  const silence = wanted.silence[target] ?? null;
  const lease = currentLease(idle, target);
  if (silence === null || silence.blockId !== fact.blockId)
    return withTask(idle, target, { doubt });
  if (lease === null) {
    if (isKept(idle, target, silence.blockId, now)) return idle;
    return isWeaker(silence, fact, value)
      ? leaveAlone(idle, fact, silence, now)
      : open(idle, fact, silence, now);
  }
  if (isOurs(lease, value) || fact.ranOut === true) {
    if (!isWeaker(silence, fact, lease.before)) return keepOn(idle, lease, fact, silence);
    return giveWay(idle, lease, silence, now);
  }
  if (isElsewhere(lease.before, value)) {
    return withLease(idle, lease, { phase: 'giving-back', failure: ELSEWHERE });
  }
  const expired = isExpired(lease, now);
  if (!sameJson(lease.before, value)) {
    return close(idle, lease, expired ? 'expired-by-itself' : 'yours-kept', now);
  }
  const lost = lease.phase === 'held';
  const diedWithUs = doubt === 'restarted' && lease.ours !== null && diesWithUs(lease.ours);
  const died = diedWithUs || doubt === 'program-restarted' || expired;
  return lost && !died
    ? close(idle, lease, 'yours-kept', now)
    : takeAgain(idle, lease, fact, silence);
}

function onApplied(books: Books, fact: Answer<'target-applied'>): Books {
  const { target, value } = fact;
  const { doubt } = taskOf(books, target);
  const idle = withTask(books, target, { ...calm, doubt });
  const lease = currentLease(idle, target);
  if (lease === null) return idle;
  const held = { phase: 'held', ours: value, wish: null, attempts: 0, failure: null } as const;
  return withoutNote(withLease(idle, lease, held), target);
}

function onRestored(books: Books, target: TargetId, now: Instant): Books {
  const idle = withTask(books, target, calm);
  const lease = currentLease(idle, target);
  return lease === null ? idle : close(idle, lease, 'restored', now);
}

function onKept(books: Books, target: TargetId, now: Instant): Books {
  const idle = withTask(books, target, calm);
  const lease = currentLease(idle, target);
  if (lease === null) return idle;
  return close(idle, lease, isExpired(lease, now) ? 'expired-by-itself' : 'yours-kept', now);
}

function onChanged(books: Books, fact: Answer<'target-changed'>): Books {
  const lease = currentLease(books, fact.target);
  if (lease === null || lease.phase === 'giving-back' || isOurs(lease, fact.value)) return books;
  const { asked } = taskOf(books, fact.target);
  const overtaken = asked === null ? null : ({ ...asked, overtaken: true } as const);
  const doubt = fact.restarted === true ? 'program-restarted' : 'changed';
  return withTask(books, fact.target, { doubt, asked: overtaken });
}

function onFailed(books: Books, fact: Answer<'target-failed'>, now: Instant): Books {
  const { target, blockId, step } = fact;
  const lease = currentLease(books, target);
  const task = taskOf(books, target);
  const attempts = (lease?.attempts ?? task.attempts) + 1;
  const failure = scheduled(fact.failure, step, attempts, now);
  const idle = withTask(books, target, { asked: null });
  const noted = withNote(idle, { target, blockId, outcome: failure.reason, at: now });
  if (lease === null) return withTask(noted, target, { attempts, failure });
  // Never made, since it could not be written down first: there is nothing to give back.
  if (failure.reason === 'not-stored' && lease.phase === 'taking' && lease.ours === null) {
    const rest = { ...noted, leases: noted.leases.filter((one) => one !== lease) };
    return withTask(rest, target, { attempts, failure });
  }
  return withLease(noted, lease, { attempts, failure });
}

/** Whether a fact answers what was asked; late answers of an earlier run or block are not listened to. */
function isAnswer(books: Books, fact: Exclude<TargetFact, { kind: 'target-changed' }>): boolean {
  const { asked } = taskOf(books, fact.target);
  if (asked === null || asked.blockId !== fact.blockId) return false;
  switch (fact.kind) {
    case 'target-read':
      return asked.step === 'read';
    case 'target-applied':
      return asked.step === 'apply';
    case 'target-restored':
      return asked.step === 'restore';
    case 'target-kept':
      return asked.step !== 'read';
    case 'target-failed':
      return asked.step === fact.step;
    default:
      return fact satisfies never;
  }
}

/** Writes into the books what a target told. */
export function recordFact(books: Books, fact: TargetFact, wanted: Wanted, now: Instant): Books {
  if (fact.kind === 'target-changed') return onChanged(books, fact);
  if (!isAnswer(books, fact)) return books;
  switch (fact.kind) {
    case 'target-read':
      return onRead(books, fact, wanted, now);
    case 'target-applied':
      return onApplied(books, fact);
    case 'target-restored':
      return onRestored(books, fact.target, now);
    case 'target-kept':
      return onKept(books, fact.target, now);
    case 'target-failed':
      return onFailed(books, fact, now);
    default:
      return fact satisfies never;
  }
}
