import type { Failure, FailureReason } from '../../../src/lease/lease';
import type { Instant } from '../../../src/time/instant';
import type { NoAnswer } from './exchange';

/** What a call came to that was not answered well. `error` is Graph's word for it, `status` that of HTTP, 0 for none. */
export type CallFailure = Failure & { readonly error: string; readonly status: number };

export const failure = (
  reason: FailureReason,
  detail: string,
  more: Partial<Pick<CallFailure, 'error' | 'status' | 'retryAt'>> = {},
): CallFailure => ({ reason, detail, retryAt: null, error: '', status: 0, ...more });

/** There is no account. */
export const NO_SIGN_IN = failure('needs-setup', 'teams-no-token');

/** Microsoft does not take the sign-in any more. */
export const REFUSED = failure('unauthorized', 'teams-refused', { status: 401 });

/** What it means that there was no answer that could be read. */
export function withoutAnswer(why: NoAnswer, now: Instant): CallFailure {
  const after = (seconds: number): Instant => now + Math.ceil(seconds * 1000);
  switch (why.kind) {
    case 'timed-out':
    case 'offline':
      return failure(why.kind, '');
    case 'rate-limited':
      return failure('rate-limited', '', { retryAt: after(why.seconds), status: 429 });
    case 'server': {
      const retryAt = why.seconds === null ? null : after(why.seconds);
      return failure('failed', `status ${why.status}`, { retryAt, status: why.status });
    }
    case 'bad-answer':
      return failure('bad-answer', why.detail);
    default:
      return why satisfies never;
  }
}

/** What an answer means that is none of success (learn.microsoft.com/graph/errors): only its code is ever told. */
export function refusedAnswer(
  status: number,
  body: { readonly [name: string]: unknown } | null,
): CallFailure {
  const told = body?.['error'];
  if (typeof told !== 'object' || told === null) return failure('bad-answer', `status ${status}`);
  const code: unknown = Reflect.get(told, 'code');
  const error = typeof code === 'string' && /^[\w.]{1,80}$/.test(code) ? code : '';
  const more = { error, status };
  if (status === 401) return REFUSED;
  if (status === 403) return failure('forbidden', `teams-admin: ${error}`, more);
  return failure('failed', `teams: ${error}`, more);
}
