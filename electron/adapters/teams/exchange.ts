import { readBody } from '../../answer-body';

/** How long a whole answer may take, and how large it may be. */
const LONGEST_MS = 10_000;
const MOST_BYTES = 4_000_000;

/** How long to wait without being told, and the least and most that is waited, in seconds. */
const WAIT = { untold: 30, least: 1, most: 15 * 60 } as const;

/** What came of a request: an answer, read whole, or why there is none that could be read. */
export type Exchanged =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Headers;
      readonly bytes: Buffer;
    }
  | { readonly kind: 'timed-out' | 'offline' }
  /** Asked to wait (learn.microsoft.com/graph/throttling); some services do not say for how long. */
  | { readonly kind: 'rate-limited'; readonly seconds: number }
  | { readonly kind: 'server'; readonly status: number; readonly seconds: number | null }
  | { readonly kind: 'bad-answer'; readonly detail: string };

/** Why there is no answer that could be read. */
export type NoAnswer = Exclude<Exchanged, { kind: 'answer' }>;

function waitOf(header: string | null): number | null {
  const told = Number(header ?? '');
  if (header === null || header.trim() === '' || !Number.isFinite(told)) return null;
  return Math.min(Math.max(told, WAIT.least), WAIT.most);
}

/** Fetches an answer whole, within its time and size, and follows nowhere else. */
export async function exchange(address: string, init: RequestInit): Promise<Exchanged> {
  const limit = AbortSignal.timeout(LONGEST_MS);
  try {
    const response = await fetch(address, { ...init, redirect: 'manual', signal: limit });
    const { status, headers } = response;
    const seconds = waitOf(headers.get('retry-after'));
    const bytes = await readBody(response, MOST_BYTES);
    if (status === 429) return { kind: 'rate-limited', seconds: seconds ?? WAIT.untold };
    if (status >= 500) return { kind: 'server', status, seconds };
    if (bytes === null) return { kind: 'bad-answer', detail: 'too large' };
    if (status >= 300 && status < 400) return { kind: 'bad-answer', detail: `status ${status}` };
    return { kind: 'answer', status, headers, bytes };
  } catch {
    // Whatever fetch says of it, there is no answer, and it may hold the address.
    return { kind: limit.aborted ? 'timed-out' : 'offline' };
  }
}

/** A body that is a JSON object; null for anything else. */
export function objectIn(bytes: Buffer): { readonly [name: string]: unknown } | null {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as { readonly [name: string]: unknown }) : null;
}
