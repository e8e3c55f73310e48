import { sameJson } from '../lease/compare';
import type { Json } from '../lease/lease';
import { changeSync } from '../roster/layers';
import type { SyncWindow } from '../roster/person';
import { TEAM_LIMITS } from '../roster/team-file';
import type { Instant } from '../time/instant';
import { remembered } from './commands-me';
import { joinable } from './due-sync';
import { linkHost } from '../roster/address';
import { layersOf, withLayers } from './roster-layers';
import type { AppState } from './state';
import { appended, refuse, turn, withRoster, type Turn } from './turn';

/** As many hosts as are remembered of links that were opened. */
const MOST_HOSTS = 100;

/** The sections of the team window that ask whether a link is to be opened; the number is the link's window. */
const JOIN_SECTION = 'join-';

/** A window's place on the roster, or -1; it is named by what it says, since it has no id. */
const placeOf = ({ roster }: AppState, was: SyncWindow): number =>
  roster.sync.findIndex((window) => sameJson(window as unknown as Json, was as unknown as Json));

const kept = (state: AppState, token: string, label: string): AppState =>
  remembered(state, { token, kind: 'sync', label });

export function addSync(state: AppState, window: SyncWindow, token: string): Turn {
  const { sync, origin } = state.roster;
  if (sync.length >= TEAM_LIMITS.sync) return refuse(state, 'too-many');
  const known = kept(state, token, window.title);
  const based = origin.kind === 'none' ? withRoster(known, { origin: { kind: 'hand' } }) : known;
  const { mySync } = layersOf(based.roster);
  return turn(withLayers(based, { mySync: [...mySync, { kind: 'added', window }] }));
}

export function editSync(
  state: AppState,
  was: SyncWindow,
  window: SyncWindow | null,
  token: string,
): Turn {
  const at = placeOf(state, was);
  if (at === -1) return refuse(state, 'unknown-sync');
  const mySync = changeSync(layersOf(state.roster), at, window);
  return turn(withLayers(kept(state, token, was.title), { mySync }));
}

/** Opens the link of a sync window. A host that no link was opened at before is shown to the person first. */
export function joinSync(state: AppState, link: string, sure: boolean): Turn {
  const at = state.roster.sync.findIndex((window) => window.link === link);
  const host = linkHost(link);
  if (at === -1 || host === null) return refuse(state, 'unknown-sync');
  const { knownHosts } = state.teamTime;
  if (knownHosts.includes(host)) return turn(state, { kind: 'open-link', link });
  if (!sure) {
    const section = `${JOIN_SECTION}${at}`;
    return turn(state, { kind: 'open-window', window: 'team', quietly: false, section });
  }
  const teamTime = { ...state.teamTime, knownHosts: appended(knownHosts, host, MOST_HOSTS) };
  return turn({ ...state, teamTime }, { kind: 'open-link', link });
}

/** Opens the link of the sync window that a notification told of, as long as there is one. */
export function joinTold(
  state: AppState,
  told: { readonly title: string; readonly startsAt: Instant },
  now: Instant,
): Turn {
  const team = { kind: 'open-window', window: 'team', quietly: false, section: null } as const;
  const found = joinable(state, now).find(
    ({ window, start }) => window.title === told.title && start === told.startsAt,
  );
  const link = found?.window.link;
  return link === undefined ? turn(state, team) : joinSync(state, link, false);
}

/** Remembers that a planned focus block and a meeting may stand beside each other. */
export function keepCollision(state: AppState, key: string): Turn {
  const { keptCollisions } = state.teamTime;
  if (keptCollisions.includes(key)) return turn(state);
  const keys = appended(keptCollisions, key, 200);
  return turn({ ...state, teamTime: { ...state.teamTime, keptCollisions: keys } });
}
