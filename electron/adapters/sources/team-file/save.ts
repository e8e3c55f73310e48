import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FollowedWritten } from '../../../../src/app/followed';
import { codeOf, decoded } from './failure';
import { hashOf } from './path';

/** Writes all of it to a new file, proves that it is there, and gives it the mode of the one it will replace. */
async function writeWhole(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    let written = 0;
    while (written < bytes.length) {
      const { bytesWritten } = await file.write(bytes, written, bytes.length - written, null);
      if (bytesWritten === 0) throw Object.assign(new Error('no more bytes'), { code: 'ENOSPC' });
      written += bytesWritten;
    }
    // The mode that `open` was given is cut down by the umask.
    await file.chmod(mode);
    await file.sync();
  } finally {
    await file.close();
  }
  const back = await readFile(path);
  if (!back.equals(bytes)) throw Object.assign(new Error('other bytes'), { code: 'EIO' });
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no directory for writing; NTFS journals the rename itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What is there instead of the expected text, or null when it is still there. */
async function changedMeanwhile(path: string, expected: string): Promise<FollowedWritten | null> {
  const bytes = await readFile(path);
  const hash = hashOf(bytes);
  if (hash === expected) return null;
  return { kind: 'changed-meanwhile', text: decoded(bytes) ?? '', hash };
}

/** Replaces a file in one step, unless it says something else than what was read of it. A link stays a link. */
export async function saveOver(
  path: string,
  text: string,
  expected: string,
): Promise<FollowedWritten> {
  try {
    const target = await realpath(path);
    const changed = await changedMeanwhile(target, expected);
    if (changed !== null) return changed;
    const { mode } = await stat(target);
    const bytes = Buffer.from(text, 'utf8');
    const part = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
    await rm(part, { force: true });
    try {
      await writeWhole(part, bytes, mode & 0o777);
      // Once more, now that all that takes time is done.
      const late = await changedMeanwhile(target, expected);
      if (late !== null) return late;
      await rename(part, target);
    } finally {
      await rm(part, { force: true });
    }
    await syncFolder(dirname(target));
    return { kind: 'written', text, hash: hashOf(bytes) };
  } catch (error) {
    return { kind: 'failed', reason: codeOf(error) || 'io' };
  }
}
