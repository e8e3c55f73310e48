import { clipboard, shell } from 'electron';
import type { Desktop } from '../ports';

/** The clipboard, the file manager and the browser; nothing else in Lull opens anything outside. */
export const desktop: Desktop = {
  copyText: (text) => void clipboard.writeText(text),
  openFolder: async (path) => {
    const trouble = await shell.openPath(path);
    return trouble === '' ? null : trouble;
  },
  openLink: async (link) => {
    // What the system would make of any other scheme is not for a team file to choose.
    if (!/^https?:\/\//i.test(link)) return 'not a web address';
    try {
      // oxlint-disable-next-line no-restricted-properties -- this is the one adapter
      await shell.openExternal(link);
      return null;
    } catch (error) {
      return String(error);
    }
  },
};
