import type { Clock, TeamFiles } from '../../../ports';
import { readAddress } from './address';
import { createPathReader } from './path';
import { saveOver } from './save';
import { createFolderWatch } from './watch';

/** Team files in folders and at addresses. Has no timer: when to look is the core's to say. */
export function createTeamFiles(clock: Clock, onStir: () => void): TeamFiles {
  const folders = createFolderWatch(onStir);
  const readPath = createPathReader();
  return {
    watch: (path) => folders.cover(path),
    read: async ({ place, hash, stamp, afresh }) => {
      if (place.kind === 'url') return readAddress(place.url, { hash, stamp }, () => clock.now());
      // The folder may be another one than the last time, or be back.
      await folders.cover(place.path);
      return readPath(place.path, { hash, afresh });
    },
    write: ({ path, text, expected }) => saveOver(path, text, expected),
    close: () => folders.close(),
  };
}
