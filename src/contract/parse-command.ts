import * as v from 'valibot';
import { parsePerson } from '../roster/person-reader';
import type { Problem } from '../roster/problem';
import { parseSyncWindow } from '../roster/team-file';
import type { Command, Refusal } from './command';
import { COMMAND_SCHEMAS } from './command-schema';
import { plainData } from './plain-data';

export type ParsedCommand =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly refusal: Refusal };

type Fields = { [key: string]: unknown };

type Reader = (
  value: unknown,
  path: string,
) =>
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const personReader: Reader = (value, path) => {
  const read = parsePerson(value, path);
  return read.ok ? { ok: true, value: read.person } : read;
};

const syncReader: Reader = (value, path) => {
  const read = parseSyncWindow(value, path);
  return read.ok ? { ok: true, value: read.window } : read;
};

/** The members of commands that the roster's own readers read. */
const READERS: { readonly [kind: string]: { readonly [member: string]: Reader } } = {
  'add-person': { person: personReader },
  'edit-person': { person: personReader },
  'save-me': { me: personReader },
  'add-sync': { window: syncReader },
  'edit-sync': { was: syncReader, window: syncReader },
  'remove-sync': { was: syncReader },
};

/** What a refusal quotes at most of what was sent. */
const LONGEST_MESSAGE = 200;

function malformed(path: string, message: string): ParsedCommand {
  const told = message.slice(0, LONGEST_MESSAGE);
  return { ok: false, refusal: { reason: 'malformed', path: path.slice(0, 100), message: told } };
}

function isKind(kind: unknown): kind is Command['kind'] {
  return typeof kind === 'string' && Object.hasOwn(COMMAND_SCHEMAS, kind);
}

/** Makes a command of anything that a window may send, or says what is wrong with it. Never throws. */
export function parseCommand(payload: unknown): ParsedCommand {
  const plain = plainData(payload);
  if (!plain.ok) return malformed(plain.path, plain.message);
  if (typeof plain.value !== 'object' || plain.value === null || Array.isArray(plain.value)) {
    return malformed('', 'is not a command');
  }
  const fields = plain.value as Fields;
  const { kind } = fields;
  if (!isKind(kind)) return malformed('kind', 'is not a command');
  const readers = Object.hasOwn(READERS, kind) ? (READERS[kind] ?? {}) : {};
  for (const [member, reader] of Object.entries(readers)) {
    const read = reader(fields[member], member);
    if (!read.ok) {
      const [problem] = read.problems;
      return malformed(problem?.path ?? member, problem?.message ?? 'is malformed');
    }
    fields[member] = read.value;
  }
  const schema: v.GenericSchema<unknown, Command> = COMMAND_SCHEMAS[kind];
  const result = v.safeParse(schema, fields, { abortEarly: true });
  if (result.success) return { ok: true, command: result.output };
  const [issue] = result.issues;
  return malformed(v.getDotPath(issue) ?? '', issue.message);
}
