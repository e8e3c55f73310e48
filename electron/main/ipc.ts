import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { CHANNELS, type SliceUpdate } from '../../src/contract/api';
import type { Answer, Command, WindowName } from '../../src/contract/command';
import { parseCommand } from '../../src/contract/parse-command';
import { isPageOf } from './pages';

/** Who may ask, and what is answered. */
export type IpcParts = {
  readonly ownerOf: (contents: WebContents) => WindowName | null;
  readonly snapshot: () => Promise<readonly SliceUpdate[]>;
  readonly wish: (command: Command) => Promise<Answer>;
};

/** Only the main frame of a window that main made, while it shows the page it was made for. */
export function isOwnPage(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  ownerOf: IpcParts['ownerOf'],
): boolean {
  const { sender, senderFrame } = event;
  if (!senderFrame || sender.isDestroyed()) return false;
  const window = ownerOf(sender);
  return window !== null && senderFrame === sender.mainFrame && isPageOf(window, senderFrame.url);
}

/** Answers what pages ask for. Nothing here throws: what a throw says would cross to the page. */
export function serveIpc(ipc: Pick<IpcMain, 'handle'>, parts: IpcParts): void {
  ipc.handle(CHANNELS.snapshot, async (event) => {
    if (!isOwnPage(event, parts.ownerOf)) return [];
    return parts.snapshot();
  });

  ipc.handle(CHANNELS.send, async (event, payload: unknown): Promise<Answer> => {
    if (!isOwnPage(event, parts.ownerOf)) return { ok: false, refusal: { reason: 'stranger' } };
    const parsed = parseCommand(payload);
    return parsed.ok ? parts.wish(parsed.command) : { ok: false, refusal: parsed.refusal };
  });
}

/** Takes away what electron-store opens by itself: a channel that tells any page where the data lies. */
export function closeForeignChannels(ipc: Pick<IpcMain, 'removeAllListeners'>): void {
  ipc.removeAllListeners('electron-store-get-data');
}
