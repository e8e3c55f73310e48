import { describe, expect, test } from 'vitest';
import catalogue from '../../../resources/locales/en.json';
import type { AppState, Notice } from '../../../src/app/state';
import {
  RING_STEPS,
  trayModel,
  type Phrase,
  type TrayMenuItem,
  type TrayModel,
} from '../../../src/app/tray-model';
import { update } from '../../../src/app/update';
import type { Command } from '../../../src/contract/command';
import { parseCommand } from '../../../src/contract/parse-command';
import type { Person } from '../../../src/roster/person';
import { createWords } from '../../../src/words/words';
import { ADA, stateWith, tell, wish } from '../../support/app-state';

const NINE = Date.parse('2026-03-04T09:00:00Z');
const MINUTE = 60_000;
const at = (text: string): number => Date.parse(text);

const ME: Person = { ...ADA, focus: [{ days: [3], start: '10:30', end: '11:30' }] };
const idle = stateWith({ me: ME });

const send = (state: AppState, command: Command, now = NINE): AppState =>
  update(state, wish(command), now).state;

const words = createWords(catalogue, 'en');

/** As main says it, with times left as they are. */
function say({ key, values = {}, times = {} }: Phrase): string {
  const shown = Object.entries(times).map(([name, time]) => {
    return [name, new Date(time).toISOString().slice(11, 16)] as const;
  });
  return words(key, { ...values, ...Object.fromEntries(shown) });
}

function lines(items: readonly TrayMenuItem[], indent = ''): string[] {
  return items.flatMap((item) => {
    switch (item.kind) {
      case 'separator':
        return [`${indent}—`];
      case 'label':
        return [`${indent}(${say(item.label)})`];
      case 'command':
        return [`${indent}${item.checked === true ? '✓ ' : ''}${say(item.label)}`];
      case 'submenu':
        return [`${indent}${say(item.label)} ▸`, ...lines(item.items, `${indent}  `)];
    }
  });
}

function commands(items: readonly TrayMenuItem[]): Command[] {
  return items.flatMap((item) => {
    if (item.kind === 'submenu') return commands(item.items);
    return item.kind === 'command' ? [item.command] : [];
  });
}

const block = send(idle, { kind: 'start-default' });
const surfaced = send(block, { kind: 'surface' });

const states: readonly [string, AppState, number, TrayModel['icon'], string][] = [
  ['available until my planned block', idle, NINE, { kind: 'available' }, 'Available until 09:30'],
  ['off', idle, at('2026-03-06T20:00:00Z'), { kind: 'off' }, 'Off until 08:00'],
  ['focusing', block, NINE + 10 * MINUTE, { kind: 'focusing', step: 9 }, 'Focusing until 09:25'],
  [
    'paused',
    send(block, { kind: 'pause-focus' }, NINE + 10 * MINUTE + 1),
    NINE + 20 * MINUTE,
    { kind: 'paused' },
    'Paused with 15 minutes left',
  ],
  [
    'overtime',
    update(
      send(stateWith({ settings: { atEnd: 'run-on' } }), { kind: 'start-default' }),
      tell({ kind: 'woke' }),
      NINE + 25 * MINUTE,
    ).state,
    NINE + 30 * MINUTE,
    { kind: 'overtime' },
    'Overtime, the block ended at 09:25',
  ],
  [
    'a break',
    update(block, tell({ kind: 'woke' }), NINE + 25 * MINUTE).state,
    NINE + 26 * MINUTE,
    { kind: 'break' },
    'Break until 09:30',
  ],
  [
    'away for a while',
    send(idle, { kind: 'set-away', until: { kind: 'minutes', minutes: 15 } }),
    NINE,
    { kind: 'away' },
    'Away until 09:15',
  ],
  [
    'away for good',
    send(idle, { kind: 'set-away', until: { kind: 'open' } }),
    NINE,
    { kind: 'away' },
    'Away',
  ],
  ['idle again', surfaced, NINE, { kind: 'available' }, 'Available until 09:30'],
];

describe('the picture and the tooltip', () => {
  test.each(states)('%s', (_name, state, now, icon, tooltip) => {
    const model = trayModel(state, now);
    expect(model.icon).toEqual(icon);
    expect(say(model.tooltip)).toBe(tooltip);
  });

  test('somebody without hours is available, or off, without an end', () => {
    const { blocks: _blocks, ...person } = ADA;
    expect(say(trayModel(stateWith({ me: person }), NINE).tooltip)).toMatch(/^(Available|Off)$/);
  });

  test('the ring fills step by step, and stands still over a pause', () => {
    const steps = Array.from({ length: 26 }, (_, minute) => {
      const { icon } = trayModel(block, NINE + minute * MINUTE);
      return icon.kind === 'focusing' ? icon.step : null;
    });
    expect(steps[0]).toBe(0);
    expect(steps[25]).toBe(RING_STEPS);
    for (let i = 1; i < steps.length; i++)
      expect(steps[i]).toBeGreaterThanOrEqual(steps[i - 1] ?? 0);
    const paused = send(block, { kind: 'pause-focus' }, NINE + 10 * MINUTE);
    const resumed = send(paused, { kind: 'resume-focus' }, NINE + 60 * MINUTE);
    expect(trayModel(resumed, NINE + 60 * MINUTE).icon).toEqual(
      trayModel(block, NINE + 10 * MINUTE).icon,
    );
  });
});

describe('the menu', () => {
  test('idle, with start first', () => {
    expect(lines(trayModel(idle, NINE).menu)).toEqual([
      'Start ▸',
      '  25 minutes',
      '  50 minutes',
      '  90 minutes',
      '  Until 16:00, when my working block ends',
      '  —',
      '  Custom…',
      '—',
      'My status ▸',
      '  ✓ Available',
      '  —',
      '  Away for 15 minutes',
      '  Away for 1 hour',
      '  Away until my next block, 08:00',
      '  Away until…',
      '—',
      'Team',
      'Focus window',
      'Settings',
      '—',
      'Quit Lull',
    ]);
  });

  test('a planned block leads from five minutes before', () => {
    const soon = lines(trayModel(idle, NINE + 25 * MINUTE).menu);
    expect(soon[0]).toBe('Start the planned block, until 10:30');
    const started = send(
      idle,
      commands(trayModel(idle, NINE + 40 * MINUTE).menu)[0] as Command,
      NINE + 40 * MINUTE,
    );
    expect(started.work.session?.plannedId).toBe('planned:2026-03-04T10:30');
  });

  test('while a block runs, is paused, runs over, and in a break', () => {
    const lead = (name: string): string[] => {
      const [, state, now] = states.find(([known]) => known === name) ?? [];
      if (state === undefined || now === undefined) throw new Error(name);
      const menu = lines(trayModel(state, now).menu);
      return menu.slice(0, menu.indexOf('—'));
    };
    const extend = ['Extend ▸', '  5 minutes', '  10 minutes', '  15 minutes'];
    expect(lead('focusing')).toEqual(['(Focusing until 09:25)', 'Pause', ...extend, 'Surface']);
    expect(lead('paused')).toEqual([
      '(Paused with 15 minutes left)',
      'Resume',
      ...extend,
      'Surface',
    ]);
    expect(lead('overtime')).toEqual([
      '(Overtime, the block ended at 09:25)',
      'Surface',
      ...extend,
    ]);
    expect(lead('a break').slice(0, 3)).toEqual([
      '(Break until 09:30)',
      'End the break',
      'Start the planned block, until 10:30',
    ]);
  });

  test('whoever is away can say that they are back', () => {
    const [, away] = states.find(([name]) => name === 'away for good') ?? [];
    if (away === undefined) throw new Error('nobody is away');
    const menu = lines(trayModel(away, NINE).menu);
    expect(menu).toContain('  Available');
    expect(menu).toContain('  I am back');
  });

  test.each(states)(
    '%s: every item is a command that is understood and allowed',
    (_name, state, now) => {
      for (const command of commands(trayModel(state, now).menu)) {
        expect(parseCommand(command)).toEqual({ ok: true, command });
        expect(update(state, wish(command), now).refusal).toBeUndefined();
      }
    },
  );

  test.each(states)('%s: every word is in the catalogue and filled', (_name, state, now) => {
    const model = trayModel(state, now);
    for (const text of [say(model.tooltip), ...lines(model.menu)]) {
      expect(text).not.toMatch(/[{}]|\b(menu|tray)\./);
    }
  });
});

test('every banner has its words', () => {
  const values: { readonly [kind in Notice['kind']]: Notice['values'] } = {
    'file-set-aside': { document: 'roster', aside: 'x' },
    'file-started-anew': { document: 'roster', aside: 'x' },
    'file-newer': { document: 'roster' },
    'store-failed': { document: 'roster', reason: 'disk-full' },
    'no-tray': {},
    'clock-set-back': {},
    'slept-through': {},
    'status-yours-kept': { target: 'slack', what: 'your Slack status' },
    'target-failed': { target: 'os-dnd', what: 'do-not-disturb', why: 'it cannot be reached' },
    'autostart-failed': { reason: 'denied' },
    'export-saved': { name: 'team.json' },
    'export-failed': { name: 'team.json', reason: 'disk-full' },
    'calendar-saved': { name: 'weekly.ics' },
    'calendar-failed': { name: 'weekly.ics', reason: 'disk-full' },
    'channel-not-cleared': { team: 'harbour' },
    'channel-owed': { team: 'harbour' },
    'slack-not-revoked': {},
    'teams-not-forgotten': {},
    'follow-saved': { name: 'team.json' },
    'follow-not-saved': { name: 'team.json', reason: 'EACCES' },
    'link-not-opened': { host: 'meet.example.com' },
  };
  for (const [kind, filled] of Object.entries(values)) {
    expect(words(`notices.${kind}`, filled)).not.toMatch(/[{}]|notices\./);
  }
});
