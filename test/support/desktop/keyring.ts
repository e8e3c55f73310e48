import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../until';
import type { Child } from './child';
import type { Desktop } from './desktop';

/** A real gnome-keyring on a test desktop, with a login keyring of its own. */
export type Keyring = {
  /** Locks it as a person does who leaves; nobody is there to open it again. */
  readonly lock: () => Promise<void>;
  /** Ends the daemon; what it keeps stays in the desktop's home. */
  readonly stop: () => Promise<void>;
  /** Starts it again and opens it with its password. */
  readonly start: () => Promise<void>;
};

const SECRETS = 'org.freedesktop.secrets';
const SERVICE = 'org.freedesktop.Secret.Service';
const LOGIN = '/org/freedesktop/secrets/collection/login';

/**
 * Starts gnome-keyring on a desktop and opens it; what is started there afterwards has a keyring, and keeps its key in
 * it. Ends with the desktop.
 */
export async function startKeyring(desktop: Desktop): Promise<Keyring> {
  const password = join(desktop.home, 'keyring-password');
  await writeFile(password, 'the test unlocks it', { mode: 0o600 });
  let daemon: Child | null = null;

  const start = async (): Promise<void> => {
    const child = await desktop.start('sh', [
      '-c',
      `exec gnome-keyring-daemon --foreground --components=secrets --unlock < '${password}'`,
    ]);
    daemon = child;
    await until('gnome-keyring', async () => {
      if (!child.running()) throw new Error(`it ended: ${child.output()}`);
      return desktop.bus.owner(SECRETS);
    });
    await until('an open keyring', async () => {
      const locked = await desktop.bus.property({
        destination: SECRETS,
        path: LOGIN,
        interface: 'org.freedesktop.Secret.Collection',
        member: 'Locked',
      });
      return locked === false;
    });
  };

  await start();
  return {
    start,
    lock: async () => {
      const target = { destination: SECRETS, path: '/org/freedesktop/secrets', interface: SERVICE };
      await desktop.bus.call({ ...target, member: 'Lock' }, 'ao', [[LOGIN]]);
    },
    stop: async () => {
      await daemon?.stop();
      await until('no keyring', async () => (await desktop.bus.owner(SECRETS)) === null);
    },
  };
}
