import { describe, expect, test } from 'vitest';
import { createFollowedFiles } from '../../../electron/main/following';
import type { TeamFiles } from '../../../electron/ports';
import type { Fact } from '../../../src/app/message';
import type { AppState } from '../../../src/app/state';
import { stateWith } from '../../support/app-state';
import { until } from '../../support/until';

const PLACE = { kind: 'path', path: '/shared/team.json' } as const;

const following = (path: string | null): AppState => {
  const state = stateWith();
  if (path === null) return state;
  const place = { kind: 'path', path } as const;
  const followed = { place, name: 't', hash: '', stamp: {}, changedAt: null, problem: null };
  return { ...state, roster: { ...state.roster, followed } };
};

function bench(over: Partial<TeamFiles> = {}) {
  const watched: (string | null)[] = [];
  const told: Fact[] = [];
  const troubles: string[] = [];
  let loads = 0;
  let stir: () => void = () => undefined;
  const files = createFollowedFiles({
    load: (onStir) => {
      loads++;
      stir = onStir;
      return Promise.resolve({
        watch: (path) => {
          watched.push(path);
          return Promise.resolve();
        },
        read: () => Promise.resolve({ kind: 'same' }),
        write: ({ text }) => Promise.resolve({ kind: 'written', text, hash: 'h' }),
        close: () => watched.push('closed'),
        ...over,
      });
    },
    tell: (fact) => told.push(fact),
    onTrouble: (what, detail) => troubles.push(`${what}: ${detail}`),
  });
  return { files, watched, told, troubles, loads: () => loads, stir: () => stir() };
}

describe('the followed file', () => {
  test('loads nothing and watches nothing while none is followed', () => {
    const { files, loads } = bench();
    files.show(following(null));
    files.close();
    expect(loads()).toBe(0);
  });

  test('is watched once for as long as it is the same, and its stirs are told', async () => {
    const { files, watched, told, loads, stir } = bench();
    for (const path of ['/a', '/a', '/b', null, null]) files.show(following(path));
    await until('the watches', () => watched.length === 3);
    expect(watched).toEqual(['/a', '/b', null]);
    expect(loads()).toBe(1);
    stir();
    expect(told).toEqual([{ kind: 'followed-stirred' }]);
  });

  test('answers what it read and wrote, and says what went wrong', async () => {
    const { files, told } = bench();
    files.run({ kind: 'read-followed', place: PLACE, hash: '', stamp: {}, afresh: false });
    files.run({ kind: 'write-followed', path: PLACE.path, text: '{}', expected: 'x' });
    await until('both answers', () => told.length === 2);
    expect(told).toEqual([
      { kind: 'followed-read', place: PLACE, read: { kind: 'same' } },
      { kind: 'followed-written', outcome: { kind: 'written', text: '{}', hash: 'h' } },
    ]);
    const broken = bench({ read: () => Promise.reject(new Error('no memory')) });
    broken.files.run({ kind: 'read-followed', place: PLACE, hash: '', stamp: {}, afresh: false });
    await until('the trouble', () => broken.troubles.length === 1);
    expect(broken.troubles).toEqual(['read-followed: Error: no memory']);
  });
});
