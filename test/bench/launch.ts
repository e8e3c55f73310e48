import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type dbus from 'dbus-next';
import type { Desktop } from '../support/desktop/desktop';
import { electronBinary, repository } from '../support/runtime';
import { until } from '../support/until';
import { debugPage, type DebuggedPage } from './debugged-page';

const BARE = join(import.meta.dirname, 'bare');

/** What is started: Lull as built, or one of the bare apps beside it. */
export type Subject = 'lull' | 'bare' | 'bare-tray-only';

/** A started app, measured from outside only. */
export type Started = {
  readonly pid: number;
  readonly spawnedAt: number;
  /** When the panel learned of the tray icon, in ms since the epoch. */
  readonly trayAt: Promise<number>;
  /** Connects to the windows; only where a run asked for `debug`. */
  readonly page: (match: string) => Promise<DebuggedPage>;
  readonly stop: () => Promise<void>;
};

/** Starts a subject in a desktop, with a debugging port for reading paint times where `debug` is set. */
export async function startSubject(
  desktop: Desktop,
  subject: Subject,
  options: { readonly dataDir?: string; readonly debug?: boolean; readonly args?: string[] } = {},
): Promise<Started> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(desktop.home, 'bench-')));
  const trayAt = trayIconAt(desktop);
  const args = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${dataDir}`,
    ...(options.debug ? ['--remote-debugging-port=0'] : []),
    subject === 'lull' ? repository : BARE,
    ...(subject === 'bare-tray-only' ? ['--tray-only'] : []),
    ...(options.args ?? []),
  ];
  const spawnedAt = Date.now();
  const child = spawn(electronBinary(), args, {
    env: desktop.env,
    cwd: desktop.home,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += chunk));
  const pages: DebuggedPage[] = [];
  return {
    pid: child.pid as number,
    spawnedAt,
    trayAt,
    page: async (match) => {
      const port = await until(
        'the debugging port',
        () => /ws:\/\/127\.0\.0\.1:(\d+)/.exec(errors)?.[1],
      );
      const page = await debugPage(port, match);
      pages.push(page);
      return page;
    },
    stop: async () => {
      for (const page of pages) page.close();
      await stop(child);
    },
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((settle) => child.once('exit', settle));
  child.kill('SIGKILL');
  await gone;
}

async function trayIconAt({ bus }: Desktop): Promise<number> {
  const rule =
    "type='signal',interface='org.kde.StatusNotifierWatcher',member='StatusNotifierItemRegistered'";
  await bus.call(
    {
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'AddMatch',
    },
    's',
    [rule],
  );
  return new Promise((settle) => {
    const listen = (message: dbus.Message) => {
      if (message.member !== 'StatusNotifierItemRegistered') return;
      bus.connection.off('message', listen);
      settle(Date.now());
    };
    bus.connection.on('message', listen);
  });
}

// Runs in the page; a string, since what a tool adds to a function is not known there. The page
// keeps the observer, or it would be collected while it waits.
const USEFUL_PAINT = `new Promise((settle) => {
  globalThis.benchObserver = new PerformanceObserver((list, observer) => {
    const [first] = list.getEntriesByType('element');
    observer.disconnect();
    settle(performance.timeOrigin + (first.renderTime || first.loadTime));
  });
  globalThis.benchObserver.observe({ type: 'element', buffered: true });
})`;

/** When an element marked `elementtiming="answer"` was first painted, in ms since the epoch. */
export async function usefulPaintAt(page: DebuggedPage): Promise<number> {
  // A page that is still on its way to its address forgets what it was asked.
  return until('the first useful paint', async () => Number(await page.evaluate(USEFUL_PAINT)));
}
