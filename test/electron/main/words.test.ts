import { describe, expect, test } from 'vitest';
import { createVoice } from '../../../electron/main/words';
import type { Notification } from '../../../src/app/notification';
import { stateWith } from '../../support/app-state';

// Monday 9 March 2026, 10:00 in Berlin.
const NOW = Date.UTC(2026, 2, 9, 9);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const notifications: readonly Notification[] = [
  { kind: 'ends-soon', id: 'n', endsAt: NOW + 5 * MINUTE, minutes: 5 },
  { kind: 'block-over', id: 'n', blockId: 'b', endedAt: NOW, intention: '' },
  { kind: 'block-over', id: 'n', blockId: 'b', endedAt: NOW, intention: 'Draft the plan' },
  { kind: 'slept-through', id: 'n', blockId: 'b', endedAt: NOW - DAY },
  { kind: 'break-over', id: 'n', endedAt: NOW },
  {
    kind: 'planned-soon',
    id: 'n',
    plannedId: 'p',
    startsAt: NOW + 5 * MINUTE,
    endsAt: NOW + 95 * MINUTE,
    willStart: false,
  },
  {
    kind: 'planned-soon',
    id: 'n',
    plannedId: 'p',
    startsAt: NOW + 5 * MINUTE,
    endsAt: NOW + 95 * MINUTE,
    willStart: true,
  },
  { kind: 'planned-started', id: 'n', endsAt: NOW + 90 * MINUTE },
  { kind: 'teammate-back', id: 'n', personId: 'yuki', name: 'Yuki', until: NOW + 60 * MINUTE },
  { kind: 'teammate-back', id: 'n', personId: 'yuki', name: 'Yuki', until: null },
  { kind: 'clock-set-back', id: 'n', endsAt: NOW + 20 * MINUTE },
];

describe('the words of main', () => {
  test.each(notifications.map((notification) => ({ notification })))(
    'fill every place in what $notification.kind says',
    ({ notification }) => {
      const { title, body } = createVoice(stateWith(), NOW).announce(notification, false);
      for (const text of [title, body]) {
        expect(text).not.toMatch(/[{}]|^notify\./);
        expect(text).not.toBe('');
      }
    },
  );

  test('name the time in the viewer’s zone, with the weekday unless it is today', () => {
    const { announce } = createVoice(stateWith(), NOW);
    const over = announce({ kind: 'break-over', id: 'n', endedAt: NOW }, false);
    expect(over.body).toContain('10:00');
    expect(over.body).not.toContain('Mon');
    const slept = announce(
      { kind: 'slept-through', id: 'n', blockId: 'b', endedAt: NOW - DAY },
      false,
    );
    expect(slept.body).toContain('Sun 10:00');
  });

  test.each([
    { clock: 'h24', localeHour12: true, shown: '15:30' },
    { clock: 'h12', localeHour12: false, shown: '3:30' },
    { clock: 'locale', localeHour12: true, shown: '3:30' },
    { clock: 'locale', localeHour12: false, shown: '15:30' },
  ] as const)('show $shown where the clock is $clock ($localeHour12)', (row) => {
    const state = stateWith({
      settings: { clock: row.clock },
      machine: { locale: 'en-US', localeHour12: row.localeHour12 },
    });
    const at = Date.UTC(2026, 2, 9, 14, 30);
    const { say } = createVoice(state, NOW);
    expect(say({ key: 'notify.break-over.body', times: { endedAt: at } })).toContain(row.shown);
  });

  test('offer the obvious things as buttons', () => {
    const { announce } = createVoice(stateWith(), NOW);
    const buttons = (notification: Notification) =>
      announce(notification, false).actions.map(({ id }) => id);
    const byKind = Object.fromEntries(notifications.map((one) => [one.kind, buttons(one)]));
    expect(byKind).toEqual({
      'ends-soon': [],
      'block-over': ['go-on', 'done'],
      'slept-through': [],
      'break-over': [],
      'planned-soon': ['start'],
      'planned-started': [],
      'teammate-back': [],
      'clock-set-back': [],
    });
  });
});
