import { describe, expect, test } from 'vitest';
import { EMPTY_ROSTER } from '../../../src/app/initial';
import type { AppState } from '../../../src/app/state';
import { update } from '../../../src/app/update';
import type { Command } from '../../../src/contract/command';
import type { Person } from '../../../src/roster/person';
import { parseTeam } from '../../../src/roster/team-file';
import { deepFreeze, stateWith, tell, wish } from '../../support/app-state';

const NOW = Date.parse('2026-03-04T09:00:00Z');

const person = (id: string, name = id): Person => ({ id, name, zone: 'Asia/Tokyo' });

const teamFile = (...people: readonly Person[]): string =>
  JSON.stringify({ version: 1, team: 'Harbour', people });

/** Sends commands one after the other; ids go on from the changes that can be taken back: m1, m2, … */
function after(state: AppState, ...commands: readonly Command[]): AppState {
  let current = state;
  const sent = state.passing.undo.length;
  for (const [i, command] of commands.entries()) {
    const turn = update(current, wish(command, `m${sent + i + 1}`), NOW);
    expect(turn.refusal).toBeUndefined();
    current = deepFreeze(turn.state);
  }
  return current;
}

function refusal(state: AppState, command: Command): string | undefined {
  const turn = update(state, wish(command), NOW);
  if (turn.refusal !== undefined) expect(turn.state).toBe(state);
  return turn.refusal?.reason;
}

const ids = ({ roster }: AppState): string[] => roster.people.map(({ id }) => id);

const start = stateWith();

describe('people', () => {
  test('are added, edited and removed, each with its undo', () => {
    const added = after(start, { kind: 'add-person', person: person('ben') });
    expect(added.roster).toMatchObject({ origin: { kind: 'hand' }, people: [{ id: 'ben' }] });
    const edited = after(added, { kind: 'edit-person', id: 'ben', person: person('benno') });
    expect(ids(edited)).toEqual(['benno']);
    const removed = after(edited, { kind: 'remove-person', id: 'benno' });
    expect(ids(removed)).toEqual([]);
    expect(removed.passing.undo.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
      'add ben',
      'edit ben',
      'remove benno',
    ]);
  });

  test('an undo takes back its change and every later one', () => {
    const three = after(
      start,
      { kind: 'add-person', person: person('a') },
      { kind: 'add-person', person: person('b') },
      { kind: 'add-person', person: person('c') },
    );
    expect(ids(after(three, { kind: 'undo', token: 'm3' }))).toEqual(['a', 'b']);
    const back = after(three, { kind: 'undo', token: 'm2' });
    expect(ids(back)).toEqual(['a']);
    expect(refusal(back, { kind: 'undo', token: 'm3' })).toBe('nothing-to-undo');
    expect(refusal(back, { kind: 'undo', token: 'm2' })).toBe('nothing-to-undo');
  });

  test('twenty changes can be taken back', () => {
    let state = start;
    for (let i = 0; i < 30; i++) {
      const command = { kind: 'add-person', person: person(`p${i}`) } as const;
      state = update(state, wish(command, `t${i}`), NOW).state;
    }
    expect(state.passing.undo).toHaveLength(20);
    expect(refusal(state, { kind: 'undo', token: 't9' })).toBe('nothing-to-undo');
    expect(ids(after(state, { kind: 'undo', token: 't10' }))).toHaveLength(10);
  });

  test('ids are nobody else’s, mine included', () => {
    const two = after(
      start,
      { kind: 'add-person', person: person('a') },
      { kind: 'add-person', person: person('b') },
    );
    const mine = start.profile.me.id;
    expect(refusal(two, { kind: 'add-person', person: person('a') })).toBe('duplicate-id');
    expect(refusal(two, { kind: 'add-person', person: person(mine) })).toBe('duplicate-id');
    expect(refusal(two, { kind: 'edit-person', id: 'a', person: person('b') })).toBe(
      'duplicate-id',
    );
    expect(refusal(two, { kind: 'edit-person', id: 'x', person: person('x') })).toBe(
      'unknown-person',
    );
    expect(refusal(two, { kind: 'remove-person', id: 'x' })).toBe('unknown-person');
    expect(refusal(two, { kind: 'watch-person', id: 'x' })).toBe('unknown-person');
    expect(refusal(two, { kind: 'save-me', me: person('a') })).toBe('duplicate-id');
  });

  test('whoever goes is watched no more', () => {
    const watched = after(
      start,
      { kind: 'add-person', person: person('ben') },
      { kind: 'watch-person', id: 'ben' },
    );
    expect(watched.work.watches).toEqual([{ personId: 'ben', since: NOW }]);
    expect(after(watched, { kind: 'watch-person', id: 'ben' }).work.watches).toHaveLength(1);
    expect(after(watched, { kind: 'unwatch-person', id: 'ben' }).work.watches).toEqual([]);
    expect(after(watched, { kind: 'remove-person', id: 'ben' }).work.watches).toEqual([]);
  });

  test('one of them can be me: I leave the roster, and undo puts both back', () => {
    const listed = after(start, {
      kind: 'import-team',
      name: 't.json',
      text: teamFile(person('zoe')),
    });
    const claimed = after(listed, { kind: 'claim-person', id: 'zoe' });
    expect(claimed.profile.me.id).toBe('zoe');
    expect(ids(claimed)).toEqual([]);
    const again = after(claimed, {
      kind: 'import-team',
      name: 't.json',
      text: teamFile(person('zoe')),
    });
    expect(ids(again)).toEqual([]);
    const undone = after(claimed, {
      kind: 'undo',
      token: claimed.passing.undo.at(-1)?.token ?? '',
    });
    expect(undone.profile.me).toBe(start.profile.me);
    expect(ids(undone)).toEqual(['zoe']);
  });
});

describe('team files', () => {
  const imported = after(start, {
    kind: 'import-team',
    name: 'harbour.json',
    text: teamFile(person('a'), person('b')),
  });

  test('are read in, with a way back and nothing else to close', () => {
    expect(imported.roster).toMatchObject({
      team: 'Harbour',
      origin: { kind: 'file', name: 'harbour.json', at: NOW },
    });
    expect(imported.passing.notices).toEqual([]);
    expect(imported.passing.undo).toMatchObject([{ kind: 'import', label: 'harbour.json' }]);
    expect(ids(after(imported, { kind: 'undo', token: 'm1' }))).toEqual([]);
  });

  test('one opened anew loses who is gone from it and keeps who was added by hand', () => {
    const text = teamFile(person('b', 'Bea'), person('c'));
    const again = after(imported, { kind: 'import-team', name: 'harbour.json', text });
    expect(ids(again)).toEqual(['b', 'c']);
    expect(again.roster.people[0]?.name).toBe('Bea');
    const added = after(imported, { kind: 'add-person', person: person('hand') });
    expect(ids(after(added, { kind: 'import-team', name: 'harbour.json', text }))).toEqual([
      'b',
      'c',
      'hand',
    ]);
  });

  test('one with a mistake changes nothing and leaves every mistake to be read', () => {
    const text = JSON.stringify({
      version: 1,
      people: [
        { id: 'a', name: 'A', zone: 'Asia/Tokio' },
        { id: 'A', name: '', zone: 'UTC' },
      ],
    });
    const refused = after(imported, { kind: 'import-team', name: 'bad.json', text });
    expect(refused.roster).toBe(imported.roster);
    expect(refused.passing.importReport?.name).toBe('bad.json');
    expect(refused.passing.importReport?.problems.map(({ path }) => path)).toEqual([
      'people[0].zone',
      'people[1].id',
      'people[1].name',
    ]);
    expect(refused.passing.undo).toEqual(imported.passing.undo);
    expect(after(refused, { kind: 'dismiss-import-report' }).passing.importReport).toBeNull();
    const good = after(refused, { kind: 'import-team', name: 'good.json', text: teamFile() });
    expect(good.passing.importReport).toBeNull();
  });

  test('one that was chosen, and one that cannot be read', () => {
    const chosen = tell({ kind: 'team-file-chosen', name: 'x.json', text: teamFile(person('x')) });
    expect(ids(update(start, chosen, NOW).state)).toEqual(['x']);
    const unreadable = tell({ kind: 'team-file-unreadable', name: 'x.json', message: 'denied' });
    expect(update(start, unreadable, NOW).state.passing.importReport).toEqual({
      name: 'x.json',
      problems: [{ path: '', message: 'denied' }],
    });
  });

  test('are written with me first, and are read back as they were', () => {
    const { effects } = update(imported, wish({ kind: 'export-team' }), NOW);
    const [effect] = effects;
    if (effect?.kind !== 'save-team-file') throw new Error('no file');
    expect(effect.suggestedName).toBe('harbour.json');
    const read = parseTeam(effect.text);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.team.people).toEqual([imported.profile.me, ...imported.roster.people]);
    expect(read.team.team).toBe('Harbour');
  });

  test.each([
    ['', 'team.json'],
    ['Büro – Süd / 3', 'büro-süd-3.json'],
    ['../../etc', 'etc.json'],
    ['チーム', 'チーム.json'],
  ])('the team %j is saved as %s', (team, name) => {
    const named = deepFreeze({ ...start, roster: { ...EMPTY_ROSTER, team } });
    const { effects } = update(named, wish({ kind: 'export-team' }), NOW);
    expect(effects).toMatchObject([{ suggestedName: name }]);
  });

  test('what became of one that was saved is said', () => {
    const saved = update(start, tell({ kind: 'team-file-saved', name: 't.json' }), NOW).state;
    expect(saved.passing.notices).toMatchObject([{ kind: 'export-saved' }]);
    const failed = tell({ kind: 'team-file-not-saved', name: 't.json', reason: 'disk-full' });
    expect(update(saved, failed, NOW).state.passing.notices).toMatchObject([
      { kind: 'export-failed', values: { reason: 'disk-full' } },
    ]);
  });
});

describe('the example team', () => {
  test('comes with one click, is marked, and goes with one click', () => {
    const shown = after(start, { kind: 'show-example-team' });
    expect(shown.roster.origin).toEqual({ kind: 'example' });
    expect(shown.roster.people.length).toBeGreaterThan(3);
    expect(after(shown, { kind: 'show-example-team' })).toBe(shown);
    const gone = after(shown, { kind: 'drop-example-team' });
    expect(gone.roster).toEqual(start.roster);
    expect(after(gone, { kind: 'drop-example-team' })).toBe(gone);
  });

  test('leaves behind who was added by hand, before it or beside it', () => {
    const mixed = after(
      start,
      { kind: 'add-person', person: person('mine-before') },
      { kind: 'show-example-team' },
      { kind: 'add-person', person: person('mine-after') },
    );
    expect(mixed.roster.origin).toEqual({ kind: 'example' });
    const gone = after(mixed, { kind: 'drop-example-team' });
    expect(ids(gone)).toEqual(['mine-before', 'mine-after']);
    expect(gone.roster).toMatchObject({ team: '', sync: [], origin: { kind: 'hand' } });
  });

  test('gives way to a team file', () => {
    const text = teamFile(person('real'));
    const real = after(
      start,
      { kind: 'show-example-team' },
      { kind: 'import-team', name: 't', text },
    );
    expect(ids(real)).toEqual(['real']);
    expect(real.roster.origin).toMatchObject({ kind: 'file' });
  });
});
