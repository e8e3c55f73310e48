import type { Clock } from '../../ports';
import { exchange, objectIn, type Exchanged } from './exchange';
import { failure, refusedAnswer, REFUSED, withoutAnswer, type CallFailure } from './failures';

/** The body of an answer, empty where it has none. */
export type Answer = { readonly [name: string]: unknown };

export type Called =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly failure: CallFailure };

/** A request before it has a token. */
type Ask = Pick<RequestInit, 'method' | 'body'> & {
  readonly headers?: { readonly [name: string]: string };
};

type Pictured =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly failure: CallFailure };

/** An access token, or why there is none. */
export type Token =
  | { readonly ok: true; readonly access: string }
  | { readonly ok: false; readonly failure: CallFailure };

export type Graph = {
  /** Calls a path of Graph, which begins after its version, once; what failed is tried again by who asked. */
  call(
    method: 'GET' | 'POST',
    path: string,
    more?: { readonly body?: object; readonly headers?: { readonly [name: string]: string } },
  ): Promise<Called>;
  /** Fetches a picture. */
  picture(path: string): Promise<Pictured>;
  /** The path of a further page of the same Graph; null for anything else. */
  pathOf(nextLink: unknown): string | null;
  /** How far the clock of Graph is ahead of this computer's, in ms; 0 while they agree about. */
  skew(): number;
};

export type GraphParts = {
  readonly clock: Clock;
  /** Graph without a version. */
  readonly site: string;
  /** `anew` where the last one was not taken, with what Microsoft asks to be claimed. */
  readonly token: (anew?: { readonly claims: string | null }) => Promise<Token>;
  /** Microsoft does not take the sign-in any more. */
  readonly onRefused: () => void;
};

const VERSION = '/v1.0';
const SECOND = 1000;

/** Clocks that differ by less than this are taken to agree: a header has whole seconds and takes its time. */
const AGREE_ABOUT = 45_000;

/** Each has limits of its own (learn.microsoft.com/graph/throttling-limits): what is asked to wait is one of them. */
function workloadOf(path: string): 'presence' | 'calendar' | 'directory' {
  if (/\/presence\b|^\/communications\//.test(path)) return 'presence';
  return /\/calendar\b/.test(path) ? 'calendar' : 'directory';
}

/** What must be in a new token, from an answer (learn.microsoft.com/entra/identity-platform/claims-challenge). */
function claimsIn(headers: Headers): string | null {
  const told = /\bclaims="([A-Za-z0-9+/=_-]{1,4000})"/.exec(headers.get('www-authenticate') ?? '');
  if (told === null) return null;
  const claims = Buffer.from(told[1] ?? '', 'base64').toString('utf8');
  return objectIn(Buffer.from(claims)) === null ? null : claims;
}

/** Calls Microsoft Graph by a token that is got and renewed in time. */
export function createGraph(parts: GraphParts): Graph {
  const { clock, site } = parts;
  const notBefore = new Map<string, number>();
  const turns = new Map<string, Promise<unknown>>();
  let skew = 0;
  let refused = false;

  const refuse = (): CallFailure => {
    if (!refused) parts.onRefused();
    refused = true;
    return REFUSED;
  };

  const learnClock = (headers: Headers): void => {
    const told = Date.parse(headers.get('date') ?? '');
    if (Number.isNaN(told)) return;
    const ahead = told - clock.now();
    skew = Math.abs(ahead) < AGREE_ABOUT ? 0 : Math.round(ahead / SECOND) * SECOND;
  };

  const send = async (path: string, init: Ask, access: string): Promise<Exchanged> => {
    const headers = { ...init.headers, authorization: `Bearer ${access}` };
    return exchange(`${site}${VERSION}${path}`, { ...init, headers });
  };

  const ask = async (path: string, init: Ask): Promise<Exchanged | CallFailure> => {
    if (refused) return REFUSED;
    const workload = workloadOf(path);
    const wait = (notBefore.get(workload) ?? 0) - clock.monotonic();
    if (wait > 0) {
      return failure('rate-limited', '', { retryAt: clock.now() + wait, status: 429 });
    }
    const token = await parts.token();
    if (!token.ok) return token.failure.reason === 'unauthorized' ? refuse() : token.failure;
    let answered = await send(path, init, token.access);
    if (answered.kind === 'answer' && answered.status === 401) {
      // The clock of this computer may be behind, or something was changed about me: Microsoft's word counts.
      const next = await parts.token({ claims: claimsIn(answered.headers) });
      if (!next.ok) return next.failure.reason === 'unauthorized' ? refuse() : next.failure;
      answered = await send(path, init, next.access);
      if (answered.kind === 'answer' && answered.status === 401) return refuse();
    }
    const told = 'seconds' in answered ? answered.seconds : null;
    if (told !== null) notBefore.set(workload, clock.monotonic() + Math.ceil(told * 1000));
    return answered;
  };

  const once = async (path: string, init: Ask): Promise<Called> => {
    const answered = await ask(path, init);
    if ('reason' in answered) return { ok: false, failure: answered };
    if (answered.kind !== 'answer') {
      return { ok: false, failure: withoutAnswer(answered, clock.now()) };
    }
    const { status, bytes, headers } = answered;
    learnClock(headers);
    const isGood = status >= 200 && status < 300;
    if (isGood && bytes.length === 0) return { ok: true, answer: {} };
    const body = objectIn(bytes);
    if (!isGood) return { ok: false, failure: refusedAnswer(status, body) };
    return body === null
      ? { ok: false, failure: failure('bad-answer', 'not JSON') }
      : { ok: true, answer: body };
  };

  return {
    call: (method, path, { body, headers } = {}) => {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const type = body === undefined ? {} : { 'content-type': 'application/json' };
      const init = {
        method,
        headers: { accept: 'application/json', ...type, ...headers },
        ...sent,
      };
      const turn = `${method} ${path.split('?')[0]}`;
      const before = turns.get(turn) ?? Promise.resolve();
      const calling = before.then(() => once(path, init));
      turns.set(turn, calling);
      return calling;
    },
    picture: async (path) => {
      const answered = await ask(path, { method: 'GET' });
      if ('reason' in answered) return { ok: false, failure: answered };
      if (answered.kind !== 'answer') {
        return { ok: false, failure: withoutAnswer(answered, clock.now()) };
      }
      const { status, bytes } = answered;
      return status === 200
        ? { ok: true, bytes }
        : { ok: false, failure: refusedAnswer(status, objectIn(bytes)) };
    },
    pathOf: (nextLink) => {
      const start = `${site}${VERSION}/`;
      const isOurs = typeof nextLink === 'string' && nextLink.startsWith(start);
      return isOurs ? nextLink.slice(start.length - 1) : null;
    },
    skew: () => skew,
  };
}
