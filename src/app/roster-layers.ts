import { sameJson } from '../lease/compare';
import type { Json } from '../lease/lease';
import { mergeSync, NO_LAYERS, sourcesOf, syncLeft, type RosterLayers } from '../roster/layers';
import { mergePeople, PERSON_FIELDS, type PersonField, type Saying } from '../roster/merge';
import type { Person } from '../roster/person';
import { picksUnderOneId } from '../roster/same-human';
import type { AppState, Roster } from './state';

/** What a roster is merged from; one that names no layers is of one piece, mine or a file's. */
export function layersOf({ people, sync, origin, layers }: Roster): RosterLayers {
  if (layers !== undefined) return layers;
  if (origin.kind !== 'hand') return { ...NO_LAYERS, file: people, fileSync: sync };
  const mySync = sync.map((window) => ({ kind: 'added', window }) as const);
  return { ...NO_LAYERS, added: people, mySync };
}

/** Whether the people and sync windows are all the file's, or all mine, so that nothing needs to be remembered of where they are from. */
function isOfOnePiece({ origin }: Roster, layers: RosterLayers): boolean {
  const { file, fileSync, channel, added, edits, mySync, hidden, teams, slack } = layers;
  if ((teams?.length ?? 0) + (slack?.length ?? 0) > 0) return false;
  if (channel.length > 0 || edits.length > 0 || hidden.length > 0) return false;
  return origin.kind === 'hand'
    ? file.length === 0 && fileSync.length === 0 && mySync.every(({ kind }) => kind === 'added')
    : added.length === 0 && mySync.length === 0;
}

/** The roster as its layers make it for somebody who is not on it themselves. */
export function merged(roster: Roster, layers: RosterLayers, myId: string): Roster {
  const { layers: _layers, origins: _origins, ...plain } = roster;
  const { people, origins } = mergePeople(sourcesOf(layers), [...layers.hidden, myId]);
  const next = { ...plain, people, sync: mergeSync(layers) };
  const namesMe = layers.file.some(({ id }) => id === myId);
  if (plain.followed === undefined && !namesMe && isOfOnePiece(roster, layers)) return next;
  return { ...next, layers, origins };
}

/** A roster as it is kept: without what can be merged again, and what the channel tells anew. */
export function keptRoster(roster: Roster): Roster {
  const { layers, origins: _origins, ...plain } = roster;
  if (layers === undefined) return roster;
  return { ...plain, people: [], sync: [], layers: { ...layers, channel: [] } };
}

const KEPT = ['file', 'fileSync', 'added', 'edits', 'mySync', 'hidden', 'teams', 'slack'] as const;

/** Makes `keptRoster` answer with the same object as long as nothing that is kept changed: what the channel says often does. */
export function rememberingKept(): (roster: Roster) => Roster {
  let last: { readonly roster: Roster; readonly kept: Roster } | null = null;
  const isSame = (one: Roster, other: Roster): boolean =>
    one.team === other.team &&
    one.norms === other.norms &&
    one.origin === other.origin &&
    one.followed === other.followed &&
    KEPT.every((layer) => one.layers?.[layer] === other.layers?.[layer]);
  return (roster) => {
    if (roster.layers === undefined) return roster;
    if (last === null || !isSame(last.roster, roster)) last = { roster, kept: keptRoster(roster) };
    return last.kept;
  };
}

/** A kept roster as it is shown. */
export function openedRoster(roster: Roster, myId: string): Roster {
  return roster.layers === undefined ? roster : merged(roster, roster.layers, myId);
}

/** Changes what the roster is merged from. */
export function withLayers(state: AppState, change: Partial<RosterLayers>): AppState {
  const { roster, profile } = state;
  const layers = { ...layersOf(roster), ...change };
  return { ...state, roster: merged(roster, layers, profile.me.id) };
}

/** Takes over what people say of themselves on the team channel; nobody says anything once it is left. */
export function withChannelPeople(state: AppState, channel: readonly Saying[]): AppState {
  const before = layersOf(state.roster).channel;
  return before === channel || (before.length === 0 && channel.length === 0)
    ? state
    : withLayers(state, { channel });
}

/** Leaves me out of the roster, and nobody else. */
export function withMyPlace(state: AppState): AppState {
  const { layers, people } = state.roster;
  const { id } = state.profile.me;
  if (layers === undefined && !people.some((person) => person.id === id)) return state;
  return { ...state, roster: merged(state.roster, layersOf(state.roster), id) };
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && sameJson(a as Json, b as Json));

/** What is mine of somebody whom I changed from `shown` to `next`: only what differs, and nothing that the other sources say too. */
export function editsAfter(layers: RosterLayers, shown: Person, next: Person): readonly Saying[] {
  const { id } = shown;
  const others = layers.edits.filter((saying) => saying.id !== id);
  const picks = picksUnderOneId(layers);
  const [base] = mergePeople({
    file: layers.file.filter((person) => person.id === id),
    channel: layers.channel.filter((saying) => saying.id === id),
    teams: picks.teams.filter((saying) => saying.id === id),
    slack: picks.slack.filter((saying) => saying.id === id),
  }).people;
  const mine: { [field in PersonField]?: unknown } = {
    ...layers.edits.find((saying) => saying.id === id),
  };
  for (const field of PERSON_FIELDS) {
    if (!same(shown[field], next[field])) mine[field] = next[field] ?? null;
    if (same(mine[field] ?? undefined, base?.[field])) delete mine[field];
  }
  const saying = { ...mine, id } as Saying;
  return PERSON_FIELDS.some((field) => saying[field] !== undefined) ? [...others, saying] : others;
}

/** My layer without what the file says by now, so that what it says later comes through. */
export function withoutSaid(layers: RosterLayers): RosterLayers {
  const inFile = new Map(layers.file.map((person) => [person.id, person]));
  const edits = layers.edits.flatMap((saying): readonly Saying[] => {
    const base = inFile.get(saying.id);
    if (base === undefined) return [saying];
    const kept = PERSON_FIELDS.filter(
      (field) => saying[field] !== undefined && !same(saying[field] ?? undefined, base[field]),
    );
    if (kept.length === 0) return [];
    const fields = kept.map((field) => [field, saying[field]] as const);
    return [{ ...Object.fromEntries(fields), id: saying.id } as Saying];
  });
  const added = layers.added.filter((person) => !same(inFile.get(person.id), person));
  return { ...layers, edits, added, mySync: syncLeft(layers, same) };
}
