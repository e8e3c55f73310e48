import { Notification as DesktopNotification } from 'electron';
import type { NotificationAction } from '../../../src/app/notification';
import type { Notifier } from '../../ports';
import { escapeMarkup } from './markup';

/** Notifications through Electron: Windows, macOS, and Linux without a session bus. */
export function createElectronNotifier(platform: 'linux' | 'darwin' | 'win32'): Notifier {
  // An object that nothing refers to loses its click when it is collected.
  const shown = new Map<string, DesktopNotification>();
  const clickListeners: ((id: string, action: NotificationAction | null) => void)[] = [];
  const failureListeners: ((id: string, detail: string) => void)[] = [];

  return {
    show: ({ id }, words) => {
      const body = platform === 'linux' ? escapeMarkup(words.body) : words.body;
      const notification = new DesktopNotification({
        title: words.title,
        body,
        silent: !words.sound,
        // Only macOS shows these; elsewhere a click on the notification does the first of them.
        actions: words.actions.map(({ label }) => ({ type: 'button', text: label })),
      });
      const clicked = (action: NotificationAction | null): void => {
        for (const listener of clickListeners) listener(id, action);
      };
      notification.on('click', () => clicked(null));
      notification.on('action', (_event, index) => clicked(words.actions[index]?.id ?? null));
      notification.on('close', () => {
        if (shown.get(id) === notification) shown.delete(id);
      });
      notification.on('failed', (_event, detail) => {
        for (const listener of failureListeners) listener(id, detail);
      });
      shown.set(id, notification);
      notification.show();
    },
    withdraw: (id) => {
      shown.get(id)?.close();
      shown.delete(id);
    },
    onClick: (listener) => void clickListeners.push(listener),
    onFailed: (listener) => void failureListeners.push(listener),
  };
}
