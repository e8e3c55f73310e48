import type { SlackWish } from '../../../src/app/slack-wish';
import type { TargetStatus } from '../../../src/app/state';
import type { SlackCapability } from '../../../src/contract/slack-app';
import type { Json } from '../../../src/lease/lease';
import type { Clock, Result, StatusTarget } from '../../ports';
import type { Called, Client } from './client';

/** What both targets are made of. */
export type TargetParts = {
  readonly clock: Clock;
  readonly call: Client['call'];
  readonly wish: () => SlackWish | null;
  /** Whether a capability can be used. */
  readonly status: (capability: SlackCapability) => TargetStatus;
  readonly listening: Pick<StatusTarget, 'onChange' | 'onStatus'>;
};

const failed = (
  reason: 'needs-setup' | 'bad-answer',
  detail: string,
): { ok: false; failure: { reason: typeof reason; detail: string; retryAt: null } } => ({
  ok: false,
  failure: { reason, detail, retryAt: null },
});

/** There is no account. */
export const missing = (): Result<never> => failed('needs-setup', 'slack-no-token');

/** The block ended while this was on its way: what it would say is not true any more. */
export const tooLate = (): Result<never> => ({
  ok: false,
  failure: { reason: 'failed', detail: 'too late', retryAt: null },
});

/** What an answer says; one that does not say it is not understood. */
export function resultOf(
  called: Called,
  read: (called: Extract<Called, { ok: true }>) => Json | null,
): Result<Json> {
  if (!called.ok) {
    const { reason, detail, retryAt } = called.failure;
    return { ok: false, failure: { reason, detail, retryAt } };
  }
  const value = read(called);
  return value === null ? failed('bad-answer', '') : { ok: true, value };
}
