import { posix } from 'node:path';

type Environment = { readonly [name: string]: string | undefined };

const unescaped = (value: string): string | null => {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
};

const socketOf = (address: string): string | null => {
  const [transport, parameters = ''] = address.split(/:(.*)/s);
  if (transport !== 'unix') return null;
  for (const parameter of parameters.split(',')) {
    const [key, value = ''] = parameter.split(/=(.*)/s);
    const path = unescaped(value);
    if (path === null || path === '') continue;
    if (key === 'path') return path;
    // An abstract socket; Node older than 20.5 cannot open one and says so.
    if (key === 'abstract') return `\0${path}`;
  }
  return null;
};

/**
 * The sockets at which the session bus may listen, best first: `DBUS_SESSION_BUS_ADDRESS` (D-Bus specification,
 * "Server Addresses"), else the user bus that systemd puts into `XDG_RUNTIME_DIR`.
 */
export function busSockets(environment: Environment): readonly string[] {
  const address = environment['DBUS_SESSION_BUS_ADDRESS'];
  if (address !== undefined && address !== '') {
    return address
      .split(';')
      .map(socketOf)
      .filter((socket) => socket !== null);
  }
  const runtime = environment['XDG_RUNTIME_DIR'];
  return runtime === undefined || runtime === '' ? [] : [posix.join(runtime, 'bus')];
}
