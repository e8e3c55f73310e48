import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '..', '..');
const RULES = ['.oxlintrc.json', 'package.json', 'tsconfig.base.json'].concat(
  ['src', 'electron', 'renderer'].map((folder) => `${folder}/tsconfig.json`),
);

/** A small tree with the rules of this one, in which a test can plant what they forbid. */
export type PlantedTree = { readonly root: string; readonly remove: () => Promise<void> };

/** Makes a tree of these files (path to text) in a temporary folder. */
export async function plantTree(files: Readonly<Record<string, string>>): Promise<PlantedTree> {
  const root = await mkdtemp(join(tmpdir(), 'lull-planted-'));
  for (const path of RULES) await cp(join(repository, path), join(root, path));
  await symlink(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction');
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), `${text}\n`);
  }
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}
