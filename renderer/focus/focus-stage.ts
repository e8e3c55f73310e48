import type { SessionSlice } from '../../src/app/slices';
import { pausedMs } from '../../src/focus/gaps';
import { timeLeft } from '../../src/focus/run';
import type { FinishedBlock, Session } from '../../src/focus/session';
import { HOUR, type Instant } from '../../src/time/instant';

/** A block that ended longer ago is not asked about any more. */
export const ASKED_FOR = 4 * HOUR;

/** What the window is about at the moment. */
export type Stage =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'focus';
      readonly session: Session;
      readonly clock: 'running' | 'paused' | 'overtime';
    }
  | { readonly kind: 'break'; readonly session: Session; readonly unanswered: FinishedBlock | null }
  | { readonly kind: 'ended'; readonly block: FinishedBlock };

/** The last block, if it is still worth asking how it went: not abandoned, not answered, not long ago. */
function unansweredBlock(
  { lastBlock }: Pick<SessionSlice, 'lastBlock'>,
  now: Instant,
  setAside: string | null,
): FinishedBlock | null {
  if (lastBlock === null || lastBlock.outcome !== null || lastBlock.id === setAside) return null;
  if (lastBlock.how === 'abandoned' || now - lastBlock.endedAt >= ASKED_FOR) return null;
  return lastBlock;
}

/** Which stage the session slice stands for; `setAside` is the block the person did not want to be asked about. */
export function stageOf(
  slice: Pick<SessionSlice, 'session' | 'lastBlock'>,
  now: Instant,
  setAside: string | null,
): Stage {
  const { session } = slice;
  const unanswered = unansweredBlock(slice, now, setAside);
  if (session === null) {
    return unanswered === null ? { kind: 'idle' } : { kind: 'ended', block: unanswered };
  }
  if (session.kind === 'break') return { kind: 'break', session, unanswered };
  if (session.pausedAt !== null) return { kind: 'focus', session, clock: 'paused' };
  const over =
    session.overtimeSince !== null || (session.atEnd === 'run-on' && now >= session.endsAt);
  return { kind: 'focus', session, clock: over ? 'overtime' : 'running' };
}

/** How much of the session is behind, from 0 to 1; pauses do not count. */
export function fractionOf(session: Session, now: Instant): number {
  const length = session.endsAt - session.startedAt - pausedMs(session);
  if (length <= 0) return 1;
  return Math.min(1, Math.max(0, 1 - timeLeft(session, now) / length));
}

/** How often the person noted an interruption. */
export function interruptionsOf({ gaps }: Pick<Session, 'gaps'>): number {
  return gaps.filter(({ kind }) => kind === 'interruption').length;
}

/** The next instant at which the digits of a countdown to `end` change. */
export function nextSecond(end: Instant, now: Instant): Instant {
  return end - (Math.ceil((end - now) / 1000) - 1) * 1000;
}
