import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { keepLeases, type Kept, type LeaseKeeper } from '../../../../support/bus/lease-keeper';
import { osDndOn } from '../../../../support/bus/os-dnd-on';
import { startDesktop, type Desktop } from '../../../../support/desktop/desktop';
import { dunstOf, type Dunst } from '../../../../support/desktop/dunst';
import { until } from '../../../../support/until';

let desktop: Desktop;
let dunst: Dunst;
beforeAll(async () => {
  desktop = await startDesktop({ panel: false });
  dunst = dunstOf(desktop);
}, 60_000);
afterAll(() => desktop.stop());

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
  await dunst.setPaused(false);
});

const lull = (kept?: Kept): LeaseKeeper => {
  const { bus, target } = osDndOn(desktop.env);
  const keeper = keepLeases({ bus, target, ...(kept === undefined ? {} : { kept }) });
  cleanups.push(keeper.close);
  return keeper;
};

/** Sets dunst as somebody else and waits until Lull has heard of it, where it listens. */
const setPaused = async (paused: boolean, keeper: LeaseKeeper) => {
  await dunst.setPaused(paused);
  await keeper.settle();
};

describe('B3: Lull never lifts a silence that it did not set (64 histories of a real dunst)', () => {
  const EVENTS = ['before', 'during', 'schedule', 'other-app'] as const;
  type Happening = (typeof EVENTS)[number];
  const subsets = Array.from({ length: 16 }, (_, bits) =>
    EVENTS.filter((_event, index) => (bits & (1 << index)) !== 0),
  );
  const MOMENTS = ['end', 'crash', 'restart', 'crash-then-events'] as const;
  const table = MOMENTS.flatMap((moment) => subsets.map((events) => ({ moment, events })));

  /** What others write while the block runs: in this order where several happen. */
  const writesOf = (events: readonly Happening[]): boolean[] => [
    // Another program silences for a moment of its own.
    ...(events.includes('other-app') ? [true, false] : []),
    // A schedule of the user's ends.
    ...(events.includes('schedule') ? [false] : []),
    // The user turns it off, thinks again, and turns it on.
    ...(events.includes('during') ? [false, true] : []),
  ];

  /** A model that knows only what can be seen: a single switch, and who last changed it. */
  const expectedAtEnd = (before: boolean, writes: readonly boolean[]): boolean => {
    let shown = true;
    let ours = !before;
    for (const written of writes) {
      if (written !== shown) ours = false;
      shown = written;
    }
    return ours ? before : shown;
  };

  it('covers 64 histories', () => {
    expect(table.length).toBe(64);
  });

  it.each(table)('$moment, with: $events', async ({ moment, events }) => {
    const before = events.includes('before');
    const writes = writesOf(events);
    await dunst.setPaused(before);
    let keeper = lull();
    await keeper.begin();
    expect(await dunst.isPaused()).toBe(true);

    switch (moment) {
      case 'end': {
        for (const paused of writes) await setPaused(paused, keeper);
        break;
      }
      case 'crash': {
        for (const paused of writes) await setPaused(paused, keeper);
        const kept = await keeper.crash();
        keeper = lull({ ...kept, running: false });
        await keeper.settle();
        break;
      }
      case 'restart': {
        keeper = lull(await keeper.crash());
        await keeper.settle();
        expect(await dunst.isPaused()).toBe(true);
        for (const paused of writes) await setPaused(paused, keeper);
        break;
      }
      case 'crash-then-events': {
        // Nobody listens: only what differs from our value in the end can be told from it.
        const kept = await keeper.crash();
        for (const paused of writes) await dunst.setPaused(paused);
        keeper = lull({ ...kept, running: false });
        await keeper.settle();
        break;
      }
    }
    await keeper.end();

    const seen = moment === 'crash-then-events' ? writes.slice(-1) : writes;
    expect(await dunst.isPaused()).toBe(expectedAtEnd(before, seen));
    expect(keeper.lease()).toBeNull();
  });
});

describe('a real dunst', () => {
  it('is named, read, silenced and put back', async () => {
    const { bus, target } = osDndOn(desktop.env);
    cleanups.push(
      () => target.close(),
      () => bus.close(),
    );
    expect(await target.probe()).toEqual({ kind: 'ready', name: 'dunst' });
    const before = await target.read();
    expect(before).toEqual({ ok: true, value: { via: 'dunst', paused: false } });
    const ours = { via: 'dunst', paused: true };
    expect(target.foretell({ via: 'dunst', paused: false }, 0)).toEqual(ours);
    const applied = await target.apply({ before: { via: 'dunst', paused: false }, until: 0 });
    expect(applied).toEqual({ ok: true, value: ours });
    expect(await dunst.isPaused()).toBe(true);
    const restored = await target.restore({ before: { via: 'dunst', paused: false }, ours });
    expect(restored).toEqual({ ok: true, value: null });
    expect(await dunst.isPaused()).toBe(false);
  });

  it('holds back what comes in the block and shows it afterwards', async () => {
    const keeper = lull();
    await keeper.begin();
    await desktop.bus.call(
      {
        destination: 'org.freedesktop.Notifications',
        path: '/org/freedesktop/Notifications',
        interface: 'org.freedesktop.Notifications',
        member: 'Notify',
      },
      'susssasa{sv}i',
      ['test', 0, '', 'Later', 'please', [], {}, 0],
    );
    await until('it to wait', async () => (await dunst.counts()).waiting === 1);
    expect((await dunst.counts()).displayed).toBe(0);
    await keeper.end();
    await until('it to show', async () => (await dunst.counts()).displayed === 1);
    expect(keeper.outcome()).toBe('restored');
  });

  it('tells each change, whoever made it, without being asked', async () => {
    const keeper = lull();
    await keeper.begin();
    await setPaused(false, keeper);
    await until('the change', () => keeper.outcome() === 'yours-kept');
    expect(keeper.values()).toContainEqual({ via: 'dunst', paused: false });
    await setPaused(true, keeper);
    await until('the next', () => keeper.values().length >= 2 && keeper.values().at(-1));
    await keeper.end();
    expect(await dunst.isPaused()).toBe(true);
  });
});

it('a notification service that goes and comes is looked at again', async () => {
  const own = await startDesktop({ panel: false, dunst: false });
  cleanups.push(own.stop);
  const { bus, target } = osDndOn(own.env);
  cleanups.unshift(
    () => target.close(),
    () => bus.close(),
  );
  const statuses: unknown[] = [];
  const values: unknown[] = [];
  const restarts: boolean[] = [];
  target.onStatus((status) => statuses.push(status));
  target.onChange((value, restarted) => {
    values.push(value);
    restarts.push(restarted);
  });
  const gone = { kind: 'unsupported', reason: 'no-notification-service' };
  expect(await target.probe()).toEqual(gone);
  expect(await target.read()).toMatchObject({
    failure: { reason: 'unsupported', detail: 'no-notification-service' },
  });

  const server = await own.startDunst();
  await until('dunst', () => statuses.length > 0);
  expect(statuses.at(-1)).toEqual({ kind: 'ready', name: 'dunst' });
  await until('its value', () => values.length > 0);
  expect(await target.apply({ before: { via: 'dunst', paused: false }, until: 0 })).toMatchObject({
    ok: true,
  });
  await server.stop();
  await until('its end', () => statuses.length > 1);
  expect(statuses.at(-1)).toEqual(gone);
  await own.startDunst();
  await until('the new one', () => statuses.length > 2);
  expect(statuses.at(-1)).toEqual({ kind: 'ready', name: 'dunst' });
  await until('its own value', () => values.at(-1) !== undefined && values.length >= 3);
  expect(values.at(-1)).toEqual({ via: 'dunst', paused: false });
  expect(restarts).toEqual([false, false, true]);
}, 60_000);
