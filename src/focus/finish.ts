import { HOUR, MINUTE, type Instant } from '../time/instant';
import { focusedMs, gapsUntil, sleptAt } from './gaps';
import type { EndedHow, FinishedBlock, Session } from './session';

/** An end noticed later than this was not seen by anybody: the machine slept or Lull was not running. */
export const UNSEEN_AFTER = MINUTE;

/** Overtime has no end of its own; it ends when the machine sleeps this long, and at the latest after four hours. */
const OVERTIME_SLEEP = 5 * MINUTE;
export const OVERTIME_MOST = 4 * HOUR;

/** What the clock makes of a session: nothing yet, overtime from its planned end on, or its end. */
export type Due =
  | { readonly kind: 'running' }
  | { readonly kind: 'overtime' }
  | { readonly kind: 'over'; readonly endedAt: Instant; readonly how: EndedHow };

const RUNNING: Due = { kind: 'running' };

function overtimeDue(session: Session, now: Instant): Due {
  const sleep = session.gaps.find(
    (gap) =>
      gap.kind === 'sleep' &&
      gap.start >= session.endsAt &&
      (gap.end ?? now) - gap.start >= OVERTIME_SLEEP,
  );
  if (sleep !== undefined) return { kind: 'over', endedAt: sleep.start, how: 'slept-through' };
  const latest = session.endsAt + OVERTIME_MOST;
  if (now >= latest) return { kind: 'over', endedAt: latest, how: 'planned' };
  return RUNNING;
}

/** What is due by `now`. A block whose end nobody saw ended at its own end, and never ran on. */
export function dueBy(session: Session, now: Instant): Due {
  if (session.pausedAt !== null || now < session.endsAt) return RUNNING;
  if (session.overtimeSince !== null) return overtimeDue(session, now);
  const unseen = sleptAt(session, session.endsAt) || now - session.endsAt > UNSEEN_AFTER;
  if (unseen) return { kind: 'over', endedAt: session.endsAt, how: 'slept-through' };
  if (session.kind === 'focus' && session.atEnd === 'run-on') return { kind: 'overtime' };
  return { kind: 'over', endedAt: session.endsAt, how: 'planned' };
}

/** The record of a focus block that ended at `endedAt`. */
export function finish(session: Session, endedAt: Instant, how: EndedHow): FinishedBlock {
  const end = Math.max(endedAt, session.startedAt);
  const gaps = gapsUntil(session.gaps, end);
  return {
    id: session.id,
    startedAt: session.startedAt,
    endedAt: end,
    how,
    focusedMs: focusedMs({ start: session.startedAt, end }, gaps),
    gaps,
    intention: session.intention,
    presetId: session.presetId,
    round: session.round,
    atEnd: session.atEnd,
    outcome: null,
  };
}

/** How long after its end a block can still be gone on with. */
export const GO_ON_WITHIN = 15 * MINUTE;

/** Takes a finished block up again for so many minutes from now; the time since its end counts as a pause. */
export function goOn(block: FinishedBlock, minutes: number, now: Instant): Session {
  const { id, startedAt, intention, presetId, round, atEnd } = block;
  const pause = { kind: 'pause', start: block.endedAt, end: Math.max(now, block.endedAt) } as const;
  return {
    id,
    kind: 'focus',
    startedAt,
    endsAt: Math.max(now, startedAt) + minutes * MINUTE,
    pausedAt: null,
    overtimeSince: null,
    atEnd,
    gaps: pause.end > pause.start ? [...block.gaps, pause] : block.gaps,
    intention,
    presetId,
    round,
    plannedId: null,
  };
}
