import { describe, expect, test } from 'vitest';
import { createEngine, type EngineParts } from '../../../electron/main/engine';
import type { Keeping } from '../../../electron/main/documents';
import type { Effect } from '../../../src/app/effect';
import type { Fact } from '../../../src/app/message';
import type { AppState } from '../../../src/app/state';
import type { Command } from '../../../src/contract/command';
import type { Instant } from '../../../src/time/instant';
import { stateWith } from '../../support/app-state';

const MONDAY = Date.UTC(2026, 2, 9, 9);
const MINUTE = 60_000;

const START: Command = { kind: 'start-focus', length: { kind: 'minutes', minutes: 25 } };

type Happening =
  | { readonly kind: 'shown'; readonly state: AppState }
  | { readonly kind: 'storing' | 'stored'; readonly state: AppState }
  | { readonly kind: 'ran'; readonly effect: Effect; readonly sessionStored: boolean }
  | { readonly kind: 'armed'; readonly at: Instant | null };

/** An engine among parts in memory; storing waits until it is let through, if it is told to. */
function bench(options: { readonly initial?: AppState; readonly slowDisk?: boolean } = {}) {
  const happened: Happening[] = [];
  const troubles: string[] = [];
  const at = { now: MONDAY, facts: [] as Fact[] };
  const disk: { answer: Omit<Keeping, 'facts'>; facts: Fact[]; waiting: (() => void)[] } = {
    answer: { sessionStored: true, retryAt: null },
    facts: [],
    waiting: [],
  };
  let ids = 0;
  const parts: EngineParts = {
    clock: { now: () => at.now, monotonic: () => at.now },
    newId: () => `id-${(ids += 1)}`,
    look: () => at.facts.splice(0),
    keep: async (state) => {
      happened.push({ kind: 'storing', state });
      if (options.slowDisk) await new Promise<void>((resolve) => disk.waiting.push(resolve));
      happened.push({ kind: 'stored', state });
      return { ...disk.answer, facts: disk.facts.splice(0) };
    },
    run: (effect, sessionStored) => happened.push({ kind: 'ran', effect, sessionStored }),
    project: (state) => happened.push({ kind: 'shown', state }),
    arm: (instant) => happened.push({ kind: 'armed', at: instant }),
    onTrouble: (what, detail) => troubles.push(`${what}: ${detail}`),
  };
  const engine = createEngine(options.initial ?? stateWith(), parts);
  const kinds = () => happened.map((one) => (one.kind === 'ran' ? one.effect.kind : one.kind));
  const armedAt = () => happened.filter((one) => one.kind === 'armed').at(-1)?.at ?? null;
  return { engine, at, disk, happened, kinds, armedAt, troubles };
}

describe('the engine', () => {
  test('shows a state, stores it, and only then runs what follows from it', async () => {
    const { engine, kinds } = bench();
    await engine.wish(START);
    await engine.idle();
    expect(kinds()).toEqual(['shown', 'storing', 'stored', 'read-target', 'armed']);
  });

  test('answers a wish once it is stored', async () => {
    const { engine, disk, kinds } = bench({ slowDisk: true });
    const answers: unknown[] = [];
    const answered = engine.wish(START).then((answer) => answers.push(answer));
    await Promise.resolve();
    expect(kinds()).toEqual(['shown', 'storing']);
    expect(answers).toEqual([]);
    disk.waiting.shift()?.();
    await answered;
    expect(answers).toEqual([{ ok: true }]);
  });

  test('refuses a wish with its reason and leaves the state as it is', async () => {
    const { engine } = bench();
    const before = engine.state();
    await expect(engine.wish({ kind: 'pause-focus' })).resolves.toEqual({
      ok: false,
      refusal: { reason: 'not-running' },
    });
    expect(engine.state()).toBe(before);
  });

  test('stores what came in meanwhile together, after what is being stored', async () => {
    const { engine, disk, happened, kinds } = bench({ slowDisk: true });
    void engine.wish(START);
    void engine.wish({ kind: 'set-intention', text: 'first' });
    void engine.wish({ kind: 'set-intention', text: 'second' });
    await Promise.resolve();
    expect(kinds().filter((kind) => kind === 'storing')).toHaveLength(1);
    disk.waiting.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
    disk.waiting.shift()?.();
    await engine.idle();
    const stored = happened.flatMap((one) => (one.kind === 'stored' ? [one.state] : []));
    expect(stored.at(-1)?.work.session?.intention).toBe('second');
    expect(stored.length).toBeLessThanOrEqual(2);
  });

  test('tells an effect whether a crash would remember why it is done', async () => {
    const { engine, disk, happened } = bench();
    disk.answer = { sessionStored: false, retryAt: null };
    await engine.wish(START);
    await engine.idle();
    expect(happened).toContainEqual(expect.objectContaining({ kind: 'ran', sessionStored: false }));
  });

  test('takes what storing tells as a message of its own', async () => {
    const { engine, disk } = bench();
    disk.facts = [{ kind: 'store-failed', document: 'session', reason: 'disk-full' }];
    await engine.wish({ kind: 'set-back' });
    await engine.idle();
    expect(engine.state().passing.notices.map(({ kind }) => kind)).toEqual(['store-failed']);
  });

  test('is armed again for what could not be stored', async () => {
    const { engine, disk, armedAt } = bench();
    disk.answer = { sessionStored: false, retryAt: MONDAY + 30_000 };
    await engine.wish({ kind: 'set-back' });
    await engine.idle();
    expect(armedAt()).toBe(MONDAY + 30_000);
  });

  test('is armed for the next instant at which anything changes', async () => {
    const { engine, armedAt } = bench();
    await engine.wish(START);
    await engine.idle();
    expect(armedAt()).toBeGreaterThan(MONDAY);
    expect(armedAt()).toBeLessThanOrEqual(MONDAY + 25 * MINUTE);
  });

  test('does what is due when somebody looks, and once only', async () => {
    const { engine, at, happened } = bench();
    await engine.wish(START);
    await engine.idle();
    at.now = MONDAY + 26 * MINUTE;
    engine.look();
    engine.look();
    await engine.idle();
    expect(engine.state().work.session?.kind).not.toBe('focus');
    expect(engine.state().work.lastBlock?.endedAt).toBe(MONDAY + 25 * MINUTE);
    engine.look();
    await engine.idle();
    const logged = happened.filter((one) => one.kind === 'ran' && one.effect.kind === 'append-log');
    expect(logged).toHaveLength(1);
  });

  test('does nothing when nothing is due', async () => {
    const { engine, happened } = bench();
    await engine.wish(START);
    await engine.idle();
    const before = happened.length;
    engine.look();
    await engine.idle();
    expect(happened).toHaveLength(before);
  });

  test('hears of a clock that jumped before the wish that comes after', async () => {
    const { engine, at } = bench();
    await engine.wish(START);
    await engine.idle();
    at.now = MONDAY + 10 * MINUTE;
    at.facts = [{ kind: 'clock-jumped', from: MONDAY + MINUTE, byMs: 9 * MINUTE }];
    await engine.wish({ kind: 'note-interruption' });
    expect(engine.state().work.session?.gaps.map(({ kind }) => kind)).toEqual([
      'sleep',
      'interruption',
    ]);
  });

  test('loses one message, not the block, to a mistake in the core', async () => {
    const { engine, troubles } = bench();
    await engine.wish(START);
    const broken = { kind: 'save-me', me: null } as unknown as Command;
    const answer = await engine.wish(broken);
    expect(answer.ok).toBe(false);
    expect(JSON.stringify(answer)).not.toMatch(/\/|at .*:\d+/);
    expect(troubles).toHaveLength(1);
    expect(engine.state().work.session?.kind).toBe('focus');
    await expect(engine.wish({ kind: 'pause-focus' })).resolves.toEqual({ ok: true });
  });

  test('gives every message an id of its own', async () => {
    const { engine } = bench();
    await engine.wish(START);
    const first = engine.state().work.session?.id;
    await engine.wish({ kind: 'surface' });
    await engine.wish({ kind: 'skip-break' });
    await engine.wish(START);
    expect(engine.state().work.session?.id).not.toBe(first);
  });
});
