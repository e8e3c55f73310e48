import dbus from 'dbus-next';
import type { Message } from 'dbus-next';
import { until } from '../until';
import { connectBus, plain } from './bus';

/** A notification as it went over the bus. */
export type SentNotification = {
  /** What the server calls it; null until the server has answered. */
  id: number | null;
  readonly app: string;
  readonly replaces: number;
  readonly summary: string;
  readonly body: string;
  /** Key and label of each action, in order. */
  readonly actions: readonly { readonly key: string; readonly label: string }[];
  readonly hints: Readonly<Record<string, unknown>>;
  /** Milliseconds; 0 stays, −1 leaves it to the server. */
  readonly timeout: number;
  /** Withdrawn by the app that had sent it. */
  withdrawn: boolean;
};

/** Everything that was sent to the notification server since the recording began. */
export type NotificationLog = {
  readonly sent: readonly SentNotification[];
  /** Waits for the `nth` notification with this summary, counted from 1. */
  readonly waitFor: (summary: string | RegExp, nth?: number) => Promise<SentNotification>;
  readonly close: () => void;
};

const NOTIFICATIONS = 'org.freedesktop.Notifications';

/** Records the notifications on a test bus; it only listens, so a server may be there or not. */
export async function recordNotifications(address: string): Promise<NotificationLog> {
  const bus = await connectBus(address);
  const sent: SentNotification[] = [];
  const unanswered = new Map<string, SentNotification>();

  const hear = (message: Message) => {
    if (message.interface === NOTIFICATIONS && message.member === 'Notify') {
      const notification = read(message.body);
      sent.push(notification);
      unanswered.set(`${message.sender} ${message.serial}`, notification);
    } else if (message.interface === NOTIFICATIONS && message.member === 'CloseNotification') {
      const closed = sent.findLast(({ id }) => id === message.body[0]);
      if (closed) closed.withdrawn = true;
    } else if (message.type === dbus.MessageType.METHOD_RETURN) {
      const asked = unanswered.get(`${message.destination} ${message.replySerial}`);
      if (asked) asked.id = Number(message.body[0]);
    }
  };
  bus.connection.on('message', hear);
  // A monitor that answers the calls it overhears is thrown off the bus.
  bus.connection.addMethodHandler(() => true);

  await bus.call(
    {
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus.Monitoring',
      member: 'BecomeMonitor',
    },
    'asu',
    [[`interface='${NOTIFICATIONS}'`, "type='method_return'"], 0],
  );

  return {
    sent,
    waitFor: (summary, nth = 1) =>
      until(`notification ${nth} with the summary ${String(summary)}`, () => {
        const fitting = sent.filter((notification) =>
          typeof summary === 'string'
            ? notification.summary === summary
            : summary.test(notification.summary),
        );
        return fitting[nth - 1];
      }),
    close: bus.close,
  };
}

function read(body: unknown[]): SentNotification {
  const [app, replaces, , summary, text, actions, hints, timeout] = body.map(plain);
  const words = (actions as string[]) ?? [];
  return {
    id: null,
    app: String(app),
    replaces: Number(replaces),
    summary: String(summary),
    body: String(text),
    actions: words.flatMap((key, index) =>
      index % 2 === 0 ? [{ key, label: words[index + 1] ?? '' }] : [],
    ),
    hints: hints as Record<string, unknown>,
    timeout: Number(timeout),
    withdrawn: false,
  };
}
