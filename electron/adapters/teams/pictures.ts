import { createHash } from 'node:crypto';
import type { CallFailure } from './failures';
import type { Graph } from './graph';

/** learn.microsoft.com/graph/api/profilephoto-get: the smallest of the sizes that are kept. */
const SIZE = '48x48';

/** A picture of that size is smaller by far. */
const MOST_BYTES = 48_000;

/** How files of these types begin; what is said to be a picture and is not is none. */
const BEGINNINGS: readonly { readonly type: string; readonly bytes: readonly number[] }[] = [
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];

export type ReadPicture =
  | { readonly kind: 'picture'; readonly name: string; readonly url: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly failure: CallFailure };

/** Somebody's small picture as a data URL, by a name that changes with it. */
export async function readPicture(graph: Graph, id: string): Promise<ReadPicture> {
  const read = await graph.picture(`/users/${id}/photos/${SIZE}/$value`);
  if (!read.ok) {
    const { failure } = read;
    // Who has no picture has none, and whose picture is not for me has none for me.
    return failure.status === 404 || failure.status === 403
      ? { kind: 'none' }
      : { kind: 'failed', failure };
  }
  const { bytes } = read;
  const known = BEGINNINGS.find((beginning) =>
    beginning.bytes.every((byte, i) => bytes[i] === byte),
  );
  if (known === undefined || bytes.length > MOST_BYTES) return { kind: 'none' };
  const content = Buffer.from(bytes);
  const name = `teams-${createHash('sha256').update(content).digest('hex').slice(0, 16)}`;
  return { kind: 'picture', name, url: `data:${known.type};base64,${content.toString('base64')}` };
}
