import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { FollowedRead, FollowFault } from '../../../../src/app/followed';
import { codeOf, decoded, failed } from './failure';

/** The largest team file that is read, in bytes. */
export const MOST_BYTES = 16 * 1024 * 1024;

export const hashOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

const FAULTS: { readonly [code: string]: FollowFault } = {
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  ELOOP: 'gone',
  EACCES: 'denied',
  EPERM: 'denied',
  EISDIR: 'not-a-file',
};

/** What tells one version of a file from the next: another file under its name, or another time or size. */
const signatureOf = ({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string =>
  [dev, ino, size, mtimeNs, ctimeNs].join(' ');

/** Reads all there is, and one byte more than is allowed at most: a file may grow while it is read. */
async function readBounded(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const bytes = new Uint8Array(Math.min(size, MOST_BYTES) + 1);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await file.close();
  }
}

export type PathReader = (
  path: string,
  known: { readonly hash: string; readonly afresh: boolean },
) => Promise<FollowedRead>;

/** Reads a file on this machine or on a mounted one; a look at an untouched file costs one `stat`. */
export function createPathReader(): PathReader {
  let last: { readonly path: string; readonly signature: string } | null = null;

  const read: PathReader = async (path, { hash, afresh }) => {
    const before = await stat(path, { bigint: true });
    const signature = signatureOf(before);
    if (!afresh && last?.path === path && last.signature === signature) {
      return { kind: 'untouched' };
    }
    last = null;
    // Opening a pipe would wait for its writer.
    if (!before.isFile()) return failed('not-a-file', '');
    if (before.size > MOST_BYTES) return failed('too-large', '');
    const bytes = await readBounded(path);
    const after = await stat(path, { bigint: true });
    if (signatureOf(after) !== signature) return { kind: 'unstable' };
    if (bytes.length > MOST_BYTES) return failed('too-large', '');
    last = { path, signature };
    const found = hashOf(bytes);
    if (found === hash) return { kind: 'same' };
    const text = decoded(bytes);
    if (text === null) return failed('not-utf-8', found.slice(0, 8));
    return { kind: 'text', text, hash: found, stamp: {} };
  };

  return async (path, known) => {
    try {
      return await read(path, known);
    } catch (error) {
      const code = codeOf(error);
      return failed(FAULTS[code] ?? 'io', code);
    }
  };
}
