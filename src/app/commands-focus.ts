import type { BlockLength, Command } from '../contract/command';
import { GO_ON_WITHIN, goOn } from '../focus/finish';
import { noteInterruption } from '../focus/gaps';
import { BLOCK_MINUTES } from '../focus/preset';
import { extend, pause, resume } from '../focus/run';
import type { Session } from '../focus/session';
import { workingIntervals } from '../roster/working-blocks';
import { DAY, MINUTE, type Instant } from '../time/instant';
import {
  beginBreak,
  beginFocus,
  endFocus,
  endSession,
  logged,
  presetOf,
  withPlannedHandled,
  withdrawn,
} from './blocks';
import { plannedAhead } from './due-planned';
import { overId, plannedSoonId } from './notification-id';
import type { AppState } from './state';
import { refuse, turn, withWork, type Turn } from './turn';

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

type Length = {
  readonly endsAt: Instant;
  readonly presetId: string | null;
  readonly plannedId: string | null;
};

type NoLength = 'unknown-preset' | 'unknown-planned' | 'no-block-ahead' | 'too-long';

const plain = (endsAt: Instant): Length => ({ endsAt, presetId: null, plannedId: null });

function untilBlockEnd({ profile }: AppState, now: Instant): Length | NoLength {
  const [block] = workingIntervals(profile.me, { start: now, end: now + 60 * DAY });
  if (block === undefined) return 'no-block-ahead';
  return block.end - now > BLOCK_MINUTES.most * MINUTE ? 'too-long' : plain(block.end);
}

function lengthOf(state: AppState, length: BlockLength, now: Instant): Length | NoLength {
  switch (length.kind) {
    case 'preset': {
      const preset = presetOf(state, length.presetId);
      if (preset === null) return 'unknown-preset';
      return { ...plain(now + preset.focusMinutes * MINUTE), presetId: preset.id };
    }
    case 'minutes':
      return plain(now + length.minutes * MINUTE);
    case 'until-block-end':
      return untilBlockEnd(state, now);
    case 'planned': {
      const planned = plannedAhead(state, now);
      if (planned === null || planned.plannedId !== length.plannedId) return 'unknown-planned';
      if (planned.end - now > BLOCK_MINUTES.most * MINUTE) return 'too-long';
      return { endsAt: planned.end, presetId: null, plannedId: planned.plannedId };
    }
    default:
      return length satisfies never;
  }
}

/** Whoever starts a block is not away, and need not be told any more that the last one is over. */
function present(state: AppState): AppState {
  const { status } = state.work;
  const here = status.kind === 'none' ? state : withWork(state, { status: { kind: 'none' } });
  return withoutWaiting(here);
}

function withoutWaiting(state: AppState): AppState {
  const waiting = state.work.waiting.filter(
    ({ notification }) => notification.kind === 'teammate-back',
  );
  return waiting.length === state.work.waiting.length ? state : withWork(state, { waiting });
}

/** The end that was told last. */
function lastOver({ work }: AppState): readonly string[] {
  return work.delivered
    .filter((id) => /^(block-over|slept-through|break-over):/.test(id))
    .slice(-1);
}

export function startFocus(
  state: AppState,
  command: Of<'start-focus'>,
  id: string,
  now: Instant,
): Turn {
  if (state.work.session?.kind === 'focus') return refuse(state, 'already-running');
  const length = lengthOf(state, command.length, now);
  if (typeof length === 'string') return refuse(state, length);
  const intention = command.intention ?? '';
  const atEnd = command.atEnd ?? state.profile.settings.atEnd;
  const begun = beginFocus(present(state), { id, ...length, intention, atEnd }, now);
  return { ...begun, effects: [...withdrawn(lastOver(state)), ...begun.effects] };
}

export function startDefault(state: AppState, id: string, now: Instant): Turn {
  const presetId = state.profile.settings.defaultPresetId;
  return startFocus(state, { kind: 'start-focus', length: { kind: 'preset', presetId } }, id, now);
}

/** Changes the running focus block, or says that there is none. */
function changeBlock(state: AppState, change: (session: Session) => Session): Turn {
  const { session } = state.work;
  if (session === null || session.kind !== 'focus') return refuse(state, 'not-running');
  const next = change(session);
  return turn(next === session ? state : withWork(state, { session: next }));
}

export function pauseFocus(state: AppState, now: Instant): Turn {
  const { session } = state.work;
  if (session === null || session.pausedAt !== null) return refuse(state, 'not-running');
  if (session.overtimeSince !== null) return refuse(state, 'not-running');
  return changeBlock(state, (running) => pause(running, now));
}

export function resumeFocus(state: AppState, now: Instant): Turn {
  if (state.work.session?.pausedAt === null) return refuse(state, 'not-paused');
  return changeBlock(state, (paused) => resume(paused, now));
}

export function extendFocus(state: AppState, minutes: number, now: Instant): Turn {
  const { session } = state.work;
  if (session === null || session.kind !== 'focus') return refuse(state, 'not-running');
  const longer = extend(session, minutes, now);
  if (longer === null) return refuse(state, 'too-long');
  return turn(withWork(state, { session: longer }));
}

export function surface(state: AppState, now: Instant): Turn {
  if (state.work.session?.kind !== 'focus') return refuse(state, 'not-running');
  return endSession(state, now);
}

export function abandonFocus(state: AppState, now: Instant): Turn {
  const { session } = state.work;
  if (session === null || session.kind !== 'focus') return refuse(state, 'not-running');
  return endFocus(state, session, { endedAt: session.pausedAt ?? now, how: 'abandoned' }, now);
}

export function noteInterrupted(state: AppState, now: Instant): Turn {
  return changeBlock(state, (session) => noteInterruption(session, now));
}

export function setIntention(state: AppState, text: string): Turn {
  return changeBlock(state, (session) => ({ ...session, intention: text }));
}

export function answerOutcome(
  state: AppState,
  { blockId, outcome }: Of<'answer-outcome'>,
  id: string,
  now: Instant,
): Turn {
  const { lastBlock } = state.work;
  if (lastBlock === null || lastBlock.id !== blockId) return refuse(state, 'unknown-block');
  const answered = withWork(state, { lastBlock: { ...lastBlock, outcome } });
  return logged(answered, { kind: 'outcome', id: `outcome:${id}`, at: now, blockId, outcome });
}

/** Whether the last block can still be taken up again. */
export function canGoOn({ work }: AppState, now: Instant): boolean {
  const { session, lastBlock } = work;
  if (lastBlock === null || session?.kind === 'focus') return false;
  return now - lastBlock.endedAt <= GO_ON_WITHIN;
}

export function goOnFocus(state: AppState, minutes: number, now: Instant): Turn {
  const { lastBlock, session, roundsDone } = state.work;
  if (session?.kind === 'focus') return refuse(state, 'already-running');
  if (lastBlock === null || !canGoOn(state, now)) return refuse(state, 'unknown-block');
  const counted = lastBlock.how === 'planned';
  const resumed = withWork(present(state), {
    session: goOn(lastBlock, minutes, now),
    lastBlock: null,
    roundsDone: counted ? Math.max(0, roundsDone - 1) : roundsDone,
  });
  return turn(resumed, { kind: 'withdraw-notification', id: overId(lastBlock) });
}

export function startBreak(state: AppState, now: Instant): Turn {
  const { session, lastBlock } = state.work;
  if (session !== null) return refuse(state, 'already-running');
  const presetId = lastBlock?.presetId ?? state.profile.settings.defaultPresetId;
  if (lastBlock === null) return refuse(state, 'unknown-block');
  return turn(beginBreak(state, { ...lastBlock, presetId }, now));
}

export function skipBreak(state: AppState, id: string, now: Instant): Turn {
  const { session } = state.work;
  if (session === null || session.kind !== 'break') return refuse(state, 'not-running');
  const over = withWork(state, { session: null });
  const { startNextBlock } = state.profile.settings;
  const preset = presetOf(state, session.presetId);
  if (!startNextBlock || preset === null) return turn(over);
  const length = { kind: 'preset', presetId: preset.id } as const;
  return startFocus(over, { kind: 'start-focus', length }, id, now);
}

export function declinePlanned(state: AppState, plannedId: string, now: Instant): Turn {
  const planned = plannedAhead(state, now);
  if (planned === null || planned.plannedId !== plannedId) return refuse(state, 'unknown-planned');
  return turn(withPlannedHandled(state, plannedId), {
    kind: 'withdraw-notification',
    id: plannedSoonId(plannedId),
  });
}
