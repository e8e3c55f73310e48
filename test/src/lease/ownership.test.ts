import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../src/app/settings';
import { TARGETS, type Json, type TargetId } from '../../../src/lease/lease';
import { targetViews } from '../../../src/app/target-views';
import { silencing, stateWith } from '../../support/app-state';
import { propertyOptions } from '../../support/property';
import { simulatedTarget, World, type SimulatedTarget } from '../../support/world';

const START = Date.parse('2026-03-04T09:00:00Z');
const MINUTE = 60_000;

function worldWith(
  targets: { [target in TargetId]?: SimulatedTarget },
  settings: Partial<Settings> = {},
): World {
  const ids = Object.keys(targets) as TargetId[];
  const ready = ids.map((id) => [id, { kind: 'ready', name: id }] as const);
  const on = TARGETS.map((id) => [id, ids.includes(id)] as const);
  const state = stateWith({
    settings: {
      startBreaks: false,
      silence: Object.fromEntries(on) as Settings['silence'],
      ...settings,
    },
    machine: { targets: Object.fromEntries(ready) },
  });
  const world = new World(state, START, targets);
  world.start();
  world.settle();
  return world;
}

const startBlock = (world: World): void =>
  world.wish({ kind: 'start-focus', length: { kind: 'minutes', minutes: 25 } });

/** As dunst tells it: a switch, and a level that somebody may have chosen. */
const OFF = { paused: false, level: 0 };
const ON = { paused: true, level: 100 };
const HALF = { paused: true, level: 50 };

const dunst = (value: Json): SimulatedTarget => simulatedTarget(value, () => ON);

describe('B3: Lull never lifts a do-not-disturb that it did not set', () => {
  const befores = { off: OFF, on: ON, 'at another level': HALF, 'on by a schedule': ON };
  const durings = { nothing: null, 'turns it off': OFF, 'turns it on': ON, 'sets a level': HALF };
  const paths = [
    'runs to its end',
    'crashes and starts again',
    'is dead at the end',
    'is switched off',
  ];
  const cases = Object.keys(befores).flatMap((before) =>
    Object.keys(durings).flatMap((during) => paths.map((path) => ({ before, during, path }))),
  );

  test('there are 64 cases', () => {
    expect(cases).toHaveLength(64);
  });

  test.each(cases)('before: $before; the user: $during; Lull: $path', (one) => {
    const before = befores[one.before as keyof typeof befores];
    const during = durings[one.during as keyof typeof durings];
    const target = dunst(before);
    const world = worldWith({ 'os-dnd': target });
    startBlock(world);
    world.live(5 * MINUTE);
    expect(target.value).toEqual(ON);
    if (one.before === 'on by a schedule') {
      world.change('os-dnd', OFF);
      world.live(MINUTE);
    }
    const dead = one.path === 'is dead at the end';
    if (one.path === 'crashes and starts again' || dead) world.crash();
    if (during !== null) world.change('os-dnd', during);
    world.now += MINUTE;
    world.monotonic += MINUTE;
    if (dead) {
      world.now += 30 * MINUTE;
      world.monotonic += 30 * MINUTE;
    }
    world.start();
    if (one.path === 'is switched off') {
      const silence = silencing();
      world.wish({ kind: 'change-settings', patch: { silence } });
    }
    world.live(30 * MINUTE);
    expect(world.work).toMatchObject({ session: null, leases: [] });
    expect(target.value).toEqual(target.theirs);
    const ended = target.writes.filter(({ kind }) => kind === 'restore');
    expect(ended.length).toBeLessThanOrEqual(1);
  });
});

test('B5: what the user sets during a block stays, whenever they set it', () => {
  const action = fc.oneof(
    fc.record({ kind: fc.constant('change' as const), value: fc.nat(4) }),
    fc.record({ kind: fc.constantFrom('perform' as const, 'deliver' as const) }),
    fc.record({ kind: fc.constant('step' as const), times: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 3 * MINUTE }) }),
  );
  let overruled = 0;
  const options = propertyOptions(2_000);
  fc.assert(
    fc.property(
      fc.array(action, { maxLength: 20, size: 'max' }),
      fc.boolean(),
      (actions, settled) => {
        const target = simulatedTarget('theirs-0');
        const world = worldWith({ 'os-dnd': target });
        startBlock(world);
        if (settled) world.settle();
        let taken: number | null = null;
        for (const one of actions) {
          switch (one.kind) {
            case 'change':
              if (typeof target.value === 'object') taken ??= target.writes.length;
              world.change('os-dnd', `theirs-${one.value}`);
              break;
            case 'perform':
            case 'deliver':
              world[one.kind](0);
              break;
            case 'step':
              for (let i = 0; i < one.times; i++) world.step();
              break;
            case 'wait':
              world.advance(one.ms);
          }
        }
        world.settle();
        if (taken !== null) {
          expect(target.writes).toHaveLength(taken);
          expect(target.value).toBe(target.theirs);
          overruled++;
        }
        world.live(2 * 60 * MINUTE);
        expect(target.value).toBe(target.theirs);
        expect(world.work?.leases).toEqual([]);
      },
    ),
    options,
  );
  expect(overruled).toBeGreaterThan((options.numRuns ?? 0) / 20);
}, 300_000);

test('B6: the last wish wins, however late and in whatever order outside answers come', async () => {
  const wishes = fc.array(fc.constantFrom('start', 'pause', 'resume', 'surface', 'extend'), {
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), wishes, async (scheduler, list) => {
      const targets = { 'os-dnd': simulatedTarget('theirs'), slack: simulatedTarget('theirs') };
      const world = worldWith(targets);
      const underWay = (): number => world.lull?.requests.length ?? 0;
      const work = async (): Promise<void> => {
        while (world.step()) await Promise.resolve();
      };
      const outside = scheduler.scheduleSequence(
        Array.from({ length: 24 }, (_, i) => async () => {
          if (i % 2 === 0) world.perform(i);
          else world.deliver(i);
          await work();
        }),
      );
      const person = scheduler.scheduleSequence(
        list.map((kind) => async () => {
          if (kind === 'start') startBlock(world);
          if (kind === 'pause') world.wish({ kind: 'pause-focus' });
          if (kind === 'resume') world.wish({ kind: 'resume-focus' });
          if (kind === 'surface') world.wish({ kind: 'surface' });
          if (kind === 'extend') world.wish({ kind: 'extend-focus', minutes: 5 });
          await work();
        }),
      );
      await scheduler.waitAll();
      await Promise.all([outside.task, person.task]);
      world.settle();
      expect(underWay()).toBe(0);
      const session = world.work?.session ?? null;
      const focusing = session !== null && session.pausedAt === null;
      for (const target of Object.values(targets)) {
        expect(typeof target.value === 'object').toBe(focusing);
      }
    }),
    propertyOptions(5_000),
  );
}, 300_000);

/** A block from start to end, with a pause in it, step by step. */
function runScript(
  world: World,
  steps: number,
): { readonly taken: number; readonly done: boolean } {
  const script = [
    () => startBlock(world),
    () => world.advance(5 * MINUTE),
    () => world.wish({ kind: 'pause-focus' }),
    () => world.wish({ kind: 'resume-focus' }),
    () => world.wish({ kind: 'extend-focus', minutes: 5 }),
    () => world.advance(26 * MINUTE),
  ];
  let taken = 0;
  for (const part of script) {
    if (taken++ >= steps) return { taken, done: false };
    part();
    while (world.step() || world.perform(0) || world.deliver(0)) {
      if (taken++ >= steps) return { taken, done: false };
    }
  }
  return { taken, done: true };
}

describe('B7: a crash between any two steps is made good at the next start', () => {
  test.each(TARGETS)('%s', (id) => {
    const whole = runScript(worldWith({ [id]: simulatedTarget('theirs') }), 10_000);
    expect(whole.done).toBe(true);
    expect(whole.taken).toBeGreaterThan(30);
    for (let steps = 0; steps < whole.taken; steps++) {
      const target = simulatedTarget('theirs', (before, until) => ({ was: before, until }));
      const world = worldWith({ [id]: target });
      runScript(world, steps);
      world.crash();
      world.now += MINUTE;
      world.start();
      world.settle();
      const session = world.work?.session ?? null;
      const focusing = session !== null && session.pausedAt === null;
      expect(typeof target.value === 'object').toBe(focusing);
      if (session !== null) world.wish({ kind: 'surface' });
      world.live(MINUTE);
      expect(target.value).toBe('theirs');
      expect(world.kept.leases).toEqual([]);
    }
  });
});

describe('B8: a target that fails holds up no other', () => {
  const combinations = Array.from({ length: 2 ** TARGETS.length - 1 }, (_, i) => {
    const failing = TARGETS.filter((_id, bit) => ((i + 1) >> bit) & 1);
    return { failing, names: failing.join(' ') };
  });

  test.each(combinations)('in the block: $names', ({ failing }) => {
    const targets = {
      'os-dnd': simulatedTarget('theirs'),
      channel: simulatedTarget('theirs'),
      slack: simulatedTarget('theirs'),
      'slack-snooze': simulatedTarget('theirs'),
      teams: simulatedTarget('theirs'),
      'teams-message': simulatedTarget('theirs'),
    };
    for (const id of failing) {
      targets[id].failure = { reason: 'offline', detail: 'no route', retryAt: null };
    }
    const world = worldWith(targets);
    startBlock(world);
    world.live(MINUTE);
    const views = world.lull === null ? [] : targetViews(world.lull.state);
    for (const id of TARGETS) {
      const fails = failing.includes(id);
      expect(typeof targets[id].value).toBe(fails ? 'string' : 'object');
      const view = views.find(({ target }) => target === id);
      expect(view?.state).toBe(fails ? 'offline' : 'silenced');
      if (fails) expect(view?.retryAt).toBeGreaterThan(world.now);
    }
    // Those that failed come in as soon as they can be reached, and all are given back at the end.
    for (const id of failing) targets[id].failure = null;
    world.live(3 * MINUTE);
    for (const id of TARGETS) expect(typeof targets[id].value).toBe('object');
    world.live(22 * MINUTE);
    for (const id of TARGETS) expect(targets[id].value).toBe('theirs');
  });

  test.each(combinations)('at the end: $names', ({ failing }) => {
    const targets = {
      'os-dnd': simulatedTarget('theirs'),
      channel: simulatedTarget('theirs'),
      slack: simulatedTarget('theirs'),
      'slack-snooze': simulatedTarget('theirs'),
      teams: simulatedTarget('theirs'),
      'teams-message': simulatedTarget('theirs'),
    };
    const world = worldWith(targets);
    startBlock(world);
    world.live(20 * MINUTE);
    for (const id of failing) {
      targets[id].failure = { reason: 'timed-out', detail: '', retryAt: null };
    }
    world.live(10 * MINUTE);
    for (const id of TARGETS) {
      expect(typeof targets[id].value).toBe(failing.includes(id) ? 'object' : 'string');
    }
    const notices = world.lull?.state.passing.notices ?? [];
    expect(notices.map((notice) => notice.values['target']).sort()).toEqual([...failing].sort());
    for (const id of failing) targets[id].failure = null;
    world.live(11 * MINUTE);
    for (const id of TARGETS) expect(targets[id].value).toBe('theirs');
  });
});
