import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { Desktop } from './desktop/desktop';
import { kill } from './desktop/child';
import { trayItem, type TrayItem } from './desktop/tray';
import { electronBinary, repository } from './runtime';
import { until } from './until';

/** How to start Lull; everything has a default. */
export type LaunchOptions = {
  /** Where Lull keeps its data; a new folder in the desktop's home where none is named. */
  readonly dataDir?: string;
  /** More environment, such as a clock from `desktop/faketime`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments for Lull itself. */
  readonly args?: readonly string[];
  /** The folder of the app: this repository where none is named. */
  readonly folder?: string;
};

/** The real app, running in a test desktop. */
export type App = {
  readonly electron: ElectronApplication;
  readonly pid: number;
  readonly dataDir: string;
  /** What main has written to stdout and stderr since the connection to it stood. */
  readonly output: () => string;
  readonly windows: () => Page[];
  /** Waits for a window by a part of its URL or its title. */
  readonly window: (match: string | RegExp) => Promise<Page>;
  /** Waits until no window fits. */
  readonly windowGone: (match: string | RegExp) => Promise<void>;
  readonly tray: () => Promise<TrayItem>;
  readonly running: () => boolean;
  /** Asks the app to quit and waits until it has; the exit code. */
  readonly quit: () => Promise<number>;
  /** Ends the main process as `kill -9` does, without a chance to tidy up. */
  readonly kill: () => Promise<void>;
  /** Waits until the app has ended by itself; the exit code, null where a signal ended it. */
  readonly exited: Promise<number | null>;
};

/** How a start that was not the first one ended. */
export type SecondStart = { readonly code: number | null; readonly output: string };

const LAUNCH_LIMIT_MS = 60_000;

/** What is loaded before Lull; a packed Lull loads nothing but itself. */
const HELD = process.env['LULL_PACKED']
  ? []
  : ['-r', join(repository, 'test', 'support', 'held-start.cjs')];

/** Starts Lull as built (or, where `LULL_PACKED` names a binary, as packed) and connects to it. */
export async function launchApp(desktop: Desktop, options: LaunchOptions = {}): Promise<App> {
  const dataDir = options.dataDir ?? (await newDataDir(desktop));
  const electron = await _electron.launch({
    executablePath: binary(),
    args: [...HELD, ...appArguments(dataDir, options)],
    env: { ...desktop.env, ...options.env },
    cwd: desktop.home,
    // Else Playwright makes every window believe that the system is light.
    colorScheme: null,
    timeout: LAUNCH_LIMIT_MS,
  });
  const main = electron.process();
  const pid = main.pid as number;
  let output = '';
  main.stdout?.on('data', (chunk) => (output += chunk));
  main.stderr?.on('data', (chunk) => (output += chunk));
  let ended = false;
  const exited = new Promise<number | null>((settle) => {
    main.once('exit', (code) => {
      ended = true;
      settle(code);
    });
  });
  const emergency = () => kill(pid, 'SIGKILL');
  process.once('exit', emergency);
  void exited.then(() => process.off('exit', emergency));

  return {
    electron,
    pid,
    dataDir,
    output: () => output,
    windows: () => electron.windows(),
    window: (match) =>
      until(`a window ${String(match)}`, async () => {
        if (ended) throw new Error(`the app has ended:\n${output}`);
        return findWindow(electron, match);
      }),
    windowGone: async (match) => {
      await until(
        `no window ${String(match)}`,
        async () => (await findWindow(electron, match)) === null,
      );
    },
    tray: () => trayItem(desktop, pid),
    running: () => !ended,
    quit: async () => {
      // The answer to this call may not come back from an app that is on its way out.
      await electron.evaluate(({ app }) => app.quit()).catch(() => undefined);
      const code = await exited;
      if (code === null) throw new Error(`Lull did not quit by itself:\n${output}`);
      return code;
    },
    kill: async () => {
      kill(pid, 'SIGKILL');
      await exited;
    },
    exited,
  };
}

/** Starts Lull once more on the same data and waits until that start has ended. */
export function startAgain(
  desktop: Desktop,
  app: Pick<App, 'dataDir'>,
  options: LaunchOptions = {},
): Promise<SecondStart> {
  return new Promise((settle, fail) => {
    const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const child = spawn(binary(), [...flags, ...appArguments(app.dataDir, options)], {
      env: { ...desktop.env, ...options.env },
      cwd: desktop.home,
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', fail);
    child.once('close', (code) => settle({ code, output }));
  });
}

/** Starts Lull as a person does, with nothing connected to it. */
export function startBare(
  desktop: Desktop,
  dataDir: string,
): { readonly pid: number; readonly kill: () => Promise<void> } {
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(binary(), [...flags, ...appArguments(dataDir, {})], {
    env: desktop.env,
    cwd: desktop.home,
    stdio: 'ignore',
  });
  const ended = new Promise<void>((settle) => child.once('exit', () => settle()));
  const pid = child.pid as number;
  return {
    pid,
    kill: async () => {
      kill(pid, 'SIGKILL');
      await ended;
    },
  };
}

/** A new, empty folder for the app's data in the desktop's home. */
export function newDataDir(desktop: Desktop): Promise<string> {
  return mkdtemp(join(desktop.home, 'lull-data-'));
}

function appArguments(dataDir: string, { args = [], folder = repository }: LaunchOptions) {
  const target = process.env['LULL_PACKED'] ? [] : [folder];
  return [`--user-data-dir=${dataDir}`, ...target, ...args];
}

const binary = (): string => process.env['LULL_PACKED'] ?? electronBinary();

async function findWindow(
  electron: ElectronApplication,
  match: string | RegExp,
): Promise<Page | null> {
  const fits = (text: string) =>
    typeof match === 'string' ? text.includes(match) : match.test(text);
  for (const page of electron.windows()) {
    if (page.isClosed()) continue;
    if (fits(page.url()) || fits(await page.title())) return page;
  }
  return null;
}
