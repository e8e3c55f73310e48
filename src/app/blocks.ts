import { breakAfter, roundAfter, roundsBehind } from '../focus/cycle';
import { finish } from '../focus/finish';
import type { Preset } from '../focus/preset';
import { startSession } from '../focus/run';
import type { EndedHow, FinishedBlock, Session } from '../focus/session';
import type { Instant } from '../time/instant';
import type { Effect, LogRecord } from './effect';
import type { Notification } from './notification';
import { isOfRunning, overId, plannedSoonId } from './notification-id';
import type { AppState } from './state';
import { tellWhenSeen } from './tell';
import { appended, turn, withNotice, withWork, type Turn } from './turn';

const MOST_HANDLED = 60;
const MOST_UNLOGGED = 200;

export function presetOf({ profile }: AppState, id: string | null): Preset | null {
  return profile.settings.presets.find((preset) => preset.id === id) ?? null;
}

/** Remembers that an occurrence of a planned block is dealt with. */
export function withPlannedHandled(state: AppState, plannedId: string | null): AppState {
  if (plannedId === null || state.work.plannedHandled.includes(plannedId)) return state;
  const plannedHandled = appended(state.work.plannedHandled, plannedId, MOST_HANDLED);
  return withWork(state, { plannedHandled });
}

/** Writes a line to the work log; it stays in the state until it is known to be on the disk. */
export function logged(state: AppState, record: LogRecord): Turn {
  const unlogged = appended(state.work.unlogged, record, MOST_UNLOGGED);
  return turn(withWork(state, { unlogged }), { kind: 'append-log', record });
}

/** What a block to start is given besides the time it starts. */
export type FocusStart = {
  readonly id: string;
  readonly endsAt: Instant;
  readonly presetId: string | null;
  readonly plannedId: string | null;
  readonly intention: string;
  readonly atEnd: Session['atEnd'];
};

export const withdrawn = (ids: readonly string[]): Effect[] =>
  ids.map((id) => ({ kind: 'withdraw-notification', id }));

/** Starts a focus block in place of a break that may be running. */
export function beginFocus(state: AppState, start: FocusStart, now: Instant): Turn {
  const preset = presetOf(state, start.presetId);
  const { lastBlock, roundsDone } = state.work;
  const behind = preset === null ? 0 : roundsBehind(preset, roundsDone, lastBlock, now);
  const session = startSession({
    ...start,
    kind: 'focus',
    now,
    round: preset === null ? null : roundAfter(preset, behind),
  });
  const begun = withWork(withPlannedHandled(state, start.plannedId), {
    session,
    roundsDone: behind,
    targetNotes: [],
  });
  const effects = start.plannedId === null ? [] : withdrawn([plannedSoonId(start.plannedId)]);
  if (state.profile.settings.openFocusWindow) {
    effects.push({ kind: 'open-window', window: 'focus', quietly: true, section: null });
  }
  return turn(begun, ...effects);
}

function overNotification(block: FinishedBlock): Notification | null {
  const { id: blockId, endedAt, intention } = block;
  const id = overId(block);
  switch (block.how) {
    case 'planned':
      return { kind: 'block-over', id, blockId, endedAt, intention };
    case 'slept-through':
      return { kind: 'slept-through', id, blockId, endedAt };
    case 'surfaced':
    case 'abandoned':
      return null;
    default:
      return block.how satisfies never;
  }
}

function withOverTold(state: AppState, block: FinishedBlock, now: Instant): AppState {
  const notification = overNotification(block);
  if (notification === null) return state;
  const noticed =
    notification.kind === 'slept-through'
      ? withNotice(state, {
          id: notification.id,
          kind: 'slept-through',
          values: { endedAt: notification.endedAt },
        })
      : state;
  return state.profile.settings.notify.over ? tellWhenSeen(noticed, notification, now) : noticed;
}

/** Starts the break that belongs after a block; a preset without one leads to rest without end. */
export function beginBreak(state: AppState, block: FinishedBlock, from: Instant): AppState {
  const preset = presetOf(state, block.presetId);
  if (preset === null) return state;
  const length = breakAfter(preset, state.work.roundsDone);
  if (length === 0) return state;
  const session = startSession({
    id: `${block.id}-break`,
    kind: 'break',
    now: from,
    endsAt: from + length,
    atEnd: 'surface',
    presetId: preset.id,
    round: block.round,
  });
  return withWork(state, { session });
}

/** Whether a block ran to its planned end, so that it counts as a round and a break follows. */
const ranToItsEnd = (session: Session, how: EndedHow): boolean =>
  how === 'planned' || (how === 'surfaced' && session.overtimeSince !== null);

/** Ends the running focus block. */
export function endFocus(
  state: AppState,
  session: Session,
  end: { readonly endedAt: Instant; readonly how: EndedHow },
  now: Instant,
): Turn {
  const block = finish(session, end.endedAt, end.how);
  const whole = ranToItsEnd(session, end.how);
  const over = withWork(state, {
    session: null,
    lastBlock: block,
    roundsDone: state.work.roundsDone + (whole ? 1 : 0),
  });
  const told = withOverTold(over, block, now);
  const record = { kind: 'block', id: overId(block), at: now, block } as const;
  const log = logged(told, record);
  const rested =
    whole && state.profile.settings.startBreaks && state.passing.quittingSince === null
      ? beginBreak(log.state, block, block.endedAt)
      : log.state;
  const past = state.work.delivered.filter((id) => isOfRunning(id, session));
  return turn(rested, ...log.effects, ...withdrawn(past));
}

/** Ends whatever runs: a focus block is surfaced, a break is over. */
export function endSession(state: AppState, now: Instant): Turn {
  const { session } = state.work;
  if (session === null) return turn(state);
  if (session.kind === 'break') return turn(withWork(state, { session: null }));
  return endFocus(state, session, { endedAt: session.pausedAt ?? now, how: 'surfaced' }, now);
}
