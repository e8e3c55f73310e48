import type { Person } from '../roster/person';
import { remembered } from './commands-me';
import { layersOf, withLayers } from './roster-layers';
import type { SlackMember } from './slack';
import type { AppState } from './state';
import { refuse, turn, withRoster, type Turn } from './turn';

/** Whether somebody of the workspace is on the roster, or is me. */
function isKnown({ roster, profile, slack }: AppState, { id }: SlackMember): boolean {
  if (slack.account?.userId === id || profile.me.handles?.slack === id) return true;
  return roster.people.some(({ handles }) => handles?.slack === id);
}

const personOf = ({ id, name, zone }: SlackMember): Person => ({
  id: `slack-${id.toLowerCase()}`,
  name,
  zone,
  handles: { slack: id },
});

/** As many people as a team file may have. */
const MOST_PEOPLE = 20_000;

/** Puts members of the workspace on the roster: one change, which can be taken back at once. */
export function addSlackPeople(state: AppState, ids: readonly string[], token: string): Turn {
  const { people } = state.passing.slack;
  if (people?.kind !== 'found') return refuse(state, 'unknown-person');
  const chosen = people.members.filter((one) => ids.includes(one.id) && !isKnown(state, one));
  if (chosen.length === 0) return turn(state);
  const { roster } = state;
  if (roster.people.length + chosen.length > MOST_PEOPLE) return refuse(state, 'too-many');
  const label = chosen.map(({ name }) => name).join(', ');
  const kept = remembered(state, { token, kind: 'add', label });
  const isFirst = roster.origin.kind === 'none';
  const known = isFirst ? withRoster(kept, { origin: { kind: 'hand' } }) : kept;
  const layers = layersOf(kept.roster);
  const persons = chosen.map(personOf);
  const hidden = layers.hidden.filter((id) => !persons.some((person) => person.id === id));
  return turn(withLayers(known, { ...layers, added: [...layers.added, ...persons], hidden }));
}
