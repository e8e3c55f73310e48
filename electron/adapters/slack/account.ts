import type { SlackAccount } from '../../../src/app/slack';
import { MINUTE } from '../../../src/time/instant';
import type { Clock } from '../../ports';
import { createClient, type Called, type Client } from './client';
import type { CallFailure } from './failures';
import { grantedTokens, secretOf, type Tokens } from './tokens';

/** A token is renewed this long before it ends, so that none ends on its way. */
const RENEWED_BEFORE = 5 * MINUTE;

export type AccountParts = {
  readonly WebClient: Parameters<typeof createClient>[0]['WebClient'];
  readonly clock: Clock;
  /** Keeps a token that was given anew; it is used only afterwards, since the one before is worth nothing then. */
  readonly keep: (account: SlackAccount, secret: string) => Promise<void>;
  /** Slack does not take the token any more. */
  readonly onRefused: () => void;
};

/** Somebody who is signed in: calls methods with a token that is renewed in time. */
export type SignedIn = Client & { readonly account: SlackAccount; tokens(): Tokens };

const REFUSED: CallFailure = {
  reason: 'unauthorized',
  detail: 'slack-refused',
  retryAt: null,
  error: 'token_expired',
};

export function signIn(account: SlackAccount, first: Tokens, parts: AccountParts): SignedIn {
  const { clock } = parts;
  const notBefore = new Map<string, number>();
  const clientWith = (token: string | undefined): Client =>
    createClient({ ...parts, site: account.site, token, notBefore });
  let tokens = first;
  let client = clientWith(tokens.access);
  let renewing: Promise<CallFailure | null> | null = null;
  let refused = false;

  const refuse = (failure: CallFailure): CallFailure => {
    if (!refused) parts.onRefused();
    refused = true;
    return failure;
  };

  const renew = async (): Promise<CallFailure | null> => {
    if (tokens.refresh === null || account.clientId === null) return refuse(REFUSED);
    // docs.slack.dev/authentication/using-pkce: a public client renews without a secret.
    const called = await clientWith(undefined).call('oauth.v2.access', {
      client_id: account.clientId,
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh,
    });
    if (!called.ok) {
      const isOver = /^(invalid_refresh_token|token_expired|token_revoked|invalid_grant)$/;
      return isOver.test(called.failure.error) ? refuse(REFUSED) : called.failure;
    }
    const granted = grantedTokens(called.answer, clock.now());
    if (granted === null) {
      return { reason: 'bad-answer', detail: 'no token', retryAt: null, error: '' };
    }
    await parts.keep(account, secretOf(granted.tokens));
    tokens = granted.tokens;
    client = clientWith(tokens.access);
    return null;
  };

  const renewed = (): Promise<CallFailure | null> => {
    renewing ??= renew().finally(() => {
      renewing = null;
    });
    return renewing;
  };

  const call = async (
    method: string,
    args: { readonly [name: string]: unknown },
  ): Promise<Called> => {
    if (refused) return { ok: false, failure: REFUSED };
    const { expiresAt } = tokens;
    if (expiresAt !== null && expiresAt - clock.now() < RENEWED_BEFORE) {
      const failure = await renewed();
      if (failure !== null) return { ok: false, failure };
    }
    const used = tokens;
    const called = await client.call(method, args);
    if (called.ok || called.failure.reason !== 'unauthorized') return called;
    if (called.failure.error !== 'token_expired' || tokens.refresh === null) {
      return { ok: false, failure: refuse(called.failure) };
    }
    // The clock of this computer may be behind: Slack's word counts.
    const failure = used === tokens ? await renewed() : null;
    return failure === null ? client.call(method, args) : { ok: false, failure };
  };

  return { account, call, tokens: () => tokens };
}
