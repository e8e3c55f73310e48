import type { NotificationAction } from '../../../src/app/notification';
import type { NotificationWords, Notifier, SessionBus } from '../../ports';
import { escapeMarkup } from './markup';

const SERVER = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
} as const;

/** The action of a click on the notification itself (Desktop Notifications Specification 1.2). */
const DEFAULT_ACTION = 'default';
const URGENCY_NORMAL = 1;
const SERVERS_CHOICE = -1;

export type LinuxNotifierOptions = {
  readonly bus: SessionBus;
  /** A themed icon's name, or a file's path. */
  readonly icon: string;
  /** The name of Lull's desktop file, without its ending. */
  readonly desktopEntry: string;
  /** Shows what the bus could not. */
  readonly fallback: () => Notifier;
};

type Shown = { readonly id: string; readonly words: NotificationWords };

/** What became of a notification that was handed over. */
type Sent =
  | { readonly kind: 'shown'; readonly serverId: number }
  | { readonly kind: 'refused' }
  /** The server did not answer in time: it may show it all the same. */
  | { readonly kind: 'unknown'; readonly detail: string };

/** The arguments of `Notify` for what a server says it can do. */
export function notifyArguments(
  words: NotificationWords,
  capabilities: readonly unknown[],
  options: Pick<LinuxNotifierOptions, 'icon' | 'desktopEntry'>,
): readonly unknown[] {
  const body = capabilities.includes('body-markup') ? escapeMarkup(words.body) : words.body;
  const actions = capabilities.includes('actions')
    ? [DEFAULT_ACTION, words.title, ...words.actions.flatMap(({ id, label }) => [id, label])]
    : [];
  const hints = {
    urgency: { variant: 'y', value: URGENCY_NORMAL },
    'desktop-entry': { variant: 's', value: options.desktopEntry },
    ...(words.sound
      ? { 'sound-name': { variant: 's', value: 'message-new-instant' } }
      : { 'suppress-sound': { variant: 'b', value: true } }),
  };
  return ['Lull', 0, options.icon, words.title, body, actions, hints, SERVERS_CHOICE];
}

/**
 * Notifications over the session bus, because Electron sends no buttons there and asks only once what the server can
 * do. A server's abilities are asked for each time: some drop their buttons while they are silenced.
 */
export function createLinuxNotifier(options: LinuxNotifierOptions): Notifier {
  const { bus } = options;
  const shown = new Map<number, Shown>();
  const pending = new Map<string, Promise<number | null>>();
  const clickListeners: ((id: string, action: NotificationAction | null) => void)[] = [];
  const failureListeners: ((id: string, detail: string) => void)[] = [];
  let fallback: Notifier | null = null;

  const fallBack = (): Notifier => {
    if (fallback !== null) return fallback;
    fallback = options.fallback();
    for (const listener of clickListeners) fallback.onClick(listener);
    for (const listener of failureListeners) fallback.onFailed(listener);
    return fallback;
  };

  const forget = (serverId: number): void => {
    const gone = shown.get(serverId);
    shown.delete(serverId);
    if (gone !== undefined) pending.delete(gone.id);
  };

  /** What is told of a notification may be told before the answer that says which one it is has been read. */
  const onceKnown = (serverId: number, then: () => void): void => {
    if (shown.has(serverId)) then();
    else void Promise.all(pending.values()).then(then);
  };

  bus.onSignal({ ...SERVER, member: 'ActionInvoked' }, ([told, action]) => {
    const serverId = Number(told);
    onceKnown(serverId, () => {
      const clicked = shown.get(serverId);
      if (clicked === undefined) return;
      const button = clicked.words.actions.find(({ id }) => id === action);
      for (const listener of clickListeners) listener(clicked.id, button?.id ?? null);
    });
  });
  bus.onSignal({ ...SERVER, member: 'NotificationClosed' }, ([told]) => {
    const serverId = Number(told);
    onceKnown(serverId, () => forget(serverId));
  });
  // A new server counts from one again.
  bus.onOwner(SERVER.destination, () => {
    for (const serverId of [...shown.keys()]) forget(serverId);
  });

  const send = async (words: NotificationWords): Promise<Sent> => {
    const asked = await bus.call({ ...SERVER, member: 'GetCapabilities' }, { start: true });
    if (!asked.ok) return { kind: 'refused' };
    const capabilities = Array.isArray(asked.value[0]) ? (asked.value[0] as unknown[]) : [];
    const answer = await bus.call(
      { ...SERVER, member: 'Notify' },
      {
        signature: 'susssasa{sv}i',
        body: notifyArguments(words, capabilities, options),
        start: true,
      },
    );
    if (answer.ok) return { kind: 'shown', serverId: Number(answer.value[0]) };
    const { reason, detail } = answer.failure;
    return reason === 'timed-out' ? { kind: 'unknown', detail } : { kind: 'refused' };
  };

  return {
    show: (notification, words) => {
      const { id } = notification;
      const sending = send(words).then((sent) => {
        if (sent.kind === 'shown') {
          shown.set(sent.serverId, { id, words });
          return sent.serverId;
        }
        pending.delete(id);
        // Shown another way as well, it could be there twice.
        if (sent.kind === 'unknown')
          for (const listener of failureListeners) listener(id, sent.detail);
        else fallBack().show(notification, words);
        return null;
      });
      pending.set(id, sending);
    },
    withdraw: (id) => {
      fallback?.withdraw(id);
      void pending.get(id)?.then(async (serverId) => {
        if (serverId === null) return;
        forget(serverId);
        await bus.call(
          { ...SERVER, member: 'CloseNotification' },
          { signature: 'u', body: [serverId] },
        );
      });
    },
    onClick: (listener) => void clickListeners.push(listener),
    onFailed: (listener) => void failureListeners.push(listener),
  };
}
