import type { Refusal } from '../contract/command';
import type { Person } from '../roster/person';
import type { Settings } from './settings';
import type { Effect } from './effect';
import type { TeamTime } from './team-time';
import type { AppState, Machine, Notice, Passing, Roster, Work } from './state';

/** What one message leads to. */
export type Turn = {
  readonly state: AppState;
  readonly effects: readonly Effect[];
  readonly refusal?: Refusal;
};

type PlainReason = Exclude<Refusal['reason'], 'malformed'>;

export function turn(state: AppState, ...effects: readonly Effect[]): Turn {
  return { state, effects };
}

/** Leaves everything as it is and says why. */
export function refuse(state: AppState, reason: PlainReason): Turn {
  return { state, effects: [], refusal: { reason } };
}

/** Does something more in the same turn. */
export function andThen(before: Turn, next: (state: AppState) => Turn): Turn {
  const after = next(before.state);
  if (after.effects.length === 0 && after.refusal === undefined) {
    return after.state === before.state ? before : { ...before, state: after.state };
  }
  return { ...before, ...after, effects: [...before.effects, ...after.effects] };
}

export function withWork(state: AppState, change: Partial<Work>): AppState {
  return { ...state, work: { ...state.work, ...change } };
}

export function withTeamTime(state: AppState, change: Partial<TeamTime>): AppState {
  return { ...state, teamTime: { ...state.teamTime, ...change } };
}

export function withMe(state: AppState, me: Person): AppState {
  return { ...state, profile: { ...state.profile, me } };
}

export function withSettings(state: AppState, change: Partial<Settings>): AppState {
  const settings = { ...state.profile.settings, ...change };
  return { ...state, profile: { ...state.profile, settings } };
}

export function withRoster(state: AppState, change: Partial<Roster>): AppState {
  return { ...state, roster: { ...state.roster, ...change } };
}

export function withMachine(state: AppState, change: Partial<Machine>): AppState {
  return { ...state, machine: { ...state.machine, ...change } };
}

export function withPassing(state: AppState, change: Partial<Passing>): AppState {
  return { ...state, passing: { ...state.passing, ...change } };
}

/** How many banners are kept; the oldest goes first. */
const MOST_NOTICES = 12;

/** Puts up a banner, in place of one with the same id. */
export function withNotice(state: AppState, notice: Notice): AppState {
  const others = state.passing.notices.filter(({ id }) => id !== notice.id);
  return withPassing(state, { notices: [...others, notice].slice(-MOST_NOTICES) });
}

export function withoutNotice(state: AppState, id: string): AppState {
  const notices = state.passing.notices.filter((notice) => notice.id !== id);
  return notices.length === state.passing.notices.length ? state : withPassing(state, { notices });
}

/** The newest `most` of a list with one more at its end. */
export function appended<Item>(list: readonly Item[], item: Item, most: number): readonly Item[] {
  return [...list, item].slice(-most);
}
