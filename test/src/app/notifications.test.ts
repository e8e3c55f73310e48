import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Notification } from '../../../src/app/notification';
import type { Command } from '../../../src/contract/command';
import type { Person } from '../../../src/roster/person';
import { ADA, stateWith } from '../../support/app-state';
import { propertyOptions } from '../../support/property';
import { simulatedTarget, World } from '../../support/world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-03-04T09:00:00Z');
const at = (text: string): number => Date.parse(text);

const BEN: Person = {
  id: 'ben',
  name: 'Ben',
  zone: 'Europe/London',
  blocks: [{ days: [1, 2, 3, 4, 5], start: '10:00', end: '12:00' }],
};

const ME: Person = { ...ADA, focus: [{ days: [3], start: '10:30', end: '11:30' }] };

const NOTIFY = stateWith().profile.settings.notify;

function newWorld(parts: Parameters<typeof stateWith>[0] = {}, now = START): World {
  const settings = { startBreaks: false, ...parts.settings };
  const state = stateWith({ people: [BEN], ...parts, settings });
  const world = new World(state, now, { 'os-dnd': simulatedTarget('off') });
  world.start();
  world.settle();
  return world;
}

function start(world: World, minutes: number): void {
  world.wish({ kind: 'start-focus', length: { kind: 'minutes', minutes } });
  world.settle();
}

const kinds = (world: World): string[] => world.notified.map(({ kind }) => kind);

describe('the end of a block', () => {
  test('is told once silence was lifted', () => {
    const world = newWorld();
    start(world, 25);
    world.advance(25 * MINUTE);
    while (world.step());
    expect(world.work?.session).toBeNull();
    expect(world.notified).toEqual([]);
    world.perform(0);
    while (world.step());
    expect(world.notified).toEqual([]);
    world.deliver(0);
    world.settle();
    expect(world.notified).toMatchObject([{ kind: 'block-over', endedAt: START + 25 * MINUTE }]);
    expect(world.targets['os-dnd']?.value).toBe('off');
  });

  test('is told within five seconds when silence cannot be lifted', () => {
    const world = newWorld();
    start(world, 25);
    const target = world.targets['os-dnd'];
    if (target !== undefined) target.failure = { reason: 'timed-out', detail: '', retryAt: null };
    world.live(25 * MINUTE + 4_999);
    expect(kinds(world)).toEqual([]);
    world.live(1);
    expect(kinds(world)).toEqual(['block-over']);
  });

  test('is told after a crash that fell between the end and the telling', () => {
    const world = newWorld();
    start(world, 25);
    world.advance(25 * MINUTE);
    while (world.step());
    world.crash();
    world.now += 2_000;
    world.start();
    world.settle();
    expect(kinds(world)).toEqual(['block-over']);
  });

  test('is not told of a block that was surfaced or abandoned, nor when that is switched off', () => {
    for (const kind of ['surface', 'abandon-focus'] as const) {
      const world = newWorld();
      start(world, 25);
      world.wish({ kind });
      world.live(HOUR);
      expect(kinds(world)).toEqual([]);
    }
    const quiet = newWorld({ settings: { notify: { ...NOTIFY, over: false } } });
    start(quiet, 25);
    quiet.live(HOUR);
    expect(kinds(quiet)).toEqual([]);
  });

  test('is told again after going on, and the old one is taken down', () => {
    const world = newWorld();
    start(world, 25);
    world.live(26 * MINUTE);
    world.wish({ kind: 'go-on', minutes: 10 });
    world.live(11 * MINUTE);
    expect(kinds(world)).toEqual(['block-over', 'block-over']);
    const [first] = world.notified;
    expect(world.otherEffects).toContainEqual({ kind: 'withdraw-notification', id: first?.id });
  });

  test('is announced before if asked for, again when the end has moved, and taken down at the end', () => {
    const world = newWorld({ settings: { notify: { ...NOTIFY, endsSoon: true } } });
    start(world, 25);
    world.live(20 * MINUTE);
    expect(world.notified).toMatchObject([{ kind: 'ends-soon', minutes: 5 }]);
    world.wish({ kind: 'extend-focus', minutes: 10 });
    world.live(15 * MINUTE);
    expect(kinds(world)).toEqual(['ends-soon', 'ends-soon', 'block-over']);
    const second = world.notified[1];
    expect(world.otherEffects).toContainEqual({ kind: 'withdraw-notification', id: second?.id });
  });

  test('a block shorter than the announcement is not announced', () => {
    const world = newWorld({ settings: { notify: { ...NOTIFY, endsSoon: true } } });
    start(world, 5);
    world.live(5 * MINUTE);
    expect(kinds(world)).toEqual(['block-over']);
  });
});

describe('breaks', () => {
  const preset = { kind: 'preset', presetId: '25-5' } as const;

  test('a break follows a block, is told when over, and every fourth is long', () => {
    const world = newWorld({ settings: { startBreaks: true, startNextBlock: true } });
    world.wish({ kind: 'start-focus', length: preset });
    world.settle();
    world.live(4 * 25 * MINUTE + 3 * 5 * MINUTE);
    expect(world.work).toMatchObject({ roundsDone: 4, session: { kind: 'break' } });
    const { startedAt = 0, endsAt = 0 } = world.work?.session ?? {};
    expect(endsAt - startedAt).toBe(15 * MINUTE);
    expect(kinds(world).filter((kind) => kind === 'break-over')).toHaveLength(3);
    world.live(15 * MINUTE);
    expect(world.work?.session).toMatchObject({ kind: 'focus', round: { number: 1, of: 4 } });
    expect(new Set(world.notified.map(({ id }) => id)).size).toBe(world.notified.length);
  });

  test('silence is lifted during a break', () => {
    const world = newWorld({ settings: { startBreaks: true } });
    world.wish({ kind: 'start-focus', length: preset });
    world.live(26 * MINUTE);
    expect(world.work?.session?.kind).toBe('break');
    expect(world.targets['os-dnd']?.value).toBe('off');
  });

  test('a break that nobody saw end is not told and starts nothing', () => {
    const world = newWorld({ settings: { startBreaks: true, startNextBlock: true } });
    world.wish({ kind: 'start-focus', length: preset });
    world.live(26 * MINUTE);
    world.jump(3 * HOUR);
    world.settle();
    expect(world.work?.session).toBeNull();
    expect(kinds(world)).toEqual(['block-over']);
  });
});

describe('a planned block', () => {
  test('is told five minutes before, and a click starts it until its end', () => {
    const world = newWorld({ me: ME });
    world.live(25 * MINUTE);
    expect(world.notified).toMatchObject([
      {
        kind: 'planned-soon',
        plannedId: 'planned:2026-03-04T10:30',
        startsAt: START + 30 * MINUTE,
        willStart: false,
      },
    ]);
    world.tell({ kind: 'notification-clicked', id: world.notified[0]?.id ?? '' });
    world.settle();
    expect(world.work?.session).toMatchObject({
      startedAt: START + 25 * MINUTE,
      endsAt: START + 90 * MINUTE,
      plannedId: 'planned:2026-03-04T10:30',
    });
    world.live(3 * HOUR);
    expect(kinds(world)).toEqual(['planned-soon', 'block-over']);
  });

  test('a click that comes too late opens the focus window', () => {
    const world = newWorld({ me: ME });
    world.live(2 * HOUR);
    world.tell({ kind: 'notification-clicked', id: world.notified[0]?.id ?? '' });
    world.settle();
    expect(world.work?.session).toBeNull();
    expect(world.otherEffects).toContainEqual({
      kind: 'open-window',
      window: 'focus',
      quietly: false,
      section: null,
    });
  });

  test('starts by itself if so set, and not when Lull comes too late', () => {
    const settings = { startPlanned: 'start' } as const;
    const world = newWorld({ me: ME, settings });
    world.live(30 * MINUTE);
    expect(world.work?.session).toMatchObject({ plannedId: 'planned:2026-03-04T10:30' });
    expect(kinds(world)).toEqual(['planned-soon', 'planned-started']);
    const inTime = newWorld({ me: ME, settings }, START + 35 * MINUTE);
    expect(inTime.work?.session?.plannedId).toBe('planned:2026-03-04T10:30');
    const late = newWorld({ me: ME, settings }, START + 35 * MINUTE + 1);
    expect(late.work?.session).toBeNull();
  });

  test('is not told in the middle of a block, and is not asked for again after it', () => {
    const world = newWorld({ me: ME, settings: { startPlanned: 'start' } });
    start(world, 32);
    world.live(40 * MINUTE);
    expect(kinds(world)).toEqual(['block-over']);
    expect(world.work?.session).toBeNull();
  });

  test('that was declined is neither told nor started', () => {
    const world = newWorld({ me: ME, settings: { startPlanned: 'start' } });
    world.wish({ kind: 'decline-planned', plannedId: 'planned:2026-03-04T10:30' });
    world.live(HOUR);
    expect(kinds(world)).toEqual([]);
    expect(world.work?.session).toBeNull();
  });
});

describe('a teammate who is back', () => {
  test('is told once, at the instant their hours begin', () => {
    const world = newWorld();
    world.wish({ kind: 'watch-person', id: 'ben' });
    world.live(HOUR);
    expect(world.notified).toMatchObject([
      { kind: 'teammate-back', personId: 'ben', name: 'Ben', until: at('2026-03-04T12:00:00Z') },
    ]);
    expect(world.work?.watches).toEqual([]);
    world.live(48 * HOUR);
    expect(world.notified).toHaveLength(1);
  });

  test('waits for the end of my block, and is not told when they have gone again', () => {
    const world = newWorld();
    world.wish({ kind: 'watch-person', id: 'ben' });
    start(world, 90);
    world.live(70 * MINUTE);
    expect(kinds(world)).toEqual([]);
    world.crash();
    world.start();
    world.live(21 * MINUTE);
    expect(kinds(world).sort()).toEqual(['block-over', 'teammate-back']);
    const long = newWorld();
    long.wish({ kind: 'watch-person', id: 'ben' });
    start(long, 240);
    long.live(241 * MINUTE);
    expect(kinds(long)).toEqual(['block-over']);
  });

  test('is told although silence cannot be lifted', () => {
    const world = newWorld();
    world.wish({ kind: 'watch-person', id: 'ben' });
    start(world, 90);
    const target = world.targets['os-dnd'];
    if (target !== undefined) target.failure = { reason: 'timed-out', detail: '', retryAt: null };
    world.live(95 * MINUTE);
    expect(kinds(world).sort()).toEqual(['block-over', 'teammate-back']);
  });

  test('a click shows them in the team window', () => {
    const world = newWorld();
    world.wish({ kind: 'watch-person', id: 'ben' });
    world.live(HOUR);
    world.tell({ kind: 'notification-clicked', id: world.notified[0]?.id ?? '' });
    world.settle();
    expect(world.otherEffects.at(-1)).toMatchObject({ window: 'team', section: 'person-ben' });
  });
});

type Step =
  | { readonly kind: 'wish'; readonly command: Command }
  | { readonly kind: 'live' | 'sleep'; readonly ms: number }
  | { readonly kind: 'restart' | 'woke' | 'resumed' | 'kill' }
  | { readonly kind: 'click'; readonly which: number };

const command = fc.constantFrom<Command>(
  { kind: 'start-focus', length: { kind: 'preset', presetId: '25-5' } },
  { kind: 'start-focus', length: { kind: 'minutes', minutes: 12 } },
  { kind: 'pause-focus' },
  { kind: 'resume-focus' },
  { kind: 'extend-focus', minutes: 5 },
  { kind: 'surface' },
  { kind: 'go-on', minutes: 5 },
  { kind: 'skip-break' },
  { kind: 'watch-person', id: 'ben' },
);

const ms = fc.oneof(
  fc.integer({ min: 1, max: 3 * MINUTE }),
  fc.integer({ min: 1, max: 40 * MINUTE }),
  fc.integer({ min: 1, max: 20 * HOUR }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wish' as const), command }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('live' as const, 'sleep' as const), ms }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'restart' as const,
        'woke' as const,
        'resumed' as const,
        'kill' as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('click' as const), which: fc.nat(9) }) },
);

function act(world: World, one: Step): void {
  switch (one.kind) {
    case 'wish':
      return world.wish(one.command);
    case 'live':
      return world.live(one.ms);
    case 'sleep':
      return world.jump(one.ms);
    case 'woke':
      return world.tell({ kind: 'woke' });
    case 'resumed':
      return world.tell({ kind: 'system-resumed' });
    case 'restart':
      world.settle();
      world.crash();
      return world.start();
    case 'kill':
      world.step();
      world.step();
      world.crash();
      return world.start();
    case 'click': {
      const clicked: Notification | undefined = world.notified[one.which];
      if (clicked !== undefined) world.tell({ kind: 'notification-clicked', id: clicked.id });
    }
  }
}

test('N1: exactly one notification for each event, across wakes, sleeps and restarts', () => {
  let told = 0;
  const options = propertyOptions(1_000);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
      const world = newWorld({
        me: ME,
        settings: {
          startBreaks: true,
          startNextBlock: false,
          startPlanned: 'start',
          notify: { ...NOTIFY, endsSoon: true },
        },
      });
      for (const one of steps) act(world, one);
      world.live(HOUR);
      const ids = world.notified.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      told += ids.length;
      // Stored before it is told: a kill can take one away but never double it. Without one, each end is told.
      if (steps.some(({ kind }) => kind === 'kill')) return;
      const ends = world.otherEffects.flatMap((effect) =>
        effect.kind === 'append-log' && effect.record.kind === 'block' ? [effect.record.block] : [],
      );
      for (const block of ends) {
        const { id, how, endedAt } = block;
        const name = how === 'slept-through' ? 'slept-through' : 'block-over';
        const expected = how === 'planned' || how === 'slept-through' ? 1 : 0;
        const found = ids.filter((one) => one === `${name}:${id}:${endedAt}`);
        expect(found.length).toBeLessThanOrEqual(expected);
        // Whoever starts the next block, or goes on, before this end could be told has seen it.
        const session = world.work?.session ?? null;
        const later = [...ends, ...(session === null ? [] : [session])].some(
          (other) => other.startedAt >= endedAt || (other.id === id && other !== block),
        );
        if (!later || !steps.some(({ kind }) => kind === 'wish')) {
          expect(found).toHaveLength(expected);
        }
      }
    }),
    options,
  );
  expect(told).toBeGreaterThan(options.numRuns ?? 0);
}, 300_000);
