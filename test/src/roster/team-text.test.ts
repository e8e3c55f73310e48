import { describe, expect, test } from 'vitest';
import { parseTeam } from '../../../src/roster/team-file';
import { problemsOf, team, withPerson } from './team-texts';

/** The dangerous inputs of a team file, and what must become of each. */

describe('what is no JSON is told by its place', () => {
  test.each([
    ['', '', 'the file is empty'],
    [' \n\t ', '', 'the file is empty'],
    ['{', 'line 1, column 2', 'a closing brace is missing'],
    ['{"version": 1,\n "people": [}', 'line 2, column 13', 'a value is expected here'],
    ['{"version": 1, "people": []', 'line 1, column 28', 'a closing brace is missing'],
    [
      '{"version": 1, "people": [],}',
      'line 1, column 29',
      'a key in double quotes is expected here',
    ],
    ['{"version" 1}', 'line 1, column 12', 'a colon is expected here'],
    ['{"version": 1 "people": []}', 'line 1, column 15', 'a comma is expected here'],
    ['{"version": 01}', 'line 1, column 14', 'a comma is expected here'],
    ['{"version": .5}', 'line 1, column 13', 'this is not JSON'],
    ["{'version': 1}", 'line 1, column 2', 'this is not JSON'],
    ['{"version": 1} []', 'line 1, column 16', 'the file goes on after its end'],
    ['{"version": 1}\n// done', 'line 2, column 1', 'JSON has no comments'],
    ['{"version": "1}', 'line 1, column 13', 'the text that begins here has no closing quote'],
    ['{"version": "\\x"}', 'line 1, column 13', 'this is not an escape that JSON knows'],
    ['{"version": "\u0001"}', 'line 1, column 13', 'this character must be written as an escape'],
    ['NaN', 'line 1, column 1', 'this is not JSON'],
    ['version: 1\npeople: []', 'line 1, column 1', 'this is not JSON'],
  ])('%j', (text, path, message) => {
    expect(problemsOf(text)).toEqual([{ path, message }]);
  });
});

describe('a key that is written twice', () => {
  test('would empty the roster, so it is told by its path and its place', () => {
    expect(
      problemsOf(
        '{"version": 1, "people": [{"id": "a", "name": "A", "zone": "UTC"}],\n"people": []}',
      ),
    ).toEqual([{ path: 'people', message: 'appears twice in the same object (line 2, column 1)' }]);
  });

  test('is found however it is spelt and however deep it lies', () => {
    const person =
      '{"id": "a", "name": "A", "zone": "UTC", "handles": {"email": "a", "em\\u0061il": "b"}}';
    expect(problemsOf(`{"version": 1, "people": [${person}]}`)).toEqual([
      {
        path: 'people[0].handles.email',
        message: 'appears twice in the same object (line 1, column 93)',
      },
    ]);
    expect(
      problemsOf('{"version": 1, "version": 1, "people": [], "people": []}').map(
        ({ path }) => path,
      ),
    ).toEqual(['version', 'people']);
  });

  test('is not one that only looks the same in a text', () => {
    expect(problemsOf(withPerson({ urgent: '{"id": 1, "id": 2} :::' }))).toEqual([]);
  });
});

describe('sizes', () => {
  test('brackets are nested at most 32 deep, without recursion', () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const deep = { path: 'line 1, column 33', message: 'brackets are nested more than 32 deep' };
    expect(problemsOf(nested(33))).toEqual([deep]);
    expect(problemsOf(nested(200_000))).toEqual([deep]);
    expect(problemsOf('['.repeat(200_000))).toEqual([deep]);
    expect(problemsOf('{"a":'.repeat(200_000))).toMatchObject([{ path: 'line 1, column 161' }]);
    expect(problemsOf(nested(32))).not.toEqual([deep]);
    expect(problemsOf(`"\n${'['.repeat(200_000)}`)).toMatchObject([
      { message: 'brackets are nested more than 32 deep' },
    ]);
  });

  test('brackets in texts are not nested', () => {
    expect(problemsOf(withPerson({ urgent: '['.repeat(100) }))).toEqual([]);
    expect(problemsOf(withPerson({ urgent: `"\\"${'{'.repeat(100)}` }))).toEqual([]);
  });

  const padded = (text: string, bytes: number): string =>
    `${text}${' '.repeat(bytes - Buffer.byteLength(text))}`;
  const MOST = 16 * 1024 * 1024;

  test('a file has at most 16 MiB as UTF-8', () => {
    expect(problemsOf(padded(team({}), MOST))).toEqual([]);
    expect(problemsOf(padded(team({}), MOST + 1))).toEqual([
      { path: '', message: 'the file is larger than 16 MiB' },
    ]);
    for (const character of ['é', '語', '🦊']) {
      const text = withPerson({ urgent: character });
      expect(problemsOf(padded(text, MOST))).toEqual([]);
      expect(problemsOf(padded(text, MOST + 1))).toHaveLength(1);
    }
  });

  test('a line of ten million characters is read', () => {
    expect(problemsOf(withPerson({ name: 'x'.repeat(10_000_000) }))).toEqual([
      { path: 'people[0].name', message: 'is longer than 80 characters' },
    ]);
  });

  test('lists of numbers without end are not looked at', () => {
    expect(problemsOf(withPerson({ blocks: Array(1_000_000).fill(0) }))).toHaveLength(1);
  });

  test('twenty thousand people are a team', () => {
    const people = Array.from({ length: 20_000 }, (_, i) => ({
      id: `p${i}`,
      name: `Person ${i}`,
      zone: 'Asia/Tokyo',
    }));
    const read = parseTeam(team({ people }));
    expect(read.ok && read.team.people).toHaveLength(20_000);
  });
});

test('what is no text at all is refused by name', () => {
  expect(() => parseTeam(undefined as unknown as string)).toThrow(RangeError);
  expect(() => parseTeam(Buffer.from('{}') as unknown as string)).toThrow('text');
});

describe('what would reach beyond the file', () => {
  test('a byte order mark is skipped', () => {
    expect(problemsOf(`\ufeff${team({})}`)).toEqual([]);
  });

  test('UTF-16 read as bytes is no JSON', () => {
    expect(problemsOf(Array.from(team({})).join('\u0000'))).toHaveLength(1);
  });

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'the key %s is none that is known',
    (key) => {
      const text = `{"version": 1, "people": [{"id": "a", "name": "A", "zone": "UTC", "${key}": {"zone": "Asia/Tokyo", "polluted": true}}]}`;
      expect(problemsOf(text)).toEqual([
        { path: `people[0].${key}`, message: 'is not known here' },
      ]);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );

  test('what a prototype would lend is missing', () => {
    expect(
      problemsOf(
        '{"version": 1, "people": [{"__proto__": {"id": "a", "name": "A", "zone": "UTC"}}]}',
      ).map(({ path }) => path),
    ).toEqual(['people[0].__proto__', 'people[0].id', 'people[0].name', 'people[0].zone']);
  });

  test('an id that objects have as a member is an id like any other', () => {
    expect(problemsOf(withPerson({ id: 'constructor' }))).toEqual([]);
  });

  test('nothing invisible or turned around gets into a message', () => {
    const [problem] = problemsOf(withPerson({ role: '\u202emaker\u0000\u2066\ud800' }));
    expect(problem?.message).toContain(String.raw`"\u202emaker\u0000\u2066\ud800"`);
    const [long] = problemsOf(withPerson({ role: '🦊'.repeat(500) }));
    expect(long?.message.length).toBeLessThan(300);
  });
});
