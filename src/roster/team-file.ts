import { english } from '../words/english';
import type { Words } from '../words/words';
import {
  field,
  readChoice,
  readList,
  readObject,
  readOptionalText,
  readText,
  type Fields,
} from './fields';
import { readDayBlock, readDays } from './hours-reader';
import { nearest } from './nearest';
import {
  ROLES,
  type Person,
  type ReplyNorms,
  type Role,
  type SyncWindow,
  type Team,
} from './person';
import { readId, readPerson, readWindow, readZone, TEXT_LIMITS } from './person-reader';
import { gatherProblems, quoted, type Problem, type Problems } from './problem';
import { SYNC_KEYS } from './team-keys';
import { readJson } from './team-text';

/** How many people and sync windows a team may have. */
export const TEAM_LIMITS = { people: 20_000, sync: 500 } as const;

const TEAM_KEYS = ['version', 'team', 'people', 'sync', 'replyWithin', '$schema'];
const SYNC_KINDS = ['meeting', 'together'] as const;

/** A team as it was read, or every mistake with its path. */
export type ParsedTeam =
  { readonly ok: true; readonly team: Team } | { readonly ok: false; readonly problems: Problem[] };

/** Whether the rest can be read: of a newer version's file nothing else is known to be wrong. */
function readVersion(value: unknown, problems: Problems): boolean {
  if (value === 1) return true;
  if (value === undefined) problems.add('version', 'missing');
  else if (typeof value === 'number' && Number.isInteger(value) && value > 1) {
    problems.add('version', 'newer-version', { version: String(value) });
    return false;
  } else problems.add('version', 'version');
  return true;
}

function readPeople(value: unknown, problems: Problems): Person[] {
  const indexOf = new Map<string, number>();
  return readList(value, 'people', TEAM_LIMITS.people, problems).map((item, i) => {
    const person = readPerson(item, `people[${i}]`, problems);
    const known = indexOf.get(person.id);
    if (person.id !== '' && known !== undefined) {
      const path = `people[${known}]`;
      problems.add(`people[${i}].id`, 'duplicate-id', { value: quoted(person.id), path });
    } else indexOf.set(person.id, i);
    return person;
  });
}

/** The ids of a file, and how often one of them may still be guessed: each guess looks at all of them. */
type Roll = { readonly ids: ReadonlySet<string>; guessesLeft: number };

const MOST_GUESSES = 200;

/**
 * Reads who is in a sync window. Somebody who is not in this file may be: the file can be a part of a team. Only an id
 * that is a slip away from one in the file is a mistake, since the slip would take a meeting from somebody's day.
 */
function readMembers(
  value: unknown,
  path: string,
  roll: Roll,
  problems: Problems,
): 'all' | string[] {
  if (value === 'all') return 'all';
  if (value !== undefined && !Array.isArray(value)) {
    problems.add(path, 'sync-people');
    return [];
  }
  return readList(value, path, TEAM_LIMITS.people, problems).map((item, i) => {
    const id = readId(item, `${path}[${i}]`, problems);
    if (id === '' || roll.ids.has(id) || roll.guessesLeft === 0) return id;
    roll.guessesLeft--;
    const suggestion = nearest(id, roll.ids, Math.floor(id.length / 4));
    if (suggestion !== null) {
      const values = { value: quoted(id), suggestion: quoted(suggestion) };
      problems.add(`${path}[${i}]`, 'unknown-person', values);
    }
    return id;
  });
}

function readLink(value: unknown, path: string, problems: Problems): string | undefined {
  const link = readOptionalText(value, path, TEXT_LIMITS.link, problems);
  if (link !== undefined && link !== '' && !/^https?:\/\/\S+$/.test(link)) {
    problems.add(path, 'link', { value: quoted(link) });
  }
  return link;
}

function readSyncWindow(value: unknown, path: string, roll: Roll, problems: Problems): SyncWindow {
  const fields: Fields = readObject(value, path, SYNC_KEYS, problems) ?? {};
  const link = readLink(field(fields, 'link'), `${path}.link`, problems);
  return {
    title: readText(field(fields, 'title'), `${path}.title`, TEXT_LIMITS.title, problems),
    zone: readZone(field(fields, 'zone'), `${path}.zone`, problems),
    days: readDays(field(fields, 'days'), `${path}.days`, problems),
    ...readDayBlock(fields, path, problems),
    people: readMembers(field(fields, 'people'), `${path}.people`, roll, problems),
    ...(link === undefined ? {} : { link }),
    kind: readChoice(field(fields, 'kind'), `${path}.kind`, SYNC_KINDS, problems) ?? 'meeting',
  };
}

/** Reads one sync window out of anything, or tells every mistake with its path below `path`. */
export function parseSyncWindow(
  value: unknown,
  path = 'window',
  words: Words = english,
):
  | { readonly ok: true; readonly window: SyncWindow }
  | { readonly ok: false; readonly problems: Problem[] } {
  const problems = gatherProblems(words);
  const window = readSyncWindow(value, path, { ids: new Set(), guessesLeft: 0 }, problems);
  return problems.count() === 0 ? { ok: true, window } : { ok: false, problems: problems.list() };
}

function readNorms(value: unknown, problems: Problems): ReplyNorms {
  const fields = readObject(value, 'replyWithin', ROLES, problems) ?? {};
  const norms: { [role in Role]?: string } = {};
  for (const role of ROLES) {
    const window = field(fields, role);
    if (window !== undefined) norms[role] = readWindow(window, `replyWithin.${role}`, problems);
  }
  return norms;
}

function readTeam(value: unknown, problems: Problems): Team {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.add('', 'file-not-object');
    return { version: 1, people: [] };
  }
  const fields = readObject(value, '', TEAM_KEYS, problems);
  if (fields === null) return { version: 1, people: [] };
  if (!readVersion(field(fields, 'version'), problems)) return { version: 1, people: [] };
  const name = readOptionalText(field(fields, 'team'), 'team', TEXT_LIMITS.name, problems);
  const sync = field(fields, 'sync');
  const norms = field(fields, 'replyWithin');
  const people = readPeople(field(fields, 'people'), problems);
  const roll = { ids: new Set(people.map(({ id }) => id)), guessesLeft: MOST_GUESSES };
  roll.ids.delete('');
  return {
    version: 1,
    ...(name === undefined ? {} : { team: name }),
    people,
    ...(sync === undefined
      ? {}
      : {
          sync: readList(sync, 'sync', TEAM_LIMITS.sync, problems).map((item, i) =>
            readSyncWindow(item, `sync[${i}]`, roll, problems),
          ),
        }),
    ...(norms === undefined ? {} : { replyWithin: readNorms(norms, problems) }),
  };
}

/** Reads a team file. A file with a mistake is refused as a whole, with the path of every mistake. Throws a RangeError when `text` is no text. */
export function parseTeam(text: string, words: Words = english): ParsedTeam {
  if (typeof text !== 'string') throw new RangeError('text must be a text');
  const problems = gatherProblems(words);
  const read = readJson(text, words, problems);
  if (read === null) return { ok: false, problems: problems.list() };
  const team = readTeam(read.value, problems);
  return problems.count() === 0 ? { ok: true, team } : { ok: false, problems: problems.list() };
}
