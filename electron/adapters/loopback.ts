import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Loopback, LoopbackAsk, Redirected } from '../live-ports';
import type { Timers } from '../ports';

/** How long somebody may take in the browser, and how long a request may take to arrive. */
export const LONGEST_SIGN_IN = 5 * 60_000;
const LONGEST_REQUEST = 5_000;

/** The port that was listened on, or null where it is taken. */
function listenOn(server: Server, port: number): Promise<number | null> {
  return new Promise((settle) => {
    const taken = (): void => settle(null);
    server.once('error', taken);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.off('error', taken);
      settle((server.address() as AddressInfo).port);
    });
  });
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** What a request brings; null for one that is not the browser's way back from this sign-in. */
function answerIn(
  request: IncomingMessage,
  port: number,
  { path, state }: LoopbackAsk,
): Redirected | null {
  if (request.method !== 'GET' || request.headers.host !== `localhost:${port}`) return null;
  const url = request.url ?? '';
  if (!url.startsWith(`${path}?`)) return null;
  const query = new URLSearchParams(url.slice(path.length + 1));
  const [given, more] = query.getAll('state');
  if (given === undefined || more !== undefined || !isSame(given, state)) return null;
  const error = query.get('error');
  if (error !== null) {
    return { kind: 'declined', error, description: query.get('error_description') ?? '' };
  }
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
export async function openLoopback(ask: LoopbackAsk, timers: Timers): Promise<Loopback | null> {
  for (const wanted of ask.ports) {
    let settle: (redirected: Redirected) => void = () => undefined;
    const redirected = new Promise<Redirected>((resolve) => {
      settle = resolve;
    });
    let open: number | null = null;
    const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
      const answer = open === null ? null : answerIn(request, open, ask);
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
    const limit = timers.set(() => close({ kind: 'timed-out' }), LONGEST_SIGN_IN);
    const close = (answer: Redirected): void => {
      timers.clear(limit);
      server.close();
      settle(answer);
    };
    open = await listenOn(server, wanted);
    if (open !== null) {
      return { port: open, redirected, close: () => close({ kind: 'cancelled' }) };
    }
    timers.clear(limit);
  }
  return null;
}
