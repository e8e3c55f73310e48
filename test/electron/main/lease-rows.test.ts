import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../../src/time/instant';
import { AllWorld } from '../../support/all-world';
import { propertyOptions } from '../../support/property';

const START = Date.parse('2026-03-04T08:50:07.300Z');

let world: AllWorld;

beforeAll(async () => {
  world = await AllWorld.create(START);
});
afterAll(() => world.stop());
beforeEach(() => world.reset());

const member = () => world.slack.member;
const presence = () => world.teams.member;

/** Puts what is there before a block into every target. */
function putBefore(): void {
  Object.assign(member(), { text: 'Lisbon', emoji: ':palm_tree:', expiration: 0 });
  presence().message = { content: 'Lisbon', expiry: null, endsAt: null };
}

function expectBefore(): void {
  expect(member()).toMatchObject({ text: 'Lisbon', emoji: ':palm_tree:', snoozeEnd: null });
  expect(presence().message?.content).toBe('Lisbon');
  expect(presence().preferred).toBeNull();
  for (const status of world.memory) expect(status.value).toBe('loud');
  expect(world.state.work.leases).toEqual([]);
}

/** Ends whatever goes on, and lets it come to rest. */
async function surface(): Promise<void> {
  if (world.state.work.session !== null) await world.wish({ kind: 'surface' });
  if (world.state.work.session !== null) await world.wish({ kind: 'abandon-focus' });
  await world.advance(12 * MINUTE);
}

test('B7: a process that ends at any step of a block over all targets leaves nothing behind, and gives back once', async () => {
  let steps = 0;
  world.dies = () => {
    steps += 1;
    return false;
  };
  await world.start();
  steps = 0;
  putBefore();
  await world.block(10);
  await world.advance(11 * MINUTE);
  const all = steps;
  expect(all).toBeGreaterThan(50);
  for (let at = 1; at <= all; at++) {
    world.reset();
    putBefore();
    await world.start();
    let left = at;
    world.dies = () => {
      left -= 1;
      return left === 0;
    };
    await world.block(10);
    await world.advance(11 * MINUTE);
    world.crash();
    world.dies = () => false;
    await world.advance(10 * MINUTE);
    await world.start();
    await surface();
    expectBefore();
  }
}, 120_000);

const PATHS = [
  'runs to its end',
  'crashes and starts again',
  'is dead at the end',
  'is switched off',
];

/** A block, with what somebody does in it, and Lull on one of the paths. */
async function live(path: string, during: () => void): Promise<void> {
  await world.start();
  await world.block(25);
  await world.advance(5 * MINUTE);
  if (path === 'crashes and starts again' || path === 'is dead at the end') world.crash();
  during();
  await world.advance((path === 'is dead at the end' ? 40 : 2) * MINUTE);
  await world.start();
  if (path === 'is switched off') await world.switchOff();
  await world.advance(30 * MINUTE);
  await surface();
}

describe('B3: a snooze that Lull did not set is not lifted', () => {
  const snoozes = { none: null, shorter: 10 * MINUTE, longer: 3 * HOUR, 'much longer': 9 * HOUR };
  const durings = { nothing: undefined, ended: null, longer: 4 * HOUR, 'much longer': 8 * HOUR };
  const cases = Object.keys(snoozes).flatMap((before) =>
    Object.keys(durings).flatMap((during) => PATHS.map((path) => ({ before, during, path }))),
  );
  test('there are 64 cases', () => expect(cases).toHaveLength(64));

  test.each(cases)('before: $before; in the block: $during; Lull: $path', async (one) => {
    const before = snoozes[one.before as keyof typeof snoozes];
    const during = durings[one.during as keyof typeof durings];
    let theirs = before === null ? null : world.now + before;
    member().snoozeEnd = theirs;
    await live(one.path, () => {
      if (during === undefined) return;
      theirs = during === null ? null : world.now + during;
      member().snoozeEnd = theirs;
    });
    const { snoozeEnd } = member();
    const [left, mine] = [snoozeEnd, theirs].map((at) => (at !== null && at > world.now ? at : 0));
    expect(Math.abs((left ?? 0) - (mine ?? 0))).toBeLessThanOrEqual(2 * MINUTE);
  });
});

describe('B3: a presence that Lull did not set is not cleared', () => {
  const befores = [null, 'DoNotDisturb', 'Busy', 'BeRightBack'] as const;
  const durings = ['nothing', null, 'Busy', 'BeRightBack'] as const;
  const cases = befores.flatMap((before) =>
    durings.flatMap((during) => PATHS.map((path) => ({ before, during, path }))),
  );
  test('there are 64 cases', () => expect(cases).toHaveLength(64));

  test.each(cases)('before: $before; in the block: $during; Lull: $path', async (one) => {
    const put = (name: string | null): void => {
      const endsAt = Number.MAX_SAFE_INTEGER;
      presence().preferred = name === null ? null : { availability: name, activity: name, endsAt };
    };
    put(one.before);
    let theirs = one.before as string | null;
    await live(one.path, () => {
      if (one.during === 'nothing') return;
      theirs = one.during;
      put(theirs);
    });
    expect(presence().preferred?.availability ?? null).toBe(theirs);
  });
});

describe('A3: what could not be said in time', () => {
  let late = 0;
  let inTime = 0;
  let tried = 0;

  // A machine under load still ends each part in its time.
  test.each([1, 2, 3, 4])(
    'is said while the block runs, and not afterwards (part %i)',
    async (part) => {
      const usual = propertyOptions(50);
      const { seed } = usual;
      const options = seed === undefined ? usual : { ...usual, seed: seed + part };
      tried += options.numRuns ?? 0;
      const offline = fc.record({
        from: fc.integer({ min: 0, max: 20 * MINUTE }),
        ms: fc.integer({ min: 1, max: 60 * MINUTE }),
        minutes: fc.integer({ min: 5, max: 50 }),
      });
      await fc.assert(
        fc.asyncProperty(offline, async ({ from, ms, minutes }) => {
          world.reset();
          putBefore();
          await world.start();
          const begins = world.now + 15 * MINUTE;
          const ends = begins + minutes * MINUTE;
          const [gone, back] = [world.now + from, world.now + from + ms];
          const at = async (instant: number): Promise<void> => world.advance(instant - world.now);
          const turns = [
            { at: gone, run: async () => world.unplug() },
            { at: begins, run: () => world.block(minutes) },
            { at: back, run: async () => world.plugIn() },
          ].sort((a, b) => a.at - b.at);
          for (const turn of turns) {
            await at(turn.at);
            await turn.run();
          }
          const calls = world.slack.callsOf('users.profile.set').length;
          // Long enough for the next try after the longest wait.
          await world.advance(10 * MINUTE + 1);
          if (back >= begins && gone <= begins) {
            if (world.now < ends) {
              expect(member().text).toMatch(/^Focusing/);
              expect(presence().message?.content).toMatch(/^Focusing/);
              inTime += 1;
            }
            if (back >= ends) {
              expect(world.slack.callsOf('users.profile.set')).toHaveLength(calls);
              late += 1;
            }
          }
          await at(Math.max(ends, back) + 11 * MINUTE);
          await surface();
          expectBefore();
        }),
        options,
      );
    },
    120_000,
  );

  test('was seen often enough', () => {
    expect(late).toBeGreaterThan(tried / 10);
    expect(inTime).toBeGreaterThan(tried / 20);
  });
});
