import type { BrowserWindow } from 'electron';
import type { Clock } from '../../ports';

const RELOADS_PER_MINUTE = 3;
const MINUTE_MS = 60_000;

export type PageWatchOptions = {
  readonly clock: Clock;
  readonly address: string;
  readonly onTrouble: (detail: string) => void;
};

/**
 * Loads the page anew when it crashed, hangs or left for another address. A page that does so more than three times
 * within a minute will not get better: its window is taken away, and opens anew when it is next asked for.
 */
export function watchPage(window: BrowserWindow, options: PageWatchOptions): void {
  const reloads: number[] = [];
  const reload = (detail: string): void => {
    options.onTrouble(detail);
    if (window.isDestroyed()) return;
    const now = options.clock.monotonic();
    while (reloads[0] !== undefined && now - reloads[0] > MINUTE_MS) reloads.shift();
    if (reloads.length >= RELOADS_PER_MINUTE) {
      window.destroy();
      return;
    }
    reloads.push(now);
    loadPage(window, options.address, options.onTrouble);
  };

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') reload(reason);
  });
  // Nothing can hold a page back from about:blank, so it is brought back from there.
  window.webContents.on('did-navigate', (_event, address) => {
    if (address.split('#', 1)[0] !== options.address) reload(`left for ${address}`);
  });
  // The reload follows from the crash that this forces.
  window.on('unresponsive', () => window.webContents.forcefullyCrashRenderer());
}

/** Loads an address; that a newer load cuts this one short is no trouble. */
export function loadPage(
  window: BrowserWindow,
  address: string,
  onTrouble: (detail: string) => void,
): void {
  window.webContents.loadURL(address).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== 'ERR_ABORTED') onTrouble(String(error));
  });
}
