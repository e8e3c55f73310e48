import { afterEach, describe, expect, test } from 'vitest';
import { watchScreenLock } from '../../../../electron/adapters/screen-lock';
import { createSessionBus } from '../../../../electron/adapters/session-bus';
import { startPrivateBus } from '../../../support/bus/private-bus';
import { connectPeer, signal } from '../../../support/bus/serve';
import { until } from '../../../support/until';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function bench(name: string, path: string) {
  const privateBus = await startPrivateBus();
  cleanups.push(privateBus.stop);
  const saver = await connectPeer(privateBus.address);
  cleanups.push(saver.close);
  await saver.connection.requestName(name, 0);
  const bus = createSessionBus({ environment: privateBus.env });
  cleanups.push(() => bus.close());
  const told: string[] = [];
  watchScreenLock(bus, { onLock: () => told.push('lock'), onUnlock: () => told.push('unlock') });
  // The bus answers in order, so that it has taken every subscription by the time it answers this.
  await bus.owner(name);
  const say = (peer: typeof saver, active: boolean) =>
    signal(peer, { path, interface: name }, 'ActiveChanged', 'b', active);
  return { privateBus, saver, told, say };
}

describe('the lock screen of a Linux desktop', () => {
  test.each([
    ['org.gnome.ScreenSaver', '/org/gnome/ScreenSaver'],
    ['org.freedesktop.ScreenSaver', '/ScreenSaver'],
    ['org.xfce.ScreenSaver', '/org/xfce/ScreenSaver'],
    ['org.cinnamon.ScreenSaver', '/org/cinnamon/ScreenSaver'],
    ['org.mate.ScreenSaver', '/org/mate/ScreenSaver'],
  ])('is heard from %s, each change once', async (name, path) => {
    const { saver, told, say } = await bench(name, path);
    say(saver, true);
    say(saver, true);
    say(saver, false);
    say(saver, false);
    say(saver, true);
    await until('the last change', () => told.length === 3);
    expect(told).toEqual(['lock', 'unlock', 'lock']);
  });

  test('is not believed of anybody else', async () => {
    const { privateBus, saver, told, say } = await bench(
      'org.gnome.ScreenSaver',
      '/org/gnome/ScreenSaver',
    );
    const other = await connectPeer(privateBus.address);
    cleanups.push(other.close);
    say(other, true);
    await other.owner('org.gnome.ScreenSaver');
    say(saver, false);
    say(saver, true);
    await until('the real one', () => told.length > 0);
    expect(told).toEqual(['lock']);
  });
});
