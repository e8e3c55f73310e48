import type { App } from 'electron';
import type { AppState } from '../../src/app/state';
import type { Command } from '../../src/contract/command';
import { asLink } from './arguments';
import type { Timers } from './alarm';

/** The scheme of links that other programs may open Lull with. */
const LINK_SCHEME = 'lull';

/** How long the way out may take before it is cut short; what is left then is put right at the next start. */
const LONGEST_LEAVE_MS = 3_000;

export type LifecycleParts = {
  readonly timers: Timers;
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly onSecondStart: (link: string | null) => void;
  /** The last window is closed. */
  readonly onNoWindow: () => void;
  readonly wish: (command: Command) => void;
  /** Ends what is under way; a rejection is told and holds nothing up. */
  readonly settle: () => Promise<void>;
  readonly onTrouble: (what: string, detail: string) => void;
};

export type Lifecycle = {
  /** Ends Lull after what is under way, within a limit. */
  leave(): void;
  /** The machine goes down, so there is nobody to ask. */
  shuttingDown(): void;
};

/** Keeps Lull running without windows, brings a second start to the first, and asks the core before it ends. */
export function createLifecycle(app: App, parts: LifecycleParts): Lifecycle {
  let leaving = false;
  let mayAsk = parts.platform === 'darwin';

  app.on('second-instance', (_event, _argv, _folder, data) => {
    parts.onSecondStart(asLink((data as { link?: unknown } | null)?.link));
  });
  app.on('activate', () => parts.onSecondStart(null));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    parts.onSecondStart(asLink(url));
  });
  app.on('window-all-closed', () => {
    if (!leaving) parts.onNoWindow();
  });
  app.on('before-quit', (event) => {
    if (leaving) return;
    event.preventDefault();
    // Elsewhere than on macOS only a signal, and so the end of the session, comes this way.
    parts.wish({ kind: 'quit', sure: !mayAsk });
  });
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);

  return {
    leave: () => {
      if (leaving) return;
      leaving = true;
      const limit = new Promise<void>((resolve) => {
        parts.timers.set(resolve, LONGEST_LEAVE_MS);
      });
      const settled = parts
        .settle()
        .catch((error: unknown) => parts.onTrouble('leaving', String(error)));
      // Not within the `before-quit` that led here: Electron would take that one's answer for this one's.
      // oxlint-disable-next-line no-restricted-globals -- the end of this turn, not a time
      void Promise.race([settled, limit]).then(() => setImmediate(() => app.quit()));
    },
    shuttingDown: () => {
      mayAsk = false;
    },
  };
}

/** Whether closing the one window left would strand a session: nothing shows a tray icon to come back by. */
export function isOnlyWayBack({ machine, work }: AppState, openWindows: number): boolean {
  return openWindows <= 1 && machine.trayHost === 'absent' && work.session !== null;
}
