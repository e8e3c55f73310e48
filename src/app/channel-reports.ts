import { channelReport, nextReportChange } from '../presence/channel-report';
import type { ChannelMember } from '../presence/channel-roster';
import type { Report } from '../presence/report';
import { cardToSee, isTeammate, reportToSee, type Sharing } from '../presence/sharing';
import { personIdOf } from '../presence/wire-card';
import type { Saying } from '../roster/merge';
import type { Instant } from '../time/instant';
import type { Membership } from './channel';
import { withChannelNow } from './channel-now';
import { withChannelPeople } from './roster-layers';
import type { AppState } from './state';
import { withPassing } from './turn';

type Reports = AppState['passing']['channelReports'];

/** A report as I may see it; null where there is none of the channel. */
function seen(
  member: ChannelMember,
  sharing: Sharing,
  connected: boolean,
  now: Instant,
): Report | null {
  return reportToSee(channelReport(member, now, connected), sharing);
}

function elsewhereOf(state: AppState, joined: Membership, now: Instant): Report | null {
  const { roster, link } = state.passing.channel;
  const mine = roster.members.get(joined.address.user);
  if (mine === undefined || link.kind !== 'open') return null;
  const devices = new Map(mine.devices);
  devices.delete(joined.address.device);
  const report = channelReport({ ...mine, devices }, now, true);
  const known = state.passing.channel.elsewhere;
  return JSON.stringify(report) === JSON.stringify(known) ? known : report;
}

/** Takes over how the users named are, or everybody. */
export function withReports(
  state: AppState,
  users: ReadonlySet<string> | 'all',
  now: Instant,
): AppState {
  const { joined } = state.channel;
  const { roster, link } = state.passing.channel;
  const reports: { [id: string]: Report } = { ...state.passing.channelReports };
  if (users === 'all') {
    for (const id of Object.keys(reports)) delete reports[id];
  }
  if (joined === null) return withPassing(state, { channelReports: reports });
  const { address, sharing } = joined;
  const whose = users === 'all' ? roster.members.keys() : users;
  for (const user of whose) {
    const member = roster.members.get(user);
    if (user === address.user) continue;
    const id = personIdOf(user);
    const report = member === undefined ? null : seen(member, sharing, link.kind === 'open', now);
    if (report !== null) reports[id] = report;
    else delete reports[id];
  }
  const next = withPassing(state, { channelReports: reports satisfies Reports });
  return withChannelNow(next, {
    elsewhere: elsewhereOf(next, joined, now),
    reportsChangeAt: nextReportChange(roster.members.values(), now),
  });
}

/** What the people of the channel say of themselves, as far as I may see it. */
function sayings(state: AppState, { address, sharing }: Membership, now: Instant): Saying[] {
  const list: Saying[] = [];
  for (const member of state.passing.channel.roster.members.values()) {
    if (member.card === null || !isTeammate(member, address.user)) continue;
    const saying: Saying = cardToSee(personIdOf(member.user), member.card, sharing, now);
    list.push(saying);
  }
  return list;
}

/** Takes over the people of the channel; those of whom nothing was heard yet in this run stay as they were kept. */
export function withPeopleOfChannel(
  state: AppState,
  users: ReadonlySet<string> | 'all',
  now: Instant,
): AppState {
  const { joined } = state.channel;
  if (joined === null) return withChannelPeople(state, []);
  const fresh = new Map(sayings(state, joined, now).map((saying) => [saying.id, saying]));
  const known = state.roster.layers?.channel ?? [];
  const gone = new Set(
    users === 'all' ? [] : [...users].map(personIdOf).filter((id) => !fresh.has(id)),
  );
  const kept = known.flatMap((saying) => {
    if (gone.has(saying.id)) return [];
    const now = fresh.get(saying.id);
    fresh.delete(saying.id);
    return [now ?? saying];
  });
  return withChannelPeople(state, [...kept, ...fresh.values()]);
}
