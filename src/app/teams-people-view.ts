import { unplacedPicks } from './commands-teams-people';
import { followedIn } from './live-people';
import type { AppState } from './state';
import type { TeamsMember, TeamsPeopleNow } from './teams-people';

/** Looking for people in Teams, as windows may know it. */
export type TeamsPeopleSlice = TeamsPeopleNow & {
  /** Whom I picked and nobody tells where they are. */
  readonly unplaced: readonly TeamsMember[];
  /** Who is on the roster by their ids, or will be once it is known where they are. */
  readonly there: readonly string[];
};

let last: { readonly inputs: readonly unknown[]; readonly slice: TeamsPeopleSlice } | null = null;

/** What the windows are shown; the same object as long as nothing in it changed. */
export function teamsPeopleSlice(state: AppState): TeamsPeopleSlice {
  const { teamsPeople } = state.passing;
  const inputs = [teamsPeople, state.roster.people, state.roster.layers, state.profile.me.id];
  if (last === null || !inputs.every((input, i) => input === last?.inputs[i])) {
    const there = [...followedIn(state, 'teams').keys()];
    last = { inputs, slice: { ...teamsPeople, unplaced: unplacedPicks(state), there } };
  }
  return last.slice;
}
