import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { Theme } from '../../../src/app/settings';
import { CHANNELS } from '../../../src/contract/api';
import type { WindowName } from '../../../src/contract/command';
import type { Clock, Windows } from '../../ports';
import { watchFrame, type Frame } from './frame';
import { loadPage, watchPage } from './page-watch';
import { placeWithin, samePlace, type WindowPlaces } from './places';

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
  /** Whether any window is on the screen now. */
  readonly onSeen: (seen: boolean) => void;
  /** A window has painted for the first time. */
  readonly onPainted: () => void;
  readonly onTrouble: (window: WindowName, detail: string) => void;
};

export type WindowSet = Windows & {
  /** The window that a page belongs to, or null for a page that Lull did not open. */
  ownerOf(contents: WebContents): WindowName | null;
  style(style: WindowStyle): void;
  count(): number;
  /** Whether any window is on the screen. */
  areSeen(): boolean;
  /** Lets every window close from now on, and remembers where each was. */
  letGo(): void;
};

/** An open window. `waiting` tells how it will be shown once its page has painted. */
type Opened = {
  readonly window: BrowserWindow;
  readonly frame: Frame;
  waiting: { readonly quietly: boolean } | null;
};

/** Lull's windows: one of each name at most, made when opened and destroyed when closed. */
export function createWindows(options: WindowOptions): WindowSet {
  const open = new Map<WindowName, Opened>();
  let style: WindowStyle = { theme: 'system', focusOnTop: false };
  let mayKeep = true;

  const background = (): string =>
    nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light;

  const areSeen = (): boolean =>
    [...open.values()].some(({ window }) => window.isVisible() && !window.isMinimized());

  const tellSeen = (): void => options.onSeen(areSeen());

  const workAreas = () => screen.getAllDisplays().map((display) => display.workArea);

  const remember = (name: WindowName, { window, frame }: Opened): void => {
    if (!window.isDestroyed() && !frame.isUnmoved()) options.places.keep(name, frame.place());
  };

  const show = ({ window }: Opened, quietly: boolean): void => {
    if (quietly) {
      window.showInactive();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };

  const make = (name: WindowName): BrowserWindow => {
    const kept = options.places.find(name);
    const place = kept === null ? null : placeWithin(kept, workAreas());
    return new BrowserWindow({
      ...SHAPES[name],
      ...place,
      show: false,
      title: 'Lull',
      icon: options.icon,
      backgroundColor: background(),
      // The menu is there for its keys; Alt shows it.
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
  };

  const create = (name: WindowName, quietly: boolean, section: string | null): void => {
    const window = make(name);
    const frame = watchFrame(window, options.clock);
    const opened: Opened = { window, frame, waiting: { quietly } };
    const onTrouble = (detail: string): void => options.onTrouble(name, detail);
    open.set(name, opened);
    window.on('close', (event) => {
      remember(name, opened);
      if (mayKeep && options.onClosing(name) === 'keep') {
        event.preventDefault();
        window.minimize();
      }
    });
    window.on('blur', () => remember(name, opened));
    window.on('focus', options.onFocused);
    window.on('closed', () => {
      if (open.get(name) === opened) open.delete(name);
      tellSeen();
    });
    window.on('show', tellSeen);
    window.on('hide', tellSeen);
    window.on('minimize', tellSeen);
    window.on('restore', tellSeen);
    // Shown before, it would flash empty.
    window.once('ready-to-show', () => {
      const how = opened.waiting ?? { quietly };
      opened.waiting = null;
      show(opened, how.quietly);
      options.onPainted();
    });
    const { clock } = options;
    watchPage(window, { clock, address: options.pageUrl(name, null), onTrouble });
    loadPage(window, options.pageUrl(name, section), onTrouble);
  };

  const reopen = (
    name: WindowName,
    opened: Opened,
    { quietly, section }: { readonly quietly: boolean; readonly section: string | null },
  ): void => {
    if (section !== null) {
      const onTrouble = (detail: string): void => options.onTrouble(name, detail);
      loadPage(opened.window, options.pageUrl(name, section), onTrouble);
    }
    if (opened.waiting === null) show(opened, quietly);
    else opened.waiting = { quietly: opened.waiting.quietly && quietly };
  };

  const correctPlaces = (): void => {
    const areas = workAreas();
    for (const { window } of open.values()) {
      const bounds = window.getBounds();
      const place = placeWithin(bounds, areas);
      if (place !== null && !samePlace(place, bounds)) window.setBounds(place);
    }
  };
  screen.on('display-removed', correctPlaces);
  screen.on('display-metrics-changed', correctPlaces);
  nativeTheme.on('updated', () => {
    for (const { window } of open.values()) window.setBackgroundColor(background());
  });

  return {
    open: (name, how) => {
      const opened = open.get(name);
      if (opened === undefined) create(name, how.quietly, how.section);
      else reopen(name, opened, how);
    },
    close: (name) => open.get(name)?.window.close(),
    broadcast: (update) => {
      for (const { window } of open.values()) window.webContents.send(CHANNELS.slice, update);
    },
    isOpen: (name) => open.has(name),
    ownerOf: (contents) => {
      for (const [name, { window }] of open) {
        if (!window.isDestroyed() && window.webContents === contents) return name;
      }
      return null;
    },
    style: (next) => {
      if (next.theme !== style.theme) nativeTheme.themeSource = next.theme;
      if (next.focusOnTop !== style.focusOnTop) {
        open.get('focus')?.window.setAlwaysOnTop(next.focusOnTop);
      }
      style = next;
    },
    count: () => open.size,
    areSeen,
    letGo: () => {
      mayKeep = false;
      for (const [name, opened] of open) remember(name, opened);
    },
  };
}
