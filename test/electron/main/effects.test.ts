import { describe, expect, test } from 'vitest';
import { runEffect, type EffectParts } from '../../../electron/main/effects';
import { createVoice } from '../../../electron/main/words';
import type { Effect } from '../../../src/app/effect';
import { stateWith } from '../../support/app-state';

const NOW = Date.UTC(2026, 2, 9, 9);

/** Parts in memory: everything that was done, in order. */
const CALENDAR = { title: 'Weekly', description: '', stamp: NOW, meetings: [] };

function bench(over: Partial<EffectParts> = {}) {
  const did: unknown[] = [];
  const rest = () => new Promise((resolve) => setImmediate(resolve));
  const parts: EffectParts = {
    targets: {
      run: (effect) => did.push(['run', effect.kind]),
      refuse: (effect) => did.push(['refuse', effect.kind]),
      close: () => Promise.resolve(),
    },
    channel: {
      run: (effect) => {
        did.push(['channel', effect.kind]);
        return Promise.resolve();
      },
    },
    slack: {
      run: (effect) => {
        did.push(['slack', effect.kind]);
        return Promise.resolve();
      },
    },
    teams: {
      run: (effect) => {
        did.push(['teams', effect.kind]);
        return Promise.resolve();
      },
      find: ({ question }) => {
        did.push(['find', question.kind]);
        return Promise.resolve();
      },
    },
    live: {
      slack: ({ service, handles }) => {
        did.push(['ask', service, handles]);
        return Promise.resolve();
      },
    },
    notifier: {
      show: ({ id }, { title }) => did.push(['show', id, title]),
      withdraw: (id) => did.push(['withdraw', id]),
      onClick: () => undefined,
      onFailed: () => undefined,
    },
    workLog: { append: () => Promise.resolve({ ok: true, value: null }) },
    windows: {
      open: (window, how) => did.push(['open', window, how]),
      close: (window) => did.push(['close', window]),
    },
    dialogs: {
      choosePemFile: () => Promise.resolve(null),
      chooseTeamFile: () => Promise.resolve({ kind: 'chosen', name: 'team.json', text: '{}' }),
      saveTeamFile: (name) => Promise.resolve({ kind: 'saved', name }),
      saveCalendarFile: (name, text) => {
        did.push(['calendar', text]);
        return Promise.resolve({ kind: 'saved', name });
      },
      chooseNewFolder: () => Promise.resolve(null),
      chooseFollowedFile: () => Promise.resolve({ path: '/t/team.json', name: 'team.json' }),
      askBeforeQuit: () => Promise.resolve('quit'),
    },
    calendarText: ({ title }) => Promise.resolve(`calendar of ${title}`),
    followedFiles: { run: (effect) => did.push(['followed', effect.kind]) },
    autostart: {
      state: () => Promise.resolve('off'),
      set: (on) => Promise.resolve({ ok: true, value: on ? 'on' : 'off' }),
    },
    desktop: {
      copyText: (text) => did.push(['copy', text]),
      openFolder: (path) => {
        did.push(['folder', path]);
        return Promise.resolve(null);
      },
      openLink: (link) => {
        did.push(['link', link]);
        return Promise.resolve(null);
      },
    },
    dataFolder: '/data',
    voice: () => createVoice(stateWith(), NOW),
    tell: (fact) => did.push(fact),
    wish: (command) => did.push(command),
    quit: () => did.push('quit'),
    onTrouble: (what, detail) => did.push(['trouble', what, detail]),
    ...over,
  };
  const run = async (effect: Effect, stored = true) => {
    runEffect(effect, stored, parts);
    await rest();
    return did;
  };
  return { run };
}

const failure = { reason: 'failed', detail: 'ENOSPC', retryAt: null } as const;
const record = { kind: 'outcome', id: 'r1', at: NOW, blockId: 'b', outcome: 'done' } as const;
const lease = { target: 'os-dnd', blockId: 'b', before: null, ours: [] } as const;

const table: readonly {
  name: string;
  effect: Effect;
  over?: Partial<EffectParts>;
  does: unknown;
}[] = [
  {
    name: 'a notification is shown in words',
    effect: {
      kind: 'notify',
      notification: { kind: 'break-over', id: 'n', endedAt: NOW },
      sound: false,
    },
    does: ['show', 'n', 'Break over'],
  },
  {
    name: 'a notification is withdrawn',
    effect: { kind: 'withdraw-notification', id: 'n' },
    does: ['withdraw', 'n'],
  },
  {
    name: 'a target is given back',
    effect: { kind: 'restore-target', ...lease },
    does: ['run', 'restore-target'],
  },
  {
    name: 'a target is asked',
    effect: { kind: 'probe-target', target: 'os-dnd' },
    does: ['run', 'probe-target'],
  },
  {
    name: 'a line is added to the log',
    effect: { kind: 'append-log', record },
    does: { kind: 'log-appended', id: 'r1' },
  },
  {
    name: 'a line that cannot be added is told',
    effect: { kind: 'append-log', record },
    over: { workLog: { append: () => Promise.resolve({ ok: false, failure }) } },
    does: { kind: 'log-failed', id: 'r1', reason: 'ENOSPC' },
  },
  {
    name: 'a window is opened',
    effect: { kind: 'open-window', window: 'focus', quietly: true, section: null },
    does: ['open', 'focus', { quietly: true, section: null }],
  },
  {
    name: 'a window is closed',
    effect: { kind: 'close-window', window: 'focus' },
    does: ['close', 'focus'],
  },
  {
    name: 'a file to follow is chosen',
    effect: { kind: 'choose-followed-file' },
    does: { kind: 'followed-chosen', path: '/t/team.json', name: 'team.json' },
  },
  {
    name: 'a followed file is written',
    effect: { kind: 'write-followed', path: '/t', text: '{}', expected: 'x' },
    does: ['followed', 'write-followed'],
  },
  {
    name: 'a link is opened',
    effect: { kind: 'open-link', link: 'https://meet.example.com/x' },
    does: ['link', 'https://meet.example.com/x'],
  },
  {
    name: 'a chosen team file is read',
    effect: { kind: 'choose-team-file' },
    does: { kind: 'team-file-chosen', name: 'team.json', text: '{}' },
  },
  {
    name: 'a saved team file is told',
    effect: { kind: 'save-team-file', suggestedName: 'team.json', text: '{}' },
    does: { kind: 'team-file-saved', name: 'team.json' },
  },
  {
    name: 'a text is copied',
    effect: { kind: 'copy-text', text: 'reply by 13:00' },
    does: ['copy', 'reply by 13:00'],
  },
  {
    name: 'the data folder is shown',
    effect: { kind: 'open-data-folder' },
    does: ['folder', '/data'],
  },
  {
    name: 'start at login is set',
    effect: { kind: 'set-autostart', on: true },
    does: { kind: 'autostart-set', autostart: 'on' },
  },
  {
    name: 'start at login that cannot be set is told',
    effect: { kind: 'set-autostart', on: true },
    over: {
      autostart: {
        state: () => Promise.resolve('off'),
        set: () => Promise.resolve({ ok: false, failure }),
      },
    },
    does: { kind: 'autostart-failed', reason: 'ENOSPC' },
  },
  {
    name: 'quitting is asked about',
    effect: { kind: 'ask-before-quit' },
    does: { kind: 'quit', sure: true },
  },
  { name: 'quitting is done', effect: { kind: 'quit' }, does: 'quit' },
];

describe('an effect', () => {
  test.each(table)('$name', async ({ effect, over, does }) => {
    expect(await bench(over).run(effect)).toEqual([does]);
  });

  test('changes nothing outside for a lease that is not stored, but still gives back', async () => {
    const { run } = bench();
    await run({ kind: 'apply-target', ...lease, until: NOW }, false);
    await run({ kind: 'restore-target', ...lease }, false);
    expect(await run({ kind: 'apply-target', ...lease, until: NOW }, true)).toEqual([
      ['refuse', 'apply-target'],
      ['run', 'restore-target'],
      ['run', 'apply-target'],
    ]);
  });

  test.each([
    { name: 'choosing', effect: { kind: 'choose-team-file' } },
    { name: 'following', effect: { kind: 'choose-followed-file' } },
    { name: 'saving', effect: { kind: 'save-team-file', suggestedName: 'x', text: '' } },
    {
      name: 'saving a meeting',
      effect: { kind: 'save-calendar', suggestedName: 'x.ics', calendar: CALENDAR },
    },
    { name: 'quitting', effect: { kind: 'ask-before-quit' } },
  ] as const)('that is called off while $name does nothing', async ({ effect }) => {
    const dialogs: EffectParts['dialogs'] = {
      choosePemFile: () => Promise.resolve(null),
      chooseTeamFile: () => Promise.resolve({ kind: 'cancelled' }),
      saveTeamFile: () => Promise.resolve({ kind: 'cancelled' }),
      saveCalendarFile: () => Promise.resolve({ kind: 'cancelled' }),
      chooseNewFolder: () => Promise.resolve(null),
      chooseFollowedFile: () => Promise.resolve(null),
      askBeforeQuit: () => Promise.resolve('stay'),
    };
    expect(await bench({ dialogs }).run(effect)).toEqual([]);
  });

  test('saves a meeting as the text that was written for it', async () => {
    const effect = { kind: 'save-calendar', suggestedName: 'x.ics', calendar: CALENDAR } as const;
    expect(await bench().run(effect)).toEqual([
      ['calendar', 'calendar of Weekly'],
      { kind: 'calendar-saved', name: 'x.ics' },
    ]);
  });

  test('that goes wrong is told and stops nothing', async () => {
    const dialogs: EffectParts['dialogs'] = {
      choosePemFile: () => Promise.resolve(null),
      chooseTeamFile: () => Promise.reject(new Error('no display')),
      saveTeamFile: (name) => Promise.resolve({ kind: 'failed', name, reason: 'EACCES' }),
      saveCalendarFile: (name) => Promise.resolve({ kind: 'failed', name, reason: 'EROFS' }),
      chooseNewFolder: () => Promise.resolve(null),
      chooseFollowedFile: () => Promise.resolve(null),
      askBeforeQuit: () => Promise.resolve('stay'),
    };
    const { run } = bench({ dialogs });
    await run({ kind: 'choose-team-file' });
    expect(await run({ kind: 'save-team-file', suggestedName: 'x', text: '' })).toEqual([
      ['trouble', 'choose-team-file', 'Error: no display'],
      { kind: 'team-file-not-saved', name: 'x', reason: 'EACCES' },
    ]);
    const save = { kind: 'save-calendar', suggestedName: 'x.ics', calendar: CALENDAR } as const;
    expect(await run(save)).toContainEqual({
      kind: 'calendar-not-saved',
      name: 'x.ics',
      reason: 'EROFS',
    });
  });
});
