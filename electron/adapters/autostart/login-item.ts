import { app } from 'electron';
import type { Autostart } from '../../ports';

/** Start at login as macOS and Windows keep it. */
export function createLoginItemAutostart(args: readonly string[]): Autostart {
  const options = { args: [...args] };
  const read = (): 'on' | 'off' => (app.getLoginItemSettings(options).openAtLogin ? 'on' : 'off');
  return {
    state: () => Promise.resolve(read()),
    set: (on) => {
      app.setLoginItemSettings({ ...options, openAtLogin: on });
      const value = read();
      // The user or a policy may have refused it.
      if ((value === 'on') === on) return Promise.resolve({ ok: true, value });
      const failure = { reason: 'forbidden', detail: value, retryAt: null } as const;
      return Promise.resolve({ ok: false, failure });
    },
  };
}
