import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepLeases, type Kept } from '../../../../support/bus/lease-keeper';
import { osDndOn } from '../../../../support/bus/os-dnd-on';
import { startPrivateBus, type PrivateBus } from '../../../../support/bus/private-bus';
import {
  connectPeer,
  refuses,
  returns,
  serve,
  signal,
  variant,
} from '../../../../support/bus/serve';
import type { Bus } from '../../../../support/desktop/bus';
import { until } from '../../../../support/until';

// Services that are played: each serves what its documented contract holds, and refuses everything else.
let bus: PrivateBus;
let peer: Bus;
const cleanups: (() => unknown)[] = [];
beforeEach(async () => {
  bus = await startPrivateBus();
  cleanups.push(bus.stop);
  peer = await connectPeer(bus.address);
  cleanups.push(peer.close);
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
const lull = (kept?: Kept) => {
  const keeper = keepLeases({ ...osDndOn(bus.env), ...(kept === undefined ? {} : { kept }) });
  cleanups.push(keeper.close);
  return keeper;
};
const targetOn = () => {
  const { bus: own, target } = osDndOn(bus.env);
  cleanups.push(own.close, target.close);
  return target;
};

const PATH = '/org/freedesktop/Notifications';
const NOTIFICATIONS = 'org.freedesktop.Notifications';
const PROPERTIES = 'org.freedesktop.DBus.Properties';
const INVALID = 'org.freedesktop.DBus.Error.InvalidArgs';

/** The part of the specification that every server has (Desktop Notifications Specification 1.2). */
const serveNotifications = async (name: string, capabilities: readonly string[] = ['body']) => {
  serve(
    peer,
    { path: PATH, interface: NOTIFICATIONS },
    {
      GetServerInformation: () => returns('ssss', name, 'vendor', '1', '1.2'),
      GetCapabilities: () => returns('as', capabilities),
    },
  );
  await peer.connection.requestName(NOTIFICATIONS, 0);
};

describe('SwayNotificationCenter', () => {
  // swayncDaemon.vala at b8017a4: GetDnd, SetDnd(b), and SubscribeV2(u, b, b, b) with each change; 0.7.3 has Subscribe
  // (u, b, b) instead.
  const CONTROL = { path: '/org/erikreider/swaync/cc', interface: 'org.erikreider.swaync.cc' };
  let dnd = false;
  const serveSwaync = async (version: 'old' | 'new') => {
    dnd = false;
    serve(peer, CONTROL, {
      GetDnd: () => returns('b', dnd),
      SetDnd: ([value]) => {
        if (typeof value !== 'boolean') return refuses(INVALID);
        change(value, version);
        return returns();
      },
    });
    await peer.connection.requestName('org.erikreider.swaync.cc', 0);
    await serveNotifications('SwayNotificationCenter');
  };
  const change = (value: boolean, version: 'old' | 'new') => {
    if (dnd === value) return;
    dnd = value;
    if (version === 'old') signal(peer, CONTROL, 'Subscribe', 'ubb', 0, dnd, false);
    else signal(peer, CONTROL, 'SubscribeV2', 'ubbb', 0, dnd, false, false);
  };

  it.each(['old', 'new'] as const)('%s: silenced, heard, put back', async (version) => {
    await serveSwaync(version);
    expect(await targetOn().probe()).toEqual({ kind: 'ready', name: 'SwayNotificationCenter' });
    const keeper = lull();
    await keeper.begin();
    expect(dnd).toBe(true);
    await keeper.end();
    expect(dnd).toBe(false);

    change(true, version);
    const second = lull();
    await second.begin();
    await second.end();
    expect(dnd).toBe(true);

    change(false, version);
    const third = lull();
    await third.begin();
    change(false, version);
    await until('the change', () => third.outcome() === 'yours-kept');
    await third.end();
    expect(dnd).toBe(false);
  });
});

describe('mako', () => {
  // dbus/mako.c at c4df229: ListModes, SetModes(as); the newer version tells Modes by PropertiesChanged, invalidated.
  const CONTROL = { path: '/fr/emersion/Mako', interface: 'fr.emersion.Mako' };
  let modes: string[] = [];
  const change = (next: string[]) => {
    modes = next;
    const object = { path: CONTROL.path, interface: PROPERTIES };
    signal(peer, object, 'PropertiesChanged', 'sa{sv}as', CONTROL.interface, {}, ['Modes']);
  };
  const serveMako = async () => {
    modes = ['default'];
    serve(peer, CONTROL, {
      ListModes: () => returns('as', modes),
      SetModes: ([next]) => {
        if (!Array.isArray(next)) return refuses(INVALID);
        change(next.map(String));
        return returns();
      },
    });
    await serveNotifications('mako');
  };
  const configure = async (text: string, file = 'config') => {
    const folder = join(bus.env['XDG_CONFIG_HOME'] ?? '', 'mako');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, file), text);
  };
  const needsSetup = { kind: 'needs-setup', reason: 'mako-mode-missing' };

  it('needs a section for its mode, in its configuration or a file that this includes', async () => {
    await serveMako();
    const target = targetOn();
    expect(await target.probe()).toEqual(needsSetup);
    await configure('font=Sans\n#[mode=do-not-disturb]\n[mode=do-not-disturb-not]\ninvisible=1\n');
    expect(await target.probe()).toEqual(needsSetup);
    for (const section of [
      '[mode=do-not-disturb]',
      '[urgency=low mode=do-not-disturb]',
      '[mode="do-not-disturb"]',
    ]) {
      await configure(`font=Sans\n${section}\ninvisible=1\n`);
      expect(await target.probe()).toEqual({ kind: 'ready', name: 'mako' });
    }
    await configure('include=extra\n');
    expect(await target.probe()).toEqual(needsSetup);
    await configure('[mode=do-not-disturb]\ninvisible=1\n', 'extra');
    expect(await target.probe()).toEqual({ kind: 'ready', name: 'mako' });
  });

  it('adds its mode to those of the user and takes only that one away', async () => {
    await serveMako();
    change(['default', 'work']);
    const keeper = lull();
    await keeper.begin();
    expect(modes).toEqual(['default', 'work', 'do-not-disturb']);
    change(['default', 'away', 'do-not-disturb']);
    await keeper.settle();
    await keeper.end();
    expect(modes).toEqual(['default', 'away']);
    expect(keeper.outcome()).toBe('restored');
  });

  it('B3, B5: the mode that the user set, or took away, is left', async () => {
    await serveMako();
    change(['do-not-disturb']);
    const first = lull();
    await first.begin();
    await first.end();
    expect(modes).toEqual(['do-not-disturb']);
    change([]);
    const second = lull();
    await second.begin();
    change([]);
    await until('the change', () => second.outcome() === 'yours-kept');
    await second.end();
    expect(modes).toEqual([]);
  });
});

describe('a dunst with levels', () => {
  // dbus.c at 312ed56: paused b and pauseLevel u are read and written, both are told; paused is level 100.
  const CONTROL = 'org.dunstproject.cmd0';
  let level = 0;
  const change = (next: number) => {
    level = next;
    const values = { paused: variant('b', level > 0), pauseLevel: variant('u', level) };
    signal(
      peer,
      { path: PATH, interface: PROPERTIES },
      'PropertiesChanged',
      'sa{sv}as',
      CONTROL,
      values,
      [],
    );
  };
  const serveDunst = async () => {
    level = 0;
    serve(
      peer,
      { path: PATH, interface: PROPERTIES },
      {
        GetAll: ([of]) =>
          of === CONTROL
            ? returns('a{sv}', { paused: variant('b', level > 0), pauseLevel: variant('u', level) })
            : refuses(INVALID),
        Set: ([of, name, value]) => {
          const given = value as { signature: string; value: unknown };
          if (of !== CONTROL || name !== 'pauseLevel' || given.signature !== 'u') {
            return refuses(INVALID);
          }
          change(Number(given.value));
          return returns();
        },
      },
    );
    await serveNotifications('dunst');
  };

  it.each([0, 30, 60, 100])(
    'B4: a level of %i before the block is there after it',
    async (before) => {
      await serveDunst();
      change(before);
      const first = lull();
      await first.begin();
      expect(level).toBe(100);
      const again = lull({ ...(await first.crash()), running: false });
      await again.settle();
      expect(level).toBe(before);
    },
  );

  it('B5: a level that the user sets in the block stays', async () => {
    await serveDunst();
    const keeper = lull();
    await keeper.begin();
    change(60);
    await until('the change', () => keeper.outcome() === 'yours-kept');
    await keeper.end();
    expect(level).toBe(60);
  });
});

describe('no silence to be had', () => {
  it('an unknown notification service is named so', async () => {
    await serveNotifications('mate-notification-daemon');
    const target = targetOn();
    expect(await target.probe()).toEqual({
      kind: 'unsupported',
      reason: 'unknown-notification-service',
    });
    expect(await target.read()).toMatchObject({
      failure: {
        reason: 'unsupported',
        detail: 'unknown-notification-service: mate-notification-daemon',
      },
    });
  });

  it('no session bus: unsupported, and nothing thrown', async () => {
    for (const address of ['', 'unix:path=/nowhere', 'tcp:host=x']) {
      const { bus: own, target } = osDndOn({ DBUS_SESSION_BUS_ADDRESS: address });
      cleanups.push(own.close, target.close);
      target.onChange(() => expect.unreachable());
      expect(await target.probe()).toEqual({ kind: 'unsupported', reason: 'no-session-bus' });
      const before = { via: 'dunst', paused: false };
      for (const result of [
        await target.read(),
        await target.apply({ before, until: 0 }),
        await target.restore({ before, ours: { via: 'dunst', paused: true } }),
      ]) {
        expect(result).toMatchObject({ ok: false, failure: { reason: 'unsupported' } });
      }
    }
  });

  it('nothing is started by looking', async () => {
    const own = await startPrivateBus({
      services: { [NOTIFICATIONS]: `/bin/sh -c 'touch ${bus.folder}/started; exit 1'` },
    });
    cleanups.push(own.stop);
    const { bus: session, target } = osDndOn(own.env);
    cleanups.push(session.close, target.close);
    expect(await target.probe()).toEqual({
      kind: 'unsupported',
      reason: 'no-notification-service',
    });
    expect(await target.read()).toMatchObject({ ok: false });
    await expect(access(`${bus.folder}/started`)).rejects.toThrow('ENOENT');
  });

  it('a service that shows another value than it was told is not believed', async () => {
    serve(
      peer,
      { path: PATH, interface: PROPERTIES },
      {
        GetAll: () => returns('a{sv}', { paused: variant('b', false) }),
        Set: () => returns(),
      },
    );
    await serveNotifications('dunst');
    const applied = await targetOn().apply({ before: { via: 'dunst', paused: false }, until: 0 });
    expect(applied).toMatchObject({ ok: false, failure: { reason: 'bad-answer' } });
  });
});
