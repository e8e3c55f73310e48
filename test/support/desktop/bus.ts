import dbus from 'dbus-next';
import type { MessageBus } from 'dbus-next';

/**
 * A connection to the test desktop's bus. Calls are raw messages, because Electron's objects on the
 * bus have no introspection data for a proxy to read.
 */
export type Bus = {
  readonly call: (target: BusTarget, signature?: string, body?: unknown[]) => Promise<unknown[]>;
  readonly property: (target: BusTarget) => Promise<unknown>;
  readonly owner: (name: string) => Promise<string | null>;
  readonly processOf: (name: string) => Promise<number>;
  readonly connection: MessageBus;
  readonly close: () => void;
};

/** A method or property: its owner's bus name, the object's path, the interface and the member. */
export type BusTarget = {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
};

const DAEMON = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;

/** Connects to the bus at an address such as `unix:path=…`. */
export async function connectBus(address: string): Promise<Bus> {
  const connection = dbus.sessionBus({ busAddress: address });
  await new Promise<void>((settle, fail) => {
    connection.once('connect', () => settle());
    connection.once('error', fail);
  });

  const call: Bus['call'] = async (target, signature = '', body = []) => {
    const reply = await connection.call(new dbus.Message({ ...target, signature, body }));
    return reply?.body ?? [];
  };

  return {
    call,
    property: async ({ interface: owner, member, ...object }) => {
      const [value] = await call(
        { ...object, interface: 'org.freedesktop.DBus.Properties', member: 'Get' },
        'ss',
        [owner, member],
      );
      return plain(value);
    },
    owner: async (name) => {
      const [owned] = await call({ ...DAEMON, member: 'NameHasOwner' }, 's', [name]);
      if (owned !== true) return null;
      const [owner] = await call({ ...DAEMON, member: 'GetNameOwner' }, 's', [name]);
      return String(owner);
    },
    processOf: async (name) => {
      const target = { ...DAEMON, member: 'GetConnectionUnixProcessID' };
      const [pid] = await call(target, 's', [name]);
      return Number(pid);
    },
    connection,
    close: () => connection.disconnect(),
  };
}

/** Takes the variants out of a value that came over the bus; 64-bit numbers become plain ones. */
export function plain(value: unknown): unknown {
  if (value instanceof dbus.Variant) return plain(value.value);
  if (typeof value === 'bigint') return Number(value);
  if (Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]));
  }
  return value;
}
