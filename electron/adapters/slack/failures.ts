import type { Failure, FailureReason } from '../../../src/lease/lease';
import type { Instant } from '../../../src/time/instant';
import { TransportError } from './transport';

/** What a call came to that was not answered with `ok`. `error` is Slack's word for it, empty where it said none. */
export type CallFailure = Failure & { readonly error: string };

/** docs.slack.dev/reference/methods: errors that every method may answer with, by what a person can do about them. */
const REFUSED = [
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
];

const FORBIDDEN = [
  'access_denied',
  'accesslimited',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'no_permission',
  'not_admin',
  'not_allowed_token_type',
  'not_app_admin',
  'org_login_required',
  'permission_denied',
  'cannot_update_admin_user',
  'sudo_required',
  'team_access_not_granted',
  'team_added_to_org',
  'two_factor_setup_required',
  'invalid_profile',
];

/** What they mean for a target: a code that has words, and Slack's own word for it. */
function meaningOf(error: string): { readonly reason: FailureReason; readonly detail: string } {
  if (REFUSED.includes(error)) return { reason: 'unauthorized', detail: 'slack-refused' };
  if (error === 'missing_scope') return { reason: 'forbidden', detail: 'slack-scope' };
  if (FORBIDDEN.includes(error)) return { reason: 'forbidden', detail: `slack-admin: ${error}` };
  if (/emoji/.test(error)) return { reason: 'needs-setup', detail: 'slack-emoji' };
  if (error === 'too_long') return { reason: 'needs-setup', detail: 'slack-too-long' };
  if (error === 'ratelimited' || error === 'rate_limited') {
    return { reason: 'rate-limited', detail: '' };
  }
  if (error === 'request_timeout') return { reason: 'timed-out', detail: '' };
  // Some of it may have been done all the same: the next try reads first.
  return { reason: 'failed', detail: `slack: ${error.slice(0, 60)}` };
}

const without = (error: string, failure: Omit<Failure, 'retryAt'>): CallFailure => ({
  ...failure,
  retryAt: null,
  error,
});

function ofTransport({ why }: TransportError, now: Instant): CallFailure {
  switch (why.kind) {
    case 'timed-out':
    case 'offline':
      return without('', { reason: why.kind, detail: '' });
    case 'rate-limited': {
      const retryAt = now + Math.ceil(why.seconds * 1000);
      return { reason: 'rate-limited', detail: '', retryAt, error: 'ratelimited' };
    }
    case 'bad-answer':
      return without('', { reason: 'bad-answer', detail: why.detail });
    case 'server':
      return without('', { reason: 'failed', detail: `status ${why.status}` });
    default:
      return why satisfies never;
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** What a thrown error of the client means. Its text is never told: only what is known of it. */
export function failureOf(thrown: unknown, now: Instant): CallFailure {
  for (const error of [thrown, field(thrown, 'original'), field(thrown, 'cause')]) {
    if (error instanceof TransportError) return ofTransport(error, now);
  }
  const error = field(field(thrown, 'data'), 'error');
  if (typeof error === 'string' && /^[a-z_]+$/.test(error)) return without(error, meaningOf(error));
  return without('', { reason: 'bad-answer', detail: 'not understood' });
}
