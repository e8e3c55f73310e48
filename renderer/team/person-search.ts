import type { Person } from '../../src/roster/person';
import { plainText } from '../ui/plain-text';
import { placeOfZone } from '../ui/zone-field/city-table';

const texts = new WeakMap<Person, string>();

/** What a person is found by: name, place, role and handles, in plain small letters; read once a person. */
export function searchTextOf(person: Person): string {
  const known = texts.get(person);
  if (known !== undefined) return known;
  const { name, role = '', zone, handles = {} } = person;
  const text = plainText(
    [name, placeOfZone(zone), zone, role, ...Object.values(handles)].join(' '),
  );
  texts.set(person, text);
  return text;
}

/** The words somebody searches for; every one must be found. */
export function searchWords(query: string): readonly string[] {
  return plainText(query).split(/\s+/).filter(Boolean);
}

/** Whether a person has every word. */
export function isFound(person: Person, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const text = searchTextOf(person);
  return wanted.every((word) => text.includes(word));
}
