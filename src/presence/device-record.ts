import { DAY, HOUR, MINUTE, type Instant } from '../time/instant';
import type { WirePresence } from './wire-presence';

/** What a machine of somebody last said, with what could not be believed set right. */
export type DeviceRecord = {
  readonly presence: WirePresence;
  readonly heardAt: Instant;
  /** Until when it is listened to; the machine says it again before. */
  readonly validUntil: Instant;
  readonly clamped: boolean;
};

/** How far ahead of ours another clock may run. */
export const MOST_AHEAD = 2 * MINUTE;

/** How long what never expires is believed, and what names a time further ahead. */
export const LONGEST_OPEN = 12 * HOUR;
export const LONGEST_BELIEVED = DAY;

/** The furthest end that anybody can claim. */
const FURTHEST_UNTIL = 8 * DAY;

/** Within a session: what it says, then its will, then its goodbye, after which only a new session speaks. */
const RANK: { readonly [kind in WirePresence['kind']]: number } = {
  here: 0,
  lost: 1,
  asleep: 2,
  quit: 2,
};

/**
 * Whether `next` was said after `known`, in whatever order they came: later sessions come after earlier ones. What is
 * said again, and a late will of an older session, comes before.
 */
export function isAfter(next: WirePresence, known: WirePresence): boolean {
  if (next.sid !== known.sid) {
    return next.began === known.began ? next.sid > known.sid : next.began > known.began;
  }
  const step = RANK[next.kind] - RANK[known.kind];
  return step === 0 ? next.seq > known.seq : step > 0;
}

/** Whether a record is no longer listened to. */
export function isOver({ validUntil }: DeviceRecord, now: Instant): boolean {
  return validUntil <= now;
}

function believable(presence: WirePresence, now: Instant): WirePresence {
  const at = presence.at > now + MOST_AHEAD ? now : presence.at;
  if (presence.kind !== 'here') return at === presence.at ? presence : { ...presence, at };
  const furthest = at + FURTHEST_UNTIL;
  const until = presence.until !== null && presence.until > furthest ? furthest : presence.until;
  const since = Math.min(presence.since, at);
  const same = at === presence.at && until === presence.until && since === presence.since;
  return same ? presence : { ...presence, at, until, since };
}

function validUntilOf(presence: WirePresence): Instant {
  if (presence.kind !== 'here') return presence.at + LONGEST_BELIEVED;
  if (presence.until === null) return presence.at + LONGEST_OPEN;
  return Math.min(presence.until, presence.at + LONGEST_BELIEVED);
}

/** What is kept of a presence heard at `now`, after what was known of that machine. */
export function keptFrom(
  heard: WirePresence,
  known: DeviceRecord | null,
  now: Instant,
): DeviceRecord {
  // A will was written when its connection began; that it came tells when the machine was lost, to whoever was there.
  const lostNow = heard.kind === 'lost' && known !== null && known.presence.sid === heard.sid;
  const presence = believable(lostNow ? { ...heard, at: now } : heard, now);
  const clamped =
    heard.at > now + MOST_AHEAD ||
    (heard.kind === 'here' && presence.kind === 'here' && heard.until !== presence.until);
  return { presence, heardAt: now, validUntil: validUntilOf(presence), clamped };
}
