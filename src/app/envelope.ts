/** The documents that must not be lost. */
export type DocumentName =
  'profile' | 'roster' | 'session' | 'team-time' | 'channel' | 'slack' | 'teams';

/** The version of the shapes that this Lull writes. */
export const DOCUMENT_VERSION = 1;

/** What a text is: a document of ours as it was written, one of a later Lull, or damaged. */
export type Opened =
  | { readonly kind: 'good'; readonly body: string }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged'; readonly problem: string };

const HEAD = /^\{"lull":"([a-z-]+)","version":([1-9]\d{0,8}),/;
const SUM = /^"sum":"([0-9a-f]{8})","body":/;

/** FNV-1a over UTF-16 units, 32 bits: it sees every change of a single unit. */
function sumOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Puts a document's name, version and checksum before its body, which is JSON; all of it is JSON again. */
export function seal(name: DocumentName, body: string): string {
  return `{"lull":"${name}","version":${DOCUMENT_VERSION},"sum":"${sumOf(body)}","body":${body}}`;
}

/** Checks a text against its checksum and hands out its body, not parsed yet. */
export function unseal(name: DocumentName, text: string): Opened {
  const trimmed = text.trimEnd();
  const head = HEAD.exec(trimmed);
  if (head === null) return { kind: 'damaged', problem: 'the head is missing' };
  if (head[1] !== name) return { kind: 'damaged', problem: `this is the document ${head[1]}` };
  const version = Number(head[2]);
  if (version > DOCUMENT_VERSION) return { kind: 'newer', version };
  const rest = trimmed.slice(head[0].length);
  const sum = SUM.exec(rest.slice(0, 40));
  if (sum === null || !rest.endsWith('}')) return { kind: 'damaged', problem: 'it is cut off' };
  const body = rest.slice(sum[0].length, -1);
  if (sumOf(body) !== sum[1]) return { kind: 'damaged', problem: 'the checksum differs' };
  return { kind: 'good', body };
}
