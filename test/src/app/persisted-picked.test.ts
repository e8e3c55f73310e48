import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seal } from '../../../src/app/envelope';
import { initialState } from '../../../src/app/initial';
import {
  decodeRoster,
  decodeSlack,
  encodeRoster,
  encodeSlack,
  type Decoded,
} from '../../../src/app/persisted';
import { MACHINE, stateWith } from '../../support/app-state';

/** Written by version 1 of the shapes; these files are never edited. */
const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/persisted-v1/${name}.json`, import.meta.url), 'utf8');

function good<Value>(read: Decoded<Value>): Value {
  if (read.kind !== 'good') throw new Error(JSON.stringify(read));
  return read.value;
}

const bodyOf = (name: string): Record<string, unknown> =>
  (JSON.parse(fixture(name)) as { body: Record<string, unknown> }).body;

describe('a kept roster with people picked from services', () => {
  const roster = good(decodeRoster(fixture('roster-picked')));

  test('is read as it was written, and written the same again', () => {
    expect(roster).toEqual(bodyOf('roster-picked'));
    expect(`${encodeRoster(roster)}\n`).toBe(fixture('roster-picked'));
  });

  test('is merged again when Lull starts: who is in two sources is there once', () => {
    const kept = { profile: stateWith().profile, roster, work: null, teamTime: null };
    const { people } = initialState(kept, MACHINE, 'Ada').roster;
    expect(people).toMatchObject([
      { id: 'ana', name: 'Ana', zone: 'Europe/Lisbon' },
      { id: 'slack-u0ben', name: 'Benny', zone: 'Asia/Tokyo' },
      { id: 'teams-1', name: 'Cleo', zone: 'Europe/Paris' },
    ]);
    expect(people).toHaveLength(3);
  });

  test('is damaged where a pick has no id', () => {
    const layers = { ...roster.layers, slack: [{ name: 'Ben' }] };
    expect(decodeRoster(seal('roster', JSON.stringify({ ...roster, layers }))).kind).toBe(
      'damaged',
    );
  });
});

describe('what was heard of people of Slack', () => {
  const slack = good(decodeSlack(fixture('slack-heard')));

  test('is read as it was written, and written the same again', () => {
    expect(slack).toEqual(bodyOf('slack-heard'));
    expect(`${encodeSlack(slack)}\n`).toBe(fixture('slack-heard'));
  });

  test.each([
    ['a zone that is none', { zone: 'Moon/Base' }],
    ['a state that nobody says of themselves', { report: { state: 'away' } }],
    ['an instant that is none', { at: 'now' }],
    ['hours that are none', { blocks: [{ days: [9] }] }],
  ])('is damaged with %s', (_name, change) => {
    const heard = { U0BEN: { ...slack.heard?.['U0BEN'], ...change } };
    expect(decodeSlack(seal('slack', JSON.stringify({ ...slack, heard }))).kind).toBe('damaged');
  });
});
