import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, type Child } from '../desktop/child';
import { BUS_CONFIG } from '../desktop/desktop-config';
import { until } from '../until';

/** A session bus of its own, with a home of its own for what runs on it. */
export type PrivateBus = {
  readonly folder: string;
  readonly address: string;
  readonly env: Record<string, string>;
  readonly daemon: () => Child;
  /** Starts a program on this bus; it ends with the bus. */
  readonly start: (name: string, args?: readonly string[]) => Promise<Child>;
  /** Starts the daemon again at the same address, after it was ended. */
  readonly restartDaemon: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** What the bus may start by itself, and limits of it. */
export type PrivateBusOptions = {
  /** Bus names and the command that the bus runs for each when it is called. */
  readonly services?: { readonly [name: string]: string };
  readonly limits?: { readonly [name: string]: number };
};

/** Starts a bus that nothing outside of the test can reach. */
export async function startPrivateBus(options: PrivateBusOptions = {}): Promise<PrivateBus> {
  const folder = await mkdtemp(join(tmpdir(), 'lull-bus-'));
  const home = join(folder, 'home');
  const services = join(folder, 'services');
  const socket = join(folder, 'bus');
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    HOME: home,
    LANG: 'C.UTF-8',
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
  };
  for (const path of [services, env['XDG_RUNTIME_DIR'] ?? '', env['XDG_CONFIG_HOME'] ?? '']) {
    await mkdir(path, { recursive: true, mode: 0o700 });
  }
  for (const [name, command] of Object.entries(options.services ?? {})) {
    const text = `[D-BUS Service]\nName=${name}\nExec=${command}\n`;
    await writeFile(join(services, `${name}.service`), text);
  }
  const limits = Object.entries(options.limits ?? {})
    .map(([name, value]) => `<limit name="${name}">${value}</limit>`)
    .join('\n');
  const config = join(folder, 'bus.conf');
  await writeFile(config, BUS_CONFIG(socket, services, limits));

  const children: Child[] = [];
  let daemon: Child | null = null;
  let address = '';
  const startDaemon = async () => {
    let told = '';
    const args = [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address=3'];
    daemon = await startChild('dbus-daemon', args, env, (chunk) => (told += chunk));
    await until('dbus-daemon', () => told.includes('\n'));
    address = told.trim();
  };
  const stop = async () => {
    for (const child of children.splice(0).reverse()) await child.stop();
    await daemon?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await startDaemon();
  } catch (error) {
    await stop();
    throw error;
  }
  env['DBUS_SESSION_BUS_ADDRESS'] = address;
  return {
    folder,
    address,
    env,
    daemon: () => {
      if (daemon === null) throw new Error('the bus was never started');
      return daemon;
    },
    start: async (name, args = []) => {
      const child = await startChild(name, args, env);
      children.push(child);
      return child;
    },
    restartDaemon: async () => {
      await daemon?.stop();
      await rm(socket, { force: true });
      await startDaemon();
    },
    stop,
  };
}
