import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SLACK_REDIRECT_PATH } from '../../../src/contract/slack-app';
import type { Timers } from '../../ports';

/** What the browser came back with. */
export type Redirected =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'declined'; readonly error: string }
  | { readonly kind: 'timed-out' | 'cancelled' };

export type Loopback = {
  readonly port: number;
  readonly redirected: Promise<Redirected>;
  close(): void;
};

/** How long somebody may take in the browser, and how long a request may take to arrive. */
export const LONGEST_SIGN_IN = 5 * 60_000;
const LONGEST_REQUEST = 5_000;

function listenOn(server: Server, port: number): Promise<boolean> {
  return new Promise((settle) => {
    const taken = (): void => settle(false);
    server.once('error', taken);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.off('error', taken);
      settle(true);
    });
  });
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** What a request brings; null for one that is not the browser's way back from this sign-in. */
function answerIn(request: IncomingMessage, port: number, state: string): Redirected | null {
  if (request.method !== 'GET' || request.headers.host !== `localhost:${port}`) return null;
  const url = request.url ?? '';
  if (!url.startsWith(`${SLACK_REDIRECT_PATH}?`)) return null;
  const query = new URLSearchParams(url.slice(SLACK_REDIRECT_PATH.length + 1));
  const [given, more] = query.getAll('state');
  if (given === undefined || more !== undefined || !isSame(given, state)) return null;
  const error = query.get('error');
  if (error !== null) return { kind: 'declined', error };
  const [code, another] = query.getAll('code');
  if (code === undefined || code === '' || another !== undefined) return null;
  return { kind: 'code', code };
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  connection: 'close',
};

/**
 * Waits on this machine alone for the browser to come back (RFC 8252 §7.3): for one answer with the right `state`, and
 * then no more. Null where every port is taken.
 */
export async function openLoopback(ask: {
  readonly ports: readonly number[];
  readonly state: string;
  readonly timers: Timers;
  /** The page that is shown in the end, as HTML; it is the same for everybody. */
  readonly page: (outcome: 'done' | 'declined') => string;
}): Promise<Loopback | null> {
  const { state } = ask;
  for (const port of ask.ports) {
    let settle: (redirected: Redirected) => void = () => undefined;
    const redirected = new Promise<Redirected>((resolve) => {
      settle = resolve;
    });
    const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
      const answer = answerIn(request, port, state);
      if (answer === null) {
        response.writeHead(400, HEADERS).end();
        return;
      }
      const outcome = answer.kind === 'code' ? 'done' : 'declined';
      response.writeHead(200, HEADERS).end(ask.page(outcome));
      close(answer);
    };
    const server = createServer(
      {
        requestTimeout: LONGEST_REQUEST,
        headersTimeout: LONGEST_REQUEST,
        connectionsCheckingInterval: 1_000,
        maxHeaderSize: 16_384,
      },
      onRequest,
    );
    const limit = ask.timers.set(() => close({ kind: 'timed-out' }), LONGEST_SIGN_IN);
    const close = (answer: Redirected): void => {
      ask.timers.clear(limit);
      server.close();
      settle(answer);
    };
    if (await listenOn(server, port)) {
      return { port, redirected, close: () => close({ kind: 'cancelled' }) };
    }
    ask.timers.clear(limit);
  }
  return null;
}
