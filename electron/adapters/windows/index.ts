import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { Theme } from '../../../src/app/settings';
import { CHANNELS } from '../../../src/contract/api';
import type { WindowName } from '../../../src/contract/command';
import type { Clock, Windows } from '../../ports';
import { placeWithin, samePlace, type Place, type WindowPlaces } from './places';

type Shape = {
  readonly width: number;
  readonly height: number;
  readonly minWidth: number;
  readonly minHeight: number;
};

const SHAPES: { readonly [window in WindowName]: Shape } = {
  team: { width: 1040, height: 720, minWidth: 420, minHeight: 360 },
  focus: { width: 320, height: 440, minWidth: 280, minHeight: 360 },
  settings: { width: 820, height: 680, minWidth: 480, minHeight: 400 },
};

/** The page's own background, so that a window does not flash before its first paint. */
const BACKGROUND = { light: '#f6f5f1', dark: '#17181c' } as const;

const RELOADS_PER_MINUTE = 3;

/** How windows look, as the settings say. */
export type WindowStyle = { readonly theme: Theme; readonly focusOnTop: boolean };

export type WindowOptions = {
  readonly preload: string;
  readonly icon: string;
  readonly pageUrl: (window: WindowName, section: string | null) => string;
  readonly places: WindowPlaces;
  readonly clock: Clock;
  /** What closing a window by hand does; `keep` minimises it, so that Lull stays within reach. */
  readonly onClosing: (window: WindowName) => 'close' | 'keep';
  readonly onFocused: () => void;
  /** A window has painted for the first time. */
  readonly onPainted: () => void;
  readonly onTrouble: (window: WindowName, detail: string) => void;
};

export type WindowSet = Windows & {
  /** The window that a page belongs to, or null for a page that Lull did not open. */
  ownerOf(contents: WebContents): WindowName | null;
  style(style: WindowStyle): void;
  count(): number;
  /** Lets every window close from now on, and remembers where each was. */
  letGo(): void;
};

/** Lull's windows: one of each name at most, made when opened and destroyed when closed. */
export function createWindows(options: WindowOptions): WindowSet {
  const open = new Map<WindowName, BrowserWindow>();
  /** Windows that are not shown yet, so that none flashes before its page is there, and how they will be. */
  const unpainted = new WeakMap<BrowserWindow, { readonly quietly: boolean }>();
  const firstPlaces = new WeakMap<BrowserWindow, Place>();
  let style: WindowStyle = { theme: 'system', focusOnTop: false };
  let mayKeep = true;

  const background = (): string =>
    nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light;

  const workAreas = () => screen.getAllDisplays().map((display) => display.workArea);

  /** Keeps where a window is, unless it is where it was opened. */
  const remember = (name: WindowName, window: BrowserWindow): void => {
    if (window.isDestroyed()) return;
    const place = window.getNormalBounds();
    if (!samePlace(place, firstPlaces.get(window))) options.places.keep(name, place);
  };

  const watchPage = (name: WindowName, window: BrowserWindow): void => {
    const reloads: number[] = [];
    const reload = (detail: string): void => {
      const now = options.clock.monotonic();
      while (reloads[0] !== undefined && now - reloads[0] > 60_000) reloads.shift();
      options.onTrouble(name, detail);
      if (window.isDestroyed()) return;
      if (reloads.length >= RELOADS_PER_MINUTE) {
        window.destroy();
        return;
      }
      reloads.push(now);
      load(name, window, null);
    };
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') reload(reason);
    });
    // Nothing can hold a page back from about:blank, so it is brought back from there.
    window.webContents.on('did-navigate', (_event, address) => {
      const [page] = address.split('#', 1);
      if (page !== options.pageUrl(name, null)) reload(`left for ${address}`);
    });
    // The reload follows from the crash that this forces.
    window.on('unresponsive', () => window.webContents.forcefullyCrashRenderer());
  };

  const load = (name: WindowName, window: BrowserWindow, section: string | null): void => {
    window.webContents.loadURL(options.pageUrl(name, section)).catch((error: unknown) => {
      // What a newer load of the same window cut short is no trouble.
      const { code } = error as { code?: unknown };
      if (code !== 'ERR_ABORTED') options.onTrouble(name, String(error));
    });
  };

  const create = (name: WindowName): BrowserWindow => {
    const shape = SHAPES[name];
    const kept = options.places.find(name);
    const place = kept === null ? null : placeWithin(kept, workAreas());
    const window = new BrowserWindow({
      ...shape,
      ...place,
      show: false,
      title: 'Lull',
      icon: options.icon,
      backgroundColor: background(),
      autoHideMenuBar: true,
      alwaysOnTop: name === 'focus' && style.focusOnTop,
      maximizable: name !== 'focus',
      fullscreenable: name !== 'focus',
      webPreferences: {
        preload: options.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        // Chromium would fetch its dictionaries from the network.
        spellcheck: false,
      },
    });
    open.set(name, window);
    watchPage(name, window);
    window.on('close', (event) => {
      remember(name, window);
      if (mayKeep && options.onClosing(name) === 'keep') {
        event.preventDefault();
        window.minimize();
      }
    });
    window.on('blur', () => remember(name, window));
    window.on('focus', options.onFocused);
    window.on('closed', () => {
      if (open.get(name) === window) open.delete(name);
    });
    return window;
  };

  const show = (window: BrowserWindow, quietly: boolean): void => {
    if (window.isDestroyed()) return;
    const waiting = unpainted.get(window);
    if (waiting !== undefined) {
      unpainted.set(window, { quietly: waiting.quietly && quietly });
      return;
    }
    if (quietly) {
      window.showInactive();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };

  const correctPlaces = (): void => {
    const areas = workAreas();
    for (const window of open.values()) {
      const bounds = window.getBounds();
      const place = placeWithin(bounds, areas);
      if (place !== null && (place.x !== bounds.x || place.y !== bounds.y)) window.setBounds(place);
    }
  };
  screen.on('display-removed', correctPlaces);
  screen.on('display-metrics-changed', correctPlaces);
  nativeTheme.on('updated', () => {
    for (const window of open.values()) window.setBackgroundColor(background());
  });

  return {
    open: (name, { quietly, section }) => {
      const present = open.get(name);
      if (present !== undefined) {
        if (section !== null) load(name, present, section);
        show(present, quietly);
        return;
      }
      const window = create(name);
      unpainted.set(window, { quietly });
      window.once('ready-to-show', () => {
        const how = unpainted.get(window) ?? { quietly };
        unpainted.delete(window);
        show(window, how.quietly);
        firstPlaces.set(window, window.getNormalBounds());
        options.onPainted();
      });
      load(name, window, section);
    },
    close: (name) => open.get(name)?.close(),
    broadcast: (update) => {
      for (const window of open.values()) window.webContents.send(CHANNELS.slice, update);
    },
    isOpen: (name) => open.has(name),
    ownerOf: (contents) => {
      for (const [name, window] of open) {
        if (!window.isDestroyed() && window.webContents === contents) return name;
      }
      return null;
    },
    style: (next) => {
      if (next.theme !== style.theme) nativeTheme.themeSource = next.theme;
      if (next.focusOnTop !== style.focusOnTop) open.get('focus')?.setAlwaysOnTop(next.focusOnTop);
      style = next;
    },
    count: () => open.size,
    letGo: () => {
      mayKeep = false;
      for (const [name, window] of open) remember(name, window);
    },
  };
}
