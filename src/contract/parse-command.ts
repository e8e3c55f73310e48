import * as v from 'valibot';
import { parsePerson } from '../roster/person-reader';
import type { Command, Refusal } from './command';
import { COMMAND_SCHEMAS } from './command-schema';
import { plainData } from './plain-data';

export type ParsedCommand =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly refusal: Refusal };

type Fields = { [key: string]: unknown };

/** The member of a command that is a person. */
const PERSON_MEMBER: { readonly [kind: string]: string } = {
  'add-person': 'person',
  'edit-person': 'person',
  'save-me': 'me',
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
  const member = Object.hasOwn(PERSON_MEMBER, kind) ? PERSON_MEMBER[kind] : undefined;
  if (member !== undefined) {
    const read = parsePerson(fields[member], member);
    if (!read.ok) {
      const [problem] = read.problems;
      return malformed(problem?.path ?? member, problem?.message ?? 'is malformed');
    }
    fields[member] = read.person;
  }
  const schema: v.GenericSchema<unknown, Command> = COMMAND_SCHEMAS[kind];
  const result = v.safeParse(schema, fields, { abortEarly: true });
  if (result.success) return { ok: true, command: result.output };
  const [issue] = result.issues;
  return malformed(v.getDotPath(issue) ?? '', issue.message);
}
