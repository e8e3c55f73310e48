import { pausedMs } from '../focus/gaps';
import type { Session } from '../focus/session';
import type { Instant } from '../time/instant';

/** The ring fills in this many steps; the tray's pictures are numbered 0 to RING_STEPS. */
export const RING_STEPS = 24;

/** The stretch that the ring stands for: what was paused is left out. */
function stretch(session: Session): { readonly start: Instant; readonly length: number } {
  const start = session.startedAt + pausedMs(session);
  return { start, length: Math.max(1, session.endsAt - start) };
}

/** How many of the ring's steps are filled. */
export function ringStep(session: Session, now: Instant): number {
  const { start, length } = stretch(session);
  const done = (session.pausedAt ?? now) - start;
  return Math.min(RING_STEPS, Math.max(0, Math.floor((done * RING_STEPS) / length)));
}

/** When the ring's next step is filled; the last one is the end itself. */
export function nextStepAt(session: Session, now: Instant): Instant {
  const { start, length } = stretch(session);
  const next = Math.min(RING_STEPS, ringStep(session, now) + 1);
  return start + Math.ceil((next * length) / RING_STEPS);
}
