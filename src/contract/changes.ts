import type { PresenceSlice, RosterSlice } from '../app/slice';
import { patched } from '../presence/bucket-map';
import type { Reports } from '../presence/report-ahead';

type ById<Value> = { readonly [id: string]: Value };

/** What is said anew by id, and of whom nothing is said any more. */
export type ChangeById<Value> = { readonly said: ById<Value>; readonly gone: readonly string[] };

export type ReportsChange = ChangeById<PresenceSlice['reports'][string]>;

type Person = RosterSlice['people'][number];
type Origins = NonNullable<RosterSlice['origins']>;

/** A roster but for the people who are the same as before; those who are new come last. */
export type RosterDelta = {
  readonly rest: Omit<RosterSlice, 'people' | 'origins'>;
  readonly people: { readonly said: readonly Person[]; readonly gone: readonly string[] };
  readonly origins: ChangeById<Origins[string]>;
};

/** What became of things known by an id; what is the very same is left out. */
export function changeById<Value>(before: ById<Value>, after: ById<Value>): ChangeById<Value> {
  const said: [string, Value][] = [];
  for (const id of Object.keys(after)) {
    const value = after[id] as Value;
    if (!Object.hasOwn(before, id) || before[id] !== value) said.push([id, value]);
  }
  const gone = Object.keys(before).filter((id) => !Object.hasOwn(after, id));
  return { said: Object.fromEntries(said), gone };
}

/** The reports after a change. */
export function withReportsChange(before: Reports, { said, gone }: ReportsChange): Reports {
  return patched(before, Object.entries(said), gone);
}

function peopleAfter(before: readonly Person[], { said, gone }: RosterDelta['people']): Person[] {
  const left = new Map(said.map((person) => [person.id, person]));
  const away = new Set(gone);
  const people: Person[] = [];
  for (const person of before) {
    if (away.has(person.id)) continue;
    people.push(left.get(person.id) ?? person);
    left.delete(person.id);
  }
  return [...people, ...left.values()];
}

/** What became of a roster; null where the people are in another order, so that it has to be told as a whole. */
export function rosterDelta(before: RosterSlice, after: RosterSlice): RosterDelta | null {
  const { people, origins, ...rest } = after;
  if (origins === undefined || before.origins === undefined) return null;
  const known = new Set(before.people);
  const ids = new Set(people.map(({ id }) => id));
  const change = {
    said: people.filter((person) => !known.has(person)),
    gone: before.people.map(({ id }) => id).filter((id) => !ids.has(id)),
  };
  const told = peopleAfter(before.people, change);
  if (told.length !== people.length || told.some((person, at) => person !== people[at])) {
    return null;
  }
  return { rest, people: change, origins: changeById(before.origins, origins) };
}

/** The roster after a change. */
export function withRosterDelta(
  before: RosterSlice,
  { rest, people, origins }: RosterDelta,
): RosterSlice {
  const from = Object.entries({ ...before.origins, ...origins.said });
  const gone = new Set(origins.gone);
  return {
    ...rest,
    people: peopleAfter(before.people, people),
    origins: Object.fromEntries(from.filter(([id]) => !gone.has(id))),
  };
}
