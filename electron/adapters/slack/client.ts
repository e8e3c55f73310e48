import type { WebClient } from '@slack/web-api';
import { HOUR } from '../../../src/time/instant';
import type { Clock } from '../../ports';
import { failureOf, type CallFailure } from './failures';
import { slackFetch } from './transport';

/** The body of an answer that said `ok`. */
export type Answer = { readonly [name: string]: unknown };

export type Called =
  | {
      readonly ok: true;
      readonly answer: Answer;
      readonly scopes: readonly string[];
      /** How far the clock of Slack is ahead of ours, in ms; negative when it is behind. */
      readonly ahead: number;
    }
  | { readonly ok: false; readonly failure: CallFailure };

export type Client = {
  call(method: string, args: { readonly [name: string]: unknown }): Promise<Called>;
};

/** It would write addresses and arguments to the console. */
const SILENT = {
  debug: (): void => undefined,
  info: (): void => undefined,
  warn: (): void => undefined,
  error: (): void => undefined,
  setLevel: (): void => undefined,
  getLevel: () => 'error' as never,
  setName: (): void => undefined,
};

/** A date tells whole seconds and was on its way for one; a clock that is hours off tells nothing. */
function aheadOf(ms: number): number {
  return Math.abs(ms) > 2_000 && Math.abs(ms) < HOUR ? ms : 0;
}

/**
 * Calls Slack's methods, each once and one at a time: what failed is tried again by who asked, with what is true then.
 * A method that Slack asked to wait for is not called before (docs.slack.dev/apis/web-api/rate-limits).
 */
export function createClient(parts: {
  readonly WebClient: typeof WebClient;
  readonly site: string;
  readonly token: string | undefined;
  readonly clock: Clock;
  readonly notBefore: Map<string, number>;
}): Client {
  const { clock, notBefore } = parts;
  let ahead = 0;
  const onDate = (date: string | null): void => {
    ahead = aheadOf(Date.parse(date ?? '') - clock.now());
  };
  const client = new parts.WebClient(parts.token, {
    slackApiUrl: `${parts.site}/api/`,
    allowAbsoluteUrls: false,
    logger: SILENT,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: (input, init) => slackFetch(input, init, onDate),
  });
  const turns = new Map<string, Promise<unknown>>();

  const once = async (
    method: string,
    args: { readonly [name: string]: unknown },
  ): Promise<Called> => {
    const now = clock.monotonic();
    const wait = (notBefore.get(method) ?? 0) - now;
    if (wait > 0) {
      const retryAt = clock.now() + wait;
      const failure = {
        reason: 'rate-limited',
        detail: '',
        retryAt,
        error: 'ratelimited',
      } as const;
      return { ok: false, failure };
    }
    try {
      const answer = await client.apiCall(method, { ...args });
      const scopes = answer.response_metadata?.scopes ?? [];
      return { ok: true, answer: { ...answer }, scopes, ahead };
    } catch (error) {
      const failure = failureOf(error, clock.now());
      if (failure.retryAt !== null) {
        notBefore.set(method, clock.monotonic() + (failure.retryAt - clock.now()));
      }
      return { ok: false, failure };
    }
  };

  return {
    call: (method, args) => {
      const before = turns.get(method) ?? Promise.resolve();
      const calling = before.then(() => once(method, args));
      turns.set(method, calling);
      return calling;
    },
  };
}
