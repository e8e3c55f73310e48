import type { Team } from './person';
import { PERSON_KEYS, SYNC_KEYS } from './team-keys';

/** A value in one line, with the spaces a person would put. */
function inLine(value: unknown): string {
  if (Array.isArray(value)) {
    const items = value.map(inLine);
    return `[${items.join(items.every((item) => /^\d+$/.test(item)) ? ',' : ', ')}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, item]) => item !== undefined);
  if (members.length === 0) return '{}';
  return `{ ${members.map(([key, item]) => `${JSON.stringify(key)}: ${inLine(item)}`).join(', ')} }`;
}

/** A list with a line for each entry. */
function inLines<Item>(
  list: readonly Item[],
  indent: string,
  write: (item: Item) => string,
): string {
  if (list.length === 0) return '[]';
  return `[\n${list.map((item) => `${indent}  ${write(item)}`).join(',\n')}\n${indent}]`;
}

/** A person or a sync window: a line for each member, and for each block. */
function entry<Key extends string>(
  value: { readonly [key in Key]?: unknown },
  keys: readonly Key[],
): string {
  const lines = keys
    .filter((key) => value[key] !== undefined)
    .map((key) => {
      const item = value[key];
      const isListOfObjects = Array.isArray(item) && typeof item[0] === 'object';
      const text = isListOfObjects ? inLines(item, '      ', inLine) : inLine(item);
      return `      ${JSON.stringify(key)}: ${text}`;
    });
  return `{\n${lines.join(',\n')}\n    }`;
}

/** Writes a team file as people edit it; `parseTeam` reads the same team back. */
export function formatTeam(team: Team): string {
  const { team: name, people, sync, replyWithin } = team;
  const members = [
    '"version": 1',
    ...(name === undefined ? [] : [`"team": ${JSON.stringify(name)}`]),
    `"people": ${inLines(people, '  ', (person) => entry(person, PERSON_KEYS))}`,
    ...(sync === undefined
      ? []
      : [`"sync": ${inLines(sync, '  ', (window) => entry(window, SYNC_KEYS))}`]),
    ...(replyWithin === undefined ? [] : [`"replyWithin": ${inLine(replyWithin)}`]),
  ];
  return `{\n${members.map((line) => `  ${line}`).join(',\n')}\n}\n`;
}
