import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { servePlasma, type FakePlasma } from '../../../../support/bus/fake-plasma';
import { keepLeases, type Kept } from '../../../../support/bus/lease-keeper';
import { osDndOn } from '../../../../support/bus/os-dnd-on';
import { startPrivateBus, type PrivateBus } from '../../../../support/bus/private-bus';
import { connectPeer } from '../../../../support/bus/serve';
import { bundleChild } from '../../../../support/faults/bundle-child';
import { until } from '../../../../support/until';

let bus: PrivateBus;
let plasma: FakePlasma;
const cleanups: (() => unknown)[] = [];
const newPlasma = async (name?: string): Promise<FakePlasma> => {
  const peer = await connectPeer(bus.address);
  const started = await servePlasma(peer, name);
  cleanups.push(started.stop);
  return started;
};
beforeEach(async () => {
  bus = await startPrivateBus();
  cleanups.push(bus.stop);
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
const lull = (kept?: Kept) => {
  const keeper = keepLeases({ ...osDndOn(bus.env), ...(kept === undefined ? {} : { kept }) });
  cleanups.push(keeper.close);
  return keeper;
};

describe("Plasma's inhibition", () => {
  beforeEach(async () => {
    plasma = await newPlasma();
  });

  it('is taken once and given back, under the name of the installed app', async () => {
    const { bus: own, target } = osDndOn(bus.env);
    cleanups.push(target.close, own.close);
    expect(await target.probe()).toEqual({ kind: 'ready', name: 'KDE Plasma' });
    expect(plasma.cookies()).toEqual([]);
    const keeper = lull();
    await keeper.begin();
    expect(plasma.inhibitors()).toEqual(['lull']);
    expect(keeper.lease()?.ours).toEqual({ via: 'inhibitions', inhibited: true, lives: 'with-us' });
    await keeper.end();
    expect(plasma.cookies()).toEqual([]);
    expect(keeper.outcome()).toBe('restored');
  });

  it('never holds two, however often it is asked', async () => {
    const { bus: own, target } = osDndOn(bus.env);
    cleanups.push(target.close, own.close);
    const before = { via: 'inhibitions', inhibited: false };
    for (let time = 0; time < 3; time += 1) {
      expect(await target.apply({ before, until: 0 })).toMatchObject({ ok: true });
    }
    expect(plasma.cookies().length).toBe(1);
    const ours = { via: 'inhibitions', inhibited: true, lives: 'with-us' };
    for (let time = 0; time < 3; time += 1) {
      expect(await target.restore({ before, ours })).toEqual({ ok: true, value: null });
    }
    expect(plasma.cookies()).toEqual([]);
    expect(await target.read()).toEqual({ ok: true, value: before });
  });

  it("the user's own off ends ours, is heard, and is not undone", async () => {
    const keeper = lull();
    await keeper.begin();
    plasma.setDoNotDisturb(false);
    await until('the change', () => keeper.outcome() === 'yours-kept');
    expect(keeper.values()).toContainEqual({ via: 'inhibitions', inhibited: false });
    await keeper.end();
    expect(plasma.cookies()).toEqual([]);
  });

  it("B3: the user's own do-not-disturb stays when ours ends", async () => {
    plasma.setDoNotDisturb(true);
    const keeper = lull();
    await keeper.begin();
    expect(plasma.cookies().length).toBe(1);
    await keeper.end();
    expect(plasma.cookies()).toEqual([]);
    const { bus: own, target } = osDndOn(bus.env);
    cleanups.push(target.close, own.close);
    expect(await target.read()).toEqual({
      ok: true,
      value: { via: 'inhibitions', inhibited: true },
    });
  });

  it('is taken again after a crash in the block, and ends with it', async () => {
    const first = lull();
    await first.begin();
    const kept = await first.crash();
    await until('Plasma to let go', () => plasma.cookies().length === 0);
    const again = lull(kept);
    await again.settle();
    expect(plasma.cookies().length).toBe(1);
    await again.end();
    expect(plasma.cookies()).toEqual([]);
    expect(again.outcome()).toBe('restored');
  });

  it('B2: a Lull that is killed leaves nobody silenced', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lull-inhibit-'));
    cleanups.push(() => rm(folder, { recursive: true, force: true }));
    const entry = join(import.meta.dirname, '../../../../support/bus/inhibit-child.ts');
    const script = await bundleChild(entry, folder);
    for (let time = 0; time < 3; time += 1) {
      const child = spawn(process.execPath, [script], {
        env: bus.env,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const said = await new Promise<string>((resolve) => {
        child.stdout.setEncoding('utf8').once('data', resolve);
      });
      expect(JSON.parse(said)).toMatchObject({ ok: true, value: { inhibited: true } });
      expect(plasma.cookies().length).toBe(1);
      child.kill('SIGKILL');
      await until('Plasma to let go', () => plasma.cookies().length === 0);
    }
  });

  it('a Plasma that is started again knows nothing of ours, and that is seen', async () => {
    const keeper = lull();
    await keeper.begin();
    expect(plasma.cookies().length).toBe(1);
    plasma.stop();
    await until('its end to be seen', () =>
      keeper.statuses().some(({ kind }) => kind === 'unsupported'),
    );
    plasma = await newPlasma();
    await until('the new one to be seen', () => keeper.statuses().at(-1)?.kind === 'ready');
    await keeper.settle();
    await keeper.end();
    expect(plasma.cookies()).toEqual([]);
    expect(keeper.lease()).toBeNull();
  });
});

it('another service with the capability "inhibitions" is used the same way', async () => {
  plasma = await newPlasma('Some Desktop');
  const { bus: own, target } = osDndOn(bus.env);
  cleanups.push(target.close, own.close);
  expect(await target.probe()).toEqual({ kind: 'ready', name: 'Some Desktop' });
  const applied = await target.apply({
    before: { via: 'inhibitions', inhibited: false },
    until: 0,
  });
  expect(applied.ok).toBe(true);
  expect(plasma.inhibitors()).toEqual(['lull']);
});
