import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  mergePeople,
  PERSON_FIELDS,
  PRECEDENCE,
  SOURCES,
  type Saying,
  type SourceId,
  type Sources,
} from '../../../src/roster/merge';
import type { Person } from '../../../src/roster/person';
import { propertyOptions } from '../../support/property';

const IDS = ['ada', 'ben', 'constructor', 'yuki', 'zoe'] as const;

const anyHandles = fc.record(
  {
    email: fc.constantFrom('a@x.test', 'b@x.test'),
    slack: fc.constantFrom('U1', 'U2'),
    teams: fc.constantFrom('T1', 'T2'),
  },
  { requiredKeys: [] },
);

/** Fields are often left out, and sometimes taken away. */
const anySaying = fc
  .record(
    {
      name: fc.constantFrom('Ada', 'Ben', null),
      zone: fc.constantFrom('Europe/Berlin', 'Asia/Tokyo', null),
      role: fc.constantFrom('maker', 'support', null),
      blocks: fc.constantFrom([], [{ days: [1], start: '09:00', end: '12:00' }], null),
      exceptions: fc.constantFrom([], null),
      focus: fc.constantFrom([{ days: [2], start: '09:00', end: '10:00' }], null),
      replyWithin: fc.constantFrom('4h', '1d', null),
      urgent: fc.constantFrom('Call', null),
      handles: fc.oneof(anyHandles, fc.constant(null)),
    },
    { requiredKeys: [] },
  )
  .map((fields) => fields as Omit<Saying, 'id'>);

const anyLayer = fc
  .uniqueArray(fc.constantFrom(...IDS), { maxLength: IDS.length })
  .chain((ids) =>
    fc
      .array(anySaying, { minLength: ids.length, maxLength: ids.length })
      .map((list) => ids.map((id, at) => ({ id, ...list[at] }) as Saying)),
  );

const anySources: fc.Arbitrary<Sources> = fc
  .array(anyLayer, { minLength: SOURCES.length, maxLength: SOURCES.length })
  .map((layers) => Object.fromEntries(SOURCES.map((source, at) => [source, layers[at]] as const)));

const byId = (people: readonly Person[]) =>
  Object.fromEntries(people.map((person) => [person.id, person] as const));

/** The rule written down a second time: walk down the sources until one has a word on the field. */
function oracle(sources: Sources, id: string): { [field: string]: unknown } {
  const said = (source: SourceId) => sources[source]?.find((saying) => saying.id === id);
  const person: { [field: string]: unknown } = { id };
  for (const field of PERSON_FIELDS) {
    const mine = said('mine')?.[field];
    const asked = field === 'handles' && mine !== undefined ? ['mine' as const] : PRECEDENCE[field];
    const words = asked.map((source) => said(source)?.[field]);
    const ends = words.indexOf(null);
    const heard = words.slice(0, ends === -1 ? words.length : ends).filter((w) => w !== undefined);
    if (heard.length === 0) continue;
    person[field] = field === 'handles' ? Object.assign({}, ...heard.reverse()) : heard[0];
  }
  person['name'] ??= id;
  return person;
}

describe('merging sources', () => {
  test('takes each field from the strongest source that has a word on it', () => {
    fc.assert(
      fc.property(anySources, (sources) => {
        const merged = byId(mergePeople(sources).people);
        for (const person of Object.values(merged)) {
          const expected = oracle(sources, person.id);
          if (JSON.stringify(expected['handles']) === '{}') delete expected['handles'];
          const { handles, ...others } = person;
          const shown =
            handles === undefined || JSON.stringify(handles) === '{}' ? {} : { handles };
          expect({ ...others, ...shown }).toEqual(expected);
        }
      }),
      propertyOptions(500),
    );
  });

  test('does not care in which order sources come or list their people', () => {
    fc.assert(
      fc.property(
        anySources,
        fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
        (from, dice) => {
          const shuffled = <Item>(list: readonly Item[]): Item[] =>
            list
              .map((item, at) => ({ item, key: dice[at % dice.length] ?? 0 }))
              .sort((a, b) => a.key - b.key)
              .map(({ item }) => item);
          const turned: Sources = Object.fromEntries(
            shuffled(SOURCES).map((source) => [source, shuffled(from[source] ?? [])] as const),
          );
          const one = mergePeople(from);
          const other = mergePeople(turned);
          expect(byId(other.people)).toEqual(byId(one.people));
          expect(other.origins).toEqual(one.origins);
          expect(new Set(other.unplaced)).toEqual(new Set(one.unplaced));
        },
      ),
      propertyOptions(300),
    );
  });

  test('merging what was merged changes nothing', () => {
    fc.assert(
      fc.property(anySources, (sources) => {
        const { people } = mergePeople(sources);
        expect(mergePeople({ file: people })).toEqual({ people, origins: {}, unplaced: [] });
        expect(byId(mergePeople({ ...sources, mine: people }).people)).toMatchObject(byId(people));
      }),
      propertyOptions(300),
    );
  });

  test('loses nobody, shows nobody twice, and keeps away whom I hide', () => {
    fc.assert(
      fc.property(anySources, fc.subarray([...IDS]), (sources, hide) => {
        const { people, origins, unplaced } = mergePeople(sources, hide);
        const shown = people.map(({ id }) => id);
        const named = new Set(SOURCES.flatMap((s) => (sources[s] ?? []).map(({ id }) => id)));
        expect(new Set(shown).size).toBe(shown.length);
        expect(new Set([...shown, ...unplaced])).toEqual(
          new Set([...named].filter((id) => !(hide as readonly string[]).includes(id))),
        );
        for (const { name, zone } of people)
          expect([typeof name, typeof zone]).not.toContain('undefined');
        for (const id of Object.keys(origins)) expect(shown).toContain(id);
      }),
      propertyOptions(300),
    );
  });

  test('an origin names a source that said just that', () => {
    fc.assert(
      fc.property(anySources, (sources) => {
        const { people, origins } = mergePeople(sources);
        for (const person of people) {
          const origin = Object.hasOwn(origins, person.id) ? origins[person.id] : 'file';
          for (const field of PERSON_FIELDS) {
            if (person[field] === undefined || field === 'handles') continue;
            const from = typeof origin === 'string' ? origin : origin?.[field];
            const said = sources[from ?? 'file']?.find(({ id }) => id === person.id);
            // Whom no source names is called by the id.
            if (field === 'name' && person.name === person.id) continue;
            expect(said?.[field]).toEqual(person[field]);
          }
        }
      }),
      propertyOptions(300),
    );
  });
});

describe('by example', () => {
  const yuki: Person = {
    id: 'yuki',
    name: 'Yuki Tanaka',
    zone: 'Asia/Tokyo',
    role: 'contributor',
    blocks: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '18:00' }],
  };

  test('her own hours, the team’s name for her, my reply window', () => {
    const split = [{ days: [1], start: '20:00', end: '23:00' }] as const;
    const { people, origins } = mergePeople({
      file: [yuki],
      channel: [{ id: 'yuki', name: 'yuki-san', zone: 'Asia/Seoul', blocks: split }],
      mine: [{ id: 'yuki', replyWithin: '2h', role: null }],
    });
    expect(people).toEqual([
      { id: 'yuki', name: 'Yuki Tanaka', zone: 'Asia/Seoul', blocks: split, replyWithin: '2h' },
    ]);
    expect(origins).toEqual({
      yuki: { name: 'file', zone: 'channel', blocks: 'channel', replyWithin: 'mine' },
    });
  });

  test('somebody of one source is handed through as they are', () => {
    const file = [yuki];
    const { people, origins } = mergePeople({ file, slack: [{ id: 'zoe', name: 'Zoe' }] });
    expect(people[0]).toBe(yuki);
    expect(people).toHaveLength(1);
    expect(origins).toEqual({});
    expect(mergePeople({ slack: [{ id: 'zoe', name: 'Zoe' }] }).unplaced).toEqual(['zoe']);
  });
});
