import type { FollowedRead, FollowFault, Stamp } from '../../../../src/app/followed';
import { followableHost } from '../../../../src/roster/address';
import { readBody } from '../../../answer-body';
import { codeOf, decoded, failed } from './failure';
import { hashOf, MOST_BYTES } from './path';

/** How long an answer may take in all, in milliseconds. */
const ANSWERS_WITHIN = 20_000;

const MOST_REDIRECTS = 5;

/** How long a server may ask to be left alone. */
const LEFT_ALONE = { least: 60_000, most: 24 * 3_600_000 } as const;

const REDIRECTS = [301, 302, 303, 307, 308];

function faultOf(error: unknown): FollowFault {
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError' || name === 'AbortError') return 'timed-out';
  const code = codeOf(error);
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return 'timed-out';
  if (/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL/.test(code)) return 'bad-certificate';
  return 'offline';
}

/** What a server asks to wait, as seconds or as a date; null when it asks nothing that can be read. */
function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  if (Number.isNaN(ms)) return null;
  return Math.min(Math.max(ms, LEFT_ALONE.least), LEFT_ALONE.most);
}

function stampOf(headers: Headers): Stamp {
  const etag = headers.get('etag');
  const modified = headers.get('last-modified');
  return { ...(etag === null ? {} : { etag }), ...(modified === null ? {} : { modified }) };
}

type Asked = { readonly response: Response } | { readonly fault: 'bad-redirect' };

/** Where a redirect leads; null where that is no address. */
function addressFrom(location: string, base: string): URL | null {
  try {
    return new URL(location, base);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Asks, and goes where the answer leads as long as that is as safe as where it came from. */
async function ask(url: string, headers: Headers, signal: AbortSignal): Promise<Asked> {
  let at = url;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const response = await fetch(at, { headers, signal, redirect: 'manual' });
    const location = response.headers.get('location');
    if (!REDIRECTS.includes(response.status) || location === null) return { response };
    await response.body?.cancel();
    const next = addressFrom(location, at);
    const isSafe = next !== null && (next.protocol === 'https:' || at.startsWith('http:'));
    if (next === null || !isSafe || followableHost(next.href) === null) break;
    at = next.href;
  }
  return { fault: 'bad-redirect' };
}

function headersFor({ etag, modified }: Stamp): Headers {
  const headers = new Headers({ accept: 'application/json', 'user-agent': 'Lull' });
  if (etag !== undefined) headers.set('if-none-match', etag);
  if (modified !== undefined) headers.set('if-modified-since', modified);
  return headers;
}

/** Fetches a team file, asking only for what is newer than what is known. Sends no cookies and no credentials. */
export async function readAddress(
  url: string,
  known: { readonly hash: string; readonly stamp: Stamp },
  now: () => number,
): Promise<FollowedRead> {
  if (followableHost(url) === null) return failed('refused', 'address');
  try {
    const signal = AbortSignal.timeout(ANSWERS_WITHIN);
    const asked = await ask(url, headersFor(known.stamp), signal);
    if ('fault' in asked) return failed(asked.fault, '');
    const { response } = asked;
    if (response.status === 304) {
      await response.body?.cancel();
      return { kind: 'same' };
    }
    if (!response.ok) {
      await response.body?.cancel();
      const wait = retryAfter(response.headers.get('retry-after'), now());
      const failure = failed('refused', String(response.status));
      return wait === null ? failure : { ...failure, retryAfterMs: wait };
    }
    const bytes = await readBody(response, MOST_BYTES);
    if (bytes === null) return failed('too-large', '');
    const hash = hashOf(bytes);
    const stamp = stampOf(response.headers);
    if (hash === known.hash) return { kind: 'same', stamp };
    const text = decoded(bytes);
    return text === null ? failed('not-utf-8', '') : { kind: 'text', text, hash, stamp };
  } catch (error) {
    return failed(faultOf(error), codeOf(error));
  }
}
