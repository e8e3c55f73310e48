import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeWork, encodeWork } from '../../../src/app/persisted';
import type { AppState } from '../../../src/app/state';
import { update } from '../../../src/app/update';
import type { Command } from '../../../src/contract/command';
import { silencing, stateWith, tell, wish } from '../../support/app-state';
import { propertyOptions } from '../../support/property';

const START = Date.parse('2026-03-04T09:00:00Z');
const MINUTE = 60_000;

/** What a person with a wrist watch and a sheet of paper knows of the block. */
type Model =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly endsAt: number }
  | { readonly kind: 'paused'; readonly left: number };

type Step =
  | { readonly kind: 'start' | 'extend'; readonly minutes: number }
  | { readonly kind: 'pause' | 'resume' | 'surface' | 'crash' | 'wake' }
  | { readonly kind: 'wait' | 'sleep' | 'set-forward' | 'set-back'; readonly ms: number }
  | { readonly kind: 'set-while-dead'; readonly ms: number };

const SETTINGS = {
  startBreaks: false,
  silence: silencing(),
} as const;

/** Lull without a desktop: its state, what is on its disk, and the clock on the wall. */
class Computer {
  now = START;
  state: AppState = stateWith({ settings: SETTINGS });
  disk = encodeWork(this.state.work);
  private messages = 0;

  send(command: Command): void {
    this.accept(update(this.state, wish(command, `m${++this.messages}`), this.now).state);
  }

  hear(fact: Parameters<typeof tell>[0]): void {
    this.accept(update(this.state, tell(fact, `m${++this.messages}`), this.now).state);
  }

  private accept(state: AppState): void {
    this.state = state;
    this.disk = encodeWork(state.work);
  }

  restart(): void {
    const kept = decodeWork(this.disk);
    if (kept.kind !== 'good') throw new Error(kept.kind);
    this.state = stateWith({ settings: SETTINGS, work: kept.value });
    this.hear({ kind: 'started', hidden: true, link: null });
  }

  /** The clock moves against the monotonic one, as main tells it. */
  shift(ms: number): void {
    const from = this.now;
    this.now += ms;
    this.hear({ kind: 'clock-jumped', from, byMs: ms });
  }
}

function act(computer: Computer, step: Step): void {
  switch (step.kind) {
    case 'start':
      return computer.send({
        kind: 'start-focus',
        length: { kind: 'minutes', minutes: step.minutes },
      });
    case 'extend':
      return computer.send({ kind: 'extend-focus', minutes: step.minutes });
    case 'pause':
      return computer.send({ kind: 'pause-focus' });
    case 'resume':
      return computer.send({ kind: 'resume-focus' });
    case 'surface':
      return computer.send({ kind: 'surface' });
    case 'wake':
      return computer.hear({ kind: 'woke' });
    case 'crash':
      return computer.restart();
    case 'wait':
      computer.now += step.ms;
      return computer.hear({ kind: 'woke' });
    case 'sleep':
    case 'set-forward':
      return computer.shift(step.ms);
    case 'set-back':
      return computer.shift(-step.ms);
    case 'set-while-dead':
      computer.now += step.ms;
      return computer.restart();
  }
}

/** What the step makes of the block, told without a line of Lull's own. */
function expected(model: Model, step: Step, now: number): Model {
  const due: Model = model.kind === 'running' && now >= model.endsAt ? { kind: 'idle' } : model;
  switch (step.kind) {
    case 'start':
      return due.kind === 'idle' ? { kind: 'running', endsAt: now + step.minutes * MINUTE } : due;
    case 'extend': {
      if (due.kind === 'idle') return due;
      const left = (due.kind === 'running' ? due.endsAt - now : due.left) + step.minutes * MINUTE;
      if (left > 12 * 60 * MINUTE) return due;
      return due.kind === 'running'
        ? { kind: 'running', endsAt: now + left }
        : { kind: 'paused', left };
    }
    case 'pause':
      return due.kind === 'running' ? { kind: 'paused', left: due.endsAt - now } : due;
    case 'resume':
      return due.kind === 'paused' ? { kind: 'running', endsAt: now + due.left } : due;
    case 'surface':
      return { kind: 'idle' };
    case 'wake':
    case 'crash':
    case 'wait':
    case 'sleep':
    case 'set-forward':
    case 'set-back':
    case 'set-while-dead':
      return due;
  }
}

function seen({ work }: AppState): Model {
  const { session } = work;
  if (session === null) return { kind: 'idle' };
  if (session.pausedAt === null) return { kind: 'running', endsAt: session.endsAt };
  return { kind: 'paused', left: session.endsAt - session.pausedAt };
}

const ms = fc.oneof(
  fc.integer({ min: 1, max: 90_000 }),
  fc.integer({ min: 1, max: 30 * MINUTE }),
  fc.integer({ min: 1, max: 2 * 86_400_000 }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('start' as const),
      minutes: fc.integer({ min: 1, max: 90 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('extend' as const),
      minutes: fc.constantFrom(5, 10, 15),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('pause' as const, 'resume' as const, 'crash' as const, 'wake' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('surface' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'wait' as const,
        'sleep' as const,
        'set-forward' as const,
        'set-back' as const,
      ),
      ms,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('set-while-dead' as const),
      ms: fc.tuple(ms, fc.boolean()).map(([by, back]) => (back ? -by : by)),
    }),
  },
);

test('R1: the end of a block moves by extend and by pauses alone, whatever the clock and the process do', () => {
  let ends = 0;
  let pauses = 0;
  const options = propertyOptions(10_000);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 50, size: 'max' }), (steps) => {
      const computer = new Computer();
      let model: Model = { kind: 'idle' };
      for (const one of steps) {
        const before = computer.state.work.lastBlock;
        const ran = model;
        act(computer, one);
        model = expected(model, one, computer.now);
        expect(seen(computer.state)).toEqual(model);
        const { lastBlock } = computer.state.work;
        if (model.kind === 'paused') pauses++;
        if (lastBlock === null || lastBlock.id === before?.id) continue;
        // The clock may have been set back behind the start; a block cannot end before it began.
        if (lastBlock.how === 'planned' || lastBlock.how === 'slept-through') {
          expect(ran).toMatchObject({ kind: 'running' });
          const endsAt = ran.kind === 'running' ? ran.endsAt : Number.NaN;
          expect(lastBlock.endedAt).toBe(Math.max(endsAt, lastBlock.startedAt));
          ends++;
        }
        expect(lastBlock.focusedMs).toBeGreaterThanOrEqual(0);
        expect(lastBlock.focusedMs).toBeLessThanOrEqual(lastBlock.endedAt - lastBlock.startedAt);
      }
    }),
    options,
  );
  expect(ends).toBeGreaterThan((options.numRuns ?? 0) / 2);
  expect(pauses).toBeGreaterThan((options.numRuns ?? 0) / 2);
}, 300_000);
