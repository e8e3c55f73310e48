import { WIRE_FAULTS, type WireFault } from '../presence/wire';
import type { Sharing } from '../presence/sharing';
import type { Report } from '../presence/report';
import type { Instant } from '../time/instant';
import type {
  BrokerFiles,
  ChannelLogin,
  ChannelNow,
  ChannelTest,
  ChannelTrouble,
  Invitation,
  Owing,
  Said,
  SecretPlace,
} from './channel';
import type { AppState } from './state';

/** How the connection is, for words; `asking` waits for a secret. */
export type LinkView =
  | { readonly kind: 'off' | 'opening' | 'asleep' }
  | { readonly kind: 'open'; readonly since: Instant }
  | { readonly kind: 'asking'; readonly why: 'missing' | 'unreadable' }
  | {
      readonly kind: 'lost';
      readonly trouble: ChannelTrouble;
      readonly since: Instant;
      readonly retryAt: Instant | null;
    };

/** The channel I am on, as windows may know it. */
export type JoinedView = {
  readonly url: string;
  readonly team: string;
  readonly user: string;
  readonly device: string;
  readonly login: ChannelLogin;
  readonly hasCa: boolean;
  readonly secretIn: SecretPlace;
  readonly sharing: Sharing;
  readonly session: { readonly sid: string; readonly began: Instant } | null;
  /** When the team was last heard, while it cannot be heard. */
  readonly lastHeard: Instant | null;
};

/** A channel that I left while its broker could not be reached. */
export type OwedView = { readonly team: string; readonly user: string; readonly since: Instant };

/** The team channel; no secret is in it. */
export type ChannelSlice = {
  readonly joined: JoinedView | null;
  readonly link: LinkView;
  readonly keyring: ChannelNow['keyring'];
  readonly people: number;
  readonly refused: readonly { readonly fault: WireFault; readonly count: number }[];
  /** Channels that I left whose brokers still have something of mine. */
  readonly owed: readonly OwedView[];
  readonly owing: Owing;
  /** My secret could not be kept: it is asked for at the next start. */
  readonly unkept: boolean;
  readonly elsewhere: Report | null;
  readonly said: Said;
  readonly test: ChannelTest | null;
  readonly files: ChannelNow['files'];
  readonly invitation: Invitation | null;
  readonly brokerFiles: BrokerFiles | null;
};

/** How the connection is. */
export function linkView({ channel, passing, machine }: AppState): LinkView {
  const { link, secret } = passing.channel;
  if (channel.joined === null) return { kind: 'off' };
  if (machine.suspendedSince !== null) return { kind: 'asleep' };
  if (secret === 'missing' || secret === 'unreadable') return { kind: 'asking', why: secret };
  switch (link.kind) {
    case 'off':
    case 'opening':
      return { kind: 'opening' };
    case 'open':
      return { kind: 'open', since: link.since };
    case 'lost':
      return link;
    default:
      return link satisfies never;
  }
}

function joinedView({ channel, passing }: AppState): JoinedView | null {
  const { joined } = channel;
  if (joined === null) return null;
  const { address, secretIn, sharing, lastHeard } = joined;
  const { url, team, user, device, login, ca } = address;
  const { link, heardAt } = passing.channel;
  const session = link.kind === 'open' || link.kind === 'opening' ? link.session : null;
  return {
    url,
    team,
    user,
    device,
    login,
    hasCa: ca !== null,
    secretIn,
    sharing,
    session,
    lastHeard: link.kind === 'open' ? null : (heardAt ?? lastHeard),
  };
}

let last: { readonly inputs: readonly unknown[]; readonly slice: ChannelSlice } | null = null;

/** What the windows are shown of the channel; the same object as long as nothing in it changed. */
export function channelSlice(state: AppState): ChannelSlice {
  const {
    roster,
    heardAt,
    keepPeopleAt: _kept,
    reportsChangeAt: _next,
    ...now
  } = state.passing.channel;
  const heard = now.link.kind === 'open' ? null : heardAt;
  const { joined, owed = [] } = state.channel;
  const asleep = state.machine.suspendedSince;
  const { refused, members } = roster;
  const inputs = [
    joined,
    state.channel.owed,
    asleep,
    heard,
    members.size,
    ...Object.values(refused),
    ...Object.values(now),
  ];
  if (last !== null && inputs.every((input, i) => input === last?.inputs[i])) return last.slice;
  const slice: ChannelSlice = {
    joined: joinedView(state),
    link: linkView(state),
    keyring: now.keyring,
    people: members.size - (joined !== null && members.has(joined.address.user) ? 1 : 0),
    refused: WIRE_FAULTS.filter((fault) => refused[fault] > 0).map((fault) => ({
      fault,
      count: refused[fault],
    })),
    owed: owed.map(({ address: { team, user }, since }) => ({ team, user, since })),
    owing: now.owing,
    unkept: now.unkept,
    elsewhere: now.elsewhere,
    said: now.said,
    test: now.test,
    files: now.files,
    invitation: now.invitation,
    brokerFiles: now.brokerFiles,
  };
  last = { inputs, slice };
  return slice;
}
