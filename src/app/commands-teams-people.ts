import type { TeamsPeopleCommand } from '../contract/teams-people-command';
import { mergePeople, type Saying } from '../roster/merge';
import { sourcesOf } from '../roster/layers';
import { findZone, type ZoneName } from '../time/zone';
import { remembered } from './commands-me';
import { addPicks } from './live-picks';
import { layersOf, withLayers } from './roster-layers';
import type { AppState } from './state';
import {
  NOBODY_LOOKED_FOR,
  type TeamsMember,
  type TeamsPeopleFact,
  type TeamsPeopleNow,
} from './teams-people';
import { refuse, turn, withPassing, type Turn } from './turn';

function withNow(state: AppState, change: Partial<TeamsPeopleNow>): AppState {
  return withPassing(state, { teamsPeople: { ...state.passing.teamsPeople, ...change } });
}

const sayingOf = ({ id, name, email }: TeamsMember): Saying => ({
  id: `teams-${id}`,
  name,
  handles: { ...(email === '' ? {} : { email }), teams: id },
});

function add(state: AppState, people: readonly TeamsMember[], token: string): Turn {
  const { teams, profile } = state;
  const mine = [teams.account?.userId, profile.me.handles?.teams];
  const others = people.filter(({ id }) => !mine.includes(id));
  return addPicks(state, 'teams', others.map(sayingOf), token);
}

function place(state: AppState, handle: string, zone: ZoneName, token: string): Turn {
  const picks = layersOf(state.roster).teams ?? [];
  const pick = picks.find(({ handles }) => handles?.teams === handle);
  const found = findZone(zone);
  if (pick === undefined || found === null) return refuse(state, 'unknown-person');
  const kept = remembered(state, { token, kind: 'edit', label: pick.name ?? pick.id });
  const teams = picks.map((one) => (one === pick ? { ...one, zone: found } : one));
  return turn(withLayers(kept, { teams }));
}

export function teamsPeopleCommand(state: AppState, command: TeamsPeopleCommand, id: string): Turn {
  if (state.teams.account === null) return refuse(state, 'not-joined');
  switch (command.kind) {
    case 'find-teams-people': {
      const { question } = command;
      const asking = question.kind === 'teams' ? {} : { asking: { id, question } };
      const next = withNow(state, { ...asking, trouble: null });
      return turn(next, { kind: 'find-teams-people', id, question });
    }
    case 'add-teams-people':
      return add(state, command.people, id);
    case 'place-teams-person':
      return place(state, command.id, command.zone, id);
    default:
      return command satisfies never;
  }
}

/** Takes over who was found; of several questions about people only the newest counts. */
export function teamsPeopleFact(state: AppState, fact: TeamsPeopleFact): Turn {
  const { question, found } = fact;
  const { asking } = state.passing.teamsPeople;
  const isNewest = question.kind === 'teams' || asking?.id === fact.id;
  if (state.teams.account === null || !isNewest) return turn(state);
  const done = question.kind === 'teams' ? {} : { asking: null };
  switch (found.kind) {
    case 'failed':
      return turn(withNow(state, { ...done, trouble: { question, reason: found.reason } }));
    case 'teams':
      return turn(withNow(state, { teams: found.teams }));
    case 'people': {
      const { members, more } = found;
      return turn(withNow(state, { ...done, found: { question, members, more } }));
    }
    default:
      return found satisfies never;
  }
}

/** Nobody is looked for any more: I am out. */
export function withoutTeamsPeople(state: AppState): AppState {
  return withPassing(state, { teamsPeople: NOBODY_LOOKED_FOR });
}

/** Those I picked of whom nobody tells where they are, so that they cannot be shown on the roster. */
export function unplacedPicks({ roster, profile }: AppState): readonly TeamsMember[] {
  const layers = layersOf(roster);
  const picks = layers.teams ?? [];
  if (picks.every(({ zone }) => zone !== undefined)) return [];
  const { unplaced } = mergePeople(sourcesOf(layers), [...layers.hidden, profile.me.id]);
  return picks.flatMap(({ id, name, handles }) => {
    const handle = handles?.teams;
    return handle === undefined || !unplaced.includes(id)
      ? []
      : [{ id: handle, name: name ?? id, email: handles?.email ?? '' }];
  });
}
