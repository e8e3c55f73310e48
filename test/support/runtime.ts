import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

/** The folder of this repository. */
export const repository = resolve(import.meta.dirname, '..', '..');

let found: string | null = null;

/** The binary of the Electron that Lull runs on here, fetched where there is none. */
export function electronBinary(): string {
  found ??= execFileSync(
    process.execPath,
    [join(repository, 'scripts', 'electron-runtime.mjs'), '--print'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  ).trim();
  return found;
}
