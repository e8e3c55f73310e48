import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Words } from '../../src/words/words';

/** The keys that every window has, and on macOS the menus that belong to an app. Nothing here reloads or inspects. */
export function setAppMenu(platform: 'linux' | 'darwin' | 'win32', words: Words): void {
  const view: MenuItemConstructorOptions = {
    label: words('app-menu.view'),
    submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }],
  };
  const window: MenuItemConstructorOptions = {
    label: words('app-menu.window'),
    submenu: [{ role: 'minimize' }, { role: 'close' }],
  };
  const mac: MenuItemConstructorOptions[] = [{ role: 'appMenu' }, { role: 'editMenu' }];
  const menus = platform === 'darwin' ? [...mac, view, window] : [view, window];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus));
}
