import { describe, expect, test } from 'vitest';
import { createBroadcast } from '../../../electron/main/broadcast';
import { slicesOf } from '../../../src/app/slices';
import { withNotice, withPassing, withSettings, withWork } from '../../../src/app/turn';
import type { SliceMessage } from '../../../src/contract/api';
import { stateWith } from '../../support/app-state';

const NOW = Date.UTC(2026, 2, 9, 9);

function bench() {
  const sent: SliceMessage[] = [];
  const broadcast = createBroadcast((update) => sent.push(update));
  const names = () => sent.splice(0).map(({ name, revision }) => `${name} ${revision}`);
  return { broadcast, names, sent };
}

describe('the broadcast of slices', () => {
  test('sends every slice once, and then only those that changed, with growing revisions', () => {
    const { broadcast, names } = bench();
    const state = stateWith();
    broadcast.show(state, NOW);
    const all = Object.keys(slicesOf(state, NOW)).sort();
    expect(names().sort()).toEqual(all.map((name) => `${name} 1`));
    broadcast.show(state, NOW);
    expect(names()).toEqual([]);
    const dark = withSettings(state, { theme: 'dark' });
    broadcast.show(dark, NOW);
    expect(names()).toEqual(['app 2']);
    const away = { kind: 'away', since: NOW, until: null, byLock: false } as const;
    broadcast.show(withWork(dark, { status: away }), NOW);
    expect(names()).toContain('me 2');
  });

  test('keeps the newest for a window that asks', () => {
    const { broadcast } = bench();
    const state = stateWith();
    broadcast.show(state, NOW);
    broadcast.show(withNotice(state, { id: 'x', kind: 'no-tray', values: {} }), NOW);
    const app = broadcast.snapshot().find(({ name }) => name === 'app');
    expect(app).toMatchObject({ revision: 2, value: { notices: [{ id: 'x' }] } });
    expect(broadcast.snapshot()).toHaveLength(Object.keys(slicesOf(state, NOW)).length);
  });

  test('sends of the reports only what changed, and all of them to a window that asks', () => {
    const { broadcast, sent } = bench();
    const available = { state: 'available', at: NOW, source: 'channel', connected: true } as const;
    const state = stateWith();
    const withReports = (reports: typeof state.passing.reports) => withPassing(state, { reports });
    const yuki = { ...available };
    broadcast.show(withReports({ ben: available, yuki }), NOW);
    sent.splice(0);
    const ada = { ...available, state: 'focusing' } as const;
    broadcast.show(withReports({ ada, yuki }), NOW);
    expect(sent).toEqual([
      { name: 'presence-change', revision: 2, value: { said: { ada }, gone: ['ben'] } },
    ]);
    const whole = broadcast.snapshot().find(({ name }) => name === 'presence');
    expect(whole).toEqual({ name: 'presence', revision: 2, value: { reports: { ada, yuki } } });
  });

  test('survives the trip to a window', () => {
    const { broadcast } = bench();
    broadcast.show(stateWith(), NOW);
    expect(structuredClone(broadcast.snapshot())).toEqual(broadcast.snapshot());
  });
});
