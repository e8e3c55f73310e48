import type { FollowedRead, FollowFault } from '../../../../src/app/followed';

export type ReadFailed = Extract<FollowedRead, { kind: 'failed' }>;

export const failed = (fault: FollowFault, detail: string): ReadFailed => ({
  kind: 'failed',
  fault,
  detail,
});

/** The code that Node gives an error of the system, or of the one it was caused by; empty when there is none. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : '';
}

/** The text of some bytes, or null when they are no UTF-8. */
export function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
