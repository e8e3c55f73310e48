import type { Instant } from '../time/instant';
import { LONGEST_BELIEVED, LONGEST_OPEN } from './device-record';
import { roundedSince, roundedUntil, type Sharing } from './sharing';
import type { HerePresence } from './wire-presence';
import type { AvailabilityState } from './report';

/** How I am, as I am to be told. */
export type Stance = {
  readonly state: AvailabilityState;
  readonly since: Instant;
  readonly until: Instant | null;
};

/** A block that I am in. */
export type BlockStance = {
  readonly since: Instant;
  readonly until: Instant;
  readonly intention: string | null;
};

/** What of a presence follows from how I am and from what I share: a block stands above all else, until its end. */
export function toldPresence(
  stance: Stance,
  block: BlockStance | null,
  sharing: Sharing,
  now: Instant,
): Pick<HerePresence, 'state' | 'since' | 'until' | 'intention'> {
  const inBlock = block !== null && block.until > now;
  const { state, since, until } = inBlock ? { ...block, state: 'focusing' as const } : stance;
  const isOver = until !== null && until <= now;
  const intention = inBlock && sharing.intention ? block.intention : null;
  if (isOver)
    return { state: 'available', since: roundedSince(until, sharing), until: null, intention };
  return {
    state,
    since: roundedSince(since, sharing),
    until: roundedUntil(until, sharing),
    intention,
  };
}

/** For how many seconds the broker keeps a presence: until it is no longer true, so that a dead Lull leaves nobody focusing. */
export function presenceExpiry(until: Instant | null, now: Instant): number {
  const left = until === null ? LONGEST_OPEN : Math.min(until - now, LONGEST_BELIEVED);
  return Math.max(1, Math.ceil(left / 1000));
}

/** For how many seconds the broker keeps a card that is not told again. */
export const CARD_EXPIRY = 30 * 24 * 3600;
