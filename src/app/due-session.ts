import { dueBy } from '../focus/finish';
import { MINUTE, type Instant } from '../time/instant';
import type { Session } from '../focus/session';
import { beginFocus, endFocus, presetOf } from './blocks';
import { breakOverId, endsSoonId } from './notification-id';
import type { AppState } from './state';
import { tellNow } from './tell';
import { andThen, turn, withWork, type Turn } from './turn';

/** A block, its break and the next block may all have become due at once; more than that cannot. */
const MOST_STEPS = 4;

function nextBlock(state: AppState, presetId: string | null, id: string, now: Instant): Turn {
  const preset = presetOf(state, presetId);
  if (preset === null) return turn(state);
  const start = {
    id,
    endsAt: now + preset.focusMinutes * MINUTE,
    presetId: preset.id,
    plannedId: null,
    intention: '',
    atEnd: state.profile.settings.atEnd,
  };
  return beginFocus(state, start, now);
}

function endBreak(
  state: AppState,
  session: Session,
  seen: boolean,
  id: string,
  now: Instant,
): Turn {
  const over = withWork(state, { session: null });
  if (!seen) return turn(over);
  const { notify, startNextBlock } = state.profile.settings;
  const notification = {
    kind: 'break-over',
    id: breakOverId(session),
    endedAt: session.endsAt,
  } as const;
  const told = notify.over ? tellNow(over, notification) : turn(over);
  if (!startNextBlock) return told;
  return andThen(told, (at) => nextBlock(at, session.presetId, id, now));
}

function stepSession(state: AppState, session: Session, id: string, now: Instant): Turn {
  const due = dueBy(session, now);
  switch (due.kind) {
    case 'running':
      return turn(state);
    case 'overtime':
      return turn(withWork(state, { session: { ...session, overtimeSince: session.endsAt } }));
    case 'over':
      return session.kind === 'focus'
        ? endFocus(state, session, due, now)
        : endBreak(state, session, due.how === 'planned', id, now);
    default:
      return due satisfies never;
  }
}

/** Ends what is over by now. `id` becomes the id of a block that starts by itself after a break. */
export function dueSession(state: AppState, id: string, now: Instant): Turn {
  let current = turn(state);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { session } = current.state.work;
    if (session === null) break;
    const next = andThen(current, (at) => stepSession(at, session, id, now));
    if (next.state === current.state) break;
    current = next;
  }
  return current;
}

/** When the end of the running block is announced, or null when it is not. */
export function endsSoonAt({ work, profile }: AppState): Instant | null {
  const { session } = work;
  const { endsSoon, endsSoonMinutes } = profile.settings.notify;
  if (!endsSoon || session === null || session.kind !== 'focus') return null;
  if (session.pausedAt !== null || session.overtimeSince !== null) return null;
  const at = session.endsAt - endsSoonMinutes * MINUTE;
  return at > session.startedAt ? at : null;
}

/** Announces the end of the running block when it is near. */
export function dueEndsSoon(state: AppState, now: Instant): Turn {
  const at = endsSoonAt(state);
  const { session } = state.work;
  if (at === null || session === null || now < at || now >= session.endsAt) return turn(state);
  return tellNow(state, {
    kind: 'ends-soon',
    id: endsSoonId(session),
    endsAt: session.endsAt,
    minutes: Math.ceil((session.endsAt - now) / MINUTE),
  });
}
