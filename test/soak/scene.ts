import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { launchApp, newDataDir, type App, type LaunchOptions } from '../support/app';
import { slice } from '../support/commands';
import { kill } from '../support/desktop/child';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { dunstOf, type Dunst } from '../support/desktop/dunst';
import { jumpingClock, type JumpingClock } from '../support/desktop/faketime';
import { recordNotifications, type NotificationLog } from '../support/desktop/notifications';
import { electronBinary, repository } from '../support/runtime';
import { until } from '../support/until';

/** A start of Lull with nothing attached to it, so that it starts as fast as a user's does. */
export type BareStart = {
  readonly pid: number;
  readonly exited: Promise<number | null>;
  readonly kill: () => Promise<void>;
};

/** A desktop on which Lull is started again and again; everything ends with it. */
export type Scene = {
  readonly desktop: Desktop;
  readonly dunst: Dunst;
  readonly log: NotificationLog;
  readonly launch: (options?: LaunchOptions) => Promise<App>;
  readonly start: (options: LaunchOptions & { readonly dataDir: string }) => BareStart;
  readonly newDataDir: () => Promise<string>;
  /** Ends the panel and starts another. */
  readonly restartPanel: () => Promise<void>;
  /** A clock in Berlin that shows this instant (ms) and can be set. */
  readonly clockAt: (instant: number) => Promise<JumpingClock>;
};

/** Runs `act` on a desktop of its own. */
export async function onScene<Result>(act: (scene: Scene) => Promise<Result>): Promise<Result> {
  const desktop = await startDesktop({ panel: false });
  let panel = await desktop.startPanel();
  const log = await recordNotifications(desktop.env['DBUS_SESSION_BUS_ADDRESS'] as string);
  const running: { readonly kill: () => Promise<void> }[] = [];
  try {
    return await act({
      desktop,
      dunst: dunstOf(desktop),
      log,
      launch: async (options) => {
        const app = await launchApp(desktop, options);
        running.push(app);
        return app;
      },
      start: (options) => {
        const app = startBare(desktop, options);
        running.push(app);
        return app;
      },
      newDataDir: () => newDataDir(desktop),
      restartPanel: async () => {
        await panel.stop();
        panel = await desktop.startPanel();
      },
      clockAt: async (instant) =>
        jumpingClock(instant, 'Europe/Berlin', await mkdtemp(join(desktop.home, 'clock-'))),
    });
  } finally {
    await Promise.all(running.map((app) => app.kill()));
    log.close();
    await desktop.stop();
  }
}

const live = new Set<number>();

process.once('exit', () => {
  for (const pid of live) kill(pid, 'SIGKILL');
});

function startBare(
  desktop: Desktop,
  { dataDir, env, args = [] }: LaunchOptions & { readonly dataDir: string },
): BareStart {
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(
    electronBinary(),
    [...flags, `--user-data-dir=${dataDir}`, repository, ...args],
    { env: { ...desktop.env, ...env }, cwd: desktop.home, stdio: 'ignore' },
  );
  const exited = new Promise<number | null>((settle) => child.once('exit', settle));
  const pid = child.pid as number;
  live.add(pid);
  void exited.then(() => live.delete(pid));
  return {
    pid,
    exited,
    kill: async () => {
      if (child.exitCode === null && child.signalCode === null) kill(pid, 'SIGKILL');
      await exited;
    },
  };
}

/** The session as the team window of a running app is told of it; waits for it to be there. */
export async function sessionOf(app: App) {
  const page = await app.window('team');
  return until('a running session', async () => (await slice(page, 'session')).session);
}

/** How long (ms) until `probe` is true; null where that takes longer than `limitMs`. */
export async function timeUntil(
  probe: () => Promise<boolean>,
  limitMs: number,
): Promise<number | null> {
  const from = performance.now();
  try {
    await until('it', probe, limitMs);
  } catch {
    return null;
  }
  return performance.now() - from;
}
