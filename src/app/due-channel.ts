import type { Instant } from '../time/instant';
import type { ChannelSession } from './channel';
import { withChannelNow, withMembership } from './channel-now';
import { withReports } from './channel-reports';
import { nextRenewal } from './channel-wish';
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

/** Opens and gives up the connection, and lets go of reports whose time is over. */
export function dueChannel(state: AppState, id: string, now: Instant): AppState {
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
  if (address.login === 'none') return turn(withChannelNow(state, { secret: 'ready' }));
  return turn(state, { kind: 'load-channel-secret', secretIn });
}

/** When something about the channel is due next. */
export function channelTimes(state: AppState, now: Instant): readonly (Instant | null)[] {
  const { link, reportsChangeAt } = state.passing.channel;
  if (link.kind === 'lost') return [link.retryAt, reportsChangeAt];
  if (link.kind !== 'open') return [reportsChangeAt];
  return [nextRenewal(link.session, now), reportsChangeAt];
}
