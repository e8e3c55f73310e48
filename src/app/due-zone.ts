import { MINUTE, type Instant } from '../time/instant';
import type { ZoneName } from '../time/zone';
import type { AppState } from './state';
import { AT_HOME, type Whereabouts } from './team-time';
import { tellWhenSeen } from './tell';
import { appended, withTeamTime } from './turn';

/** How long a machine must stay in a zone before that means anything: a VPN or a tunnel flaps. */
export const ZONE_SETTLES = 10 * MINUTE;

/** How many zones that mean nothing are remembered. */
const MOST_IGNORED = 20;

export function withWhereabouts(state: AppState, change: Partial<Whereabouts>): AppState {
  return withTeamTime(state, { whereabouts: { ...state.teamTime.whereabouts, ...change } });
}

/** The zone in which times are shown: where I am visiting, else mine. My hours stay in mine. */
export function viewerZone(mine: ZoneName, { visiting }: Whereabouts): ZoneName {
  return visiting ?? mine;
}

/** Notes in which zone the machine is, and since when. */
function seen(state: AppState, now: Instant): AppState {
  const { whereabouts } = state.teamTime;
  const here = state.machine.zone;
  const isHome = here === state.profile.me.zone;
  if (whereabouts.seen === null && isHome) return state;
  if (whereabouts.seen?.zone === here && whereabouts.seen.since <= now) return state;
  const asking = whereabouts.asking === here ? here : null;
  return withWhereabouts(state, { seen: { zone: here, since: now }, asking });
}

function ask(state: AppState, zone: ZoneName, since: Instant, now: Instant): AppState {
  const asking = withWhereabouts(state, { asking: zone });
  if (!state.profile.settings.notify.timeShift) return asking;
  const { zone: mine } = state.profile.me;
  const id = `zone-question:${since}:${zone}`;
  return tellWhenSeen(asking, { kind: 'zone-question', id, zone, mine }, now);
}

/** What a zone means in which the machine has been for a while: home again, nothing new, or a question. */
function settled(state: AppState, zone: ZoneName, since: Instant, now: Instant): AppState {
  const { asking, visiting, ignored } = state.teamTime.whereabouts;
  if (zone === state.profile.me.zone) {
    return withTeamTime(state, { whereabouts: { ...AT_HOME, ignored } });
  }
  if (zone === visiting || ignored.includes(zone)) {
    return asking === null ? state : withWhereabouts(state, { asking: null });
  }
  return asking === zone ? state : ask(state, zone, since, now);
}

/** Asks about a zone that the machine has been in for ten minutes; nothing of mine moves before I say so. */
export function dueZone(state: AppState, now: Instant): AppState {
  if (!state.profile.welcomed) return state;
  const next = seen(state, now);
  const where = next.teamTime.whereabouts.seen;
  if (where === null || now - where.since < ZONE_SETTLES) return next;
  return settled(next, where.zone, where.since, now);
}

/** When the machine will have been where it is for long enough. */
export function zoneTimes({ teamTime }: AppState): readonly Instant[] {
  const { seen: where } = teamTime.whereabouts;
  return where === null ? [] : [where.since + ZONE_SETTLES];
}

/** Nothing is asked about a zone from now on. */
export function ignoring(state: AppState, zone: ZoneName): AppState {
  const others = state.teamTime.whereabouts.ignored.filter((one) => one !== zone);
  return withWhereabouts(state, { asking: null, ignored: appended(others, zone, MOST_IGNORED) });
}

/** Somebody who says by hand in which zone they live need not be asked about the machine's. */
export function saidWhereILive(state: AppState): AppState {
  const { zone: here } = state.machine;
  const { visiting, ignored } = state.teamTime.whereabouts;
  if (here === state.profile.me.zone || here === visiting || ignored.includes(here)) return state;
  return ignoring(state, here);
}
