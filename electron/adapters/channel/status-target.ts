import type { ChannelTrouble } from '../../../src/app/channel';
import type { TargetStatus } from '../../../src/app/state';
import type { Failure, Json } from '../../../src/lease/lease';
import type { Instant } from '../../../src/time/instant';
import type { Result, StatusTarget } from '../../ports';

/** A block of mine that the team is told of. */
export type Block = { readonly since: Instant; readonly until: Instant };

/** The status under a lease: whether the team is told of a block, and until when. */
export type ChannelTarget = StatusTarget & {
  block(): Block | null;
  /** The connection is open. */
  came(): void;
  /** The channel was left: nothing of ours is there any more. */
  left(): void;
};

export type TargetParts = {
  /** The team whose channel I am on, or null. */
  readonly team: () => string | null;
  readonly isVisible: () => boolean;
  readonly isOpen: () => boolean;
  readonly now: () => Instant;
  /** Says what is true now; resolves once the broker has it, or with what is wrong. */
  readonly say: () => Promise<ChannelTrouble | null>;
};

const failed = (reason: Failure['reason'], detail: string): { ok: false; failure: Failure } => ({
  ok: false,
  failure: { reason, detail, retryAt: null },
});

const FREE: Json = { block: null };

/** It ends with its connection, which the broker notices, and at its end at the latest, by its expiry. */
const taken = (until: Instant): Json => ({ block: { until }, lives: 'with-us' });

export function createChannelTarget(parts: TargetParts): ChannelTarget {
  let block: Block | null = null;
  const listeners = new Set<(status: TargetStatus) => void>();

  const status = (): TargetStatus => {
    const team = parts.team();
    if (team === null) return { kind: 'unsupported', reason: 'no-channel' };
    if (!parts.isVisible()) return { kind: 'unsupported', reason: 'channel-hidden' };
    return { kind: 'ready', name: team };
  };
  const unusable = (): { ok: false; failure: Failure } | null => {
    const now = status();
    return now.kind === 'unsupported' ? failed('unsupported', now.reason) : null;
  };
  const there = (): Json =>
    block === null || block.until <= parts.now() ? FREE : taken(block.until);

  return {
    id: 'channel',
    block: () => block,
    came: () => {
      for (const listener of listeners) listener(status());
    },
    left: () => {
      block = null;
      for (const listener of listeners) listener(status());
    },
    probe: () => Promise.resolve(status()),
    read: () => Promise.resolve(unusable() ?? { ok: true, value: there() }),
    foretell: (_before, until) => taken(until),
    apply: async ({ until }): Promise<Result<Json>> => {
      const cannot = unusable();
      if (cannot !== null) return cannot;
      if (!parts.isOpen()) return failed('offline', '');
      const before = block;
      block = { since: before?.since ?? parts.now(), until };
      const wrong = await parts.say();
      if (wrong === null) return { ok: true, value: taken(until) };
      block = before;
      return failed(wrong.kind === 'may-not-write' ? 'forbidden' : 'offline', wrong.detail);
    },
    restore: async (): Promise<Result<null>> => {
      block = null;
      // While nobody hears it the end of the connection says it, and what is true is said when it is back.
      if (parts.isOpen()) await parts.say();
      return { ok: true, value: null };
    },
    onChange: () => () => undefined,
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => Promise.resolve(),
  };
}
