import type { Person } from '../../src/roster/person';
import type { ZoneName } from '../../src/time/zone';
import { plainText } from '../ui/plain-text';
import { placeOfZone } from '../../src/time/place';

const texts = new WeakMap<Person, string>();
const placeTexts = new Map<ZoneName, string>();

/** Many people share a zone, so its words are made plain once. */
function placeText(zone: ZoneName): string {
  const known = placeTexts.get(zone);
  if (known !== undefined) return known;
  const text = plainText(`${placeOfZone(zone)} ${zone}`);
  placeTexts.set(zone, text);
  return text;
}

/** What a person is found by: name, place, role and handles, in plain small letters; read once a person. */
export function searchTextOf(person: Person): string {
  const known = texts.get(person);
  if (known !== undefined) return known;
  const { name, role = '', zone, handles } = person;
  const others = handles === undefined ? '' : plainText(Object.values(handles).join(' '));
  const text = `${plainText(name)} ${placeText(zone)} ${role} ${others}`;
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
