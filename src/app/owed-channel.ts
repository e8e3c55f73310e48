import { HOUR, type Instant } from '../time/instant';
import type { ChannelAddress, ChannelTrouble, Owed } from './channel';
import { QUIET_CHANNEL, withChannel, withChannelNow } from './channel-now';
import { chanceOf, retryAfter } from './retry-channel';
import type { AppState } from './state';
import { andThen, turn, withNotice, withoutNotice, type Turn } from './turn';

/** When the broker has forgotten by itself what nobody took back: the longest expiry of anything that is told. */
export const OWED_FOR = 30 * 24 * HOUR;

/** As many channels as are still written to; of more, the oldest is given up. */
const MOST_OWED = 4;

/** What no later try would mend: the broker does not take what this person says there any more. */
const FINAL: readonly ChannelTrouble['kind'][] = [
  'wrong-password',
  'not-welcome',
  'may-not-write',
  'may-not-read',
  'certificate-wanted',
  'no-secret',
];

const owedOf = ({ channel }: AppState): readonly Owed[] => channel.owed ?? [];

function withOwed(state: AppState, owed: readonly Owed[]): AppState {
  const { owed: _before, ...channel } = state.channel;
  return withChannel(state, owed.length === 0 ? channel : { ...channel, owed });
}

const isSame = (a: ChannelAddress, b: ChannelAddress): boolean =>
  a.url === b.url && a.team === b.team && a.user === b.user;

/** Gives up one that was left: its secret goes, and what is there stays until it expires. */
function giveUp(state: AppState, left: Owed, isGone: boolean): Turn {
  const rest = withOwed(
    state,
    owedOf(state).filter(({ address }) => address.device !== left.address.device),
  );
  const { team } = left.address;
  const told = isGone
    ? rest
    : withNotice(rest, {
        id: 'channel-not-cleared',
        kind: 'channel-not-cleared',
        values: { team },
      });
  const none = owedOf(rest).length === 0;
  return turn(none ? withoutNotice(told, 'channel-owed') : told, {
    kind: 'forget-channel-secret',
    device: left.address.device,
  });
}

/** Notes a channel that was just left; its secret is kept until everything was taken back. */
export function owe(state: AppState, left: Owed): Turn {
  const [oldest, ...others] = owedOf(state);
  const isFull = oldest !== undefined && others.length + 1 >= MOST_OWED;
  const room = isFull ? giveUp(state, oldest, false) : turn(state);
  return andThen(room, (at) => turn(startOver(withOwed(at, [...owedOf(at), left]))));
}

/** Has what is owed tried at once. */
export function startOver(state: AppState): AppState {
  const { owing } = state.passing.channel;
  if (owedOf(state).length === 0 || owing.underWay) return state;
  return withChannelNow(state, { owing: QUIET_CHANNEL.owing });
}

/** Takes back what is due to be taken back. */
export function dueOwed(state: AppState, now: Instant): Turn {
  const { owing } = state.passing.channel;
  const [left] = owedOf(state);
  if (left === undefined || owing.underWay || state.machine.suspendedSince !== null) {
    return turn(state);
  }
  if (now >= left.since + OWED_FOR) {
    return andThen(giveUp(state, left, true), (at) => dueOwed(at, now));
  }
  // At the start of a run nothing was tried yet.
  if (owing.retryAt !== null && owing.retryAt > now) return turn(state);
  const { joined } = state.channel;
  const card = joined === null || !isSame(joined.address, left.address);
  return turn(withChannelNow(state, { owing: { ...owing, underWay: true, retryAt: null } }), {
    kind: 'clear-channel',
    left,
    card,
  });
}

/** When that is due next. */
export function owedTimes(state: AppState): readonly (Instant | null)[] {
  const [left] = owedOf(state);
  if (left === undefined) return [];
  return [state.passing.channel.owing.retryAt, left.since + OWED_FOR];
}

/** What became of a try. `trouble` is null once the broker has nothing of it any more. */
export function triedToClear(
  state: AppState,
  device: string,
  trouble: ChannelTrouble | null,
  id: string,
  now: Instant,
): Turn {
  const { owing } = state.passing.channel;
  const idle = withChannelNow(state, { owing: { ...owing, underWay: false } });
  const left = owedOf(state).find(({ address }) => address.device === device);
  if (left === undefined) return turn(startOver(idle));
  if (trouble === null || FINAL.includes(trouble.kind)) {
    return andThen(giveUp(idle, left, trouble === null), (at) => turn(startOver(at)));
  }
  const attempts = owing.attempts + 1;
  const retryAt = retryAfter(trouble.kind, attempts, chanceOf(id), now);
  // The next one may be on another broker, which can be reached.
  const turned = withOwed(idle, [...owedOf(idle).filter((one) => one !== left), left]);
  const waiting = withChannelNow(turned, {
    owing: { attempts, underWay: false, trouble, retryAt },
  });
  const { team } = left.address;
  return turn(
    attempts > 1
      ? waiting
      : withNotice(waiting, { id: 'channel-owed', kind: 'channel-owed', values: { team } }),
  );
}

/** Stops trying: the secrets go, and what is there stays until it expires. */
export function dropOwed(state: AppState): Turn {
  return owedOf(state).reduce<Turn>(
    (done, left) => andThen(done, (at) => giveUp(at, left, false)),
    turn(state),
  );
}
