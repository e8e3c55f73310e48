import { access, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import dbus from 'dbus-next';
import { afterEach, describe, expect, it } from 'vitest';
import { createSessionBus } from '../../../../electron/adapters/session-bus';
import { busSockets } from '../../../../electron/adapters/session-bus/address';
import type { SessionBus } from '../../../../electron/ports';
import { connectPeer, refuses, returns, serve, signal, variant } from '../../../support/bus/serve';
import { startPrivateBus, type PrivateBusOptions } from '../../../support/bus/private-bus';
import type { Bus } from '../../../support/desktop/bus';
import { until } from '../../../support/until';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const privateBus = async (options?: PrivateBusOptions) => {
  const bus = await startPrivateBus(options);
  cleanups.push(bus.stop);
  return bus;
};
const busOf = (
  environment: Record<string, string>,
  options: { timeoutMs?: number; retryMs?: number[] } = {},
): SessionBus => {
  const bus = createSessionBus({ environment, ...options });
  cleanups.push(bus.close);
  return bus;
};
const peerOn = async (address: string) => {
  const peer = await connectPeer(address);
  cleanups.push(peer.close);
  return peer;
};

const SERVICE = 'org.example.Lamp';
const LAMP = { destination: SERVICE, path: '/lamp', interface: 'org.example.Lamp1' };

/** The unique name of a peer, which the library's types leave out. */
const nameOf = ({ connection }: Bus): string =>
  'name' in connection ? String(connection.name) : '';

describe('calls', () => {
  it('takes the variants out of answers and puts them into arguments', async () => {
    const { address, env } = await privateBus();
    const service = await peerOn(address);
    await service.connection.requestName(SERVICE, 0);
    const seen: unknown[] = [];
    serve(service, LAMP, {
      Set: (body) => {
        seen.push(body);
        const answer = { on: variant('b', true), level: variant('t', 2n ** 40n) };
        return returns('a{sv}v', answer, variant('a{sv}', { inner: variant('as', ['x']) }));
      },
    });
    const answer = await busOf(env).call(
      { ...LAMP, member: 'Set' },
      {
        signature: 'sva{sv}',
        body: [
          'mode',
          { variant: 'u', value: 7 },
          { hint: { variant: 's', value: 'warm' }, list: { variant: 'ai', value: [1, 2] } },
        ],
      },
    );
    expect(answer).toEqual({
      ok: true,
      value: [{ on: true, level: 2n ** 40n }, { inner: ['x'] }],
    });
    expect(seen).toEqual([
      ['mode', variant('u', 7), { hint: variant('s', 'warm'), list: variant('ai', [1, 2]) }],
    ]);
  });

  it('never starts a service unless asked to', async () => {
    const marker = join(await mkdtemp(join(tmpdir(), 'lull-started-')), 'started');
    cleanups.push(() => rm(join(marker, '..'), { recursive: true }));
    const { env } = await privateBus({
      services: { [SERVICE]: `/bin/sh -c 'touch ${marker}; exit 1'` },
    });
    const bus = busOf(env);
    const isStarted = () =>
      access(marker).then(
        () => true,
        () => false,
      );
    expect(await bus.owner(SERVICE)).toEqual({ ok: true, value: null });
    expect(await bus.call({ ...LAMP, member: 'Toggle' })).toMatchObject({
      ok: false,
      failure: { reason: 'unsupported' },
    });
    bus.onOwner(SERVICE, () => undefined);
    bus.onSignal({ ...LAMP, member: 'Changed' }, () => undefined);
    expect(await bus.owner('org.freedesktop.DBus')).toMatchObject({ ok: true });
    expect(await isStarted()).toBe(false);
    const started = await bus.call({ ...LAMP, member: 'Toggle' }, { start: true });
    expect(started.ok).toBe(false);
    expect(await isStarted()).toBe(true);
  });

  it('answers a failure for each way a call can go wrong', async () => {
    const { address, env } = await privateBus();
    const service = await peerOn(address);
    await service.connection.requestName(SERVICE, 0);
    serve(service, LAMP, {
      Denied: () => refuses('org.freedesktop.DBus.Error.AccessDenied', 'not you'),
      Silent: () => ({ kind: 'silence' }),
    });
    const bus = busOf(env, { timeoutMs: 200 });
    expect(await bus.call({ ...LAMP, member: 'Silent' })).toEqual({
      ok: false,
      failure: { reason: 'timed-out', detail: 'Silent: no answer', retryAt: null },
    });
    expect(await bus.call({ ...LAMP, member: 'Denied' })).toEqual({
      ok: false,
      failure: {
        reason: 'forbidden',
        detail: 'org.freedesktop.DBus.Error.AccessDenied: not you',
        retryAt: null,
      },
    });
    expect(await bus.call({ ...LAMP, member: 'Missing' })).toMatchObject({
      failure: { reason: 'unsupported' },
    });
    const wrong = { signature: 'u', body: ['not a number'] };
    expect(await bus.call({ ...LAMP, member: 'Set' }, wrong)).toMatchObject({
      failure: { reason: 'failed' },
    });
    expect(await bus.call({ ...LAMP, path: 'no path', member: 'Set' })).toMatchObject({
      failure: { reason: 'failed' },
    });
    expect(await bus.owner(SERVICE)).toEqual({ ok: true, value: nameOf(service) });
  });

  it('refuses calls made to it, so that nobody waits', async () => {
    const { address, env } = await privateBus();
    const bus = busOf(env);
    const seen = await peerOn(address);
    const names = async () =>
      (
        await seen.call({
          ...LAMP,
          destination: 'org.freedesktop.DBus',
          path: '/',
          interface: 'org.freedesktop.DBus',
          member: 'ListNames',
        })
      )[0] as string[];
    const before = await names();
    await bus.owner(SERVICE);
    const [mine = ''] = (await names()).filter((name) => !before.includes(name));
    const call = seen.call({ ...LAMP, destination: mine, member: 'Anything' });
    await expect(call).rejects.toThrow('this connection serves no objects');
  });
});

describe('signals', () => {
  it('are heard from the owner of the name and from nobody else', async () => {
    const { address, env } = await privateBus();
    const [owner, stranger] = [await peerOn(address), await peerOn(address)];
    await owner.connection.requestName(SERVICE, 0);
    const bus = busOf(env);
    const heard: unknown[] = [];
    const stop = bus.onSignal({ ...LAMP, member: 'Changed' }, (body) => heard.push(body));
    // A second subscription without the sender in its way would let a stranger's signal through to the process.
    bus.onSignal({ ...LAMP, destination: 'org.example.Other', member: 'Changed' }, () => {
      heard.push('other');
    });
    await until('the subscription', async () => {
      signal(owner, LAMP, 'Changed', 's', 'probe');
      await bus.owner(SERVICE);
      return heard.length > 0;
    });
    heard.length = 0;
    signal(stranger, LAMP, 'Changed', 's', 'forged');
    await stranger.owner(SERVICE);
    signal(owner, LAMP, 'Changed', 'v', variant('b', true));
    await until('the signal', () => heard.some((body) => Array.isArray(body) && body[0] === true));
    expect(heard.filter((body) => !(Array.isArray(body) && body[0] === 'probe'))).toEqual([[true]]);
    stop();
    heard.length = 0;
    signal(owner, LAMP, 'Changed', 's', 'after');
    await owner.owner(SERVICE);
    await bus.owner(SERVICE);
    expect(heard).toEqual([]);
  });

  it('and owners are heard again after the bus went and came back', async () => {
    const { address, env, daemon, restartDaemon } = await privateBus();
    const first = await peerOn(address);
    await first.connection.requestName(SERVICE, 0);
    const bus = busOf(env, { retryMs: [5] });
    const owners: (string | null)[] = [];
    const heard: unknown[] = [];
    bus.onOwner(SERVICE, (owner) => owners.push(owner));
    bus.onSignal({ ...LAMP, member: 'Changed' }, (body) => heard.push(body[0]));
    await until('the first owner', () => owners.length === 1);

    const pending = bus.call({ ...LAMP, member: 'Silent' });
    await daemon().stop();
    expect((await pending).ok).toBe(false);
    await until('the loss', () => owners.length === 2);
    expect(owners[1]).toBeNull();

    await restartDaemon();
    const second = await peerOn(address);
    await second.connection.requestName(SERVICE, 0);
    await until('the second owner', () => typeof owners.at(-1) === 'string');
    await until('the signal', async () => {
      signal(second, LAMP, 'Changed', 's', 'again');
      await second.owner(SERVICE);
      return heard.includes('again');
    });
    await bus.close();
    expect(await bus.owner(SERVICE)).toMatchObject({ failure: { reason: 'offline' } });
  });

  it('owners that come, change and go are told', async () => {
    const { address, env } = await privateBus();
    const [one, two] = [await peerOn(address), await peerOn(address)];
    const bus = busOf(env);
    const owners: (string | null)[] = [];
    const stop = bus.onOwner(SERVICE, (owner) => owners.push(owner));
    expect(await bus.owner(SERVICE)).toEqual({ ok: true, value: null });
    await one.connection.requestName(SERVICE, dbus.NameFlag.ALLOW_REPLACEMENT);
    await two.connection.requestName(SERVICE, dbus.NameFlag.REPLACE_EXISTING);
    await two.connection.releaseName(SERVICE);
    await one.connection.releaseName(SERVICE);
    await until('four changes', () => owners.length === 4);
    expect(owners).toEqual([nameOf(one), nameOf(two), nameOf(one), null]);
    stop();
    stop();
    await one.connection.requestName(SERVICE, 0);
    expect(await bus.owner(SERVICE)).toEqual({ ok: true, value: nameOf(one) });
    expect(owners.length).toBe(4);
  });
});

describe('no usable bus', () => {
  const unusable = async (socket: string, timeoutMs = 5_000) => {
    const bus = busOf({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}` }, { timeoutMs });
    bus.onOwner(SERVICE, () => undefined);
    bus.onSignal({ ...LAMP, member: 'Changed' }, () => undefined);
    return bus.call({ ...LAMP, member: 'Toggle' });
  };
  const serverThat = async (does: (socket: Socket) => void) => {
    const folder = await mkdtemp(join(tmpdir(), 'lull-no-bus-'));
    const server = createServer(does);
    cleanups.push(
      () => rm(folder, { recursive: true, force: true }),
      () => server.close(),
    );
    await new Promise<void>((resolve) => server.listen(join(folder, 'bus'), resolve));
    return join(folder, 'bus');
  };

  it('none named: unsupported, with the reason', async () => {
    const bus = busOf({});
    bus.onOwner(SERVICE, () => undefined);
    expect(await bus.owner(SERVICE)).toEqual({
      ok: false,
      failure: { reason: 'unsupported', detail: 'there is no session bus', retryAt: null },
    });
  });

  it('nothing listens', async () => {
    expect(await unusable('/nowhere/bus')).toMatchObject({
      failure: { reason: 'offline', detail: expect.stringContaining('ENOENT') },
    });
  });

  it('an address of a kind that is not spoken here', async () => {
    for (const address of ['tcp:host=localhost,port=1', 'autolaunch:', 'unix:', 'nonsense', ';;']) {
      const bus = busOf({ DBUS_SESSION_BUS_ADDRESS: address });
      expect(await bus.owner(SERVICE)).toMatchObject({ failure: { reason: 'unsupported' } });
    }
  });

  it('an abstract socket that nothing listens at', async () => {
    const bus = busOf({ DBUS_SESSION_BUS_ADDRESS: 'unix:abstract=/tmp/lull-nowhere' });
    expect(await bus.owner(SERVICE)).toMatchObject({ failure: { reason: 'offline' } });
  });

  it('it hangs up at once', async () => {
    const socket = await serverThat((client) => client.destroy());
    expect(await unusable(socket)).toMatchObject({ failure: { reason: 'offline' } });
  });

  it('it never answers', async () => {
    const socket = await serverThat((client) => client.on('error', () => undefined));
    expect(await unusable(socket, 100)).toMatchObject({ failure: { reason: 'timed-out' } });
  });

  it('it answers nonsense', async () => {
    const socket = await serverThat((client) => {
      client.on('error', () => undefined);
      client.write('HTTP/1.1 200 OK\r\n\r\n'.repeat(20));
    });
    expect((await unusable(socket, 100)).ok).toBe(false);
  });

  it('it has no room for one more', async () => {
    const { address } = await privateBus({ limits: { max_completed_connections: 1 } });
    const peer = await peerOn(address);
    expect(await peer.owner(SERVICE)).toBeNull();
    const bus = busOf({ DBUS_SESSION_BUS_ADDRESS: address }, { timeoutMs: 500 });
    expect((await bus.owner(SERVICE)).ok).toBe(false);
  });
});

it('the address comes from the environment as the specification writes it', () => {
  expect(busSockets({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus,guid=ab' })).toEqual([
    '/run/user/1000/bus',
  ]);
  expect(
    busSockets({
      DBUS_SESSION_BUS_ADDRESS: 'tcp:host=x;unix:guid=1,path=/a%20b=c;unix:abstract=/tmp/d',
      XDG_RUNTIME_DIR: '/run/user/1000',
    }),
  ).toEqual(['/a b=c', '\0/tmp/d']);
  expect(busSockets({ DBUS_SESSION_BUS_ADDRESS: '', XDG_RUNTIME_DIR: '/run/user/1000' })).toEqual([
    '/run/user/1000/bus',
  ]);
  expect(busSockets({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/%zz' })).toEqual([]);
  expect(busSockets({})).toEqual([]);
});
