import { sameJson } from '../lease/compare';
import type { Json } from '../lease/lease';
import type { Person, SyncWindow } from '../roster/person';
import type { Instant } from '../time/instant';
import type { FollowChange } from './followed';

const HOURS = ['zone', 'blocks', 'exceptions', 'focus'] as const;

/** As many names as anybody reads; how many more there are is not lost, since the lists are the people's. */
const MOST_NAMES = 200;

/** A team as far as a change of it is told. */
type Compared = { readonly people: readonly Person[]; readonly sync: readonly SyncWindow[] };

const asJson = (value: unknown): Json => (value ?? null) as Json;

const namesOf = (people: readonly Person[]): readonly string[] =>
  people.slice(0, MOST_NAMES).map(({ name }) => name);

/** Who came, who went, and of whom what changed between two versions of a team. */
export function changeBetween(before: Compared, after: Compared, at: Instant): FollowChange {
  const known = new Map(before.people.map((person) => [person.id, person]));
  const ids = new Set(after.people.map(({ id }) => id));
  const hours: Person[] = [];
  const other: Person[] = [];
  for (const person of after.people) {
    const was = known.get(person.id);
    if (was === undefined || sameJson(asJson(was), asJson(person))) continue;
    const moved = HOURS.some((field) => !sameJson(asJson(was[field]), asJson(person[field])));
    (moved ? hours : other).push(person);
  }
  return {
    at,
    added: namesOf(after.people.filter(({ id }) => !known.has(id))),
    removed: namesOf(before.people.filter(({ id }) => !ids.has(id))),
    hours: namesOf(hours),
    other: namesOf(other),
    meetings: !sameJson(asJson(before.sync), asJson(after.sync)),
  };
}

/** Whether anything that somebody sees changed at all. */
export function isNothing({ added, removed, hours, other, meetings }: FollowChange): boolean {
  return !meetings && [added, removed, hours, other].every((names) => names.length === 0);
}
