import type { Values, Words } from '../words/words';

/** A mistake in what somebody wrote: where it is, and what it is, for a person to read. */
export type Problem = { readonly path: string; readonly message: string };

/** Gathers mistakes while something is read; `key` names the text in the catalogue below `errors.team`. */
export type Problems = {
  readonly add: (path: string, key: string, values?: Values) => void;
  readonly count: () => number;
  readonly list: () => Problem[];
};

/** As many as anybody could want to read; the rest are counted. */
const MOST_LISTED = 10_000;

/** Starts a list of mistakes in the words of one language. */
export function gatherProblems(words: Words): Problems {
  const listed: Problem[] = [];
  let count = 0;
  return {
    add: (path, key, values) => {
      count++;
      if (count <= MOST_LISTED) {
        listed.push({ path, message: words(`errors.team.${key}`, values) });
      }
    },
    count: () => count,
    list: () => {
      const more = count - listed.length;
      if (more === 0) return listed;
      return [...listed, { path: '', message: words('errors.team.more', { count: more }) }];
    },
  };
}

/** What a message quotes at most of somebody's text. */
const LONGEST_QUOTE = 60;

const hex = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Quotes a value as JSON writes it: shortened, and with nothing in it that is invisible or turns the text around. */
export function quoted(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  if (typeof value !== 'string') return String(value);
  const units = Array.from(value.slice(0, 2 * LONGEST_QUOTE + 2));
  const isLong = units.length > LONGEST_QUOTE;
  const text = isLong ? `${units.slice(0, LONGEST_QUOTE).join('')}…` : value;
  return JSON.stringify(text).replace(/[\u007f-\u009f\p{Cf}\u2028\u2029]/gu, (found) =>
    found.split('').map(hex).join(''),
  );
}

/** The path of a member, as JavaScript would write it. */
export function member(path: string, key: string): string {
  if (!/^[A-Za-z_$][\w$]{0,39}$/.test(key)) return `${path}[${quoted(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}
