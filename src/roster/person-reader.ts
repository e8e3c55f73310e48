import { english } from '../words/english';
import type { Words } from '../words/words';
import { findZone, suggestZone, type ZoneName } from '../time/zone';
import { field, readChoice, readObject, readOptionalText, readText, type Fields } from './fields';
import { readBlocks, readExceptions, readFocus } from './hours-reader';
import { ROLES, type Handles, type Person, type ReplyWindow } from './person';
import { gatherProblems, quoted, type Problem, type Problems } from './problem';
import { parseReplyWindow } from './reply-window';
import { PERSON_KEYS } from './team-keys';

/** How long texts may be, in graphemes. */
export const TEXT_LIMITS = { name: 80, urgent: 500, handle: 320, title: 80, link: 2000 };

/** What an id looks like: safe as a topic level, a file name and an HTML id. */
export const ID_PATTERN = /^[a-z0-9][a-z0-9_.-]{0,63}$/;

/** Zones are guessed for this many mistakes; a file with more has another problem. */
const MOST_GUESSES = 200;

const HANDLE_KEYS = ['email', 'slack', 'teams'] as const;

/** Reads an id. What is malformed reads as empty. */
export function readId(value: unknown, path: string, problems: Problems): string {
  if (typeof value === 'string' && ID_PATTERN.test(value)) return value;
  if (value === undefined) problems.add(path, 'missing');
  else problems.add(path, 'id', { value: quoted(value) });
  return '';
}

/** Reads a zone by its exact IANA name, an alias as the name it stands for. What is malformed reads as empty. */
export function readZone(value: unknown, path: string, problems: Problems): ZoneName {
  const zone = typeof value === 'string' ? findZone(value) : null;
  if (zone !== null) return zone;
  if (value === undefined) {
    problems.add(path, 'missing');
    return '';
  }
  const guesses =
    typeof value === 'string' && value.length <= 64 && problems.count() < MOST_GUESSES;
  const suggestion = guesses ? suggestZone(value) : null;
  if (suggestion === null) problems.add(path, 'zone', { value: quoted(value) });
  else {
    problems.add(path, 'zone-near', { value: quoted(value), suggestion: quoted(suggestion) });
  }
  return '';
}

/** Reads a reply window. What is malformed reads as empty. */
export function readWindow(value: unknown, path: string, problems: Problems): ReplyWindow {
  if (typeof value === 'string' && parseReplyWindow(value) !== null) return value;
  problems.add(path, 'window', { value: quoted(value) });
  return '';
}

function readHandles(value: unknown, path: string, problems: Problems): Handles {
  const fields = readObject(value, path, HANDLE_KEYS, problems) ?? {};
  const handles: { [key in (typeof HANDLE_KEYS)[number]]?: string } = {};
  for (const key of HANDLE_KEYS) {
    const handle = field(fields, key);
    const read = readOptionalText(handle, `${path}.${key}`, TEXT_LIMITS.handle, problems);
    if (read !== undefined) handles[key] = read;
  }
  return handles;
}

type Optional = Omit<Person, 'id' | 'name' | 'zone'>;

function readOptional(fields: Fields, path: string, problems: Problems): Optional {
  const role = field(fields, 'role');
  const blocks = field(fields, 'blocks');
  const exceptions = field(fields, 'exceptions');
  const focus = field(fields, 'focus');
  const replyWithin = field(fields, 'replyWithin');
  const urgent = readOptionalText(
    field(fields, 'urgent'),
    `${path}.urgent`,
    TEXT_LIMITS.urgent,
    problems,
    true,
  );
  const handles = field(fields, 'handles');
  const person: { -readonly [key in keyof Optional]: Optional[key] } = {};
  if (role !== undefined) {
    const read = readChoice(role, `${path}.role`, ROLES, problems);
    if (read !== null) person.role = read;
  }
  if (blocks !== undefined) person.blocks = readBlocks(blocks, `${path}.blocks`, problems);
  if (exceptions !== undefined) {
    person.exceptions = readExceptions(exceptions, `${path}.exceptions`, problems);
  }
  if (focus !== undefined) person.focus = readFocus(focus, `${path}.focus`, problems);
  if (replyWithin !== undefined) {
    person.replyWithin = readWindow(replyWithin, `${path}.replyWithin`, problems);
  }
  if (urgent !== undefined) person.urgent = urgent;
  if (handles !== undefined) person.handles = readHandles(handles, `${path}.handles`, problems);
  return person;
}

/** Reads somebody as the team file shows them; the person is only of use when no problem was added. */
export function readPerson(value: unknown, path: string, problems: Problems): Person {
  const fields = readObject(value, path, PERSON_KEYS, problems);
  if (fields === null) return { id: '', name: '', zone: '' };
  return {
    id: readId(field(fields, 'id'), `${path}.id`, problems),
    name: readText(field(fields, 'name'), `${path}.name`, TEXT_LIMITS.name, problems),
    zone: readZone(field(fields, 'zone'), `${path}.zone`, problems),
    ...readOptional(fields, path, problems),
  };
}

/** Reads one person out of anything, or tells every mistake with its path below `path`. */
export function parsePerson(
  value: unknown,
  path = 'person',
  words: Words = english,
):
  | { readonly ok: true; readonly person: Person }
  | { readonly ok: false; readonly problems: Problem[] } {
  const problems = gatherProblems(words);
  const person = readPerson(value, path, problems);
  return problems.count() === 0 ? { ok: true, person } : { ok: false, problems: problems.list() };
}
