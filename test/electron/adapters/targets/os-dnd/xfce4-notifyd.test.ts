import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { keepLeases, type Kept } from '../../../../support/bus/lease-keeper';
import { osDndOn } from '../../../../support/bus/os-dnd-on';
import { startDesktop, type Desktop } from '../../../../support/desktop/desktop';
import { until } from '../../../../support/until';

const SERVICE_FILE = '/usr/share/dbus-1/services/org.xfce.xfce4-notifyd.Notifications.service';
const PROPERTY = ['-c', 'xfce4-notifyd', '-p', '/do-not-disturb'];

let desktop: Desktop;
beforeAll(async () => {
  desktop = await startDesktop({ panel: false, dunst: false });
  const service = await readFile(SERVICE_FILE, 'utf8');
  const command = /^Exec=(\S+)/m.exec(service)?.[1] ?? '';
  await desktop.start(command);
  await until('xfce4-notifyd', () => desktop.bus.owner('org.freedesktop.Notifications'));
}, 60_000);
afterAll(() => desktop.stop());

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
  await query('-r');
});

/** What Xfce's own tool says; null where the property does not exist. */
const query = async (...args: string[]): Promise<string | null> => {
  try {
    const options = { env: desktop.env };
    return (
      await promisify(execFile)('xfconf-query', [...PROPERTY, ...args], options)
    ).stdout.trim();
  } catch {
    return null;
  }
};
const lull = (kept?: Kept) => {
  const keeper = keepLeases({ ...osDndOn(desktop.env), ...(kept === undefined ? {} : { kept }) });
  cleanups.push(keeper.close);
  return keeper;
};

describe('a real Xfce notification daemon', () => {
  it('is named, and what did not exist before does not exist afterwards', async () => {
    const { bus, target } = osDndOn(desktop.env);
    cleanups.push(
      () => target.close(),
      () => bus.close(),
    );
    expect(await target.probe()).toEqual({ kind: 'ready', name: 'Xfce' });
    expect(await query()).toBeNull();
    const keeper = lull();
    await keeper.begin();
    expect(keeper.lease()?.before).toEqual({ via: 'xfce4-notifyd', doNotDisturb: null });
    expect(await query()).toBe('true');
    await keeper.end();
    expect(await query()).toBeNull();
    expect(keeper.outcome()).toBe('restored');
  });

  it.each(['false', 'true'])(
    'B3, B4: %s before the block is there afterwards, after a crash too',
    async (before) => {
      await query('-n', '-t', 'bool', '-s', before);
      const first = lull();
      await first.begin();
      expect(await query()).toBe('true');
      const again = lull({ ...(await first.crash()), running: false });
      await again.settle();
      expect(await query()).toBe(before);
      expect(again.lease()).toBeNull();
    },
  );

  it('B5: what the user changes in the block is heard and stays', async () => {
    const keeper = lull();
    await keeper.begin();
    await query('-s', 'false');
    await until('the change', () => keeper.outcome() === 'yours-kept');
    expect(keeper.values()).toContainEqual({ via: 'xfce4-notifyd', doNotDisturb: false });
    await keeper.end();
    expect(await query()).toBe('false');
  });

  it('B5: a reset in the block is heard and stays', async () => {
    const keeper = lull();
    await keeper.begin();
    await query('-r');
    await until('the change', () => keeper.outcome() === 'yours-kept');
    await keeper.end();
    expect(await query()).toBeNull();
  });

  it('a value of another type is refused, not guessed', async () => {
    await query('-n', '-t', 'string', '-s', 'yes');
    const { bus, target } = osDndOn(desktop.env);
    cleanups.push(
      () => target.close(),
      () => bus.close(),
    );
    expect(await target.read()).toMatchObject({ ok: false, failure: { reason: 'bad-answer' } });
    expect(await target.probe()).toMatchObject({ kind: 'failed', reason: 'bad-answer' });
  });
});
