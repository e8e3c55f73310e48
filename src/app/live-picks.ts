import type { LiveService } from '../presence/live-person';
import type { Saying } from '../roster/merge';
import { picksUnderOneId } from '../roster/same-human';
import type { RosterLayers } from '../roster/layers';
import { remembered } from './commands-me';
import { layersOf, withLayers } from './roster-layers';
import type { AppState } from './state';
import { refuse, turn, withRoster, type Turn } from './turn';

/** As many people as a team file may have. */
const MOST_PEOPLE = 20_000;

/** Names to tell a change by: `Ben, Cleo +8`. */
function labelOf(names: readonly string[]): string {
  const named = names.length > 3 ? names.slice(0, 2) : names;
  const rest = names.length - named.length;
  return rest === 0 ? named.join(', ') : `${named.join(', ')} +${rest}`;
}

/**
 * Puts people of a service on the roster: one change, which can be taken back at once. Whoever is there already from
 * another source stays one person, of whom the service tells from now on.
 */
export function addPicks(
  state: AppState,
  service: LiveService,
  picks: readonly Saying[],
  token: string,
): Turn {
  const { roster } = state;
  const layers = layersOf(roster);
  const before = layers[service] ?? [];
  const handleOf = ({ handles }: Saying): string | undefined => handles?.[service];
  const known = new Set(before.map(handleOf));
  const chosen = picks.filter((pick) => !known.has(handleOf(pick)));
  if (chosen.length === 0) return turn(state);
  if (roster.people.length + chosen.length > MOST_PEOPLE) return refuse(state, 'too-many');
  const label = labelOf(chosen.map(({ name, id }) => name ?? id));
  const kept = remembered(state, { token, kind: 'add', label });
  const isFirst = roster.origin.kind === 'none';
  const next = isFirst ? withRoster(kept, { origin: { kind: 'hand' } }) : kept;
  const change = { [service]: [...before, ...chosen] };
  const placed = picksUnderOneId({ ...layers, ...change })[service].slice(before.length);
  const shown = new Set(placed.map(({ id }) => id));
  const hidden = layers.hidden.filter((id) => !shown.has(id));
  return turn(withLayers(next, { ...change, hidden }));
}

/** The layers without somebody among those I picked, whichever id they were picked under. */
export function withoutPick(layers: RosterLayers, id: string): RosterLayers {
  const joined = picksUnderOneId(layers);
  const left = (service: LiveService): readonly Saying[] =>
    (layers[service] ?? []).filter((_, i) => joined[service][i]?.id !== id);
  if (joined.teams.length + joined.slack.length === 0) return layers;
  return { ...layers, teams: left('teams'), slack: left('slack') };
}
