import { printParseErrorCode, visit } from 'jsonc-parser';
import type { Words } from '../words/words';
import { member, type Problems } from './problem';

/** How much a team file may hold: bytes of UTF-8, and brackets inside brackets. */
export const TEXT_BOUNDS = { mebibytes: 16, depth: 32 } as const;

const MOST_BYTES = TEXT_BOUNDS.mebibytes * 1024 * 1024;

const BYTE_ORDER_MARK = 0xfeff;

/** What is wrong with a text that is no JSON, by the names jsonc-parser has for it. */
const SYNTAX_KEYS: { readonly [code: string]: string } = {
  PropertyNameExpected: 'key-expected',
  ValueExpected: 'value-expected',
  ColonExpected: 'colon-expected',
  CommaExpected: 'comma-expected',
  CloseBraceExpected: 'brace-expected',
  CloseBracketExpected: 'bracket-expected',
  EndOfFileExpected: 'end-expected',
  InvalidCommentToken: 'comment',
  UnexpectedEndOfComment: 'comment',
  UnexpectedEndOfString: 'open-text',
  InvalidNumberFormat: 'number',
  UnexpectedEndOfNumber: 'number',
  InvalidUnicode: 'escape',
  InvalidEscapeCharacter: 'escape',
  InvalidCharacter: 'character',
};

const NOT_STRICT_JSON = { disallowComments: true, allowTrailingComma: false };

function isTooLarge(text: string): boolean {
  if (text.length * 3 <= MOST_BYTES) return false;
  let bytes = 0;
  for (let i = 0; i < text.length && bytes <= MOST_BYTES; i++) {
    const unit = text.charCodeAt(i);
    // Each half of a surrogate pair is two of its four bytes.
    if (unit < 0x80) bytes += 1;
    else bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes > MOST_BYTES;
}

/** What one pass over the characters tells: where brackets go too deep, and how many keys the objects have in all. */
type Survey = { readonly tooDeepAt: number | null; readonly keys: number };

/** Reads no values, so that no text can make it recurse. Strings end at a line break, as they do for the parser. */
function survey(text: string): Survey {
  let depth = 0;
  let keys = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (inString) {
      if (unit === 0x5c) i++;
      else if (unit === 0x22 || unit === 0x0a || unit === 0x0d) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x3a) keys++;
    else if (unit === 0x7b || unit === 0x5b) {
      if (++depth > TEXT_BOUNDS.depth) return { tooDeepAt: i, keys };
    } else if (unit === 0x7d || unit === 0x5d) depth--;
  }
  return { tooDeepAt: null, keys };
}

/** Counts the keys that reading left, which are fewer than were written if one was written twice. */
function countKeys(value: object): number {
  let keys = 0;
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) {
      if (typeof item === 'object' && item !== null) keys += countKeys(item);
    }
    return keys;
  }
  for (const key in value) {
    keys++;
    const item: unknown = (value as { readonly [key: string]: unknown })[key];
    if (typeof item === 'object' && item !== null) keys += countKeys(item);
  }
  return keys;
}

const countAll = (value: unknown): number =>
  typeof value === 'object' && value !== null ? countKeys(value) : 0;

function place(words: Words, line: number, character: number): string {
  return words('errors.team.place', { line: String(line + 1), column: String(character + 1) });
}

function placeOf(words: Words, text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return place(words, lines.length - 1, lines.at(-1)?.length ?? 0);
}

function addSyntaxProblem(text: string, words: Words, problems: Problems): void {
  let first: { readonly key: string; readonly path: string } | null = null;
  visit(
    text,
    {
      onError: (code, _offset, _length, line, character) => {
        const key = SYNTAX_KEYS[printParseErrorCode(code)] ?? 'not-json';
        first ??= { key, path: place(words, line, character) };
      },
    },
    NOT_STRICT_JSON,
  );
  // What is assigned in the callback is not seen by the compiler.
  const found = first as { readonly key: string; readonly path: string } | null;
  problems.add(found?.path ?? '', `syntax.${found?.key ?? 'not-json'}`);
}

function pathOf(segments: readonly (string | number)[]): string {
  return segments.reduce<string>(
    (path, segment) =>
      typeof segment === 'number' ? `${path}[${segment}]` : member(path, segment),
    '',
  );
}

function addDuplicateKeys(text: string, words: Words, problems: Problems): void {
  const open: Set<string>[] = [];
  visit(
    text,
    {
      onObjectBegin: () => {
        open.push(new Set());
      },
      onObjectEnd: () => {
        open.pop();
      },
      onObjectProperty: (key, _offset, _length, line, character, pathSupplier) => {
        const keys = open.at(-1);
        if (keys?.has(key) === true) {
          problems.add(pathOf([...pathSupplier(), key]), 'duplicate-key', {
            place: place(words, line, character),
          });
        }
        keys?.add(key);
      },
    },
    NOT_STRICT_JSON,
  );
}

function parseJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Reads a text as strict JSON in which no key is written twice, within `TEXT_BOUNDS`; a byte order mark is skipped.
 * Null when a problem was added.
 */
export function readJson(
  raw: string,
  words: Words,
  problems: Problems,
): { readonly value: unknown } | null {
  const text = raw.charCodeAt(0) === BYTE_ORDER_MARK ? raw.slice(1) : raw;
  if (isTooLarge(text)) {
    problems.add('', 'too-large', { limit: TEXT_BOUNDS.mebibytes });
    return null;
  }
  if (!/\S/.test(text)) {
    problems.add('', 'empty');
    return null;
  }
  const { tooDeepAt, keys } = survey(text);
  if (tooDeepAt !== null) {
    problems.add(placeOf(words, text, tooDeepAt), 'too-deep', { limit: TEXT_BOUNDS.depth });
    return null;
  }
  const read = parseJson(text);
  if (read === null) addSyntaxProblem(text, words, problems);
  else if (countAll(read.value) !== keys) addDuplicateKeys(text, words, problems);
  return problems.count() === 0 ? read : null;
}
