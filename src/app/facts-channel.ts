import type { ChannelRoster, Delivery } from '../presence/channel-roster';
import { hear } from '../presence/channel-roster';
import type { Instant } from '../time/instant';
import type { BrokerFiles, ChannelTest, ChannelTrouble, PemFile, PemPart } from './channel';
import { withChannelNow, withMembership } from './channel-now';
import { withPeopleOfChannel, withReports } from './channel-reports';
import { triedToClear } from './owed-channel';
import { chanceOf, retryAfter } from './retry-channel';
import type { AppState } from './state';
import { turn, type Turn } from './turn';

/** What the team channel told. */
export type ChannelFact =
  /** The connection of a session is open, and what is said on it comes back. */
  | { readonly kind: 'channel-open'; readonly sid: string }
  | { readonly kind: 'channel-lost'; readonly sid: string; readonly trouble: ChannelTrouble }
  | {
      readonly kind: 'channel-heard';
      readonly sid: string;
      readonly deliveries: readonly Delivery[];
      /** How much was thrown away of those who send more than anybody would. */
      readonly overrun?: number;
    }
  /** The broker has what was told of a topic. */
  | {
      readonly kind: 'channel-said';
      readonly topic: string;
      readonly text: string;
      readonly at: Instant;
    }
  | {
      readonly kind: 'channel-secret';
      readonly secret: 'ready' | 'missing' | 'unreadable';
      readonly keyring: 'present' | 'absent';
    }
  | { readonly kind: 'channel-keyring'; readonly keyring: 'present' | 'absent' }
  | { readonly kind: 'channel-test'; readonly test: ChannelTest }
  /** The secret that was given could not be kept where it was to be. */
  | { readonly kind: 'channel-secret-unkept' }
  /** What a machine of mine had told on a channel that was left is taken back, or what was in the way. */
  | {
      readonly kind: 'channel-left';
      readonly device: string;
      readonly trouble: ChannelTrouble | null;
    }
  | { readonly kind: 'channel-file'; readonly part: PemPart; readonly file: PemFile }
  | { readonly kind: 'broker-files'; readonly files: BrokerFiles };

/** Many people change at once when a channel is joined, and a disk is slow. */
const KEPT_AFTER = 20_000;

/** A connection that held this long was a good one. */
const STEADY_AFTER = 30_000;

/** After so many in a row that did not, another one takes it over each time, and coming back at once would go on for ever. */
const CUT_SHORT_OFTEN = 100;

/** How many tries in vain a connection counts as that was open: a network that comes and goes is waited for seconds only. */
function attemptsAfter(cutShort: number): number {
  return cutShort > CUT_SHORT_OFTEN
    ? cutShort - CUT_SHORT_OFTEN + 4
    : Math.min(1, Math.floor(cutShort / 2));
}

const sidOf = (state: AppState): string | null => {
  const { link } = state.passing.channel;
  return link.kind === 'opening' || link.kind === 'open' ? link.session.sid : null;
};

function opened(state: AppState, sid: string, now: Instant): AppState {
  const { link } = state.passing.channel;
  if (link.kind !== 'opening' || link.session.sid !== sid) return state;
  const open = { kind: 'open', session: link.session, since: now } as const;
  return withReports(withChannelNow(state, { link: open }), 'all', now);
}

function lost(state: AppState, trouble: ChannelTrouble, id: string, now: Instant): AppState {
  const { link: before, heardAt } = state.passing.channel;
  const isOpen = before.kind === 'open';
  const isSteady = isOpen && now - before.since >= STEADY_AFTER;
  const cutShort = isOpen && !isSteady ? state.passing.channel.cutShort + 1 : 0;
  const attempts = isOpen ? attemptsAfter(cutShort) : state.passing.channel.attempts;
  const retryAt = retryAfter(trouble.kind, attempts, chanceOf(id), now);
  const link = { kind: 'lost', trouble, since: now, retryAt } as const;
  const next = withChannelNow(state, {
    link,
    attempts: attempts + 1,
    cutShort,
    said: {},
  });
  const kept = heardAt === null ? next : withMembership(next, { lastHeard: heardAt });
  return withReports(kept, 'all', now);
}

/** A roster with what was thrown away before anybody looked at it counted. */
function counted(roster: ChannelRoster, overrun: number): ChannelRoster {
  if (overrun === 0) return roster;
  const refused = { ...roster.refused, 'too-often': roster.refused['too-often'] + overrun };
  return { ...roster, refused };
}

type Heard = Extract<ChannelFact, { kind: 'channel-heard' }>;

function heard(state: AppState, { deliveries, overrun = 0 }: Heard, now: Instant): AppState {
  const { joined } = state.channel;
  if (joined === null) return state;
  const before = counted(state.passing.channel.roster, overrun);
  const { roster, cards, presences } = hear(before, deliveries, joined.address.team, now);
  let next = withChannelNow(state, { roster, heardAt: now });
  if (presences.size > 0) next = withReports(next, presences, now);
  if (cards.size === 0) return next;
  const { keepPeopleAt } = next.passing.channel;
  next = withChannelNow(next, { keepPeopleAt: keepPeopleAt ?? now + KEPT_AFTER });
  return withPeopleOfChannel(next, cards, now);
}

export function channelFact(state: AppState, fact: ChannelFact, id: string, now: Instant): Turn {
  switch (fact.kind) {
    case 'channel-open':
      return turn(opened(state, fact.sid, now));
    case 'channel-lost':
      return turn(fact.sid === sidOf(state) ? lost(state, fact.trouble, id, now) : state);
    case 'channel-heard':
      return turn(fact.sid === sidOf(state) ? heard(state, fact, now) : state);
    case 'channel-said': {
      if (state.channel.joined === null) return turn(state);
      const said = {
        ...state.passing.channel.said,
        [fact.topic]: { text: fact.text, at: fact.at },
      };
      return turn(withChannelNow(state, { said }));
    }
    case 'channel-secret': {
      const { secret, keyring } = fact;
      return turn(withChannelNow(state, { secret, keyring }));
    }
    case 'channel-keyring':
      return turn(withChannelNow(state, { keyring: fact.keyring }));
    case 'channel-test': {
      const { test } = state.passing.channel;
      // A later test has taken this one's place.
      if (test !== null && test.id !== fact.test.id) return turn(state);
      return turn(withChannelNow(state, { test: fact.test }));
    }
    case 'channel-secret-unkept':
      return turn(withChannelNow(withMembership(state, { secretIn: 'memory' }), { unkept: true }));
    case 'channel-left':
      return triedToClear(state, fact.device, fact.trouble, id, now);
    case 'channel-file': {
      const files = { ...state.passing.channel.files, [fact.part]: fact.file };
      return turn(withChannelNow(state, { files }));
    }
    case 'broker-files':
      return turn(withChannelNow(state, { brokerFiles: fact.files }));
    default:
      return fact satisfies never;
  }
}
