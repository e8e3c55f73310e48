import { dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Words } from '../../src/words/words';
import type { ChosenText, Dialogs } from '../ports';

/** The largest team file Lull opens, in bytes. */
const MOST_BYTES = 16 * 1024 * 1024;

/** The largest file of certificates, in bytes: as much as the form takes. */
const MOST_PEM_BYTES = 64 * 1024;

function whatWentWrong(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'unknown';
}

/** Leaves the file that was there whole until the new one is. */
async function replaceFile(path: string, text: string): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  try {
    const file = await open(part, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Asks where to, and writes the file there. */
async function saveFile(
  options: SaveDialogOptions,
  text: string,
): ReturnType<Dialogs['saveTeamFile']> {
  const chosen = await dialog.showSaveDialog(options);
  if (chosen.canceled || !chosen.filePath) return { kind: 'cancelled' };
  const name = basename(chosen.filePath);
  try {
    await replaceFile(chosen.filePath, text);
    return { kind: 'saved', name };
  } catch (error) {
    return { kind: 'failed', name, reason: whatWentWrong(error) };
  }
}

/** Asks for a file and reads it as text; null when it was called off. */
async function chooseText(options: OpenDialogOptions, most: number): Promise<ChosenText | null> {
  const chosen = await dialog.showOpenDialog({ ...options, properties: ['openFile'] });
  const [path] = chosen.filePaths;
  if (chosen.canceled || path === undefined) return null;
  const name = basename(path);
  try {
    if ((await stat(path)).size > most) return { kind: 'unreadable', name, message: 'too-large' };
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    return { kind: 'chosen', name, text };
  } catch (error) {
    const message = error instanceof TypeError ? 'not-utf-8' : whatWentWrong(error);
    return { kind: 'unreadable', name, message };
  }
}

/** The desktop's own dialogs. */
export function createDialogs(words: Words): Dialogs {
  const filters = () => [{ name: words('dialogs.team-file-kind'), extensions: ['json'] }];
  return {
    chooseTeamFile: async () => {
      const options = { title: words('dialogs.team-file-open'), filters: filters() };
      return (await chooseText(options, MOST_BYTES)) ?? { kind: 'cancelled' };
    },
    choosePemFile: () => {
      const kinds = [
        { name: words('dialogs.pem-kind'), extensions: ['pem', 'crt', 'cer', 'key'] },
        { name: words('dialogs.any-kind'), extensions: ['*'] },
      ];
      return chooseText({ title: words('dialogs.pem-open'), filters: kinds }, MOST_PEM_BYTES);
    },
    chooseFollowedFile: async () => {
      const chosen = await dialog.showOpenDialog({
        title: words('dialogs.team-file-follow'),
        properties: ['openFile'],
        filters: filters(),
      });
      const [path] = chosen.filePaths;
      return chosen.canceled || path === undefined ? null : { path, name: basename(path) };
    },
    chooseNewFolder: async (name) => {
      const chosen = await dialog.showOpenDialog({
        title: words('dialogs.broker-folder'),
        properties: ['openDirectory', 'createDirectory'],
      });
      const [folder] = chosen.filePaths;
      return chosen.canceled || folder === undefined ? null : join(folder, name);
    },
    saveTeamFile: (suggestedName, text) =>
      saveFile(
        { title: words('dialogs.team-file-save'), defaultPath: suggestedName, filters: filters() },
        text,
      ),
    saveCalendarFile: (suggestedName, text) => {
      const kinds = [{ name: words('dialogs.calendar-kind'), extensions: ['ics'] }];
      return saveFile(
        { title: words('dialogs.calendar-save'), defaultPath: suggestedName, filters: kinds },
        text,
      );
    },
    askBeforeQuit: async () => {
      const { response } = await dialog.showMessageBox({
        type: 'question',
        message: words('dialogs.quit-question'),
        detail: words('dialogs.quit-detail'),
        buttons: [words('dialogs.quit-surface'), words('dialogs.quit-stay')],
        defaultId: 0,
        cancelId: 1,
        noLink: true,
      });
      return response === 0 ? 'quit' : 'stay';
    },
  };
}
