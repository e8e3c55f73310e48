import { afterEach, describe, expect, test } from 'vitest';
import { createLinuxNotifier } from '../../../../electron/adapters/notifications/linux';
import { createSessionBus } from '../../../../electron/adapters/session-bus';
import type { NotificationWords, Notifier } from '../../../../electron/ports';
import type { Notification } from '../../../../src/app/notification';
import { startPrivateBus } from '../../../support/bus/private-bus';
import { connectPeer, refuses, returns, serve, signal } from '../../../support/bus/serve';
import { plain } from '../../../support/desktop/bus';
import { until } from '../../../support/until';

const NAME = 'org.freedesktop.Notifications';
const SERVER = { path: '/org/freedesktop/Notifications', interface: NAME };

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A notification server that remembers what it was asked to show. */
async function serverOn(address: string, capabilities: () => readonly string[]) {
  const peer = await connectPeer(address);
  const shown: { id: number; args: unknown[] }[] = [];
  const closed: number[] = [];
  serve(peer, SERVER, {
    GetCapabilities: () => returns('as', capabilities()),
    Notify: (args) => {
      const id = shown.length + 1;
      shown.push({ id, args: args.map(plain) });
      return returns('u', id);
    },
    CloseNotification: ([id]) => {
      closed.push(Number(id));
      return returns();
    },
  });
  await peer.connection.requestName(NAME, 0);
  const emit = (member: string, types: string, ...body: unknown[]) =>
    signal(peer, SERVER, member, types, ...body);
  return { peer, shown, closed, emit };
}

/** Takes what the bus could not show. */
function lastResort() {
  const shown: string[] = [];
  const withdrawn: string[] = [];
  const notifier: Notifier = {
    show: ({ id }) => void shown.push(id),
    withdraw: (id) => void withdrawn.push(id),
    onClick: () => undefined,
    onFailed: () => undefined,
  };
  return { notifier, shown, withdrawn };
}

async function bench(
  capabilities: readonly string[] | null = ['body', 'actions', 'body-markup'],
  timeoutMs?: number,
) {
  const privateBus = await startPrivateBus();
  cleanups.push(privateBus.stop);
  const can = { now: capabilities };
  const server =
    capabilities === null ? null : await serverOn(privateBus.address, () => can.now ?? []);
  if (server !== null) cleanups.push(server.peer.close);
  const bus = createSessionBus({
    environment: privateBus.env,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  cleanups.push(() => bus.close());
  const fallback = lastResort();
  const notifier = createLinuxNotifier({
    bus,
    icon: 'lull',
    desktopEntry: 'lull',
    fallback: () => fallback.notifier,
  });
  const clicks: unknown[] = [];
  notifier.onClick((id, action) => clicks.push([id, action]));
  const failures: string[] = [];
  notifier.onFailed((id) => failures.push(id));
  return { privateBus, server, can, notifier, fallback, clicks, failures };
}

const over = (id: string): Notification => ({
  kind: 'block-over',
  id,
  blockId: 'b',
  endedAt: 0,
  intention: '',
});
const WORDS: NotificationWords = {
  title: 'Focus block over',
  body: '“<b>A & B</b>” ended at 10:25.',
  sound: false,
  actions: [
    { id: 'go-on', label: 'Go on for 10 min' },
    { id: 'done', label: 'Done' },
  ],
};

describe('a notification on Linux', () => {
  test('carries its words, its buttons and who it is from', async () => {
    const { notifier, server } = await bench();
    notifier.show(over('n1'), WORDS);
    const { args } = await until('a notification', () => server?.shown[0]);
    expect(args).toEqual([
      'Lull',
      0,
      'lull',
      'Focus block over',
      '“&lt;b&gt;A &amp; B&lt;/b&gt;” ended at 10:25.',
      ['default', 'Focus block over', 'go-on', 'Go on for 10 min', 'done', 'Done'],
      { urgency: 1, 'desktop-entry': 'lull', 'suppress-sound': true },
      -1,
    ]);
  });

  test('escapes nothing for a server that reads no markup, and shows it no buttons it cannot show', async () => {
    const { notifier, server } = await bench(['body']);
    notifier.show(over('n1'), { ...WORDS, sound: true });
    const { args } = await until('a notification', () => server?.shown[0]);
    expect(args[4]).toBe(WORDS.body);
    expect(args[5]).toEqual([]);
    expect(args[6]).toMatchObject({ 'sound-name': 'message-new-instant' });
  });

  test('has its buttons again once the server can show them again', async () => {
    const { notifier, server, can } = await bench(['body']);
    notifier.show(over('n1'), WORDS);
    await until('the first', () => server?.shown[0]);
    can.now = ['body', 'actions'];
    notifier.show(over('n2'), WORDS);
    const { args } = await until('the second', () => server?.shown[1]);
    expect(args[5]).toHaveLength(6);
  });

  test.each([
    { action: 'default', told: null },
    { action: 'go-on', told: 'go-on' },
    { action: 'done', told: 'done' },
    { action: 'something-else', told: null },
  ])('tells a click on $action as $told', async ({ action, told }) => {
    const { notifier, server, clicks } = await bench();
    notifier.show(over('n1'), WORDS);
    notifier.show(over('n2'), WORDS);
    await until('both', () => server?.shown[1]);
    server?.emit('ActionInvoked', 'us', 2, action);
    await until('the click', () => clicks.length > 0);
    expect(clicks).toEqual([['n2', told]]);
  });

  test('tells no click on what is closed, on what others showed, or from anybody else', async () => {
    const { notifier, server, clicks, privateBus } = await bench();
    notifier.show(over('n1'), WORDS);
    notifier.show(over('n2'), WORDS);
    await until('both', () => server?.shown[1]);
    const other = await connectPeer(privateBus.address);
    cleanups.push(other.close);
    signal(other, SERVER, 'ActionInvoked', 'us', 2, 'done');
    server?.emit('ActionInvoked', 'us', 99, 'default');
    server?.emit('NotificationClosed', 'uu', 1, 2);
    server?.emit('ActionInvoked', 'us', 1, 'default');
    server?.emit('ActionInvoked', 'us', 2, 'default');
    await until('the click', () => clicks.length > 0);
    expect(clicks).toEqual([['n2', null]]);
  });

  test('is withdrawn by its own id, also right after it was shown', async () => {
    const { notifier, server } = await bench();
    notifier.show(over('n1'), WORDS);
    notifier.show(over('n2'), WORDS);
    notifier.withdraw('n2');
    notifier.withdraw('never shown');
    await until('the withdrawal', () => server?.closed.length === 1);
    expect(server?.closed).toEqual([2]);
  });

  test('goes another way where nobody shows notifications on the bus', async () => {
    const { notifier, fallback } = await bench(null);
    notifier.show(over('n1'), WORDS);
    await until('the fallback', () => fallback.shown.length === 1);
    expect(fallback.shown).toEqual(['n1']);
    notifier.withdraw('n1');
    expect(fallback.withdrawn).toEqual(['n1']);
  });

  test('goes no other way where the server shows it and answers late', async () => {
    const { notifier, fallback, privateBus, failures } = await bench(null, 200);
    const slow = await connectPeer(privateBus.address);
    cleanups.push(slow.close);
    serve(slow, SERVER, {
      GetCapabilities: () => returns('as', ['body']),
      Notify: () => ({ kind: 'silence' }),
    });
    await slow.connection.requestName(NAME, 0);
    notifier.show(over('n1'), WORDS);
    await until('the trouble to be told', () => failures.length === 1);
    expect(failures).toEqual(['n1']);
    expect(fallback.shown).toEqual([]);
  });

  test('goes another way where the server refuses it', async () => {
    const { notifier, fallback, privateBus } = await bench(null);
    const refusing = await connectPeer(privateBus.address);
    cleanups.push(refusing.close);
    serve(refusing, SERVER, {
      GetCapabilities: () => returns('as', ['body']),
      Notify: () => refuses('org.freedesktop.Notifications.Error.ExcessNotificationGeneration'),
    });
    await refusing.connection.requestName(NAME, 0);
    notifier.show(over('n1'), WORDS);
    await until('the fallback', () => fallback.shown.length === 1);
  });

  test('forgets what an earlier server showed', async () => {
    const { notifier, server, privateBus, clicks } = await bench();
    notifier.show(over('n1'), WORDS);
    await until('the first', () => server?.shown[0]);
    server?.peer.close();
    const next = await serverOn(privateBus.address, () => ['actions']);
    cleanups.push(next.peer.close);
    notifier.show(over('n2'), WORDS);
    await until('the second', () => next.shown[0]);
    next.emit('ActionInvoked', 'us', 1, 'default');
    await until('the click', () => clicks.length > 0);
    expect(clicks).toEqual([['n2', null]]);
  });
});
