import type { Instant } from '../time/instant';

/** Why part of a session was not focus. A pause stops the block; the other gaps do not. */
export type GapKind = 'pause' | 'sleep' | 'lock' | 'call' | 'interruption';

/** A stretch inside a session that was not focus; `end` is null while it lasts, and equals `start` for a noted interruption. */
export type Gap = { readonly kind: GapKind; readonly start: Instant; readonly end: Instant | null };

/** Which round of a cycle this is; `longBreakNext` tells what follows it. */
export type Round = { readonly number: number; readonly of: number };

/**
 * One live run of a focus block, or the break after it, on this machine.
 *
 * 1. `endsAt` moves only by extend and by the length of a pause, never by a clock, sleep or restart.
 * 2. While paused, `pausedAt` is set and time left is `endsAt − pausedAt`.
 * 3. `overtimeSince` is set from the planned end on, if the block runs on.
 */
export type Session = {
  readonly id: string;
  readonly kind: 'focus' | 'break';
  readonly startedAt: Instant;
  readonly endsAt: Instant;
  readonly pausedAt: Instant | null;
  readonly overtimeSince: Instant | null;
  readonly atEnd: 'surface' | 'run-on';
  readonly gaps: readonly Gap[];
  readonly intention: string;
  readonly presetId: string | null;
  readonly round: Round | null;
  /** The planned block this session came from (its occurrence id), or null when started by hand. */
  readonly plannedId: string | null;
};

export type Outcome = 'done' | 'partly' | 'not-done';

/** How a block came to its end. */
export type EndedHow = 'planned' | 'surfaced' | 'slept-through' | 'abandoned';

/** A block that is over; `focusedMs` leaves out pauses and sleep. */
export type FinishedBlock = {
  readonly id: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly how: EndedHow;
  readonly focusedMs: number;
  readonly gaps: readonly Gap[];
  readonly intention: string;
  readonly presetId: string | null;
  readonly round: Round | null;
  readonly atEnd: 'surface' | 'run-on';
  readonly outcome: Outcome | null;
};
