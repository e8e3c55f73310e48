import type { Instant } from '../time/instant';
import type { ChannelSession } from './channel';
import { withChannel, withChannelNow, withMembership } from './channel-now';
import { withReports } from './channel-reports';
import { nextRenewal } from './channel-wish';
import { owedTimes } from './owed-channel';
import { withChannelPeople } from './roster-layers';
import type { AppState } from './state';
import { turn, type Turn } from './turn';

/** Whether I could be on the channel now: I joined one, my secret is at hand, and the machine is awake. */
function mayConnect({ channel, passing, machine }: AppState): boolean {
  return (
    channel.joined !== null && passing.channel.secret === 'ready' && machine.suspendedSince === null
  );
}

function sessionAfter(before: Instant, id: string, now: Instant): ChannelSession {
  const sid = `s-${id.toLowerCase().replace(/[^a-z0-9-]/g, '-')}`.slice(0, 60).padEnd(8, '0');
  return { sid, began: Math.max(now, before + 1) };
}

function connect(state: AppState, id: string, now: Instant): AppState {
  const { joined } = state.channel;
  if (joined === null) return state;
  const session = sessionAfter(joined.began, id, now);
  const begun = withMembership(state, { began: session.began });
  return withChannelNow(begun, { link: { kind: 'opening', session } });
}

/** Keeps the people of the channel for a start at which it cannot be reached. */
function keepPeople(state: AppState, now: Instant): AppState {
  const { keepPeopleAt } = state.passing.channel;
  if (keepPeopleAt === null || keepPeopleAt > now) return state;
  const people = state.roster.layers?.channel ?? [];
  const kept = withChannel(state, { ...state.channel, people });
  return withChannelNow(kept, { keepPeopleAt: null });
}

/** Opens and gives up the connection, and lets go of reports whose time is over. */
export function dueChannel(before: AppState, id: string, now: Instant): AppState {
  const state = keepPeople(before, now);
  const { link, reportsChangeAt } = state.passing.channel;
  if (!mayConnect(state)) {
    if (link.kind === 'off') return state;
    return withReports(withChannelNow(state, { link: { kind: 'off' }, attempts: 0 }), 'all', now);
  }
  const isDue = link.kind === 'lost' && link.retryAt !== null && link.retryAt <= now;
  const next = link.kind === 'off' || isDue ? connect(state, id, now) : state;
  return reportsChangeAt !== null && reportsChangeAt <= now ? withReports(next, 'all', now) : next;
}

/** Takes up the channel I am on at the start of a run: with a secret, if it needs one, that is asked for where it is kept. */
export function resumeChannel(state: AppState): Turn {
  const { joined } = state.channel;
  if (joined === null) return turn(state);
  const { address, secretIn } = joined;
  const peopled = withChannelPeople(state, state.channel.people);
  if (address.login === 'none') return turn(withChannelNow(peopled, { secret: 'ready' }));
  return turn(peopled, { kind: 'load-channel-secret', device: address.device, secretIn });
}

/** When something about the channel is due next. */
export function channelTimes(state: AppState, now: Instant): readonly (Instant | null)[] {
  const { link, reportsChangeAt, keepPeopleAt } = state.passing.channel;
  const times = [keepPeopleAt, reportsChangeAt, ...owedTimes(state)];
  if (link.kind === 'lost') return [...times, link.retryAt];
  return link.kind === 'open' ? [...times, nextRenewal(link.session, now)] : times;
}
