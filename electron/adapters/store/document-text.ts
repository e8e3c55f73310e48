/** What the caller says of a text: fit to use, broken, or written by a later version of Lull. */
export type Verdict = 'good' | 'damaged' | 'newer';

/** A file's bytes after decoding and the caller's judgement. */
export type Judged =
  | { readonly kind: 'good'; readonly text: string }
  | { readonly kind: 'newer'; readonly text: string }
  | { readonly kind: 'damaged' };

/**
 * Decodes strictly: bytes that are not UTF-8 are damage, not U+FFFD, and JSON never holds a NUL
 * (blocks lost in a power cut come back as NULs). A byte order mark is dropped.
 */
export const judge = (bytes: Uint8Array, verify: (text: string) => Verdict): Judged => {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'damaged' };
    throw error;
  }
  if (text.trim() === '' || text.includes('\0')) return { kind: 'damaged' };
  const verdict = verify(text);
  return verdict === 'damaged' ? { kind: 'damaged' } : { kind: verdict, text };
};
