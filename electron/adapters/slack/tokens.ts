import type { Instant } from '../../../src/time/instant';
import type { Answer } from './client';

/** A user's token, and where it rotates, how to get the next one. */
export type Tokens = {
  readonly access: string;
  readonly refresh: string | null;
  readonly expiresAt: Instant | null;
};

/** As a secret is kept. */
export const secretOf = (tokens: Tokens): string => JSON.stringify(tokens);

/** Reads a secret that was kept; null where it is none. */
export function tokensOf(secret: string): Tokens | null {
  let value: unknown;
  try {
    value = JSON.parse(secret);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { access, refresh, expiresAt } = value as Partial<Tokens>;
  if (typeof access !== 'string' || access === '') return null;
  return {
    access,
    refresh: typeof refresh === 'string' ? refresh : null,
    expiresAt: typeof expiresAt === 'number' ? expiresAt : null,
  };
}

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null;

/**
 * The user's token in an answer of `oauth.v2.access`. It is inside `authed_user` when a code was exchanged
 * (docs.slack.dev/authentication/installing-with-oauth), and may be outside when it was refreshed
 * (docs.slack.dev/authentication/using-token-rotation). Null where there is none.
 */
export function grantedTokens(
  answer: Answer,
  now: Instant,
): { readonly tokens: Tokens; readonly scopes: readonly string[] } | null {
  const inside = answer['authed_user'];
  const holder = isRecord(inside) && typeof inside['access_token'] === 'string' ? inside : answer;
  const { access_token: access, refresh_token: refresh, expires_in: lasts, scope } = holder;
  if (typeof access !== 'string' || !/^(xoxe\.)?xoxp-/.test(access)) return null;
  const rotates = typeof refresh === 'string' && typeof lasts === 'number' && lasts > 0;
  return {
    tokens: {
      access,
      refresh: rotates ? refresh : null,
      expiresAt: rotates ? now + lasts * 1000 : null,
    },
    scopes: typeof scope === 'string' ? scope.split(',').filter((one) => one !== '') : [],
  };
}
