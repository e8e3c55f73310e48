import type { TargetStatus } from '../../../src/app/state';
import type { TeamsWish } from '../../../src/app/teams-wish';
import type { TeamsCapability } from '../../../src/contract/teams-app';
import type { Json } from '../../../src/lease/lease';
import type { Clock, Result, StatusTarget } from '../../ports';
import type { Called, Graph } from './graph';

/** What both targets are made of. */
export type TargetParts = {
  readonly clock: Clock;
  readonly graph: Pick<Graph, 'call' | 'skew'>;
  readonly wish: () => TeamsWish | null;
  /** Whether a capability can be used. */
  readonly status: (capability: TeamsCapability) => TargetStatus;
  readonly listening: Pick<StatusTarget, 'onChange' | 'onStatus'>;
};

const failed = (
  reason: 'needs-setup' | 'bad-answer' | 'failed',
  detail: string,
): Result<never> => ({ ok: false, failure: { reason, detail, retryAt: null } });

/** There is no account. */
export const missing = (): Result<never> => failed('needs-setup', 'teams-no-token');

/** The block ended while this was on its way: what it would say is not true any more. */
export const tooLate = (): Result<never> => failed('failed', 'too late');

/** What an answer says; one that does not say it is not understood. */
export function resultOf<Value extends Json>(
  called: Called,
  read: (answer: Extract<Called, { ok: true }>['answer']) => Value | null,
): Result<Value> {
  if (!called.ok) {
    const { reason, detail, retryAt } = called.failure;
    return { ok: false, failure: { reason, detail, retryAt } };
  }
  const value = read(called.answer);
  return value === null ? failed('bad-answer', '') : { ok: true, value };
}

/** My own path: Graph documents the actions of a presence under a user's id alone. */
export const minePath = ({ account }: TeamsWish, action: string): string =>
  `/users/${account.userId}/presence/${action}`;
