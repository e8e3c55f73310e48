import { readBody } from '../../answer-body';

/** How long a whole answer may take, and how large it may be. */
const LONGEST_MS = 10_000;
const MOST_BYTES = 1_000_000;

/** Why there is no answer that could be read. */
export type NoAnswer =
  | { readonly kind: 'timed-out' | 'offline' }
  | { readonly kind: 'rate-limited'; readonly seconds: number }
  | { readonly kind: 'bad-answer'; readonly detail: string }
  | { readonly kind: 'server'; readonly status: number };

/** The one error that the transport throws through the client, which knows none of its reasons. */
export class TransportError extends Error {
  readonly why: NoAnswer;

  constructor(why: NoAnswer) {
    super(why.kind);
    this.why = why;
  }
}

/** How long to wait without being told, and the least and most that is waited, in seconds. */
const WAIT = { untold: 30, least: 1, most: 15 * 60 } as const;

function waitOf(header: string | null): number {
  const told = Number(header ?? '');
  if (header === null || header.trim() === '' || !Number.isFinite(told)) return WAIT.untold;
  return Math.min(Math.max(told, WAIT.least), WAIT.most);
}

function isAnswer(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'ok' in value;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/**
 * Fetches an answer whole, within its time and size, and only if it is Slack's JSON: the client has no limits of its own
 * and puts a page of HTML into its errors. `onDate` is told what time it was for Slack.
 */
export const slackFetch = async (
  input: Parameters<typeof fetch>[0],
  init: RequestInit | undefined,
  onDate: (date: string | null) => void,
): Promise<Response> => {
  const limit = AbortSignal.timeout(LONGEST_MS);
  try {
    const response = await fetch(input, { ...init, redirect: 'manual', signal: limit });
    if (response.status === 429) {
      const seconds = waitOf(response.headers.get('retry-after'));
      throw new TransportError({ kind: 'rate-limited', seconds });
    }
    if (response.status >= 500) {
      throw new TransportError({ kind: 'server', status: response.status });
    }
    if (response.status !== 200) {
      throw new TransportError({ kind: 'bad-answer', detail: `status ${response.status}` });
    }
    onDate(response.headers.get('date'));
    const body = await readBody(response, MOST_BYTES);
    if (body === null) throw new TransportError({ kind: 'bad-answer', detail: 'too large' });
    const text = body.toString('utf8');
    if (!isAnswer(text)) throw new TransportError({ kind: 'bad-answer', detail: 'not JSON' });
    return new Response(text, { status: 200, headers: response.headers });
  } catch (error) {
    if (error instanceof TransportError) throw error;
    throw new TransportError({ kind: limit.aborted ? 'timed-out' : 'offline' });
  }
};
