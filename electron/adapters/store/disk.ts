import type * as fsPromises from 'node:fs/promises';
import { constants } from 'node:os';
import type { WriteFailure } from '../../ports';

/** The part of `node:fs/promises` that the durable writer and the work log use; tests hand in one that fails on demand. */
export type Disk = Pick<
  typeof fsPromises,
  'chmod' | 'copyFile' | 'link' | 'mkdir' | 'open' | 'readFile' | 'readdir' | 'rename' | 'unlink'
>;

/** A refusal of the disk; `detail` names the call and the code, never a path or a text. */
export type DiskFailure = {
  readonly ok: false;
  readonly reason: WriteFailure;
  readonly detail: string;
};

/** The errno code of a failed file-system call, or an empty string. */
export const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '';
  // libuv has no name for a quota that is used up.
  if ('errno' in error && error.errno === -constants.errno.EDQUOT) return 'EDQUOT';
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
};

const reasonOf = (code: string): WriteFailure => {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'disk-full';
    case 'EACCES':
    case 'EPERM':
    case 'EBUSY':
      return 'denied';
    case 'EROFS':
      return 'read-only';
    default:
      return 'io';
  }
};

/** Turns what a file-system call threw into a failure value. */
export const failureOf = (error: unknown): DiskFailure => {
  const code = codeOf(error);
  const call =
    error instanceof Error && 'syscall' in error && typeof error.syscall === 'string'
      ? error.syscall
      : 'file';
  const text = code !== '' ? code : error instanceof Error ? error.message : String(error);
  return { ok: false, reason: reasonOf(code), detail: `${call}: ${text}` };
};
