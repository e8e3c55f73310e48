import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { App } from './app';

const BUILT = resolve(import.meta.dirname, '..', '..', 'out', 'main');

/** What only the clients of Slack and Microsoft, and Lull's own parts for them, say. */
const ACCOUNTS =
  /slack_webapi_platform_error|users\.profile\.set|endpoints_resolution_error|\/me\/presence/;

/** The files of main that have the code of Slack or Teams in them. */
export async function accountFiles(): Promise<readonly string[]> {
  const files: string[] = [];
  for (const name of await readdir(BUILT)) {
    if (ACCOUNTS.test(await readFile(join(BUILT, name), 'utf8'))) files.push(name);
  }
  return files;
}

/** The files that main has loaded by now. */
export async function loadedFiles(app: App): Promise<readonly string[]> {
  const paths = await app.electron.evaluate(() => {
    const seen = new Set(process.mainModule === undefined ? [] : [process.mainModule]);
    // What is added while it is gone through is gone through too.
    for (const module of seen) for (const child of module.children) seen.add(child);
    return [...seen].map(({ filename }) => filename);
  });
  return paths.map((path) => basename(path));
}

/** How large files of main are together, in bytes. */
export async function sizeOf(names: readonly string[]): Promise<number> {
  const sizes = await Promise.all(names.map((name) => stat(join(BUILT, name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
