import { clipboard, shell } from 'electron';
import type { Desktop } from '../ports';

/** The clipboard and the file manager; nothing else in Lull opens anything outside. */
export const desktop: Desktop = {
  copyText: (text) => void clipboard.writeText(text),
  openFolder: async (path) => {
    const trouble = await shell.openPath(path);
    return trouble === '' ? null : trouble;
  },
};
