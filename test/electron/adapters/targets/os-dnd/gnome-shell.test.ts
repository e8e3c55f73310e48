import { execFile } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sameJson } from '../../../../../src/lease/compare';
import { keepLeases, type Kept } from '../../../../support/bus/lease-keeper';
import { osDndOn } from '../../../../support/bus/os-dnd-on';
import { startPrivateBus, type PrivateBus } from '../../../../support/bus/private-bus';
import { connectPeer, returns, serve } from '../../../../support/bus/serve';
import { until } from '../../../../support/until';

// The shell itself is played; its setting, `gsettings` and dconf's service are the real ones.
const DCONF = '/usr/libexec/dconf-service';
const KEY = ['org.gnome.desktop.notifications', 'show-banners'];

let bus: PrivateBus;
const cleanups: (() => unknown)[] = [];
beforeEach(async () => {
  bus = await startPrivateBus({ services: { 'ca.desrt.dconf': DCONF } });
  cleanups.push(bus.stop);
  const shell = await connectPeer(bus.address);
  cleanups.push(shell.close);
  // gnome-shell js/ui/notificationDaemon.js: GetServerInformation.
  serve(
    shell,
    { path: '/org/freedesktop/Notifications', interface: 'org.freedesktop.Notifications' },
    { GetServerInformation: () => returns('ssss', 'gnome-shell', 'GNOME', '43.9', '1.2') },
  );
  await shell.connection.requestName('org.freedesktop.Notifications', 0);
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const gsettings = async (...args: string[]) =>
  (await promisify(execFile)('gsettings', args, { env: bus.env })).stdout.trim();
const dump = async () =>
  (await promisify(execFile)('gsettings', ['list-recursively', KEY[0] ?? ''], { env: bus.env }))
    .stdout;
const lull = (kept?: Kept) => {
  const keeper = keepLeases({ ...osDndOn(bus.env), ...(kept === undefined ? {} : { kept }) });
  cleanups.push(keeper.close);
  return keeper;
};

describe('GNOME, with its real settings', () => {
  it('is named, silenced by its own switch, and left without a trace', async () => {
    const pristine = await dump();
    const { bus: own, target } = osDndOn(bus.env);
    cleanups.push(target.close, own.close);
    expect(await target.probe()).toEqual({ kind: 'ready', name: 'GNOME' });
    const keeper = lull();
    await keeper.begin();
    expect(await gsettings('get', ...KEY)).toBe('false');
    await keeper.end();
    expect(keeper.outcome()).toBe('restored');
    expect(await dump()).toBe(pristine);
  });

  it('B3: do-not-disturb that was on before stays on, after a crash too', async () => {
    await gsettings('set', ...KEY, 'false');
    const first = lull();
    await first.begin();
    const again = lull({ ...(await first.crash()), running: false });
    await again.settle();
    expect(await gsettings('get', ...KEY)).toBe('false');
    expect(again.lease()).toBeNull();
  });

  it('B4: a crash in the block is undone at the next start', async () => {
    const first = lull();
    await first.begin();
    expect(await gsettings('get', ...KEY)).toBe('false');
    const again = lull({ ...(await first.crash()), running: false });
    await again.settle();
    expect(await gsettings('get', ...KEY)).toBe('true');
    expect(again.outcome()).toBe('restored');
  });

  it('B5: what the user switches in the block is heard from dconf and stays', async () => {
    const keeper = lull();
    await keeper.begin();
    await gsettings('set', ...KEY, 'true');
    await until('the change', () => keeper.outcome() === 'yours-kept');
    await keeper.end();
    expect(await gsettings('get', ...KEY)).toBe('true');
  });

  it('hears a reset of the whole schema, and not what happens to other keys', async () => {
    const keeper = lull();
    await keeper.begin();
    const silent = { via: 'gnome-shell', showBanners: false };
    await until('our own change', () => sameJson(keeper.values().at(-1) ?? null, silent));
    const told = keeper.values().length;
    await gsettings('set', 'org.gnome.desktop.notifications', 'show-in-lock-screen', 'false');
    await keeper.settle();
    expect(keeper.values().length).toBe(told);
    await gsettings('reset-recursively', 'org.gnome.desktop.notifications');
    await until('the reset', () => keeper.outcome() === 'yours-kept');
  });

  it('a gsettings that fails, is missing or prints nonsense is a value with a reason', async () => {
    const folder = join(bus.folder, 'bin');
    await mkdir(folder);
    const fake = join(folder, 'gsettings');
    const cases = [
      {
        script: 'echo "No such schema" >&2; exit 1',
        failure: { reason: 'failed', detail: 'gsettings: No such schema' },
      },
      { script: 'echo maybe', failure: { reason: 'bad-answer' } },
      { script: 'kill -9 $$', failure: { reason: 'failed' } },
      { script: 'exit 3', failure: { reason: 'failed', detail: 'gsettings: exit 3' } },
    ];
    for (const { script, failure } of cases) {
      await writeFile(fake, `#!/bin/sh\n${script}\n`);
      await chmod(fake, 0o755);
      const { bus: own, target } = osDndOn({ ...bus.env, PATH: `${folder}:/usr/bin:/bin` });
      cleanups.push(target.close, own.close);
      expect(await target.read()).toMatchObject({ ok: false, failure });
      expect(await target.probe()).toEqual({ kind: 'unsupported', reason: 'no-gsettings' });
    }
    const { bus: own, target } = osDndOn({ ...bus.env, PATH: join(bus.folder, 'home') });
    cleanups.push(target.close, own.close);
    expect(await target.read()).toMatchObject({ failure: { reason: 'unsupported' } });
  });
});
