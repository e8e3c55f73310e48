import { createHash, randomBytes } from 'node:crypto';
import type { SlackTrouble } from '../../../src/app/slack';
import {
  scopesOf,
  SLACK_PORTS,
  SLACK_REDIRECT_PATH,
  slackRedirect,
  type SlackCapability,
} from '../../../src/contract/slack-app';
import type { Loopback, OpenLoopback } from '../../live-ports';
import type { Clock, Desktop } from '../../ports';
import type { Client } from './client';
import type { CallFailure } from './failures';
import { grantedTokens, type Tokens } from './tokens';

export type Authorized =
  | { readonly kind: 'authorized'; readonly tokens: Tokens; readonly scopes: readonly string[] }
  | { readonly kind: 'failed'; readonly trouble: SlackTrouble }
  | { readonly kind: 'cancelled' };

export type AuthorizeParts = {
  readonly clock: Clock;
  readonly openLoopback: OpenLoopback;
  readonly desktop: Pick<Desktop, 'openLink'>;
  readonly page: (outcome: 'done' | 'declined') => string;
};

const APP_ERRORS =
  /^(invalid_client_id|bad_redirect_uri|pkce_not_allowed|oauth_authorization_url_mismatch|no_scopes)$/;

/** What a failed call means to somebody who connects. */
export function troubleOf(failure: CallFailure): SlackTrouble {
  const { reason, error } = failure;
  const detail = error;
  if (APP_ERRORS.test(error)) return { kind: 'wrong-app', detail };
  if (error === 'plan_upgrade_required') return { kind: 'no-plan', detail };
  if (/^(channel_not_found|no_such_subteam)$/.test(error)) return { kind: 'not-there', detail };
  switch (reason) {
    case 'unauthorized':
      return { kind: 'wrong-token', detail };
    case 'forbidden':
      return { kind: 'not-allowed', detail };
    case 'offline':
      return { kind: 'offline', detail };
    case 'timed-out':
      return { kind: 'no-answer', detail };
    case 'rate-limited':
      return { kind: 'waiting', detail };
    case 'bad-answer':
      return { kind: 'not-slack', detail };
    case 'unsupported':
    case 'needs-setup':
    case 'not-stored':
    case 'failed':
      return { kind: 'failed', detail };
    default:
      return reason satisfies never;
  }
}

const failed = (kind: SlackTrouble['kind'], detail = ''): Authorized => ({
  kind: 'failed',
  trouble: { kind, detail },
});

const random = (bytes: number): string => randomBytes(bytes).toString('base64url');

/**
 * Signs in by the person's browser as a public client: OAuth 2 with PKCE (docs.slack.dev/authentication/using-pkce), for
 * a user's scopes only.
 */
export async function authorize(
  ask: {
    readonly site: string;
    readonly clientId: string;
    readonly capabilities: readonly SlackCapability[];
  },
  client: Client,
  parts: AuthorizeParts,
  onOpen: (loopback: Loopback) => void,
): Promise<Authorized> {
  const state = random(32);
  const verifier = random(48);
  const loopback = await parts.openLoopback({
    ports: SLACK_PORTS,
    path: SLACK_REDIRECT_PATH,
    state,
    page: parts.page,
  });
  if (loopback === null) return failed('ports-taken');
  onOpen(loopback);
  const redirect = slackRedirect(loopback.port);
  const query = new URLSearchParams({
    client_id: ask.clientId,
    user_scope: scopesOf(ask.capabilities).join(','),
    redirect_uri: redirect,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const unopened = await parts.desktop.openLink(
    `${ask.site}/oauth/v2/authorize?${query.toString()}`,
  );
  if (unopened !== null) {
    loopback.close();
    return failed('browser');
  }
  const answer = await loopback.redirected;
  switch (answer.kind) {
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'timed-out':
      return failed('timed-out');
    case 'declined':
      return answer.error === 'access_denied'
        ? failed('declined')
        : failed('wrong-app', /^[a-z_]{1,60}$/.test(answer.error) ? answer.error : '');
    case 'code':
      break;
    default:
      return answer satisfies never;
  }
  const called = await client.call('oauth.v2.access', {
    client_id: ask.clientId,
    code: answer.code,
    code_verifier: verifier,
    grant_type: 'authorization_code',
    redirect_uri: redirect,
  });
  if (!called.ok) return { kind: 'failed', trouble: troubleOf(called.failure) };
  const granted = grantedTokens(called.answer, parts.clock.now());
  return granted === null ? failed('not-slack') : { kind: 'authorized', ...granted };
}
