import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desktop } from './desktop';

/** The person's browser: what the desktop is asked to open is written down and not opened. */
export type Browser = {
  /** The search path under which the desktop finds it. */
  readonly path: string;
  /** What it was asked to open since it was cleared, oldest first. */
  opened(): Promise<readonly string[]>;
  clear(): Promise<void>;
};

/** Puts a browser on a desktop. */
export async function installBrowser(desktop: Desktop): Promise<Browser> {
  const folder = join(desktop.home, 'browser');
  const list = join(folder, 'opened');
  await mkdir(folder, { recursive: true });
  const script = join(folder, 'xdg-open');
  await writeFile(list, '');
  await writeFile(script, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${list}'\n`);
  await chmod(script, 0o755);
  return {
    path: `${folder}:${desktop.env['PATH'] ?? ''}`,
    opened: async () => (await readFile(list, 'utf8')).split('\n').filter((line) => line !== ''),
    clear: () => writeFile(list, ''),
  };
}
