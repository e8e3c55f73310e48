import { linkView } from './channel-view';
import type { AppState } from './state';
import type { TrayMenuItem } from './tray-item';

/** How the team channel is, in the tray's menu; nothing where I am on none. */
export function channelItems(state: AppState): readonly TrayMenuItem[] {
  const { kind } = linkView(state);
  if (kind === 'off') return [];
  return [
    {
      kind: 'command',
      label: { key: `channel.menu.${kind}` },
      command: { kind: 'open-window', window: 'settings', section: 'channel' },
    },
  ];
}
