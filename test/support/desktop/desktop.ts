import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../until';
import { connectBus, type Bus } from './bus';
import { startChild, type Child } from './child';
import { BUS_CONFIG, DUNST_CONFIG, DUNST_MENU, PANEL_CONFIG } from './desktop-config';

/** What a desktop has besides a screen, a bus and a window manager. */
export type DesktopOptions = {
  readonly width?: number;
  readonly height?: number;
  /** A panel that shows tray icons; without it there is no `org.kde.StatusNotifierWatcher`. */
  readonly panel?: boolean;
  /** A notification server. */
  readonly dunst?: boolean;
};

/** A private desktop: nothing in it touches the display, the bus or the home of who runs the test. */
export type Desktop = {
  readonly env: Record<string, string>;
  readonly home: string;
  readonly display: string;
  readonly bus: Bus;
  readonly startPanel: () => Promise<Child>;
  readonly startDunst: () => Promise<Child>;
  /** Starts another program in this desktop; it ends with the desktop. */
  readonly start: (name: string, args?: readonly string[]) => Promise<Child>;
  readonly stop: () => Promise<void>;
};

const WATCHER = 'org.kde.StatusNotifierWatcher';
const NOTIFICATIONS = 'org.freedesktop.Notifications';
const XFCONF_SERVICE = '/usr/share/dbus-1/services/org.xfce.Xfconf.service';

/** Starts a private desktop and waits until each of its parts says that it is ready. */
export async function startDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const { width = 1280, height = 800, panel = true, dunst = true } = options;
  const folder = await mkdtemp(join(tmpdir(), 'lull-desktop-'));
  const children: Child[] = [];
  const buses: Bus[] = [];

  const stop = async () => {
    for (const bus of buses.splice(0)) bus.close();
    for (const child of children.splice(0).reverse()) await child.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };

  try {
    const env = await environment(folder);
    const start = async (
      name: string,
      args: readonly string[] = [],
      report?: (chunk: string) => void,
    ) => {
      const child = await startChild(name, args, env, report);
      children.push(child);
      return child;
    };

    env['DISPLAY'] = await startScreen(start, width, height);
    env['DBUS_SESSION_BUS_ADDRESS'] = await startBus(start, folder, env);
    // Power and lock events come over the system bus, which a test may speak on as well.
    env['DBUS_SYSTEM_BUS_ADDRESS'] = env['DBUS_SESSION_BUS_ADDRESS'];
    const bus = await connectBus(env['DBUS_SESSION_BUS_ADDRESS']);
    buses.push(bus);

    const managed = join(folder, 'window-manager-ready');
    await start('openbox', ['--sm-disable', '--startup', `touch ${managed}`]);
    await until('openbox', () => readFile(managed).then(() => true));

    const ready = async (child: Child, name: string) => {
      await until(`${child.name} to own ${name}`, async () => {
        if (!child.running()) throw new Error(`it ended: ${child.output()}`);
        return bus.owner(name);
      });
      return child;
    };
    const startPanel = async () =>
      ready(await start('xfce4-panel', ['--disable-wm-check']), WATCHER);
    const startDunst = async () => {
      const config = join(folder, 'dunstrc');
      const menu = join(folder, 'choose-action');
      await writeFile(menu, DUNST_MENU, { mode: 0o755 });
      await writeFile(config, DUNST_CONFIG(menu));
      return ready(await start('dunst', ['-config', config]), NOTIFICATIONS);
    };
    if (panel) await startPanel();
    if (dunst) await startDunst();

    return {
      env,
      home: env['HOME'] ?? folder,
      display: env['DISPLAY'],
      bus,
      startPanel,
      startDunst,
      start: (name, args) => start(name, args),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function environment(folder: string): Promise<Record<string, string>> {
  const home = join(folder, 'home');
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    HOME: home,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
    XDG_STATE_HOME: join(home, '.local', 'state'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    XDG_CURRENT_DESKTOP: 'XFCE',
    XDG_SESSION_TYPE: 'x11',
    NO_AT_BRIDGE: '1',
  };
  for (const [name, path] of Object.entries(env)) {
    if (name.startsWith('XDG_') && path.startsWith(folder)) {
      await mkdir(path, { recursive: true, mode: 0o700 });
    }
  }
  const panel = join(home, '.config', 'xfce4', 'xfconf', 'xfce-perchannel-xml');
  await mkdir(panel, { recursive: true });
  await writeFile(join(panel, 'xfce4-panel.xml'), PANEL_CONFIG);
  return env;
}

type Start = (
  name: string,
  args: readonly string[],
  report: (chunk: string) => void,
) => Promise<Child>;

async function startScreen(start: Start, width: number, height: number): Promise<string> {
  let display = '';
  const screen = ['-screen', '0', `${width}x${height}x24`];
  await start(
    'Xvfb',
    ['-displayfd', '3', '-noreset', '-nolisten', 'tcp', ...screen],
    (chunk) => (display += chunk),
  );
  await until('Xvfb', () => display.includes('\n'));
  return `:${display.trim()}`;
}

async function startBus(
  start: Start,
  folder: string,
  env: Record<string, string>,
): Promise<string> {
  const services = join(folder, 'services');
  await mkdir(services);
  // Nothing else is started by the bus: a desktop without a notification server stays without.
  await writeFile(join(services, 'org.xfce.Xfconf.service'), await readFile(XFCONF_SERVICE));
  const config = join(folder, 'bus.conf');
  const socket = join(env['XDG_RUNTIME_DIR'] ?? folder, 'bus');
  await writeFile(config, BUS_CONFIG(socket, services));

  let address = '';
  const args = [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address=3'];
  await start('dbus-daemon', args, (chunk) => (address += chunk));
  await until('dbus-daemon', () => address.includes('\n'));
  return address.trim();
}
