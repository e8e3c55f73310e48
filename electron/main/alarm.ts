import type { Instant } from '../../src/time/instant';
import type { Clock } from '../ports';

/**
 * The longest sleep of the alarm, in milliseconds. A timer does not hear that the clock was set, nor on every machine
 * that it slept, so the alarm looks at the clock this often: closely while a session runs, else once a minute.
 */
export const LONGEST_SLEEP_MS = { calm: 60_000, watchful: 2_000 } as const;

export type Vigilance = keyof typeof LONGEST_SLEEP_MS;

const SHORTEST_SLEEP_MS = 1;

/** How long to sleep before looking at the clock again: a whole number from 1 to `longest`. */
export function sleepUntil(at: Instant, now: Instant, longest: number): number {
  const left = Math.ceil(at - now);
  if (Number.isNaN(left)) return longest;
  return Math.max(SHORTEST_SLEEP_MS, Math.min(left, longest));
}

/** The runtime's timers, which a test replaces. Nothing else in main sets one. */
export type Timers = {
  readonly set: (run: () => void, delayMs: number) => unknown;
  readonly clear: (timer: unknown) => void;
};

export const systemTimers: Timers = {
  set: (run, delayMs) => setTimeout(run, delayMs),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

export type Alarm = {
  /** Arms the alarm for an instant in place of what it was armed for; null disarms it. */
  arm(at: Instant | null, vigilance: Vigilance): void;
};

/** The one alarm. It calls `onLook` each time it looks at the clock, the last time once its instant has come. */
export function createAlarm(parts: {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly onLook: () => void;
}): Alarm {
  let timer: unknown = null;
  let armed: { readonly at: Instant; readonly longest: number } | null = null;

  const sleep = (): void => {
    if (timer !== null) parts.timers.clear(timer);
    timer = null;
    if (armed === null) return;
    const delay = sleepUntil(armed.at, parts.clock.now(), armed.longest);
    timer = parts.timers.set(look, delay);
  };

  const look = (): void => {
    timer = null;
    const before = armed;
    // Written so that an instant that is not a number counts as come, instead of being looked for for ever.
    if (armed !== null && !(parts.clock.now() < armed.at)) armed = null;
    parts.onLook();
    // Looking may have armed it anew.
    if (armed !== null && armed === before) sleep();
  };

  return {
    arm: (at, vigilance) => {
      armed = at === null ? null : { at, longest: LONGEST_SLEEP_MS[vigilance] };
      sleep();
    },
  };
}
