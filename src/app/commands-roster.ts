import type { Person, SyncWindow, Team } from '../roster/person';
import { parseTeam } from '../roster/team-file';
import { formatTeam } from '../roster/team-format';
import type { Instant } from '../time/instant';
import { remembered } from './commands-me';
import { exampleTeam } from './example-team';
import type { AppState, Roster } from './state';
import {
  refuse,
  turn,
  withMe,
  withNotice,
  withPassing,
  withRoster,
  withWork,
  type Turn,
} from './turn';

/** As many people as a team file may have. */
const MOST_PEOPLE = 20_000;

/** A person's place on the roster, or -1. */
const placeOf = ({ roster }: AppState, id: string): number =>
  roster.people.findIndex((person) => person.id === id);

/** Wishes to be told of people who are not there any more are dropped. */
function withoutOrphans(state: AppState): AppState {
  const { watches } = state.work;
  if (watches.length === 0) return state;
  const ids = new Set(state.roster.people.map(({ id }) => id));
  const kept = watches.filter(({ personId }) => ids.has(personId));
  return kept.length === watches.length ? state : withWork(state, { watches: kept });
}

export function addPerson(state: AppState, person: Person, token: string): Turn {
  const { people, origin } = state.roster;
  const taken = person.id === state.profile.me.id || placeOf(state, person.id) !== -1;
  if (taken) return refuse(state, 'duplicate-id');
  if (people.length >= MOST_PEOPLE) return refuse(state, 'too-many');
  const kept = remembered(state, { token, kind: 'add', label: person.name });
  // What was added by hand is not in the file, so that opening the file again must not lose it.
  const next = origin.kind === 'example' ? origin : ({ kind: 'hand' } as const);
  return turn(withRoster(kept, { people: [...people, person], origin: next }));
}

export function editPerson(state: AppState, id: string, person: Person, token: string): Turn {
  const place = placeOf(state, id);
  const before = state.roster.people[place];
  if (before === undefined) return refuse(state, 'unknown-person');
  const taken = person.id === state.profile.me.id || placeOf(state, person.id) !== -1;
  if (person.id !== id && taken) return refuse(state, 'duplicate-id');
  const kept = remembered(state, { token, kind: 'edit', label: before.name });
  const people = state.roster.people.map((one) => (one === before ? person : one));
  return turn(withoutOrphans(withRoster(kept, { people })));
}

export function removePerson(state: AppState, id: string, token: string): Turn {
  const before = state.roster.people[placeOf(state, id)];
  if (before === undefined) return refuse(state, 'unknown-person');
  const kept = remembered(state, { token, kind: 'remove', label: before.name });
  const people = state.roster.people.filter((one) => one !== before);
  return turn(withoutOrphans(withRoster(kept, { people })));
}

/** Says that somebody on the roster is me: their entry becomes mine. */
export function claimPerson(state: AppState, id: string, token: string): Turn {
  const mine = state.roster.people[placeOf(state, id)];
  if (mine === undefined) return refuse(state, 'unknown-person');
  const kept = remembered(state, { token, kind: 'me', label: mine.name });
  const people = state.roster.people.filter((one) => one !== mine);
  return turn(withoutOrphans(withMe(withRoster(kept, { people }), mine)));
}

/** The roster without the example team: what was added by hand stays. */
function withoutExample(roster: Roster): Roster {
  if (roster.origin.kind !== 'example') return roster;
  const example = exampleTeam();
  const ids = new Set(example.people.map(({ id }) => id));
  const titles = new Set((example.sync ?? []).map(({ title }) => title));
  const people = roster.people.filter(({ id }) => !ids.has(id));
  return {
    ...roster,
    team: roster.team === example.team ? '' : roster.team,
    people,
    sync: roster.sync.filter(({ title }) => !titles.has(title)),
    origin: people.length === 0 ? { kind: 'none' } : { kind: 'hand' },
  };
}

/** A team's people over those that stay, mine left out since I am not on the roster. */
function merged(state: AppState, stay: readonly Person[], team: Team): readonly Person[] {
  const ids = new Set(team.people.map(({ id }) => id));
  ids.add(state.profile.me.id);
  return [
    ...team.people.filter(({ id }) => id !== state.profile.me.id),
    ...stay.filter(({ id }) => !ids.has(id)),
  ];
}

function rosterOf(people: readonly Person[], team: Team, origin: Roster['origin']): Roster {
  return {
    team: team.team ?? '',
    people,
    sync: team.sync ?? [],
    norms: team.replyWithin ?? {},
    origin,
  };
}

/**
 * Reads a team file in. People it names are taken from it; people added by hand stay, those of an earlier file that it
 * no longer names go. A file with a mistake changes nothing and leaves a report.
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
  const base = withoutExample(state.roster);
  const stay = base.origin.kind === 'hand' ? base.people : [];
  const people = merged(state, stay, parsed.team);
  if (people.length > MOST_PEOPLE) return refuse(state, 'too-many');
  const kept = remembered(state, { token, kind: 'import', label: file.name });
  const origin = { kind: 'file', name: file.name, at: now } as const;
  const roster = rosterOf(people, parsed.team, origin);
  const imported = withoutOrphans({ ...withPassing(kept, { importReport: null }), roster });
  const values = { name: file.name, count: parsed.team.people.length };
  return turn(withNotice(imported, { id: 'import-done', kind: 'import-done', values }));
}

export function showExampleTeam(state: AppState, token: string): Turn {
  const { roster } = state;
  if (roster.origin.kind === 'example') return turn(state);
  const team = exampleTeam();
  const kept = remembered(state, { token, kind: 'example', label: team.team ?? '' });
  const known = new Set([state.profile.me.id, ...roster.people.map(({ id }) => id)]);
  const people = [...roster.people, ...team.people.filter(({ id }) => !known.has(id))];
  const sync: readonly SyncWindow[] = [...roster.sync, ...(team.sync ?? [])];
  const named = roster.team === '' ? (team.team ?? '') : roster.team;
  return turn(withRoster(kept, { team: named, people, sync, origin: { kind: 'example' } }));
}

export function dropExampleTeam(state: AppState, token: string): Turn {
  if (state.roster.origin.kind !== 'example') return turn(state);
  const kept = remembered(state, { token, kind: 'example', label: state.roster.team });
  return turn(withoutOrphans({ ...kept, roster: withoutExample(state.roster) }));
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
