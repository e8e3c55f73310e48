import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seal } from '../../../src/app/envelope';
import { initialState } from '../../../src/app/initial';
import { decodeRoster, encodeRoster, verifyDocument } from '../../../src/app/persisted';
import { rememberingKept } from '../../../src/app/roster-layers';
import type { Roster } from '../../../src/app/state';
import { MACHINE, stateWith } from '../../support/app-state';

/** Written by version 1 of the shapes; this file is never edited. */
const FIXTURE = readFileSync(
  new URL('../../fixtures/persisted-v1/roster-followed.json', import.meta.url),
  'utf8',
);

function decoded(): Roster {
  const read = decodeRoster(FIXTURE);
  if (read.kind !== 'good') throw new Error(JSON.stringify(read));
  return read.value;
}

describe('a kept roster that follows a file', () => {
  test('is read as it was written, and written the same again', () => {
    const { body } = JSON.parse(FIXTURE) as { body: unknown };
    expect(decoded()).toEqual(body);
    expect(verifyDocument('roster', FIXTURE)).toBe('good');
    expect(`${encodeRoster(decoded())}\n`).toBe(FIXTURE);
  });

  test('is merged again when Lull starts', () => {
    const { profile } = stateWith();
    const kept = { profile, roster: decoded(), work: null, teamTime: null };
    const { roster } = initialState(kept, MACHINE, 'Ada');
    expect(roster.people.map(({ id }) => id)).toEqual(['ana', 'cleo', 'dana']);
    expect(roster.people[0]?.replyWithin).toBe('2h');
    expect(roster.origins).toMatchObject({ ana: { replyWithin: 'mine' }, dana: 'mine' });
    expect(roster.sync.map(({ title, start }) => `${title} ${start}`)).toEqual([
      'Weekly 14:00',
      'Onsite 13:00',
    ]);
    expect(`${encodeRoster(roster)}\n`).toBe(FIXTURE);
  });

  test('is written anew only for what is kept', () => {
    const kept = rememberingKept();
    const roster = decoded();
    const { layers } = roster;
    if (layers === undefined) throw new Error('the fixture has layers');
    const heard = { ...roster, layers: { ...layers, channel: [{ id: 'ana', role: 'maker' }] } };
    expect(kept(heard as Roster)).toBe(kept(roster));
    expect(kept({ ...roster, layers: { ...layers, hidden: [] } })).not.toBe(kept(roster));
    const plain = stateWith().roster;
    expect(kept(plain)).toBe(plain);
  });

  test.each([
    ['a file layer that is no list', { layers: { file: {} } }],
    ['a place of no kind', { followed: { place: {} } }],
    ['a hash that is no text', { followed: { hash: 1 } }],
    ['a problem without its time', { followed: { problem: { kind: 'gone' } } }],
    ['a stamp that is no text', { followed: { stamp: { etag: 1 } } }],
    ['somebody of mine without an id', { layers: { edits: [{ role: 'maker' }] } }],
    ['a meeting of mine without its window', { layers: { mySync: [{ kind: 'added' }] } }],
  ])('with %s is damaged', (_name, change: { layers?: object; followed?: object }) => {
    const roster = decoded();
    const body = {
      ...roster,
      layers: { ...roster.layers, ...change.layers },
      followed: { ...roster.followed, ...change.followed },
    };
    expect(decodeRoster(seal('roster', JSON.stringify(body))).kind).toBe('damaged');
  });
});
