import { nearest } from './nearest';
import { member, quoted, type Problems } from './problem';
import { cleanText } from './text';

/** An object whose members are not known yet. */
export type Fields = { readonly [key: string]: unknown };

/** A value as an object whose members are not known yet; null where it is none. */
export const asFields = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;

/** A member of its own; what a prototype lends does not count, and a member set to undefined is absent. */
export function field(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

function addUnknownKey(key: string, path: string, known: readonly string[], to: Problems): void {
  const suggestion = nearest(key, known, Math.max(1, Math.floor(Math.min(key.length, 30) / 3)));
  if (suggestion === null) to.add(member(path, key), 'unknown-key');
  else to.add(member(path, key), 'unknown-key-near', { suggestion: quoted(suggestion) });
}

/** Reads an object that has no other members than the known ones. */
export function readObject(
  value: unknown,
  path: string,
  known: readonly string[],
  problems: Problems,
): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.add(path, value === undefined ? 'missing' : 'not-object');
    return null;
  }
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) addUnknownKey(key, path, known, problems);
  }
  return value as Fields;
}

/** Reads a list of at most `most` entries; a longer one is a mistake by itself and its entries are not looked at. */
export function readList(
  value: unknown,
  path: string,
  most: number,
  problems: Problems,
): readonly unknown[] {
  if (!Array.isArray(value)) {
    problems.add(path, value === undefined ? 'missing' : 'not-list');
    return [];
  }
  if (value.length <= most) return value;
  problems.add(path, 'too-many', { count: most });
  return [];
}

/** Reads a text to be shown, cleaned. What is malformed reads as empty. */
export function readText(
  value: unknown,
  path: string,
  longest: number,
  problems: Problems,
  lines = false,
): string {
  if (typeof value !== 'string') {
    problems.add(path, value === undefined ? 'missing' : 'not-text');
    return '';
  }
  const cleaned = cleanText(value, longest, lines);
  switch (cleaned.kind) {
    case 'text':
      return cleaned.text;
    case 'empty':
      problems.add(path, 'empty-text');
      return '';
    case 'unshowable':
      problems.add(path, 'bad-characters');
      return '';
    case 'too-long':
      problems.add(path, 'too-long', { count: longest });
      return '';
    default:
      return cleaned satisfies never;
  }
}

/** Reads a text that may be left out; one with nothing to see is left out too, as forms send it. */
export function readOptionalText(
  value: unknown,
  path: string,
  longest: number,
  problems: Problems,
  lines = false,
): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && cleanText(value, longest, lines).kind === 'empty') {
    return undefined;
  }
  return readText(value, path, longest, problems, lines);
}

/** Reads one of a few words; null when it is none of them. */
export function readChoice<Choice extends string>(
  value: unknown,
  path: string,
  choices: readonly Choice[],
  problems: Problems,
): Choice | null {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  if (value === undefined) {
    problems.add(path, 'missing');
    return null;
  }
  const near = typeof value === 'string' ? nearest(value.slice(0, 40), choices, 2) : null;
  if (near === null) {
    problems.add(path, 'choice', { value: quoted(value), choices: choices.map(quoted) });
  } else problems.add(path, 'choice-near', { value: quoted(value), suggestion: quoted(near) });
  return null;
}
