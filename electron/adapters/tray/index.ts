import { Menu, nativeTheme, Tray } from 'electron';
import type { Phrase, TrayModel } from '../../../src/app/tray-model';
import type { Machine } from '../../../src/app/state';
import type { Command } from '../../../src/contract/command';
import type { TrayPort } from '../../ports';
import { menuTemplate } from './menu';
import { pictureOf, type PictureSet } from './picture';

type TrayHost = Machine['trayHost'];

export type TrayOptions = {
  /** The folder with the picture sets `light`, `dark` and `template`. */
  readonly pictures: string;
  readonly platform: 'linux' | 'darwin' | 'win32';
  /** Whether the panel that the tray sits in is dark. */
  readonly darkPanel: () => boolean;
  /** What says a phrase in the viewer's zone and way of reading times, as it is now. */
  readonly voice: () => { say(phrase: Phrase): string };
};

/**
 * Whether the panel is likely dark. GNOME's always is; elsewhere it goes with the system's theme, which is not to be
 * seen while Lull's own theme is set, so the last one seen is kept.
 */
export function createPanelWatch(
  env: { readonly [name: string]: string | undefined },
  onChange: () => void,
): () => boolean {
  const isGnome = /\bgnome\b/i.test(
    env['ORIGINAL_XDG_CURRENT_DESKTOP'] ?? env['XDG_CURRENT_DESKTOP'] ?? '',
  );
  let dark = nativeTheme.shouldUseDarkColors;
  nativeTheme.on('updated', () => {
    if (nativeTheme.themeSource !== 'system' || nativeTheme.shouldUseDarkColors === dark) return;
    dark = nativeTheme.shouldUseDarkColors;
    onChange();
  });
  return () => isGnome || dark;
}

/** The tray item. It is touched only when what it shows has changed, and lives as long as what is returned. */
export function createTray(options: TrayOptions): TrayPort {
  const commandListeners: ((command: Command) => void)[] = [];
  const clickListeners: (() => void)[] = [];
  const onCommand = (command: Command): void => {
    // A click ticks or unticks an item by itself: the menu is made anew, so that it says what is so.
    shown = { ...shown, menu: '' };
    for (const listener of commandListeners) listener(command);
  };
  const onClick = (): void => {
    for (const listener of clickListeners) listener();
  };

  let tray: Tray | null = null;
  let menu: Menu | null = null;
  let shown = { picture: '', tooltip: '', menu: '' };
  let hostWasAbsent = false;

  /** An item made while nothing showed tray icons stays an icon of the old kind, without menu or tooltip. */
  const forgetAfterAbsence = (host: TrayHost): void => {
    if (host === 'present' && hostWasAbsent) {
      tray?.destroy();
      tray = null;
      shown = { picture: '', tooltip: '', menu: '' };
    }
    hostWasAbsent = host === 'absent';
  };

  const pictureSet = (): PictureSet => {
    if (options.platform === 'darwin') return 'template';
    return options.darkPanel() ? 'dark' : 'light';
  };

  const create = (picture: string): Tray => {
    const made = new Tray(picture);
    made.on('click', onClick);
    if (options.platform === 'darwin') {
      // With a context menu set, macOS opens it on the left click too.
      made.on('right-click', () => {
        if (menu !== null) made.popUpContextMenu(menu);
      });
    }
    return made;
  };

  return {
    show: (model: TrayModel, host: TrayHost) => {
      forgetAfterAbsence(host);
      const picture = `${options.pictures}/${pictureOf(model.icon, pictureSet())}`;
      const voice = options.voice();
      const tooltip = voice.say(model.tooltip);
      const template = menuTemplate(model.menu, (phrase) => voice.say(phrase), onCommand);
      const menuText = JSON.stringify([template, model.menu]);

      if (tray === null) tray = create(picture);
      else if (picture !== shown.picture) tray.setImage(picture);
      if (tooltip !== shown.tooltip) tray.setToolTip(tooltip);
      if (menuText !== shown.menu) {
        menu = Menu.buildFromTemplate(template);
        if (options.platform !== 'darwin') tray.setContextMenu(menu);
      }
      shown = { picture, tooltip, menu: menuText };
    },
    onClick: (listener) => void clickListeners.push(listener),
    onCommand: (listener) => void commandListeners.push(listener),
  };
}
