import { describe, expect, test } from 'vitest';
import { slicesOf, type Slices } from '../../../src/app/slices';
import type { AppState } from '../../../src/app/state';
import { update } from '../../../src/app/update';
import type { Command } from '../../../src/contract/command';
import type { Fact } from '../../../src/app/message';
import { ADA, stateWith, tell, wish } from '../../support/app-state';

const NINE = Date.parse('2026-03-04T09:00:00Z');
const MINUTE = 60_000;

const me = { ...ADA, focus: [{ days: [3], start: '10:30', end: '11:30' }] } as const;
const ben = { id: 'ben', name: 'Ben', zone: 'Europe/London' };
const idle = stateWith({ me, people: [ben] });

const send = (state: AppState, command: Command, now = NINE): AppState =>
  update(state, wish(command), now).state;

const hear = (state: AppState, fact: Fact, now = NINE): AppState =>
  update(state, tell(fact), now).state;

/** The slices that are another object after a change. */
function changed(before: AppState, after: AppState, now = NINE): string[] {
  const old = slicesOf(before, now);
  const young = slicesOf(after, now);
  return (Object.keys(old) as (keyof Slices)[]).filter((name) => old[name] !== young[name]);
}

describe('slices', () => {
  test('are the same objects as long as nothing in them changed', () => {
    const first = slicesOf(idle, NINE);
    const later = slicesOf(hear(idle, { kind: 'woke' }, NINE + MINUTE), NINE + MINUTE);
    for (const name of Object.keys(first) as (keyof Slices)[]) {
      expect(later[name]).toBe(first[name]);
    }
  });

  test.each<[string, AppState, string[]]>([
    ['a block', send(idle, { kind: 'start-default' }), ['session']],
    ['a theme', send(idle, { kind: 'change-settings', patch: { theme: 'dark' } }), ['app']],
    ['an away', send(idle, { kind: 'set-away', until: { kind: 'open' } }), ['me']],
    ['a person', send(idle, { kind: 'remove-person', id: 'ben' }), ['roster']],
    ['a watch', send(idle, { kind: 'watch-person', id: 'ben' }), ['roster']],
    ['a notice', hear(idle, { kind: 'file-newer', document: 'roster' }), ['app']],
    ['my name', send(idle, { kind: 'save-me', me: { ...me, name: 'Zoë' } }), ['me', 'roster']],
  ])('%s changes no slice but its own', (_name, after, names) => {
    expect(changed(idle, after)).toEqual(names);
  });

  test('offer the newest change that can be taken back, and not what it holds', () => {
    const removed = send(idle, { kind: 'remove-person', id: 'ben' });
    expect(slicesOf(removed, NINE).roster.undo).toEqual({
      token: 'm',
      kind: 'remove',
      label: 'Ben',
    });
  });

  test('name the planned block that is next, until it is over', () => {
    const view = slicesOf(idle, NINE).session.planned;
    expect(view).toEqual({
      plannedId: 'planned:2026-03-04T10:30',
      start: NINE + 30 * MINUTE,
      end: NINE + 90 * MINUTE,
    });
    expect(slicesOf(idle, NINE + 90 * MINUTE).session.planned?.plannedId).toBe(
      'planned:2026-03-11T10:30',
    );
  });

  test('tell what is silenced, and keep what this machine knows apart from the targets', () => {
    const { app, session } = slicesOf(idle, NINE);
    expect(app.targets).toEqual(idle.machine.targets);
    expect(app.machine).not.toHaveProperty('targets');
    expect(session.targets).toEqual([]);
    const running = slicesOf(send(idle, { kind: 'start-default' }), NINE).session;
    expect(running.targets).toMatchObject([{ target: 'os-dnd', name: 'dunst', state: 'taking' }]);
  });

  test('go through the structured clone that carries them to a window', () => {
    const slices = slicesOf(send(idle, { kind: 'start-default' }), NINE);
    expect(structuredClone(slices)).toEqual(slices);
  });
});
