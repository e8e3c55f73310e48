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

type Known = { readonly inputs: readonly unknown[]; readonly slice: TeamsPeopleSlice };

let last: Known | null = null;

const sameIds = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, i) => id === other[i]);

/** The slice for another roster: what in it is as it was stays the same object. */
function made(state: AppState, before: TeamsPeopleSlice | undefined): TeamsPeopleSlice {
  const { teamsPeople } = state.passing;
  const there = [...followedIn(state, 'teams').keys()];
  const unplaced = unplacedPicks(state);
  const isSame =
    before !== undefined &&
    before.asking === teamsPeople.asking &&
    before.found === teamsPeople.found &&
    before.teams === teamsPeople.teams &&
    before.trouble === teamsPeople.trouble &&
    sameIds(before.there, there) &&
    JSON.stringify(before.unplaced) === JSON.stringify(unplaced);
  return isSame ? before : { ...teamsPeople, unplaced, there };
}

/** What the windows are shown; the same object as long as nothing in it changed. */
export function teamsPeopleSlice(state: AppState): TeamsPeopleSlice {
  const { roster, passing, profile } = state;
  const inputs = [passing.teamsPeople, roster.people, roster.layers, profile.me.id];
  if (last === null || !inputs.every((input, i) => input === last?.inputs[i])) {
    last = { inputs, slice: made(state, last?.slice) };
  }
  return last.slice;
}
