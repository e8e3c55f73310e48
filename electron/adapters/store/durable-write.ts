import { codeOf, type Disk } from './disk';

/** Only the user may read or write what Lull keeps. */
export const FILE_MODE = 0o600;

// Antivirus and indexers on Windows hold a file for moments; about five seconds in all, then the refusal is real.
const RENAME_WAITS_MS = [10, 20, 40, 80, 160, 320, 640, 1280, 2560] as const;

const fault = (syscall: string, code: string, message: string): Error =>
  Object.assign(new Error(message), { syscall, code });

/**
 * Writes all of `bytes` to a new file and proves that they are there: every byte counted, fsync, read back.
 * Throws the file system's error; a full disk can also show as a short count without one, hence the loop.
 */
export const writeWhole = async (disk: Disk, path: string, bytes: Uint8Array): Promise<void> => {
  const handle = await disk.open(path, 'wx', FILE_MODE);
  try {
    let written = 0;
    while (written < bytes.length) {
      const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, null);
      if (bytesWritten === 0) throw fault('write', 'EIO', 'the disk took no more bytes');
      written += bytesWritten;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  const back = await disk.readFile(path);
  if (!back.equals(bytes)) throw fault('read', 'EIO', 'the disk gave back other bytes');
};

/** Renames, waiting and trying again while another program holds the target (`EPERM`, `EBUSY`, `EACCES`). */
export const renameWithRetries = async (
  disk: Disk,
  from: string,
  to: string,
  wait: (ms: number) => Promise<void>,
): Promise<void> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await disk.rename(from, to);
      return;
    } catch (error) {
      const delay = RENAME_WAITS_MS[attempt];
      if (delay === undefined || !['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error))) throw error;
      await wait(delay);
    }
  }
};

/** Flushes the directory's own entries; a rename may be lost in a power cut until then. */
export const syncDirectory = async (
  disk: Disk,
  directory: string,
  platform: string,
): Promise<void> => {
  // Windows opens no directory for writing; NTFS journals the rename itself.
  if (platform === 'win32') return;
  const handle = await disk.open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
