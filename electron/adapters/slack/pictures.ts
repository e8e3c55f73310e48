import { createHash } from 'node:crypto';
import { readBody } from '../../answer-body';

/** A picture of 72 by 72 pixels is smaller by far. */
const MOST_BYTES = 48_000;
const LONGEST_MS = 10_000;

/** So many are fetched one after another, then others have their turn. */
const MOST_AT_ONCE = 60;

/** As many as are remembered: every window holds them. */
const MOST_PICTURES = 1500;

/** Where Slack keeps the pictures that people gave it; those of gravatar and others are left alone. */
const SLACK_HOST = /^([a-z0-9-]+\.)*(slack-edge\.com|slack\.com)$/;

/** How files of these types begin; what is said to be a picture and is not is none. */
const BEGINNINGS: readonly { readonly type: string; readonly bytes: readonly number[] }[] = [
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];

/** Whether an address is one of Slack's own: encrypted, or of the very Slack that I am connected to. */
export function isSlackPicture(address: string, site: string): boolean {
  let url: URL;
  try {
    url = new URL(address);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
  if (url.username !== '' || url.password !== '') return false;
  if (url.origin === site) return true;
  return url.protocol === 'https:' && url.port === '' && SLACK_HOST.test(url.hostname);
}

/**
 * A picture as a data URL; empty where there is none that can be shown, null where nobody answered. No token goes with
 * it: pictures are open to all.
 */
async function fetchPicture(address: string): Promise<string | null> {
  try {
    const signal = AbortSignal.timeout(LONGEST_MS);
    const response = await fetch(address, { redirect: 'error', credentials: 'omit', signal });
    if (response.status >= 500 || response.status === 429) return null;
    const bytes = response.status === 200 ? await readBody(response, MOST_BYTES) : null;
    if (bytes === null) return '';
    const known = BEGINNINGS.find((one) => one.bytes.every((byte, i) => bytes[i] === byte));
    return known === undefined ? '' : `data:${known.type};base64,${bytes.toString('base64')}`;
  } catch {
    // Whatever kept it away, there is a next time: initials stand in for a picture.
    return null;
  }
}

export type Pictures = {
  /** The name under which a picture will be found, null where its address is not Slack's. */
  nameOf(address: string, site: string): string | null;
  /** Fetches what was named and is not known yet; those that came. */
  fetch(isKept: (name: string) => boolean): Promise<{ readonly [name: string]: string }>;
};

/** People's pictures, fetched once each; `isKept` tells those that are there already. */
export function createPictures(): Pictures {
  const named = new Set<string>();
  const wanted = new Map<string, string>();
  const done = new Set<string>();
  return {
    nameOf: (address, site) => {
      if (!isSlackPicture(address, site)) return null;
      const name = `slack-${createHash('sha256').update(address).digest('hex').slice(0, 16)}`;
      if (!named.has(name) && named.size >= MOST_PICTURES) return null;
      named.add(name);
      if (!done.has(name)) wanted.set(name, address);
      return name;
    },
    fetch: async (isKept) => {
      const found: { [name: string]: string } = {};
      for (const name of [...wanted.keys()].filter(isKept)) wanted.delete(name);
      for (const [name, address] of [...wanted].slice(0, MOST_AT_ONCE)) {
        const picture = await fetchPicture(address);
        if (picture === null) break;
        wanted.delete(name);
        done.add(name);
        if (picture !== '') found[name] = picture;
      }
      return found;
    },
  };
}
