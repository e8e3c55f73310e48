import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../src/app/message';
import { stateWith } from '../../support/app-state';
import { propertyOptions } from '../../support/property';
import { simulatedTarget, World } from '../../support/world';

const START = Date.parse('2026-03-04T09:00:00Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function newWorld(settings: Parameters<typeof stateWith>[0] = {}): World {
  const world = new World(stateWith({ settings: { startBreaks: false }, ...settings }), START, {
    'os-dnd': simulatedTarget('off'),
  });
  world.start();
  world.settle();
  return world;
}

function startBlock(world: World, minutes: number): void {
  world.wish({ kind: 'start-focus', length: { kind: 'minutes', minutes } });
  world.settle();
}

const told = (world: World, kind: string): number =>
  world.notified.filter((notification) => notification.kind === kind).length;

describe('R2: time asleep counts for the end of a block and never as focus', () => {
  const lengths = [
    SECOND * 2,
    30 * SECOND,
    MINUTE,
    5 * MINUTE,
    14 * MINUTE,
    HOUR,
    8 * HOUR,
    DAY,
    7 * DAY,
    30 * DAY,
  ];
  /** A block of 25 minutes: asleep from early on, from just before its end, and after it. */
  const places = ['before', 'across', 'after'] as const;
  const cases = lengths.flatMap((length) =>
    places.flatMap((place) => [false, true].map((paused) => ({ length, place, paused }))),
  );

  test('there are 60 cases', () => {
    expect(cases).toHaveLength(60);
  });

  test.each(cases)('asleep for $length ms, $place the end, paused: $paused', (one) => {
    const { length, place, paused } = one;
    const world = newWorld();
    startBlock(world, 25);
    const awakeBefore = { before: 5 * MINUTE, across: 25 * MINUTE - SECOND, after: 30 * MINUTE };
    const pausedAt = Math.min(awakeBefore[place], 4 * MINUTE);
    if (paused) {
      world.live(pausedAt);
      world.wish({ kind: 'pause-focus' });
      world.live(awakeBefore[place] - pausedAt);
    } else world.live(awakeBefore[place]);
    world.jump(length);
    world.settle();
    const { session, lastBlock } = world.work ?? {};
    if (paused) {
      expect(session?.endsAt).toBe(START + 25 * MINUTE);
      expect((session?.endsAt ?? 0) - (session?.pausedAt ?? 0)).toBe(25 * MINUTE - pausedAt);
      world.wish({ kind: 'surface' });
      world.settle();
      expect(world.work?.lastBlock?.focusedMs).toBe(pausedAt);
      return;
    }
    const end = START + 25 * MINUTE;
    const wakes = START + awakeBefore[place] + length;
    if (wakes < end) {
      expect(session?.endsAt).toBe(end);
      world.live(end - wakes);
      expect(world.work?.lastBlock).toMatchObject({
        how: 'planned',
        endedAt: end,
        focusedMs: 25 * MINUTE - length,
      });
      return;
    }
    const slept = place !== 'after';
    expect(lastBlock).toMatchObject({
      how: slept ? 'slept-through' : 'planned',
      endedAt: end,
      focusedMs: slept ? awakeBefore[place] : 25 * MINUTE,
    });
    expect(world.targets['os-dnd']?.value).toBe('off');
  });
});

describe('R3: an end that is overdue is handled exactly once', () => {
  const wakeFacts: fc.Arbitrary<Fact> = fc.constantFrom<Fact>(
    { kind: 'system-resumed' },
    { kind: 'screen-unlocked' },
    { kind: 'woke' },
    { kind: 'screen-locked' },
    { kind: 'zone-changed', zone: 'Europe/Berlin' },
  );

  test('whatever wakes Lull, in whatever order and however often', () => {
    fc.assert(
      fc.property(
        fc.record({
          before: fc.integer({ min: 0, max: 24 * MINUTE }),
          asleep: fc.integer({ min: 26 * MINUTE, max: 3 * DAY }),
          suspendTold: fc.boolean(),
          clocksDiffer: fc.boolean(),
          crashed: fc.boolean(),
          wakes: fc.array(wakeFacts, { maxLength: 6 }),
        }),
        ({ before, asleep, suspendTold, clocksDiffer, crashed, wakes }) => {
          const world = newWorld();
          startBlock(world, 25);
          world.live(before);
          if (suspendTold) world.tell({ kind: 'system-suspended' });
          world.settle();
          if (crashed) world.crash();
          world.now += asleep;
          if (!clocksDiffer) world.monotonic += asleep;
          if (crashed) world.start();
          for (const fact of wakes) world.tell(fact);
          if (wakes.length === 0) world.tell({ kind: 'woke' });
          world.settle();
          expect(world.work).toMatchObject({ session: null, leases: [] });
          expect(world.work?.lastBlock).toMatchObject({
            how: 'slept-through',
            endedAt: START + 25 * MINUTE,
          });
          world.tell({ kind: 'system-resumed' });
          world.live(HOUR);
          expect(told(world, 'slept-through')).toBe(1);
          expect(world.notified).toHaveLength(1);
          const blocks = world.otherEffects.filter((effect) => effect.kind === 'append-log');
          expect(blocks).toHaveLength(1);
          const writes = world.targets['os-dnd']?.writes ?? [];
          expect(writes.map(({ kind }) => kind)).toEqual(['apply', 'restore']);
        },
      ),
      propertyOptions(2_000),
    );
  }, 300_000);
});

describe('R4: a clock that is set back', () => {
  test('never ends a block early, and never lengthens it unsaid', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            after: fc.integer({ min: 0, max: 20 * MINUTE }),
            back: fc.oneof(
              fc.integer({ min: 1, max: 3 * SECOND }),
              fc.integer({ min: MINUTE, max: 2 * DAY }),
            ),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        (changes) => {
          const world = newWorld();
          startBlock(world, 25);
          const end = START + 25 * MINUTE;
          let saidBack = 0;
          let unsaidBack = 0;
          for (const { after, back } of changes) {
            world.live(Math.min(after, Math.max(0, end - world.now - MINUTE)));
            expect(world.work?.session?.endsAt).toBe(end);
            const before = told(world, 'clock-set-back');
            world.jump(-back);
            world.settle();
            const said = told(world, 'clock-set-back') - before;
            expect(said).toBe(back >= 1500 ? 1 : 0);
            if (said === 1) {
              saidBack += back;
              expect(world.notified.at(-1)).toMatchObject({ endsAt: end });
            } else unsaidBack = Math.max(unsaidBack, back);
          }
          expect(unsaidBack).toBeLessThan(2 * SECOND);
          expect(world.work?.session?.endsAt).toBe(end);
          world.live(end - world.now - 1);
          expect(world.work?.session).not.toBeNull();
          world.live(1);
          expect(world.work?.session).toBeNull();
          // Small corrections are not told, but each alone stays below two seconds.
          const small = changes.reduce((sum, { back }) => sum + back, 0) - saidBack;
          expect(world.monotonic).toBe(25 * MINUTE + saidBack + small);
          expect(world.work?.lastBlock).toMatchObject({ how: 'planned', endedAt: end });
          expect(world.targets['os-dnd']?.value).toBe('off');
        },
      ),
      propertyOptions(2_000),
    );
  }, 300_000);

  test('while Lull was not running, it is told at the next start', () => {
    const world = newWorld();
    startBlock(world, 25);
    world.crash();
    world.now -= 2 * HOUR;
    world.start();
    world.settle();
    expect(told(world, 'clock-set-back')).toBe(1);
    expect(world.work?.session?.endsAt).toBe(START + 25 * MINUTE);
  });

  test('is not told while paused: the time that was left is left still', () => {
    const world = newWorld();
    startBlock(world, 25);
    world.live(10 * MINUTE);
    world.wish({ kind: 'pause-focus' });
    world.settle();
    world.jump(-HOUR);
    world.settle();
    expect(world.notified).toEqual([]);
    world.wish({ kind: 'resume-focus' });
    world.live(15 * MINUTE);
    expect(world.work?.lastBlock).toMatchObject({ how: 'planned', focusedMs: 25 * MINUTE });
  });
});

test('a machine that sleeps in overtime ends the block when it fell asleep', () => {
  const world = newWorld({ settings: { startBreaks: false, atEnd: 'run-on' } });
  startBlock(world, 25);
  world.live(40 * MINUTE);
  expect(world.work?.session?.overtimeSince).toBe(START + 25 * MINUTE);
  expect(world.targets['os-dnd']?.value).not.toBe('off');
  world.tell({ kind: 'system-suspended' });
  world.settle();
  world.jump(10 * HOUR);
  world.tell({ kind: 'system-resumed' });
  world.settle();
  expect(world.work?.lastBlock).toMatchObject({
    endedAt: START + 40 * MINUTE,
    focusedMs: 40 * MINUTE,
  });
  expect(world.targets['os-dnd']?.value).toBe('off');
});

test('a lock screen is a gap and no pause; it means away only for those who say so', () => {
  const world = newWorld({ settings: { startBreaks: false, awayWhenLocked: true } });
  startBlock(world, 25);
  world.live(5 * MINUTE);
  world.tell({ kind: 'screen-locked' });
  world.live(5 * MINUTE);
  expect(world.work?.status).toMatchObject({ kind: 'away', byLock: true });
  world.tell({ kind: 'screen-unlocked' });
  world.live(20 * MINUTE);
  expect(world.work?.status).toEqual({ kind: 'none' });
  expect(world.work?.lastBlock).toMatchObject({
    focusedMs: 25 * MINUTE,
    gaps: [{ kind: 'lock', start: START + 5 * MINUTE, end: START + 10 * MINUTE }],
  });
});
