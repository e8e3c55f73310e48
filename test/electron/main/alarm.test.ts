import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAlarm, LONGEST_SLEEP_MS, sleepUntil } from '../../../electron/main/alarm';

/** The largest delay that a timer of Node takes; a larger one fires at once. */
const TIMER_LIMIT = 2 ** 31 - 1;

type Timer = { readonly run: () => void; readonly at: number; cleared: boolean };

/** A wall clock and timers that run on a monotonic one; either can be moved without the other. */
function machine(wallAt: number) {
  const timers: Timer[] = [];
  const delays: number[] = [];
  let monotonic = 0;
  let offset = wallAt;
  return {
    delays,
    clock: { now: () => monotonic + offset, monotonic: () => monotonic },
    timers: {
      set: (run: () => void, delayMs: number) => {
        delays.push(delayMs);
        const timer: Timer = { run, at: monotonic + delayMs, cleared: false };
        timers.push(timer);
        return timer;
      },
      clear: (timer: unknown) => {
        (timer as Timer).cleared = true;
      },
    },
    pending: () => timers.filter(({ cleared }) => !cleared).length,
    /** The wall clock is set, or the machine sleeps: no timer hears of it. */
    jump: (byMs: number) => {
      offset += byMs;
    },
    pass: (ms: number) => {
      const end = monotonic + ms;
      for (;;) {
        const due = timers.filter(({ cleared, at }) => !cleared && at <= end);
        const next = due.sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        monotonic = Math.max(monotonic, next.at);
        next.cleared = true;
        next.run();
      }
      monotonic = end;
    },
  };
}

const NOW = Date.UTC(2026, 2, 10, 9);
const anyInstant = fc.oneof(
  fc.integer({ min: -(2 ** 53) + 1, max: 2 ** 53 - 1 }),
  fc.double(),
  fc.constantFrom(0, -1, 2 ** 31 - 1, 2 ** 31, 2 ** 32, Number.NaN, Infinity, -Infinity),
);

describe('the one alarm', () => {
  test('R6 gives the runtime no delay that it would get wrong', () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, fc.constantFrom('calm', 'watchful'), (at, now, how) => {
        const delay = sleepUntil(at, now, LONGEST_SLEEP_MS[how as 'calm']);
        return Number.isInteger(delay) && delay >= 1 && delay <= TIMER_LIMIT;
      }),
      { numRuns: 10_000 },
    );
  });

  test('R6 holds whatever it is armed for, however the clock jumps', () => {
    const step = fc.record({
      arm: fc.option(anyInstant, { nil: null }),
      vigilance: fc.constantFrom('calm' as const, 'watchful' as const),
      jump: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
      pass: fc.integer({ min: 0, max: 300_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const { clock, timers, delays, jump, pass, pending } = machine(NOW);
        const alarm = createAlarm({ clock, timers, onLook: () => undefined });
        for (const { arm, vigilance, jump: byMs, pass: ms } of steps) {
          alarm.arm(arm, vigilance);
          if (pending() > 1) return false;
          jump(byMs);
          pass(ms);
          if (pending() > 1) return false;
        }
        return delays.every((delay) => delay >= 1 && delay <= TIMER_LIMIT);
      }),
      { numRuns: 2_000 },
    );
  });

  test('looks once at the instant, not before and not after', () => {
    const { clock, timers, pass } = machine(NOW);
    const looks: number[] = [];
    const alarm = createAlarm({ clock, timers, onLook: () => looks.push(clock.now()) });
    alarm.arm(NOW + 30_000, 'calm');
    pass(29_999);
    expect(looks).toEqual([]);
    pass(1);
    expect(looks).toEqual([NOW + 30_000]);
    pass(3_600_000);
    expect(looks).toHaveLength(1);
  });

  test.each([
    { vigilance: 'calm', looksInAnHour: 60 },
    { vigilance: 'watchful', looksInAnHour: 1800 },
  ] as const)('looks $looksInAnHour times an hour while $vigilance', (row) => {
    const { clock, timers, pass } = machine(NOW);
    let looks = 0;
    const alarm = createAlarm({ clock, timers, onLook: () => (looks += 1) });
    alarm.arm(NOW + 7 * 24 * 3_600_000, row.vigilance);
    pass(3_600_000);
    expect(looks).toBe(row.looksInAnHour);
  });

  test('reaches an instant that the clock jumped past, within one sleep', () => {
    const { clock, timers, pass, jump } = machine(NOW);
    const looks: number[] = [];
    const alarm = createAlarm({ clock, timers, onLook: () => looks.push(clock.now()) });
    alarm.arm(NOW + 25 * 60_000, 'watchful');
    jump(3 * 3_600_000);
    pass(LONGEST_SLEEP_MS.watchful);
    expect(looks.filter((at) => at >= NOW + 25 * 60_000)).toHaveLength(1);
  });

  test('waits longer when the clock is set back', () => {
    const { clock, timers, pass, jump, pending } = machine(NOW);
    const alarm = createAlarm({ clock, timers, onLook: () => undefined });
    alarm.arm(NOW + 60_000, 'watchful');
    jump(-600_000);
    pass(60_000);
    expect(pending()).toBe(1);
    pass(600_000);
    expect(pending()).toBe(0);
  });

  test('keeps what a look armed it for', () => {
    const { clock, timers, pass } = machine(NOW);
    const looks: number[] = [];
    const alarm = createAlarm({
      clock,
      timers,
      onLook: () => {
        looks.push(clock.now() - NOW);
        if (looks.length < 4) alarm.arm(clock.now() + 10_000, 'calm');
      },
    });
    alarm.arm(NOW + 10_000, 'calm');
    pass(120_000);
    expect(looks).toEqual([10_000, 20_000, 30_000, 40_000]);
  });

  test('has no timer once it is disarmed', () => {
    const { clock, timers, pending } = machine(NOW);
    const alarm = createAlarm({ clock, timers, onLook: () => undefined });
    alarm.arm(NOW + 10_000, 'calm');
    alarm.arm(null, 'calm');
    expect(pending()).toBe(0);
  });
});
