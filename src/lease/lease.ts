import type { Instant } from '../time/instant';

/** Plain data that survives a trip through JSON. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An outside thing whose status Lull can set and give back. */
export type TargetId = 'os-dnd' | 'channel' | 'slack' | 'teams';

/** Why an outside change did not happen. `unsupported` is a calm state, not a failure. */
export type FailureReason =
  | 'unsupported'
  | 'needs-setup'
  | 'unauthorized'
  | 'forbidden'
  | 'offline'
  | 'rate-limited'
  | 'timed-out'
  | 'bad-answer'
  | 'not-stored'
  | 'failed';

export type Failure = {
  readonly reason: FailureReason;
  readonly detail: string;
  readonly retryAt: Instant | null;
};

/**
 * One outward change. Written to disk before it is made, and gone from disk once it is undone or given up.
 *
 * - `taking`: what was there is known and stored; our value (`wish`) may or may not be there yet.
 * - `held`: our value was seen there (`ours` is what the target said after the write).
 * - `giving-back`: the block is over, or the target was switched off; if what is there is still ours it is restored.
 */
export type Lease = {
  readonly target: TargetId;
  readonly blockId: string;
  readonly phase: 'taking' | 'held' | 'giving-back';
  readonly before: Json;
  readonly ours: Json | null;
  /** The value being put there, as the target foretold it; null once it was seen there. */
  readonly wish: Json | null;
  readonly from: Instant;
  readonly until: Instant;
  readonly attempts: number;
  readonly failure: Failure | null;
};

/** How a lease ended, for the person to read. */
export type LeaseOutcome = 'restored' | 'yours-kept' | 'expired-by-itself' | 'given-up';
