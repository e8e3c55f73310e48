import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import example from '../../../resources/example-team.json';
import type { Handles, Person, SyncWindow, Team } from '../../../src/roster/person';
import { parsePerson } from '../../../src/roster/person-reader';
import { parseTeam } from '../../../src/roster/team-file';
import { formatTeam } from '../../../src/roster/team-format';
import { cleanText } from '../../../src/roster/text';
import { propertyOptions } from '../../support/property';
import { anyPersonAndMoment, anySyncWindow } from './any-person';

/** Texts as they come out of cleaning: any script, emoji, quotes, backslashes, braces. */
const cleaned = (longest: number, lines = false): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('"', '\\', '{}', '[1,2]', 'a: b', '👩‍👩‍👧‍👦'),
    )
    .map((raw) => cleanText(raw, longest, lines))
    .map((result) => (result.kind === 'text' ? result.text : 'Ana'));

const anyHandles: fc.Arbitrary<Handles> = fc.record(
  { email: cleaned(320), slack: cleaned(320), teams: cleaned(320) },
  { requiredKeys: [] },
);

const anyMember: fc.Arbitrary<Person> = fc
  .record({
    given: anyPersonAndMoment,
    name: cleaned(80),
    more: fc.record({ urgent: cleaned(500, true), handles: anyHandles }, { requiredKeys: [] }),
  })
  .map(({ given: { person }, name, more }) => ({ ...person, ...more, name }));

const anySync: fc.Arbitrary<SyncWindow> = fc
  .record({
    window: anySyncWindow,
    title: cleaned(80),
    more: fc.record(
      { link: fc.constantFrom('https://example.com/a?b=c', 'http://x') },
      { requiredKeys: [] },
    ),
  })
  .map(({ window: { kind, ...window }, title, more }) => ({ ...window, title, ...more, kind }));

const anyTeam: fc.Arbitrary<Team> = fc
  .record(
    {
      people: fc.array(anyMember, { maxLength: 5 }),
      team: cleaned(80),
      sync: fc.array(anySync, { maxLength: 3 }),
      replyWithin: fc.record(
        { maker: fc.constantFrom('1d', '90m'), support: fc.constant('30m') },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['people'] },
  )
  .map(({ people, ...rest }): Team => ({
    version: 1,
    ...rest,
    people: people.map((person, i) => ({ ...person, id: `person-number-${i}` })),
  }));

describe('a team file that is written', () => {
  test('is read back as the same team', () => {
    fc.assert(
      fc.property(anyTeam, (team) => {
        expect(parseTeam(formatTeam(team))).toEqual({ ok: true, team });
      }),
      propertyOptions(1500),
    );
  });

  test('is the same text when it is written again', () => {
    fc.assert(
      fc.property(anyTeam, (team) => {
        const text = formatTeam(team);
        const read = parseTeam(text);
        expect(read.ok && formatTeam(read.team)).toBe(text);
      }),
      propertyOptions(500),
    );
  });

  test('has a line for each block, as people write it', () => {
    const read = parseTeam(JSON.stringify(example));
    const lines = read.ok ? formatTeam(read.team).split('\n') : [];
    expect(lines.slice(0, 12)).toEqual([
      '{',
      '  "version": 1,',
      '  "team": "Harbour (example)",',
      '  "people": [',
      '    {',
      '      "id": "yuki",',
      '      "name": "Yuki Tanaka",',
      '      "zone": "Asia/Tokyo",',
      '      "role": "contributor",',
      '      "blocks": [',
      '        { "days": [1,2,3,4,5], "start": "09:00", "end": "12:00" },',
      '        { "days": [1,2,3,4,5], "start": "20:00", "end": "23:00" }',
    ]);
    expect(lines.at(-1)).toBe('');
  });
});

describe('a person out of anything', () => {
  test('is the person that was written', () => {
    fc.assert(
      fc.property(anyMember, (person) => {
        expect(parsePerson(structuredClone(person))).toEqual({ ok: true, person });
      }),
      propertyOptions(1000),
    );
  });

  test('is a person or a list of mistakes, never an error', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withNullPrototype: true,
      withSparseArray: true,
      maxDepth: 4,
    });
    const nearly = fc
      .record({
        person: anyMember,
        key: fc.constantFrom(
          'id',
          'name',
          'zone',
          'role',
          'blocks',
          'exceptions',
          'focus',
          'replyWithin',
          'urgent',
          'handles',
          '__proto__',
          'toString',
        ),
        value: anything,
      })
      .map(({ person, key, value }) =>
        Object.defineProperty({ ...person }, key, { value, enumerable: true }),
      );
    fc.assert(
      fc.property(fc.oneof(anything, nearly), (value) => {
        const read = parsePerson(value);
        if (read.ok) expect(parsePerson(read.person)).toEqual(read);
        else
          expect(
            read.problems.every(({ path, message }) => path.startsWith('person') && message !== ''),
          ).toBe(true);
      }),
      propertyOptions(4000),
    );
  });

  test('has an absent member where one is undefined, as forms send it', () => {
    const person = { id: 'ana', name: 'Ana', zone: 'UTC' };
    expect(parsePerson({ ...person, role: undefined, blocks: undefined, urgent: '' })).toEqual({
      ok: true,
      person,
    });
  });

  test('has its mistakes below the path it is given', () => {
    expect(parsePerson(null, 'me')).toEqual({
      ok: false,
      problems: [{ path: 'me', message: 'must be an object' }],
    });
    expect(parsePerson({}, 'people[3]')).toMatchObject({
      problems: [{ path: 'people[3].id' }, { path: 'people[3].name' }, { path: 'people[3].zone' }],
    });
  });
});
