import type { Bus } from '../desktop/bus';
import { refuses, returns, serve, signal, variant } from './serve';

/** What the person at the machine does in Plasma, and what the shell knows. */
export type FakePlasma = {
  readonly cookies: () => readonly { readonly cookie: number; readonly owner: string }[];
  readonly inhibitors: () => readonly string[];
  /** The user's own do-not-disturb; switching it off drops everybody's inhibitions. */
  readonly setDoNotDisturb: (on: boolean) => void;
  readonly stop: () => void;
};

const PATH = '/org/freedesktop/Notifications';
const NOTIFICATIONS = 'org.freedesktop.Notifications';
const INVALID = 'org.freedesktop.DBus.Error.InvalidArgs';

/**
 * Plasma's notification service as plasma-workspace at 0eb6cba writes it: `Inhibit` refuses an empty desktop entry
 * (dbus/org.freedesktop.Notifications.xml, server_p.cpp), cookies belong to the connection that took them and go with
 * it, except that giving one back stops watching that connection (server_p.cpp, UnInhibit: removeWatchedService);
 * `Inhibited` is true while anybody inhibits or the user does (Globals.qml, checkInhibition), changes are told by
 * PropertiesChanged, and the user's own "off" revokes every inhibition.
 */
export async function servePlasma(peer: Bus, name = 'Plasma'): Promise<FakePlasma> {
  const held = new Map<number, { owner: string; entry: string }>();
  const watched = new Set<string>();
  let next = 0;
  let doNotDisturb = false;
  let told = false;
  let stopped = false;

  const inhibited = () => doNotDisturb || held.size > 0;
  const tell = () => {
    if (inhibited() === told) return;
    told = inhibited();
    signal(
      peer,
      { path: PATH, interface: 'org.freedesktop.DBus.Properties' },
      'PropertiesChanged',
      'sa{sv}as',
      NOTIFICATIONS,
      { Inhibited: variant('b', told) },
      [],
    );
  };

  serve(
    peer,
    { path: PATH, interface: NOTIFICATIONS },
    {
      GetServerInformation: () => returns('ssss', name, 'KDE', '5.27.5', '1.2'),
      GetCapabilities: () => returns('as', ['body', 'actions', 'inhibitions']),
      Inhibit: ([entry, reason, hints], owner) => {
        if (typeof entry !== 'string' || entry === '') return refuses(INVALID, 'no desktop entry');
        if (typeof reason !== 'string' || typeof hints !== 'object') return refuses(INVALID);
        next += 1;
        held.set(next, { owner, entry });
        watched.add(owner);
        tell();
        return returns('u', next);
      },
      UnInhibit: ([cookie]) => {
        const one = held.get(Number(cookie));
        if (one !== undefined) {
          watched.delete(one.owner);
          held.delete(Number(cookie));
          tell();
        }
        return returns();
      },
    },
  );
  serve(
    peer,
    { path: PATH, interface: 'org.freedesktop.DBus.Properties' },
    {
      GetAll: ([of]) =>
        of === NOTIFICATIONS
          ? returns('a{sv}', { Inhibited: variant('b', inhibited()) })
          : refuses(INVALID),
      Set: () => refuses('org.freedesktop.DBus.Error.PropertyReadOnly'),
    },
  );

  peer.connection.on('message', (message) => {
    if (stopped || message.member !== 'NameOwnerChanged') return;
    const [gone, , owner] = message.body;
    if (owner !== '' || !watched.has(gone)) return;
    watched.delete(gone);
    for (const [cookie, one] of held) if (one.owner === gone) held.delete(cookie);
    tell();
  });
  await peer.call(
    {
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'AddMatch',
    },
    's',
    ["type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'"],
  );
  await peer.connection.requestName(NOTIFICATIONS, 0);

  return {
    cookies: () => [...held].map(([cookie, { owner }]) => ({ cookie, owner })),
    inhibitors: () => [...held.values()].map(({ entry }) => entry),
    setDoNotDisturb: (on) => {
      doNotDisturb = on;
      if (!on) {
        held.clear();
        watched.clear();
      }
      tell();
    },
    stop: () => {
      stopped = true;
      peer.close();
    },
  };
}
