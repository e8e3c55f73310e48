import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ASKED_FOR,
  fractionOf,
  interruptionsOf,
  nextSecond,
  stageOf,
} from '../../../renderer/focus/focus-stage';
import { formatCountdown } from '../../../src/time/format';
import { extend, pause, resume, startSession } from '../../../src/focus/run';
import { finish } from '../../../src/focus/finish';
import type { FinishedBlock, Session } from '../../../src/focus/session';
import { HOUR, MINUTE } from '../../../src/time/instant';
import { propertyOptions } from '../../support/property';

const START = Date.UTC(2026, 0, 12, 9, 0);

const session = (patch: Partial<Session> = {}): Session => ({
  ...startSession({
    id: 's1',
    kind: 'focus',
    now: START,
    endsAt: START + 25 * MINUTE,
    atEnd: 'surface',
  }),
  ...patch,
});
const over = (patch: Partial<FinishedBlock> = {}): FinishedBlock => ({
  ...finish(session(), START + 25 * MINUTE, 'planned'),
  ...patch,
});

describe('the stage', () => {
  const end = START + 25 * MINUTE;
  it.each<{
    it: string;
    session?: Session;
    lastBlock?: FinishedBlock;
    now: number;
    setAside?: string;
    gives: object;
  }>([
    { it: 'nothing', now: START, gives: { kind: 'idle' } },
    { it: 'a block', session: session(), now: START, gives: { kind: 'focus', clock: 'running' } },
    {
      it: 'a block whose end main has yet to see',
      session: session(),
      now: end + 1,
      gives: { kind: 'focus', clock: 'running' },
    },
    {
      it: 'a paused block',
      session: pause(session(), START + MINUTE),
      now: end + HOUR,
      gives: { kind: 'focus', clock: 'paused' },
    },
    {
      it: 'overtime from the very end',
      session: session({ atEnd: 'run-on' }),
      now: end,
      gives: { kind: 'focus', clock: 'overtime' },
    },
    {
      it: 'overtime that main has seen',
      session: session({ atEnd: 'run-on', overtimeSince: end }),
      now: end + MINUTE,
      gives: { kind: 'focus', clock: 'overtime' },
    },
    {
      it: 'a break with the block before it',
      session: session({ kind: 'break', id: 's1-break' }),
      lastBlock: over(),
      now: end + MINUTE,
      gives: { kind: 'break', unanswered: over() },
    },
    {
      it: 'a break after an answer',
      session: session({ kind: 'break' }),
      lastBlock: over({ outcome: 'done' }),
      now: end + MINUTE,
      gives: { kind: 'break', unanswered: null },
    },
    { it: 'a block to ask about', lastBlock: over(), now: end, gives: { kind: 'ended' } },
    {
      it: 'one that was answered',
      lastBlock: over({ outcome: 'partly' }),
      now: end,
      gives: { kind: 'idle' },
    },
    {
      it: 'one that was abandoned',
      lastBlock: over({ how: 'abandoned' }),
      now: end,
      gives: { kind: 'idle' },
    },
    {
      it: 'one that was set aside',
      lastBlock: over(),
      now: end,
      setAside: 's1',
      gives: { kind: 'idle' },
    },
    {
      it: 'one of long ago',
      lastBlock: over(),
      now: end + ASKED_FOR,
      gives: { kind: 'idle' },
    },
    {
      it: 'one that ended while asleep',
      lastBlock: over({ how: 'slept-through' }),
      now: end + HOUR,
      gives: { kind: 'ended' },
    },
  ])('$it', ({ session: running = null, lastBlock = null, now, setAside = null, gives }) => {
    expect(stageOf({ session: running, lastBlock }, now, setAside)).toMatchObject(gives);
  });
});

describe('how much is behind', () => {
  it('leaves out pauses, stands still in one and goes back when the end is put off', () => {
    const begun = session();
    expect(fractionOf(begun, START)).toBe(0);
    expect(fractionOf(begun, START + 5 * MINUTE)).toBeCloseTo(0.2);
    const paused = pause(begun, START + 5 * MINUTE);
    expect(fractionOf(paused, START + HOUR)).toBeCloseTo(0.2);
    const resumed = resume(paused, START + HOUR);
    expect(fractionOf(resumed, START + HOUR)).toBeCloseTo(0.2);
    const longer = extend(begun, 25, START + 5 * MINUTE);
    expect(longer === null ? null : fractionOf(longer, START + 5 * MINUTE)).toBeCloseTo(0.1);
    expect(fractionOf(begun, START + 2 * HOUR)).toBe(1);
    expect(fractionOf(begun, START - HOUR)).toBe(0);
  });

  it('counts the interruptions that were noted', () => {
    const gap = { start: START, end: START } as const;
    const gaps = [
      { kind: 'interruption', ...gap },
      { kind: 'lock', start: START, end: START + MINUTE },
      { kind: 'interruption', ...gap },
    ] as const;
    expect(interruptionsOf(session({ gaps }))).toBe(2);
  });
});

describe('the next second', () => {
  it('is the first instant at which the digits are others', () => {
    const ms = fc.integer({ min: -4 * HOUR, max: 4 * HOUR });
    fc.assert(
      fc.property(ms, (left) => {
        const now = START;
        const end = now + left;
        const next = nextSecond(end, now);
        expect(next).toBeGreaterThan(now);
        expect(next - now).toBeLessThanOrEqual(1000);
        // Overdue digits are written with a sign and count up from zero, so their size is compared.
        expect(formatCountdown(end - next)).not.toBe(formatCountdown(left));
        expect(formatCountdown(end - next + 1)).toBe(formatCountdown(left));
      }),
      propertyOptions(2000),
    );
  });
});
