import type { MenuItemConstructorOptions } from 'electron';
import type { Phrase, TrayMenuItem } from '../../../src/app/tray-model';
import type { Command } from '../../../src/contract/command';

/** The menu as Electron builds it; a command item hands its command on when clicked. */
export function menuTemplate(
  items: readonly TrayMenuItem[],
  say: (phrase: Phrase) => string,
  onCommand: (command: Command) => void,
): MenuItemConstructorOptions[] {
  return items.map((item): MenuItemConstructorOptions => {
    switch (item.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'label':
        return { label: say(item.label), enabled: false };
      case 'submenu':
        return { label: say(item.label), submenu: menuTemplate(item.items, say, onCommand) };
      case 'command':
        return {
          label: say(item.label),
          click: () => onCommand(item.command),
          ...(item.checked === undefined ? {} : { type: 'checkbox', checked: item.checked }),
        };
      default:
        return item satisfies never;
    }
  });
}
