import { describe, expect, it } from 'vitest';
import catalogue from '../../../resources/locales/en.json';
import type { Stage } from '../../../renderer/focus/focus-stage';
import { spokenTime } from '../../../renderer/focus/spoken-time';
import { finish } from '../../../src/focus/finish';
import { pause, startSession } from '../../../src/focus/run';
import { MINUTE } from '../../../src/time/instant';
import { createWords } from '../../../src/words/words';

const START = Date.UTC(2026, 0, 12, 8, 0);
const speech = {
  words: createWords(catalogue, 'en'),
  style: { locale: 'en', hour12: false },
  zone: 'Asia/Kathmandu',
};
const session = startSession({
  id: 's',
  kind: 'focus',
  now: START,
  endsAt: START + 65 * MINUTE,
  atEnd: 'run-on',
});

describe('the time in words', () => {
  it.each<[string, Stage, number]>([
    ['No focus block is running', { kind: 'idle' }, START],
    ['1 hr 5 min left, until 14:50', { kind: 'focus', session, clock: 'running' }, START],
    [
      '1 hr 4 min left, until 14:50',
      { kind: 'focus', session, clock: 'running' },
      START + MINUTE + 1,
    ],
    [
      '1 min left, until 14:50',
      { kind: 'focus', session, clock: 'running' },
      START + 65 * MINUTE - 1,
    ],
    [
      'Paused with 1 hr left',
      { kind: 'focus', session: pause(session, START + 5 * MINUTE), clock: 'paused' },
      START + 30 * MINUTE,
    ],
    [
      '8 min over, the block ended at 14:50',
      { kind: 'focus', session, clock: 'overtime' },
      START + 72 * MINUTE + 12_000,
    ],
    [
      '3 min of your break left, until 14:50',
      { kind: 'break', session: { ...session, kind: 'break' }, unanswered: null },
      START + 62 * MINUTE,
    ],
    [
      'The block ended at 14:45',
      { kind: 'ended', block: finish(session, START + 60 * MINUTE, 'surfaced') },
      START + 61 * MINUTE,
    ],
  ])('%s', (text, stage, now) => {
    expect(spokenTime(stage, now, speech)).toBe(text);
  });
});
