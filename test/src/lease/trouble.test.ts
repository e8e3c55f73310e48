import { describe, expect, test } from 'vitest';
import { targetViews } from '../../../src/app/target-views';
import { backOff, isDue, LONGEST_WAIT, scheduled } from '../../../src/lease/books';
import type { Failure, FailureReason, Json } from '../../../src/lease/lease';
import { silencing, stateWith } from '../../support/app-state';
import { simulatedTarget, World } from '../../support/world';

const START = Date.parse('2026-03-04T09:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function newWorld(target = simulatedTarget('off'), parts: Parameters<typeof stateWith>[0] = {}) {
  const world = new World(stateWith({ settings: { startBreaks: false }, ...parts }), START, {
    'os-dnd': target,
  });
  world.start();
  world.settle();
  return { world, target };
}

function startBlock(world: World, minutes = 25): void {
  world.wish({ kind: 'start-focus', length: { kind: 'minutes', minutes } });
  world.settle();
}

const failure = (reason: FailureReason, retryAt: number | null = null): Failure => ({
  reason,
  detail: '',
  retryAt,
});

function viewOf(world: World) {
  if (world.lull === null) throw new Error('Lull does not run');
  return targetViews(world.lull.state)[0];
}

describe('a program that begins anew in the middle of a block', () => {
  test('is silenced again, and given back at the end', () => {
    const { world, target } = newWorld();
    startBlock(world);
    const silenced = target.value;
    world.restartProgram('os-dnd', 'off');
    world.settle();
    expect(target.value).toEqual(silenced);
    world.live(30 * MINUTE);
    expect(target.value).toBe('off');
    expect(world.work?.leases).toEqual([]);
  });

  test('and is then changed by the person stays as they have it', () => {
    const { world, target } = newWorld();
    startBlock(world);
    world.restartProgram('os-dnd', 'off');
    world.change('os-dnd', 'theirs');
    world.settle();
    world.live(30 * MINUTE);
    expect(target.value).toBe('theirs');
    expect(world.work?.leases).toEqual([]);
  });

  test('with another value than it had is the person’s', () => {
    const { world, target } = newWorld();
    startBlock(world);
    world.restartProgram('os-dnd', 'another');
    world.settle();
    world.live(30 * MINUTE);
    expect(target.value).toBe('another');
  });
});

describe('back-off', () => {
  test('doubles from a second to ten minutes', () => {
    const waits = [1, 2, 3, 4, 9, 10, 11, 60].map((attempts) => backOff(attempts, 0) / 1000);
    expect(waits).toEqual([1, 2, 4, 8, 256, 512, 600, 600]);
  });

  test('waits as long as it was told to, within reason', () => {
    expect(scheduled(failure('rate-limited', 30_000), 'apply', 1, 0).retryAt).toBe(30_000);
    expect(scheduled(failure('rate-limited', 9e12), 'apply', 1, 0).retryAt).toBe(LONGEST_WAIT);
    expect(scheduled(failure('rate-limited', -5), 'apply', 3, 0).retryAt).toBe(4_000);
  });

  test.each(['unsupported', 'needs-setup', 'unauthorized', 'forbidden', 'not-stored'] as const)(
    '%s is not tried again until something changes',
    (reason) => {
      expect(scheduled(failure(reason, 5), 'apply', 1, 0).retryAt).toBeNull();
      expect(scheduled(failure(reason, 5), 'read', 1, 0).retryAt).toBeNull();
    },
  );

  test('giving back is tried again whatever the reason, but where the program is not here', () => {
    expect(scheduled(failure('forbidden'), 'restore', 1, 0).retryAt).toBe(1_000);
    expect(scheduled(failure('unsupported'), 'restore', 1, 0).retryAt).toBeNull();
  });

  test('is kept as it can be read again: nothing but a failure, and a whole instant', () => {
    const told = { ...failure('rate-limited', 30_000.25), error: 'ratelimited' };
    expect(scheduled(told, 'restore', 1, 0)).toEqual(failure('rate-limited', 30_001));
    expect(scheduled({ ...told, reason: 'forbidden' }, 'apply', 1, 0)).toEqual(
      failure('forbidden'),
    );
  });

  test('a retry that a clock set back has put far ahead is due', () => {
    expect(isDue(failure('offline', 5_000), 4_999)).toBe(false);
    expect(isDue(failure('offline', 5_000), 5_000)).toBe(true);
    expect(isDue(failure('offline', DAY), 0)).toBe(true);
    expect(isDue(failure('unsupported'), 0)).toBe(false);
    expect(isDue(null, 0)).toBe(true);
  });
});

describe('taking', () => {
  test('waits until the target can be used, also in the middle of a block', () => {
    const targets = { 'os-dnd': { kind: 'unsupported', reason: 'nobody is there' } } as const;
    const { world, target } = newWorld(undefined, { machine: { targets } });
    startBlock(world);
    expect(target.value).toBe('off');
    expect(viewOf(world)).toMatchObject({ state: 'unsupported', detail: 'nobody is there' });
    world.tell({
      kind: 'target-status',
      target: 'os-dnd',
      status: { kind: 'ready', name: 'mako' },
    });
    world.settle();
    expect(target.value).toEqual({ was: 'off', by: 'lull' });
    expect(viewOf(world)).toMatchObject({ state: 'silenced', name: 'mako' });
  });

  test('is not done while it cannot be written down, and is made up for', () => {
    const { world, target } = newWorld();
    world.diskWorks = false;
    startBlock(world);
    expect(target.value).toBe('off');
    expect(world.work?.leases).toEqual([]);
    expect(viewOf(world)).toMatchObject({ state: 'not-stored' });
    expect(world.lull?.state.passing.notices).toMatchObject([{ kind: 'store-failed' }]);
    world.diskWorks = true;
    world.settle();
    expect(target.value).toEqual({ was: 'off', by: 'lull' });
    expect(world.lull?.state.passing.notices).toEqual([]);
  });

  test('a target switched off in the middle of a block is given back, and on again taken', () => {
    const { world, target } = newWorld();
    startBlock(world);
    const silence = silencing();
    world.wish({ kind: 'change-settings', patch: { silence } });
    world.settle();
    expect(target.value).toBe('off');
    expect(viewOf(world)).toMatchObject({ state: 'switched-off' });
    world.wish({ kind: 'change-settings', patch: { silence: { ...silence, 'os-dnd': true } } });
    world.settle();
    expect(target.value).toEqual({ was: 'off', by: 'lull' });
  });

  test('a pause lifts silence and says so; resuming brings it back', () => {
    const { world, target } = newWorld();
    startBlock(world);
    world.wish({ kind: 'pause-focus' });
    world.settle();
    expect(target.value).toBe('off');
    expect(viewOf(world)).toMatchObject({ state: 'lifted' });
    world.wish({ kind: 'resume-focus' });
    world.settle();
    expect(viewOf(world)).toMatchObject({ state: 'silenced' });
  });

  test('what the user took back stays theirs, is said, and is left alone until the next block', () => {
    const { world, target } = newWorld();
    startBlock(world);
    world.change('os-dnd', 'off');
    world.settle();
    expect(viewOf(world)).toMatchObject({ state: 'yours-kept' });
    expect(world.lull?.state.passing.notices).toMatchObject([{ kind: 'status-yours-kept' }]);
    world.wish({ kind: 'pause-focus' });
    world.wish({ kind: 'resume-focus' });
    world.settle();
    expect(target.value).toBe('off');
    world.wish({ kind: 'surface' });
    startBlock(world);
    expect(viewOf(world)).toMatchObject({ state: 'silenced' });
  });
});

describe('after a restart', () => {
  test('silence that died with Lull is taken again, and what was there before stays known', () => {
    const target = simulatedTarget('off', (before) => ({ was: before, lives: 'with-us' }));
    const { world } = newWorld(target);
    startBlock(world);
    world.crash();
    expect(target.value).toBe('off');
    world.start();
    world.settle();
    expect(target.value).toEqual({ was: 'off', lives: 'with-us' });
    world.live(30 * MINUTE);
    expect(target.value).toBe('off');
  });

  test('silence that somebody ended meanwhile stays ended', () => {
    const { world, target } = newWorld();
    startBlock(world);
    world.crash();
    world.change('os-dnd', 'off');
    world.start();
    world.settle();
    expect(target.value).toBe('off');
    expect(viewOf(world)).toMatchObject({ state: 'yours-kept' });
  });

  test('the next block takes over what could not be given back, and gives back what was there first', () => {
    const { world, target } = newWorld();
    startBlock(world);
    target.failure = failure('timed-out');
    world.wish({ kind: 'surface' });
    world.live(MINUTE);
    expect(world.work?.leases).toMatchObject([{ phase: 'giving-back', before: 'off' }]);
    target.failure = null;
    startBlock(world);
    world.live(MINUTE);
    expect(world.work?.leases).toMatchObject([{ phase: 'held', before: 'off' }]);
    world.live(30 * MINUTE);
    expect(target.value).toBe('off');
    expect(target.writes.map(({ kind }) => kind)).toEqual(['apply', 'restore']);
  });
});

describe('a program that is not here', () => {
  const gnome = { via: 'gnome', banners: true };
  const silenced = { via: 'gnome', banners: false };

  test('its lease waits for it, stands in nobody’s way, and is given back when it is here again', () => {
    const silence = (before: Json): Json =>
      JSON.stringify(before).includes('gnome') ? silenced : { via: 'kde', inhibited: true };
    const target = simulatedTarget(gnome, silence);
    const { world } = newWorld(target);
    startBlock(world);
    expect(target.value).toEqual(silenced);
    world.crash();
    target.value = { via: 'kde', inhibited: false };
    world.now += 60 * MINUTE;
    world.start();
    world.live(20 * MINUTE);
    expect(world.work?.leases).toMatchObject([
      { before: gnome, failure: { reason: 'unsupported' } },
    ]);
    startBlock(world);
    expect(target.value).toEqual({ via: 'kde', inhibited: true });
    world.live(30 * MINUTE);
    expect(target.value).toEqual({ via: 'kde', inhibited: false });
    expect(world.work?.leases).toHaveLength(1);
    world.crash();
    target.value = silenced;
    world.start();
    world.settle();
    expect(target.value).toEqual(gnome);
    expect(world.work?.leases).toEqual([]);
  });

  test('is given up after thirty days', () => {
    const target = simulatedTarget('off');
    const { world } = newWorld(target);
    startBlock(world);
    target.failure = failure('forbidden');
    world.live(30 * MINUTE);
    expect(world.work?.leases).toHaveLength(1);
    world.advance(31 * DAY);
    world.settle();
    expect(world.work?.leases).toEqual([]);
    expect(world.work?.targetNotes).toMatchObject([{ outcome: 'given-up' }]);
  });
});

describe('a target that expires by itself', () => {
  const until = (before: Json, at: number): Json => ({ was: before, until: at });

  function slackWorld() {
    const slack = simulatedTarget('lunch', until);
    const silence = silencing('slack');
    const targets = { slack: { kind: 'ready', name: 'Slack' } } as const;
    const settings = { startBreaks: false, silence };
    const world = new World(stateWith({ settings, machine: { targets } }), START, { slack });
    world.start();
    world.settle();
    return { world, slack };
  }

  test('is given the end of the block, and the new end when the block is extended', () => {
    const { world, slack } = slackWorld();
    startBlock(world);
    expect(slack.value).toEqual({ was: 'lunch', until: START + 25 * MINUTE });
    world.wish({ kind: 'extend-focus', minutes: 10 });
    world.settle();
    expect(slack.value).toEqual({ was: 'lunch', until: START + 35 * MINUTE });
    world.live(60 * MINUTE);
    expect(slack.value).toBe('lunch');
  });

  test('one that expired while Lull was dead is said to have', () => {
    const { world, slack } = slackWorld();
    startBlock(world);
    world.crash();
    world.now += 60 * MINUTE;
    slack.value = 'nothing';
    world.start();
    world.settle();
    expect(slack.value).toBe('nothing');
    expect(world.work?.targetNotes).toMatchObject([{ outcome: 'expired-by-itself' }]);
  });
});
