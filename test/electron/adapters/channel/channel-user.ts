import { connect } from 'mqtt';
import { createTeamChannel } from '../../../../electron/adapters/channel';
import { systemTimers } from '../../../../electron/main/alarm';
import type { TeamChannel } from '../../../../electron/live-ports';
import type { ChannelAddress } from '../../../../src/app/channel';
import type { ChannelWish } from '../../../../src/app/channel-wish';
import type { ChannelFact } from '../../../../src/app/facts-channel';
import { channelReport } from '../../../../src/presence/channel-report';
import {
  EMPTY_CHANNEL_ROSTER,
  hear,
  type ChannelRoster,
} from '../../../../src/presence/channel-roster';
import type { Report } from '../../../../src/presence/report';
import { FIRST_SHARING } from '../../../../src/presence/sharing';
import { until } from '../../../support/until';

/** Somebody on a channel: the real adapter, and a roster of what it heard. */
export type ChannelUser = {
  readonly channel: TeamChannel;
  readonly facts: ChannelFact[];
  readonly roster: () => ChannelRoster;
  readonly report: (user: string) => Report | null;
  readonly wish: (change?: Partial<ChannelWish>) => ChannelWish;
  /** Opens a new session, and waits for it. */
  readonly open: (change?: Partial<ChannelWish>) => Promise<string>;
  readonly heard: <K extends ChannelFact['kind']>(
    kind: K,
    from?: number,
  ) => Promise<Extract<ChannelFact, { kind: K }>>;
  readonly close: () => Promise<void>;
};

export const addressAt = (
  url: string,
  user: string,
  change: Partial<ChannelAddress> = {},
): ChannelAddress => ({
  url,
  team: 'harbour',
  user,
  device: 'desk',
  login: 'password',
  ca: null,
  certificate: null,
  ...change,
});

let sessions = 0;

export function channelUser(
  address: ChannelAddress,
  secret: string | null,
  more: { readonly keepalive?: number } = {},
): ChannelUser {
  const facts: ChannelFact[] = [];
  let roster = EMPTY_CHANNEL_ROSTER;
  const now = () => Date.now();
  const channel = createTeamChannel({
    connect,
    clock: { now },
    timers: systemTimers,
    ...more,
    tell: (fact) => {
      facts.push(fact);
      if (fact.kind === 'channel-heard') {
        const { refused, ...heard } = hear(roster, fact.deliveries, address.team, now()).roster;
        const overrun = refused['too-often'] + (fact.overrun ?? 0);
        roster = { ...heard, refused: { ...refused, 'too-often': overrun } };
      }
    },
  });
  let wanted: ChannelWish | null = null;
  const wish = (change: Partial<ChannelWish> = {}): ChannelWish => {
    wanted = {
      address,
      sharing: FIRST_SHARING,
      session: null,
      goodbye: 'quit',
      card: { name: address.user, zone: 'UTC' },
      stance: { state: 'available', since: now(), until: null },
      intention: null,
      blockSince: null,
      renewal: 0,
      ...wanted,
      ...change,
    };
    channel.want(wanted, secret);
    return wanted;
  };
  const heard: ChannelUser['heard'] = (kind, from = 0) =>
    until(
      `${address.user}: ${kind}`,
      () => facts.slice(from).find((fact) => fact.kind === kind) as never,
    );
  return {
    channel,
    facts,
    roster: () => roster,
    report: (user) => {
      const member = roster.members.get(user);
      return member === undefined ? null : channelReport(member, now(), true);
    },
    wish,
    heard,
    open: async (change = {}) => {
      const from = facts.length;
      const sid = `session-${process.pid}-${++sessions}`;
      wish({ session: { sid, began: now() }, ...change });
      await heard('channel-open', from);
      return sid;
    },
    close: () => channel.close(),
  };
}
