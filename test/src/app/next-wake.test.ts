import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextWake } from '../../../src/app/next-wake';
import type { AppState } from '../../../src/app/state';
import { plannedAhead } from '../../../src/app/due-planned';
import { trayModel } from '../../../src/app/tray-model';
import { update } from '../../../src/app/update';
import type { Command } from '../../../src/contract/command';
import type { Person } from '../../../src/roster/person';
import { ADA, deepFreeze, stateWith, tell, wish } from '../../support/app-state';
import { propertyOptions } from '../../support/property';

const START = Date.parse('2026-03-04T09:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const YUKI: Person = {
  id: 'yuki',
  name: 'Yuki',
  zone: 'Asia/Tokyo',
  blocks: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '18:00' }],
};

const ME: Person = {
  ...ADA,
  focus: [
    { days: [1, 3, 5], start: '10:30', end: '12:00' },
    { date: '2026-03-07', start: '11:00', end: '12:00' },
  ],
};

function rich(settings: Parameters<typeof stateWith>[0] = {}): AppState {
  return stateWith({ me: ME, people: [YUKI], ...settings });
}

const at = (text: string): number => Date.parse(text);

describe('wakes', () => {
  const idle = stateWith();

  test('at the edge of my own hours when nothing runs', () => {
    expect(nextWake(idle, START)).toBe(at('2026-03-04T16:00:00Z'));
    expect(nextWake(idle, at('2026-03-09T04:00:00Z'))).toBe(at('2026-03-09T08:00:00Z'));
  });

  test('when a block until the end of my hours can first be offered, twelve hours before it', () => {
    expect(nextWake(idle, at('2026-03-06T16:00:00Z'))).toBe(at('2026-03-09T04:00:00Z'));
  });

  test('never, for somebody who shares no hours', () => {
    const { blocks: _blocks, ...person } = ADA;
    expect(nextWake(stateWith({ me: person }), START)).toBeNull();
  });

  test('at every step of the ring, then at the end, and not in between', () => {
    let state = update(idle, wish({ kind: 'start-default' }), START).state;
    const wakes: number[] = [];
    for (let now = START; now < START + 25 * MINUTE;) {
      const next = nextWake(state, now) ?? 0;
      wakes.push(next - START);
      now = next;
      state = update(state, tell({ kind: 'woke' }), now).state;
    }
    expect(wakes).toEqual(Array.from({ length: 24 }, (_, i) => ((i + 1) * 25 * MINUTE) / 24));
    expect(state.work.lastBlock).toMatchObject({ how: 'planned' });
  });

  test('not while paused, but for my hours', () => {
    const running = update(idle, wish({ kind: 'start-default' }), START).state;
    const paused = update(running, wish({ kind: 'pause-focus' }), START + MINUTE).state;
    expect(nextWake(paused, START + MINUTE)).toBe(at('2026-03-04T16:00:00Z'));
  });

  test('when an away ends, when a teammate may be back, and before a planned block', () => {
    const until = { kind: 'minutes', minutes: 10 } as const;
    const away = update(idle, wish({ kind: 'set-away', until }), START).state;
    expect(nextWake(away, START)).toBe(START + 10 * MINUTE);
    const evening = at('2026-03-04T18:00:00Z');
    const watching = update(rich(), wish({ kind: 'watch-person', id: 'yuki' }), evening).state;
    const dayAhead = at('2026-03-04T23:00:00Z');
    // The guard looks at each new day; the teammate may be back an hour later.
    expect(nextWake(watching, evening)).toBe(dayAhead);
    expect(nextWake(watching, dayAhead)).toBe(at('2026-03-05T00:00:00Z'));
    expect(nextWake(rich(), at('2026-03-06T08:00:00Z'))).toBe(at('2026-03-06T09:25:00Z'));
  });

  test('tomorrow at the latest for a block that is planned far ahead', () => {
    const { blocks: _blocks, ...person } = ADA;
    const me = { ...person, focus: [{ date: '2026-06-01', start: '09:00', end: '10:00' }] };
    expect(nextWake(stateWith({ me }), START)).toBe(START + 24 * HOUR);
  });
});

type Step =
  | { readonly kind: 'wish'; readonly command: Command }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'fact'; readonly fact: Parameters<typeof tell>[0] };

const command = fc.constantFrom<Command>(
  { kind: 'start-default' },
  { kind: 'start-focus', length: { kind: 'minutes', minutes: 7 }, atEnd: 'run-on' },
  { kind: 'start-focus', length: { kind: 'preset', presetId: '50-10' } },
  { kind: 'start-focus', length: { kind: 'until-block-end' } },
  { kind: 'start-focus', length: { kind: 'planned', plannedId: 'planned:2026-03-04T10:30' } },
  { kind: 'pause-focus' },
  { kind: 'resume-focus' },
  { kind: 'extend-focus', minutes: 5 },
  { kind: 'surface' },
  { kind: 'go-on', minutes: 10 },
  { kind: 'start-break' },
  { kind: 'skip-break' },
  { kind: 'set-away', until: { kind: 'minutes', minutes: 15 } },
  { kind: 'set-away', until: { kind: 'next-block' } },
  { kind: 'set-back' },
  { kind: 'watch-person', id: 'yuki' },
  { kind: 'quit', sure: true },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('wish' as const), command }),
  fc.record({
    kind: fc.constant('wait' as const),
    ms: fc.oneof(fc.integer({ min: 0, max: 10 * MINUTE }), fc.integer({ min: 0, max: 30 * HOUR })),
  }),
  fc.record({
    kind: fc.constant('fact' as const),
    fact: fc.constantFrom<Parameters<typeof tell>[0]>(
      { kind: 'system-suspended' },
      { kind: 'system-resumed' },
      { kind: 'screen-locked' },
      { kind: 'screen-unlocked' },
      { kind: 'started', hidden: true, link: null },
      {
        kind: 'target-failed',
        target: 'os-dnd',
        blockId: 'm1',
        step: 'read',
        failure: { reason: 'offline', detail: '', retryAt: null },
      },
    ),
  }),
);

const settings = fc.record({
  startBreaks: fc.boolean(),
  startNextBlock: fc.boolean(),
  startPlanned: fc.constantFrom('ask' as const, 'start' as const),
  awayWhenLocked: fc.boolean(),
  endsSoon: fc.boolean(),
});

function begin(chosen: { readonly endsSoon: boolean }): AppState {
  const { endsSoon, ...others } = chosen;
  const { notify } = stateWith().profile.settings;
  return rich({ settings: { ...others, notify: { ...notify, endsSoon } } });
}

describe('whatever has happened', () => {
  test('a wake makes progress: the next one lies behind it', () => {
    fc.assert(
      fc.property(settings, fc.array(step, { maxLength: 25 }), (chosen, steps) => {
        let state = begin(chosen);
        let now = START;
        for (const [i, one] of steps.entries()) {
          if (one.kind === 'wait') now += one.ms;
          const message =
            one.kind === 'wish'
              ? wish(one.command, `m${i}`)
              : tell(one.kind === 'fact' ? one.fact : { kind: 'woke' }, `m${i}`);
          state = deepFreeze(update(state, message, now).state);
          for (let wakes = 0; wakes < 4; wakes++) {
            const next = nextWake(state, now);
            if (next === null) break;
            expect(next).toBeGreaterThan(now);
            expect(Number.isSafeInteger(next)).toBe(true);
            if (wakes === 3) break;
            // Nothing that is shown may change between now and the wake, and nothing may be done.
            const between = now + Math.floor((next - now) / 2);
            expect(trayModel(state, between)).toEqual(trayModel(state, now));
            expect(plannedAhead(state, between)).toEqual(plannedAhead(state, now));
            const early = update(state, tell({ kind: 'woke' }, `e${i}`), between);
            expect(early.effects).toEqual([]);
            expect(early.state).toBe(state);
            now = next;
            state = deepFreeze(update(state, tell({ kind: 'woke' }, `w${i}`), now).state);
          }
        }
      }),
      propertyOptions(1_000),
    );
  }, 300_000);
});
