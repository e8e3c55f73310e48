import type { RosterLayers } from '../roster/layers';
import type { Person } from '../roster/person';
import { parseTeam } from '../roster/team-file';
import { formatTeam } from '../roster/team-format';
import type { Instant } from '../time/instant';
import { remembered } from './commands-me';
import { exampleTeam } from './example-team';
import { NOT_FOLLOWING } from './followed';
import { withoutPick } from './live-picks';
import { editsAfter, layersOf, merged, withLayers } from './roster-layers';
import type { AppState, Roster } from './state';
import { refuse, turn, withMe, withPassing, withRoster, withWork, type Turn } from './turn';

/** As many people as a team file may have. */
const MOST_PEOPLE = 20_000;

/** A person's place on the roster, or -1. */
const placeOf = ({ roster }: AppState, id: string): number =>
  roster.people.findIndex((person) => person.id === id);

/** Wishes to be told of people who are not there any more are dropped. */
export function withoutOrphans(state: AppState): AppState {
  const { watches } = state.work;
  if (watches.length === 0) return state;
  const ids = new Set(state.roster.people.map(({ id }) => id));
  const kept = watches.filter(({ personId }) => ids.has(personId));
  return kept.length === watches.length ? state : withWork(state, { watches: kept });
}

/** Whether a source other than me names somebody, and will name them again. */
function isNamedElsewhere({ roster }: AppState, { file, channel }: RosterLayers, id: string) {
  const names = (list: readonly { readonly id: string }[]) => list.some((one) => one.id === id);
  return names(channel) || (roster.followed !== undefined && names(file));
}

const withoutId = <Item extends { readonly id: string }>(list: readonly Item[], id: string) =>
  list.filter((item) => item.id !== id);

/** The layers without somebody, who is hidden where a source would name them again. */
function withoutPerson(state: AppState, layers: RosterLayers, id: string): RosterLayers {
  const isNamed = isNamedElsewhere(state, layers, id);
  return {
    ...withoutPick(layers, id),
    file: state.roster.followed === undefined ? withoutId(layers.file, id) : layers.file,
    added: withoutId(layers.added, id),
    edits: withoutId(layers.edits, id),
    hidden: isNamed ? [...layers.hidden, id] : layers.hidden,
  };
}

/** The layers with somebody I added; whom I hid before is there again. */
function withPerson(layers: RosterLayers, person: Person): RosterLayers {
  const hidden = layers.hidden.filter((id) => id !== person.id);
  return { ...layers, added: [...layers.added, person], hidden };
}

export function addPerson(state: AppState, person: Person, token: string): Turn {
  const { people, origin } = state.roster;
  const taken = person.id === state.profile.me.id || placeOf(state, person.id) !== -1;
  if (taken) return refuse(state, 'duplicate-id');
  if (people.length >= MOST_PEOPLE) return refuse(state, 'too-many');
  const kept = remembered(state, { token, kind: 'add', label: person.name });
  const layers = layersOf(kept.roster);
  const known = origin.kind === 'none' ? withRoster(kept, { origin: { kind: 'hand' } }) : kept;
  return turn(withLayers(known, withPerson(layers, person)));
}

export function editPerson(state: AppState, id: string, person: Person, token: string): Turn {
  const place = placeOf(state, id);
  const before = state.roster.people[place];
  if (before === undefined) return refuse(state, 'unknown-person');
  const taken = person.id === state.profile.me.id || placeOf(state, person.id) !== -1;
  if (person.id !== id && taken) return refuse(state, 'duplicate-id');
  const kept = remembered(state, { token, kind: 'edit', label: before.name });
  const layers = layersOf(state.roster);
  if (person.id !== id) {
    const moved = withPerson(withoutPerson(state, layers, id), person);
    return turn(withoutOrphans(withLayers(kept, moved)));
  }
  const isAdded = layers.added.some((one) => one.id === id);
  const change = isAdded
    ? { added: layers.added.map((one) => (one.id === id ? person : one)) }
    : { edits: editsAfter(layers, before, person) };
  return turn(withLayers(kept, change));
}

export function removePerson(state: AppState, id: string, token: string): Turn {
  const before = state.roster.people[placeOf(state, id)];
  if (before === undefined) return refuse(state, 'unknown-person');
  const kept = remembered(state, { token, kind: 'remove', label: before.name });
  const layers = withoutPerson(state, layersOf(state.roster), id);
  return turn(withoutOrphans(withLayers(kept, layers)));
}

/** Shows everybody again whom I took away although a source names them. */
export function showHidden(state: AppState, token: string): Turn {
  const { hidden } = layersOf(state.roster);
  if (hidden.length === 0) return turn(state);
  const kept = remembered(state, { token, kind: 'show', label: String(hidden.length) });
  return turn(withLayers(kept, { hidden: [] }));
}

/** Says that somebody on the roster is me: their entry becomes mine. */
export function claimPerson(state: AppState, id: string, token: string): Turn {
  const mine = state.roster.people[placeOf(state, id)];
  if (mine === undefined) return refuse(state, 'unknown-person');
  const kept = remembered(state, { token, kind: 'me', label: mine.name });
  const layers = layersOf(state.roster);
  const change = { added: withoutId(layers.added, id), edits: withoutId(layers.edits, id) };
  return turn(withoutOrphans(withLayers(withMe(kept, mine), change)));
}

/** The roster without the example team: what was added by hand stays. */
export function withoutExample(roster: Roster, myId: string): Roster {
  if (roster.origin.kind !== 'example') return roster;
  const example = exampleTeam();
  const ids = new Set(example.people.map(({ id }) => id));
  const titles = new Set((example.sync ?? []).map(({ title }) => title));
  const layers = layersOf(roster);
  const left: RosterLayers = {
    ...layers,
    file: layers.file.filter(({ id }) => !ids.has(id)),
    fileSync: layers.fileSync.filter(({ title }) => !titles.has(title)),
    edits: layers.edits.filter(({ id }) => !ids.has(id)),
  };
  const isEmpty = left.file.length === 0 && left.added.length === 0;
  const team = roster.team === example.team ? '' : roster.team;
  return merged({ ...roster, team, origin: { kind: isEmpty ? 'none' : 'hand' } }, left, myId);
}

/**
 * Reads a team file in, once. People it names are taken from it as they are; people added by hand stay, those of an
 * earlier file that it no longer names go. A file with a mistake changes nothing and leaves a report.
 */
export function importTeam(
  state: AppState,
  file: { readonly name: string; readonly text: string },
  token: string,
  now: Instant,
): Turn {
  const parsed = parseTeam(file.text);
  if (!parsed.ok) {
    const importReport = { name: file.name, problems: parsed.problems };
    return turn(withPassing(state, { importReport }));
  }
  const { team } = parsed;
  const { id: myId } = state.profile.me;
  const { followed: _followed, ...base } = withoutExample(state.roster, myId);
  const before = layersOf(base);
  const ids = new Set([myId, ...team.people.map(({ id }) => id)]);
  const layers: RosterLayers = {
    ...before,
    file: team.people.filter(({ id }) => id !== myId),
    fileSync: team.sync ?? [],
    added: before.added.filter(({ id }) => !ids.has(id)),
    edits: before.edits.filter(({ id }) => !ids.has(id)),
    hidden: before.hidden.filter((id) => !ids.has(id)),
    mySync: before.mySync.filter(({ kind }) => kind === 'added'),
  };
  const roster: Roster = {
    ...base,
    team: team.team ?? '',
    norms: team.replyWithin ?? {},
    origin: { kind: 'file', name: file.name, at: now },
  };
  const next = merged(roster, layers, myId);
  if (next.people.length > MOST_PEOPLE) return refuse(state, 'too-many');
  const kept = remembered(state, { token, kind: 'import', label: file.name });
  const read = withPassing(kept, { importReport: null, following: NOT_FOLLOWING });
  return turn(withoutOrphans({ ...read, roster: next }));
}

export function showExampleTeam(state: AppState, token: string): Turn {
  const { roster, profile } = state;
  if (roster.origin.kind === 'example' || roster.followed !== undefined) return turn(state);
  const team = exampleTeam();
  const kept = remembered(state, { token, kind: 'example', label: team.team ?? '' });
  const known = new Set([profile.me.id, ...roster.people.map(({ id }) => id)]);
  const layers = layersOf(roster);
  const file = [...layers.file, ...team.people.filter(({ id }) => !known.has(id))];
  const fileSync = [...layers.fileSync, ...(team.sync ?? [])];
  const named = roster.team === '' ? (team.team ?? '') : roster.team;
  const shown = { ...roster, team: named, origin: { kind: 'example' } } as const;
  const next = merged(shown, { ...layers, file, fileSync }, profile.me.id);
  return turn({ ...kept, roster: next });
}

export function dropExampleTeam(state: AppState, token: string): Turn {
  if (state.roster.origin.kind !== 'example') return turn(state);
  const kept = remembered(state, { token, kind: 'example', label: state.roster.team });
  const roster = withoutExample(state.roster, state.profile.me.id);
  return turn(withoutOrphans({ ...kept, roster }));
}

const fileName = (team: string): string => {
  const slug = team
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'team.json' : `${slug.slice(0, 60)}.json`;
};

/** Writes everybody, me included, as a team file. */
export function exportTeam(state: AppState): Turn {
  const { team, people, sync, norms } = state.roster;
  const text = formatTeam({
    version: 1,
    ...(team === '' ? {} : { team }),
    people: [state.profile.me, ...people],
    ...(sync.length === 0 ? {} : { sync }),
    ...(Object.keys(norms).length === 0 ? {} : { replyWithin: norms }),
  });
  return turn(state, { kind: 'save-team-file', suggestedName: fileName(team), text });
}

export function watchPerson(state: AppState, personId: string, now: Instant): Turn {
  if (placeOf(state, personId) === -1) return refuse(state, 'unknown-person');
  if (state.work.watches.some((watch) => watch.personId === personId)) return turn(state);
  return turn(withWork(state, { watches: [...state.work.watches, { personId, since: now }] }));
}

export function unwatchPerson(state: AppState, personId: string): Turn {
  const watches = state.work.watches.filter((watch) => watch.personId !== personId);
  return turn(watches.length === state.work.watches.length ? state : withWork(state, { watches }));
}
