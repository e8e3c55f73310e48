import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The bytes of all files under a folder as one text, but of those in folders of the name left out. */
export async function keptText(folder: string, leftOut?: string): Promise<string> {
  let text = '';
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== leftOut) text += await keptText(path, leftOut);
    } else if (entry.isFile()) text += await readFile(path, 'latin1');
  }
  return text;
}
