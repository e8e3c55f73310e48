import { clip, duration, normalise, type Interval } from '../time/interval';
import type { Instant } from '../time/instant';
import type { Gap, GapKind, Session } from './session';

/** Two interruptions noted within this many milliseconds are one: a key held down repeats. */
const SAME_INTERRUPTION = 1000;

/** Kinds that are not focus; a call, a lock screen and an interruption are told but the block goes on. */
const NOT_FOCUS: readonly GapKind[] = ['pause', 'sleep'];

const isOpen = (gap: Gap, kind: GapKind): boolean => gap.kind === kind && gap.end === null;

/** Begins a gap unless one of its kind is under way; it never begins before the session did. */
export function openGap(session: Session, kind: GapKind, at: Instant): Session {
  if (session.gaps.some((gap) => isOpen(gap, kind))) return session;
  const start = Math.max(at, session.startedAt);
  return { ...session, gaps: [...session.gaps, { kind, start, end: null }] };
}

/** Ends the gap of that kind that is under way, if any; one that lasted no time is forgotten. */
export function closeGap(session: Session, kind: GapKind, at: Instant): Session {
  if (!session.gaps.some((gap) => isOpen(gap, kind))) return session;
  const gaps = session.gaps
    .map((gap) => (isOpen(gap, kind) ? { ...gap, end: Math.max(gap.start, at) } : gap))
    .filter((gap) => gap.kind !== kind || gap.end !== gap.start);
  return { ...session, gaps };
}

/** Adds a gap that is already over, as far as it lies within the session; gaps of one kind that meet become one. */
export function addGap(session: Session, kind: GapKind, from: Instant, to: Instant): Session {
  const start = Math.max(from, session.startedAt);
  if (to <= start) return session;
  const closed = session.gaps.filter((gap) => gap.kind === kind && gap.end !== null);
  const others = session.gaps.filter((gap) => !closed.includes(gap));
  const merged = normalise([
    ...closed.map((gap) => ({ start: gap.start, end: gap.end ?? gap.start })),
    { start, end: to },
  ]).map((gap): Gap => ({ kind, ...gap }));
  return { ...session, gaps: [...others, ...merged].sort((a, b) => a.start - b.start) };
}

/** Notes that something interrupted the focus just now. */
export function noteInterruption(session: Session, now: Instant): Session {
  const again = session.gaps.some(
    (gap) => gap.kind === 'interruption' && Math.abs(now - gap.start) < SAME_INTERRUPTION,
  );
  if (again) return session;
  const at = Math.max(now, session.startedAt);
  return { ...session, gaps: [...session.gaps, { kind: 'interruption', start: at, end: at }] };
}

/** The gaps as they are once a session is over: closed, and none reaching past its end. */
export function gapsUntil(gaps: readonly Gap[], endedAt: Instant): readonly Gap[] {
  return gaps
    .filter((gap) => gap.start < endedAt || gap.kind === 'interruption')
    .map((gap) => ({
      ...gap,
      start: Math.min(gap.start, endedAt),
      end: Math.min(gap.end ?? endedAt, endedAt),
    }));
}

/** How much of a stretch was focus, in milliseconds: pauses and sleep are not, whether or not they overlap. */
export function focusedMs(stretch: Interval, gaps: readonly Gap[]): number {
  const lost = normalise(
    gaps
      .filter((gap) => NOT_FOCUS.includes(gap.kind))
      .map((gap) => ({ start: gap.start, end: gap.end ?? stretch.end })),
  );
  return stretch.end - stretch.start - duration(clip(lost, stretch));
}

/** Whether the machine slept at that instant. */
export function sleptAt(session: Session, at: Instant): boolean {
  return session.gaps.some(
    (gap) => gap.kind === 'sleep' && gap.start <= at && (gap.end === null || at < gap.end),
  );
}

/** How long a session stood still for pauses that are over, in milliseconds. */
export function pausedMs(session: Session): number {
  return duration(
    normalise(
      session.gaps
        .filter((gap) => gap.kind === 'pause')
        .map((gap) => ({ start: gap.start, end: gap.end ?? gap.start })),
    ),
  );
}
