import { isFocusing } from '../focus/run';
import { cardToShare, type Sharing } from '../presence/sharing';
import type { Stance } from '../presence/stance';
import type { CardPerson } from '../presence/wire-card';
import type { Person } from '../roster/person';
import { HOUR, type Instant } from '../time/instant';
import type { ChannelAddress, ChannelSession } from './channel';
import type { AppState } from './state';

/** What is said is said again this often, since nobody believes it for ever. */
const RENEWED_EVERY = 6 * HOUR;

/** What the channel is to be: it follows from the state, and wanting it twice changes nothing. */
export type ChannelWish = {
  readonly address: ChannelAddress;
  readonly sharing: Sharing;
  /** The connection that is wanted; another session is another connection. Null wants none. */
  readonly session: ChannelSession | null;
  /** What is said before a connection is given up. */
  readonly goodbye: 'quit' | 'asleep';
  /** Null takes back what was told. */
  readonly card: CardPerson | null;
  readonly stance: Stance | null;
  /** What I work on, for the time of a block. */
  readonly intention: string | null;
  /** When the running block began; null in none. */
  readonly blockSince: Instant | null;
  /** Grows each time that all of it is to be said again. */
  readonly renewal: number;
};

export function renewalOf(session: ChannelSession, now: Instant): number {
  return Math.max(0, Math.floor((now - session.began) / RENEWED_EVERY));
}

export function nextRenewal(session: ChannelSession, now: Instant): Instant {
  return session.began + (renewalOf(session, now) + 1) * RENEWED_EVERY;
}

type CardInputs = readonly [me: Person, sharing: Sharing, session: string, renewal: number];

let lastCard: { readonly inputs: CardInputs; readonly card: CardPerson } | null = null;

/** My card; the same until I, my choices or the date have changed, since its hours are worked out anew each time. */
function cardOf(inputs: CardInputs, now: Instant): CardPerson {
  const known = lastCard;
  if (known !== null && inputs.every((input, i) => input === known.inputs[i])) return known.card;
  const [me, sharing] = inputs;
  lastCard = { inputs, card: cardToShare(me, sharing, now) };
  return lastCard.card;
}

/** How I am apart from blocks: what I said of myself, else that I am there. */
function stanceOf({ work }: AppState, began: Instant): Stance {
  const { status } = work;
  return status.kind === 'away'
    ? { state: 'away', since: status.since, until: status.until }
    : { state: 'available', since: began, until: null };
}

/** What the channel is to be at `now`; null when I am on none. */
export function channelWish(state: AppState, now: Instant): ChannelWish | null {
  const { joined } = state.channel;
  if (joined === null) return null;
  const { address, sharing } = joined;
  const { link } = state.passing.channel;
  const session = link.kind === 'opening' || link.kind === 'open' ? link.session : null;
  const goodbye = state.machine.suspendedSince === null ? 'quit' : 'asleep';
  const nothing = { card: null, stance: null, intention: null, blockSince: null, renewal: 0 };
  if (session === null || !sharing.visible)
    return { address, sharing, session, goodbye, ...nothing };
  const renewal = renewalOf(session, now);
  const running = state.work.session;
  const block = isFocusing(running) ? running : null;
  const intention = block?.intention ?? '';
  return {
    address,
    sharing,
    session,
    goodbye,
    card: cardOf([state.profile.me, sharing, session.sid, renewal], now),
    stance: stanceOf(state, session.began),
    intention: intention === '' || !sharing.intention ? null : intention,
    blockSince: block?.startedAt ?? null,
    renewal,
  };
}
