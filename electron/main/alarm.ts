import type { Instant } from '../../src/time/instant';
import type { Clock } from '../ports';

/**
 * The longest sleep of the alarm. A timer does not hear that the clock was set, and on some machines not that the
 * computer slept, so the alarm looks at the clock this often: closely while a block runs, else once a minute.
 */
export const LOOK_EVERY_MS = { calm: 60_000, watchful: 2_000 } as const;

/** Timers fire a little early at times; being this close to the instant counts as having reached it. */
const LEAST_DELAY_MS = 1;

/** How long to sleep before looking at the clock again; always from 1 to `longest`. */
export function delayUntil(at: Instant, now: Instant, longest: number): number {
  const left = at - now;
  if (Number.isNaN(left) || left < LEAST_DELAY_MS) return LEAST_DELAY_MS;
  return Math.min(Math.ceil(left), longest);
}

/** The runtime's timer, which a test replaces. */
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
  arm(at: Instant | null, look: keyof typeof LOOK_EVERY_MS): void;
};

/**
 * The one alarm. It calls `onLook` each time it looks at the clock, and `onDue` when the instant has come.
 */
export function createAlarm(parts: {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly onLook: () => void;
  readonly onDue: () => void;
}): Alarm {
  let timer: unknown = null;
  let armed: { readonly at: Instant; readonly look: keyof typeof LOOK_EVERY_MS } | null = null;

  const sleep = (): void => {
    if (timer !== null) parts.timers.clear(timer);
    timer = null;
    if (armed === null) return;
    const delay = delayUntil(armed.at, parts.clock.now(), LOOK_EVERY_MS[armed.look]);
    timer = parts.timers.set(ring, delay);
  };

  const ring = (): void => {
    timer = null;
    parts.onLook();
    if (armed === null || timer !== null) return;
    if (parts.clock.now() < armed.at) {
      sleep();
      return;
    }
    armed = null;
    parts.onDue();
  };

  return {
    arm: (at, look) => {
      armed = at === null ? null : { at, look };
      sleep();
    },
  };
}
