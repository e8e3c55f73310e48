import { watch, type FSWatcher } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

type Watched = { readonly folder: string; readonly inode: bigint; readonly watcher: FSWatcher };

/** Watches over a file by the folder it is in, so that it is followed through a rename. */
export type FolderWatch = {
  /** Makes sure that the folders of `path`, and of the file that it links to, are watched; null watches none. */
  cover(path: string | null): Promise<void>;
  close(): void;
};

/**
 * Tells when something may have happened to a file. Nothing is told where the system has no such notes (folders on a
 * network); whoever uses it looks now and then as well.
 */
export function createFolderWatch(onStir: () => void): FolderWatch {
  let watched: readonly Watched[] = [];
  let covered: string | null = null;

  const drop = (gone: readonly Watched[]): void => {
    for (const { watcher } of gone) watcher.close();
    watched = watched.filter((one) => !gone.includes(one));
  };

  const open = (folder: string, inode: bigint, isMeant: (name: string) => boolean): void => {
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name === null || isMeant(name)) onStir();
    });
    const entry = { folder, inode, watcher };
    watcher.on('error', () => drop([entry]));
    watched = [...watched, entry];
  };

  /** The folders to watch, each with the name in it that counts; a link may change by any name on its way. */
  const foldersOf = async (path: string): Promise<Map<string, (name: string) => boolean>> => {
    const folders = new Map<string, (name: string) => boolean>();
    const target = await realpath(path).catch(() => path);
    const isLink = target !== path;
    folders.set(dirname(path), isLink ? () => true : (name) => name === basename(path));
    if (!folders.has(dirname(target))) {
      folders.set(dirname(target), (name) => name === basename(target));
    }
    return folders;
  };

  const cover = async (path: string): Promise<void> => {
    const folders = await foldersOf(path);
    const stale = watched.filter(({ folder }) => !folders.has(folder));
    drop(stale);
    for (const [folder, isMeant] of folders) {
      const known = watched.find((one) => one.folder === folder);
      const { ino: inode } = await stat(folder, { bigint: true });
      if (covered !== path) return;
      if (known?.inode === inode) continue;
      if (known !== undefined) drop([known]);
      open(folder, inode, isMeant);
    }
  };

  return {
    cover: async (path) => {
      if (path !== covered) drop(watched);
      covered = path;
      if (path === null) return;
      // A folder that is not there, or cannot be watched, is looked at again with the next read.
      await cover(path).catch(() => undefined);
    },
    close: () => {
      covered = null;
      drop(watched);
    },
  };
}
