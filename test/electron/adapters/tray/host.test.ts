import { afterEach, describe, expect, test } from 'vitest';
import { createSessionBus } from '../../../../electron/adapters/session-bus';
import { watchTrayHost } from '../../../../electron/adapters/tray/host';
import { startPrivateBus } from '../../../support/bus/private-bus';
import { connectPeer } from '../../../support/bus/serve';
import { until } from '../../../support/until';

const WATCHER = 'org.kde.StatusNotifierWatcher';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function watch(environment: Record<string, string>) {
  const bus = createSessionBus({ environment });
  cleanups.push(() => bus.close());
  const told: string[] = [];
  watchTrayHost(bus, (host) => told.push(host));
  return told;
}

describe('D5 what shows tray icons', () => {
  test('is told as absent where nobody does, and each time it comes and goes', async () => {
    const { address, env, stop } = await startPrivateBus();
    cleanups.push(stop);
    const told = watch(env);
    await until('the first word', () => told.length === 1);
    for (let time = 0; time < 2; time += 1) {
      const panel = await connectPeer(address);
      const before = told.length;
      await panel.connection.requestName(WATCHER, 0);
      await until('it to come', () => told.length === before + 1);
      panel.close();
      await until('it to go', () => told.length === before + 2);
    }
    expect(told).toEqual(['absent', 'present', 'absent', 'present', 'absent']);
  });

  test('is told as present where it was there before', async () => {
    const { address, env, stop } = await startPrivateBus();
    cleanups.push(stop);
    const panel = await connectPeer(address);
    cleanups.push(panel.close);
    await panel.connection.requestName(WATCHER, 0);
    const told = watch(env);
    await until('the first word', () => told.length > 0);
    expect(told).toEqual(['present']);
  });

  test('is told as absent where there is no bus', async () => {
    const told = watch({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/lull-test-bus' });
    await until('the first word', () => told.length > 0);
    expect(told).toEqual(['absent']);
  });
});
