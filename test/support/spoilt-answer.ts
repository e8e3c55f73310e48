import type { ServerResponse } from 'node:http';

/** An answer that is wrong whatever service gives it. */
export type SpoiltAnswer =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'body'; readonly body: string; readonly type?: string }
  | { readonly kind: 'drop' | 'hang' | 'truncated' | 'redirect' | 'huge' };

/** Being asked to wait, with or without a Retry-After. */
export type WaitAnswer = { readonly kind: 'rate-limited'; readonly retryAfter: string | null };

/** What can go wrong with each service, in an order that tests count on. */
export const EVERY_SERVICES_FAULTS = [
  { kind: 'rate-limited', retryAfter: '20' },
  { kind: 'rate-limited', retryAfter: null },
  { kind: 'status', status: 500 },
  { kind: 'body', body: '<h1>Sorry</h1>' },
  { kind: 'truncated' },
  { kind: 'drop' },
] as const satisfies readonly (SpoiltAnswer | WaitAnswer)[];

/** How long each Retry-After is waited for, whatever it asks. */
export const WAITS = [
  { retryAfter: '7', seconds: 7 },
  { retryAfter: '0', seconds: 1 },
  { retryAfter: '99999999', seconds: 900 },
  { retryAfter: null, seconds: 30 },
  { retryAfter: 'soon', seconds: 30 },
  { retryAfter: '-5', seconds: 1 },
] as const satisfies readonly (Pick<WaitAnswer, 'retryAfter'> & { readonly seconds: number })[];

/** Answers so. `whole` is what is cut off, `tooLong` how many characters a huge answer has. */
export function spoil(
  fault: SpoiltAnswer,
  response: ServerResponse,
  { whole, tooLong }: { readonly whole: () => object; readonly tooLong: number },
): void {
  const json = { 'content-type': 'application/json' };
  switch (fault.kind) {
    case 'status':
      response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<h1>Sorry</h1>');
      return;
    case 'body':
      response.writeHead(200, { 'content-type': fault.type ?? 'text/html' }).end(fault.body);
      return;
    case 'drop':
      response.socket?.destroy();
      return;
    case 'hang':
      response.writeHead(200, json).write('{"ok":');
      return;
    case 'truncated':
      response.writeHead(200, json).end(JSON.stringify(whole()).slice(0, 12));
      return;
    case 'redirect':
      response.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere' }).end();
      return;
    case 'huge':
      response.writeHead(200, json).end(`{"ok":true,"filler":"${'x'.repeat(tooLong)}"}`);
      return;
    default:
      fault satisfies never;
  }
}
