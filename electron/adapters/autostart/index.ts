import type { Autostart } from '../../ports';
import { createLoginItemAutostart } from './login-item';
import { createXdgAutostart, programOf } from './xdg';

/** How Lull starts at login on a platform; `commandOf` makes the command of the program that runs. */
export function createAutostart(
  platform: 'linux' | 'darwin' | 'win32',
  name: string,
  commandOf: (program: string) => readonly string[],
): Autostart {
  if (platform !== 'linux') return createLoginItemAutostart(['--hidden']);
  const { env } = process;
  return createXdgAutostart({ env, name, command: commandOf(programOf(env, process.execPath)) });
}
