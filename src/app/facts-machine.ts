import { afterClockSetBack } from '../focus/run';
import { addGap, closeGap, openGap } from '../focus/gaps';
import type { GapKind, Session } from '../focus/session';
import type { Instant } from '../time/instant';
import { targetChangedKind } from '../lease/books';
import type { TargetId } from '../lease/lease';
import { setBackId } from './notification-id';
import { booksOf, withBooks } from './silence';
import type { AppState, Machine, TargetStatus } from './state';
import { tellNow } from './tell';
import { turn, withMachine, withNotice, withoutNotice, withWork, type Turn } from './turn';

/** Changes the gaps of whatever runs; a pause is a gap already. */
function changeGaps(state: AppState, change: (session: Session) => Session): AppState {
  const { session } = state.work;
  if (session === null || session.pausedAt !== null) return state;
  const next = change(session);
  return next === session ? state : withWork(state, { session: next });
}

const endGap = (state: AppState, kind: GapKind, now: Instant): AppState =>
  changeGaps(state, (session) => closeGap(session, kind, now));

export function suspended(state: AppState, now: Instant): AppState {
  const asleep = withMachine(state, { suspendedSince: state.machine.suspendedSince ?? now });
  return changeGaps(asleep, (session) => openGap(session, 'sleep', now));
}

/** The machine is awake: it said so, or somebody uses it. */
export function awake(state: AppState, now: Instant): AppState {
  if (state.machine.suspendedSince === null) return state;
  return endGap(withMachine(state, { suspendedSince: null }), 'sleep', now);
}

export function locked(state: AppState, now: Instant): AppState {
  const shut = withMachine(state, { lockedSince: state.machine.lockedSince ?? now });
  const gapped = changeGaps(shut, (session) => openGap(session, 'lock', now));
  const { status } = gapped.work;
  if (!state.profile.settings.awayWhenLocked || status.kind === 'away') return gapped;
  return withWork(gapped, { status: { kind: 'away', since: now, until: null, byLock: true } });
}

export function unlocked(state: AppState, now: Instant): AppState {
  const open = endGap(awake(withMachine(state, { lockedSince: null }), now), 'lock', now);
  const { status } = open.work;
  return status.kind === 'away' && status.byLock
    ? withWork(open, { status: { kind: 'none' } })
    : open;
}

function tellSetBack(state: AppState, { id, endsAt }: Session, messageId: string): Turn {
  const notice = { id: 'clock-set-back', kind: 'clock-set-back', values: { endsAt } } as const;
  return tellNow(withNotice(state, notice), {
    kind: 'clock-set-back',
    id: setBackId({ id }, messageId),
    endsAt,
  });
}

const runsAsBlock = (session: Session): boolean =>
  session.kind === 'focus' && session.pausedAt === null;

/** A clock that ran ahead was asleep, as far as anybody can tell; one that was set back is told to the person. */
export function clockJumped(
  state: AppState,
  { from, byMs }: { readonly from: Instant; readonly byMs: number },
  id: string,
  now: Instant,
): Turn {
  if (byMs >= 0) {
    const up = awake(state, now);
    return turn(changeGaps(up, (session) => addGap(session, 'sleep', from, now)));
  }
  const { session } = state.work;
  if (session === null) return turn(state);
  const moved = withWork(state, { session: afterClockSetBack(session, -byMs) });
  return runsAsBlock(session) ? tellSetBack(moved, session, id) : turn(moved);
}

/** A block that begins in the future shows that the clock was set back while Lull was not running. */
export function foundSetBack(state: AppState, id: string, now: Instant): Turn {
  const { session } = state.work;
  if (session === null || now >= session.startedAt || !runsAsBlock(session)) return turn(state);
  return tellSetBack(state, session, id);
}

/** Without anything that shows tray icons the team window is the way in, and says why. */
function trayHostGone(state: AppState): Turn {
  const noticed = withNotice(state, { id: 'no-tray', kind: 'no-tray', values: {} });
  return turn(noticed, { kind: 'open-window', window: 'team', quietly: true, section: null });
}

export function machineKnown(state: AppState, known: Partial<Machine>): Turn {
  const next = withMachine(state, known);
  const host = next.machine.trayHost;
  if (host === state.machine.trayHost || host === 'unknown') return turn(next);
  return host === 'absent' ? trayHostGone(next) : turn(withoutNotice(next, 'no-tray'));
}

export function targetStatus(state: AppState, target: TargetId, status: TargetStatus): AppState {
  const targets = { ...state.machine.targets, [target]: status };
  const known = withMachine(state, { targets });
  if (status.kind !== 'ready') return known;
  return withBooks(known, targetChangedKind(booksOf(known), target));
}
