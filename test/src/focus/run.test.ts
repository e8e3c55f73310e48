import { describe, expect, test } from 'vitest';
import { breakAfter, roundAfter, roundsBehind } from '../../../src/focus/cycle';
import { dueBy, finish, goOn, OVERTIME_MOST } from '../../../src/focus/finish';
import { addGap, openGap } from '../../../src/focus/gaps';
import { PRESETS, type Preset } from '../../../src/focus/preset';
import {
  afterClockSetBack,
  extend,
  isFocusing,
  pause,
  resume,
  startSession,
  timeLeft,
} from '../../../src/focus/run';
import type { Session } from '../../../src/focus/session';

const MINUTE = 60_000;
const TEN = Date.parse('2026-03-04T10:00:00Z');
const at = (minute: number): number => TEN + minute * MINUTE;

function session(change: Partial<Session> = {}): Session {
  const start = startSession({
    id: 's',
    kind: 'focus',
    now: TEN,
    endsAt: at(25),
    atEnd: 'surface',
    presetId: '25-5',
  });
  return { ...start, ...change };
}

describe('pause and resume', () => {
  test('the time that was left is left again', () => {
    const paused = pause(session(), at(10));
    expect(isFocusing(paused)).toBe(false);
    expect(timeLeft(paused, at(12))).toBe(15 * MINUTE);
    const resumed = resume(paused, at(40));
    expect(resumed.endsAt).toBe(at(55));
    expect(resumed.gaps).toEqual([{ kind: 'pause', start: at(10), end: at(40) }]);
    expect(isFocusing(resumed)).toBe(true);
  });

  test('a clock set back during a pause takes nothing away', () => {
    const paused = afterClockSetBack(pause(session(), at(10)), 60 * MINUTE);
    expect(timeLeft(paused, at(-49))).toBe(15 * MINUTE);
    expect(resume(paused, at(-49)).endsAt).toBe(at(-34));
  });

  test('a clock set back before the pause while Lull was not running leaves the time that was left', () => {
    const resumed = resume(pause(session(), at(10)), at(-60));
    expect(resumed.endsAt).toBe(at(-45));
    expect(resumed.gaps).toEqual([]);
  });
});

describe('a clock that is set back', () => {
  test('leaves the end of a running block and moves what lies behind', () => {
    const moved = afterClockSetBack(addGap(session(), 'sleep', at(2), at(4)), 5 * MINUTE);
    expect(moved.endsAt).toBe(at(25));
    expect(moved.startedAt).toBe(at(-5));
    expect(moved.gaps).toEqual([{ kind: 'sleep', start: at(-3), end: at(-1) }]);
  });
});

describe('a break', () => {
  test('lasts as long as it was to when the clock is set back', () => {
    const rest = afterClockSetBack(session({ kind: 'break' }), 60 * MINUTE);
    expect(rest).toMatchObject({ startedAt: at(-60), endsAt: at(-35) });
  });
});

describe('extend', () => {
  test('adds to the end, also while paused', () => {
    expect(extend(session(), 10, at(5))?.endsAt).toBe(at(35));
    const paused = extend(pause(session(), at(10)), 5, at(20));
    expect(paused === null ? null : timeLeft(paused, at(20))).toBe(20 * MINUTE);
  });

  test('counts from now in overtime and ends it', () => {
    const longer = extend(session({ overtimeSince: at(25) }), 10, at(40));
    expect(longer).toMatchObject({ endsAt: at(50), overtimeSince: null });
  });

  test('goes up to twelve hours ahead', () => {
    expect(extend(session({ endsAt: at(715) }), 5, TEN)?.endsAt).toBe(at(720));
    expect(extend(session({ endsAt: at(716) }), 5, TEN)).toBeNull();
    expect(extend(session({ endsAt: at(716) }), 5, at(1))?.endsAt).toBe(at(721));
    expect(extend(pause(session({ endsAt: at(716) }), TEN), 5, at(90))).toBeNull();
  });
});

describe('what is due', () => {
  const cases: readonly [string, Session, number, ReturnType<typeof dueBy>][] = [
    ['nothing before the end', session(), at(25) - 1, { kind: 'running' }],
    ['nothing while paused', pause(session(), at(5)), at(999), { kind: 'running' }],
    [
      'the end at its instant',
      session(),
      at(25),
      { kind: 'over', endedAt: at(25), how: 'planned' },
    ],
    [
      'the end seen a minute late',
      session(),
      at(26),
      { kind: 'over', endedAt: at(25), how: 'planned' },
    ],
    [
      'an end nobody saw',
      session(),
      at(26) + 1,
      { kind: 'over', endedAt: at(25), how: 'slept-through' },
    ],
    [
      'an end the machine slept through, noticed at once',
      addGap(session(), 'sleep', at(20), at(25) + 10),
      at(25) + 10,
      { kind: 'over', endedAt: at(25), how: 'slept-through' },
    ],
    [
      'an end the machine still sleeps through',
      openGap(session(), 'sleep', at(24)),
      at(25),
      { kind: 'over', endedAt: at(25), how: 'slept-through' },
    ],
    [
      'an end just after the machine woke',
      addGap(session(), 'sleep', at(20), at(25)),
      at(25),
      { kind: 'over', endedAt: at(25), how: 'planned' },
    ],
    ['overtime', session({ atEnd: 'run-on' }), at(25), { kind: 'overtime' }],
    [
      'no overtime that nobody saw begin',
      session({ atEnd: 'run-on' }),
      at(300),
      { kind: 'over', endedAt: at(25), how: 'slept-through' },
    ],
    [
      'overtime goes on',
      session({ atEnd: 'run-on', overtimeSince: at(25) }),
      at(200),
      { kind: 'running' },
    ],
    [
      'overtime ends after four hours',
      session({ atEnd: 'run-on', overtimeSince: at(25) }),
      at(25) + OVERTIME_MOST,
      { kind: 'over', endedAt: at(265), how: 'planned' },
    ],
    [
      'overtime ends where a long sleep began',
      addGap(session({ atEnd: 'run-on', overtimeSince: at(25) }), 'sleep', at(30), at(35)),
      at(35),
      { kind: 'over', endedAt: at(30), how: 'slept-through' },
    ],
    [
      'overtime lives through a short sleep',
      addGap(session({ atEnd: 'run-on', overtimeSince: at(25) }), 'sleep', at(30), at(34)),
      at(34),
      { kind: 'running' },
    ],
    [
      'a break does not run on',
      session({ kind: 'break', atEnd: 'run-on' }),
      at(25),
      { kind: 'over', endedAt: at(25), how: 'planned' },
    ],
  ];

  test.each(cases)('%s', (_name, of, now, due) => {
    expect(dueBy(of, now)).toEqual(due);
  });
});

describe('finish and go on', () => {
  test('a block that ends before it began, by a clock set back, lasted no time', () => {
    expect(finish(session(), at(-30), 'surfaced')).toMatchObject({
      startedAt: TEN,
      endedAt: TEN,
      focusedMs: 0,
    });
  });

  test('pauses and sleep are not focus; a lock, a call and an interruption are', () => {
    let run = addGap(session(), 'sleep', at(1), at(4));
    run = addGap(run, 'lock', at(5), at(9));
    run = resume(pause(run, at(10)), at(12));
    expect(finish(run, run.endsAt, 'planned')).toMatchObject({
      endedAt: at(27),
      focusedMs: 22 * MINUTE,
    });
  });

  test('going on makes a pause of the time since the end', () => {
    const block = finish(session(), at(25), 'planned');
    const again = goOn(block, 10, at(30));
    expect(again).toMatchObject({ id: 's', startedAt: TEN, endsAt: at(40), pausedAt: null });
    expect(finish(again, at(40), 'planned').focusedMs).toBe(35 * MINUTE);
  });
});

describe('cycles', () => {
  const [pomodoro, long] = PRESETS as readonly [Preset, Preset];
  const last = finish(session(), at(25), 'planned');

  test('a long break follows every fourth round', () => {
    expect([1, 2, 3, 4, 5, 8].map((done) => breakAfter(pomodoro, done) / MINUTE)).toEqual([
      5, 5, 5, 15, 5, 15,
    ]);
    expect([0, 1, 3, 4].map((done) => roundAfter(pomodoro, done)?.number)).toEqual([1, 2, 4, 1]);
    expect(roundAfter(long, 7)).toBeNull();
    expect(breakAfter(long, 4)).toBe(10 * MINUTE);
  });

  test('a cycle ends with another preset or a rest of two hours', () => {
    expect(roundsBehind(pomodoro, 3, last, at(30))).toBe(3);
    expect(roundsBehind(pomodoro, 3, last, at(25 + 120))).toBe(3);
    expect(roundsBehind(pomodoro, 3, last, at(25 + 120) + 1)).toBe(0);
    expect(roundsBehind(long, 3, last, at(30))).toBe(0);
    expect(roundsBehind(pomodoro, 3, null, at(30))).toBe(0);
  });
});
