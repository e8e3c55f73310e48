import { MINUTE, type Instant } from '../time/instant';
import { closeGap, openGap } from './gaps';
import { BLOCK_MINUTES } from './preset';
import type { Round, Session } from './session';

/** What a new session is to be. */
export type Start = {
  readonly id: string;
  readonly kind: Session['kind'];
  readonly now: Instant;
  readonly endsAt: Instant;
  readonly atEnd: Session['atEnd'];
  readonly intention?: string;
  readonly presetId?: string | null;
  readonly round?: Round | null;
  readonly plannedId?: string | null;
};

/** Starts a session that runs until `endsAt`. */
export function startSession(start: Start): Session {
  return {
    id: start.id,
    kind: start.kind,
    startedAt: start.now,
    endsAt: start.endsAt,
    pausedAt: null,
    overtimeSince: null,
    atEnd: start.atEnd,
    gaps: [],
    intention: start.intention ?? '',
    presetId: start.presetId ?? null,
    round: start.round ?? null,
    plannedId: start.plannedId ?? null,
  };
}

/** Whether a focus block runs and is neither paused nor on a break: the time in which silence is kept. */
export function isFocusing(session: Session | null): session is Session {
  return session !== null && session.kind === 'focus' && session.pausedAt === null;
}

/** How long until the session ends, in milliseconds; negative in overtime, standing still while paused. */
export function timeLeft(session: Session, now: Instant): number {
  return session.endsAt - (session.pausedAt ?? now);
}

/** Stops the clock of a running focus block. */
export function pause(session: Session, now: Instant): Session {
  return { ...openGap(session, 'pause', now), pausedAt: now };
}

/** Goes on after a pause with the time that was left. */
export function resume(session: Session, now: Instant): Session {
  if (session.pausedAt === null) return session;
  const endsAt = now + (session.endsAt - session.pausedAt);
  return { ...closeGap(session, 'pause', now), pausedAt: null, endsAt };
}

/**
 * Moves the end later; a block in overtime gets that much from now on. Null when more would lie ahead than a block may
 * last.
 */
export function extend(session: Session, minutes: number, now: Instant): Session | null {
  const from = session.overtimeSince === null ? session.endsAt : Math.max(session.endsAt, now);
  const longer = { ...session, endsAt: from + minutes * MINUTE, overtimeSince: null };
  return timeLeft(longer, now) > BLOCK_MINUTES.most * MINUTE ? null : longer;
}

/**
 * What a session is after the clock was set back. The end of a running block stays where it is on the clock; what lies
 * behind moves with the clock, so that elapsed time stays true. A paused one has no end on the clock and moves whole,
 * and so does a break, which nobody was promised the end of.
 */
export function afterClockSetBack(session: Session, byMs: number): Session {
  const back = <At extends Instant | null>(at: At): At => (at === null ? null : at - byMs) as At;
  const promised = session.kind === 'focus' && session.pausedAt === null;
  return {
    ...session,
    startedAt: back(session.startedAt),
    endsAt: promised ? session.endsAt : back(session.endsAt),
    pausedAt: back(session.pausedAt),
    gaps: session.gaps.map((gap) => ({ ...gap, start: back(gap.start), end: back(gap.end) })),
  };
}
