import { EMPTY_CHANNEL_ROSTER } from '../presence/channel-roster';
import type { Channel, ChannelNow, Membership } from './channel';
import type { AppState } from './state';
import { withPassing } from './turn';

/** What is known of a channel at the start of a run, or of one that was just left. */
export const QUIET_CHANNEL: ChannelNow = {
  link: { kind: 'off' },
  owing: { attempts: 0, underWay: false, trouble: null, retryAt: null },
  unkept: false,
  attempts: 0,
  cutShort: 0,
  secret: 'unknown',
  keyring: 'unknown',
  roster: EMPTY_CHANNEL_ROSTER,
  heardAt: null,
  keepPeopleAt: null,
  reportsChangeAt: null,
  elsewhere: null,
  said: {},
  test: null,
  files: {},
  invitation: null,
  brokerFiles: null,
};

export function withChannelNow(state: AppState, change: Partial<ChannelNow>): AppState {
  return withPassing(state, { channel: { ...state.passing.channel, ...change } });
}

export function withChannel(state: AppState, channel: Channel): AppState {
  return { ...state, channel };
}

/** Changes the channel I am on; nothing where I am on none. */
export function withMembership(state: AppState, change: Partial<Membership>): AppState {
  const { joined } = state.channel;
  return joined === null
    ? state
    : withChannel(state, { ...state.channel, joined: { ...joined, ...change } });
}
