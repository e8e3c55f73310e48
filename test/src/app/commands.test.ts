import { describe, expect, test } from 'vitest';
import type { Effect } from '../../../src/app/effect';
import { firstMe, firstSettings, initialState } from '../../../src/app/initial';
import type { Fact } from '../../../src/app/message';
import type { AppState } from '../../../src/app/state';
import type { Turn } from '../../../src/app/turn';
import { update } from '../../../src/app/update';
import type { Command } from '../../../src/contract/command';
import {
  ADA,
  deepFreeze,
  MACHINE,
  silencing,
  stateWith,
  tell,
  wish,
} from '../../support/app-state';
import { simulatedTarget, World } from '../../support/world';

const NINE = Date.parse('2026-03-04T09:00:00Z');
const MINUTE = 60_000;
const at = (text: string): number => Date.parse(text);

let sent = 0;

function send(state: AppState, command: Command, now = NINE): Turn {
  const turn = update(state, wish(command, `m${++sent}`), now);
  deepFreeze(turn.state);
  return turn;
}

const hear = (state: AppState, fact: Fact, now = NINE): Turn =>
  update(state, tell(fact, `m${++sent}`), now);

const kinds = ({ effects }: { readonly effects: readonly Effect[] }): string[] =>
  effects.map(({ kind }) => kind);

const windows = ({ effects }: Turn): unknown[] =>
  effects.flatMap((effect) =>
    effect.kind === 'open-window' ? [`${effect.window} ${effect.section ?? ''}`.trim()] : [],
  );

const noSilence = silencing();
const start = stateWith({ settings: { silence: noSilence } });

function running(minutes = 25): AppState {
  const length = { kind: 'minutes', minutes } as const;
  return send(start, { kind: 'start-focus', length }).state;
}

describe('how long a block lasts', () => {
  const endOf = (state: AppState, command: Command, now = NINE): unknown => {
    const { state: after, refusal } = send(state, command, now);
    return refusal?.reason ?? (after.work.session?.endsAt ?? 0) - now;
  };

  test('a preset, minutes, or until my working block ends', () => {
    const focus = { kind: 'start-focus' } as const;
    expect(endOf(start, { ...focus, length: { kind: 'preset', presetId: '50-10' } })).toBe(
      50 * MINUTE,
    );
    expect(endOf(start, { ...focus, length: { kind: 'minutes', minutes: 42 } })).toBe(42 * MINUTE);
    const until = { ...focus, length: { kind: 'until-block-end' } } as const;
    expect(endOf(start, until)).toBe(7 * 60 * MINUTE);
    expect(endOf(start, until, at('2026-03-04T04:00:00Z'))).toBe(12 * 60 * MINUTE);
    expect(endOf(start, until, at('2026-03-04T03:59:00Z'))).toBe('too-long');
    const { blocks: _blocks, ...person } = ADA;
    expect(endOf(stateWith({ me: person }), until)).toBe('no-block-ahead');
    expect(endOf(start, { ...focus, length: { kind: 'preset', presetId: 'x' } })).toBe(
      'unknown-preset',
    );
    expect(endOf(start, { ...focus, length: { kind: 'planned', plannedId: 'x' } })).toBe(
      'unknown-planned',
    );
  });

  test('the default is the preset of the settings', () => {
    const other = stateWith({ settings: { silence: noSilence, defaultPresetId: '90-20' } });
    expect(endOf(other, { kind: 'start-default' })).toBe(90 * MINUTE);
  });
});

describe('refusals', () => {
  const paused = send(running(), { kind: 'pause-focus' }).state;
  const over = send(running(), { kind: 'surface' }, NINE + 5 * MINUTE).state;

  test.each<[string, AppState, Command, string]>([
    ['start while one runs', running(), { kind: 'start-default' }, 'already-running'],
    ['pause without a block', start, { kind: 'pause-focus' }, 'not-running'],
    ['pause twice', paused, { kind: 'pause-focus' }, 'not-running'],
    ['resume without a pause', running(), { kind: 'resume-focus' }, 'not-paused'],
    ['resume without a block', start, { kind: 'resume-focus' }, 'not-running'],
    ['extend without a block', start, { kind: 'extend-focus', minutes: 5 }, 'not-running'],
    ['extend beyond half a day', running(719), { kind: 'extend-focus', minutes: 5 }, 'too-long'],
    ['surface without a block', start, { kind: 'surface' }, 'not-running'],
    ['abandon without a block', start, { kind: 'abandon-focus' }, 'not-running'],
    ['note without a block', start, { kind: 'note-interruption' }, 'not-running'],
    ['an intention without a block', start, { kind: 'set-intention', text: 'x' }, 'not-running'],
    [
      'the outcome of another block',
      over,
      { kind: 'answer-outcome', blockId: 'x', outcome: 'done' },
      'unknown-block',
    ],
    ['go on without a block', start, { kind: 'go-on', minutes: 5 }, 'unknown-block'],
    ['go on while one runs', running(), { kind: 'go-on', minutes: 5 }, 'already-running'],
    ['a break without a block', start, { kind: 'start-break' }, 'unknown-block'],
    ['a break in a block', running(), { kind: 'start-break' }, 'already-running'],
    ['skip no break', running(), { kind: 'skip-break' }, 'not-running'],
    ['decline nothing', start, { kind: 'decline-planned', plannedId: 'x' }, 'unknown-planned'],
    [
      'away until the past',
      start,
      { kind: 'set-away', until: { kind: 'at', at: NINE } },
      'in-the-past',
    ],
  ])('%s', (_name, state, command, reason) => {
    const turn = send(state, command);
    expect(turn.refusal).toEqual({ reason });
    expect(turn.state).toBe(state);
    expect(turn.effects).toEqual([]);
  });
});

describe('a block', () => {
  test('is surfaced, answered, and gone on with within a quarter of an hour', () => {
    const state = send(running(), { kind: 'set-intention', text: 'Write' }).state;
    const over = send(state, { kind: 'surface' }, NINE + 10 * MINUTE);
    const { lastBlock } = over.state.work;
    expect(lastBlock).toMatchObject({ how: 'surfaced', intention: 'Write', focusedMs: 600_000 });
    expect(kinds(over)).toEqual(['append-log']);
    const blockId = lastBlock?.id ?? '';
    const answer = { kind: 'answer-outcome', blockId, outcome: 'partly' } as const;
    const answered = send(over.state, answer, NINE + 11 * MINUTE);
    expect(answered.state.work.lastBlock?.outcome).toBe('partly');
    expect(answered.state.work.unlogged).toHaveLength(2);
    const late = send(answered.state, { kind: 'go-on', minutes: 5 }, NINE + 25 * MINUTE + 1);
    expect(late.refusal?.reason).toBe('unknown-block');
    const again = send(answered.state, { kind: 'go-on', minutes: 5 }, NINE + 25 * MINUTE);
    expect(again.state.work).toMatchObject({
      session: { id: blockId, endsAt: NINE + 30 * MINUTE },
      lastBlock: null,
    });
  });

  test('that is logged is written until it is known to be on the disk', () => {
    const over = send(running(), { kind: 'abandon-focus' }, NINE + MINUTE);
    const [record] = over.state.work.unlogged;
    const failed = hear(over.state, { kind: 'log-failed', id: record?.id ?? '', reason: 'full' });
    expect(failed.state.passing.notices).toMatchObject([{ kind: 'store-failed' }]);
    const begun = hear(failed.state, { kind: 'started', hidden: true, link: null });
    expect(begun.effects).toContainEqual({ kind: 'append-log', record });
    const done = hear(begun.state, { kind: 'log-appended', id: record?.id ?? '' });
    expect(done.state.work.unlogged).toEqual([]);
    expect(done.state.passing.notices).toEqual([]);
  });

  test('opens the focus window without taking the keyboard, if so set', () => {
    const state = stateWith({ settings: { silence: noSilence, openFocusWindow: true } });
    const opened = { kind: 'open-window', window: 'focus', quietly: true, section: null };
    expect(send(state, { kind: 'start-default' }).effects).toEqual([opened]);
  });

  test('in overtime can be extended and surfaced, and its break follows', () => {
    const settings = { silence: noSilence, atEnd: 'run-on' } as const;
    const begun = send(stateWith({ settings }), { kind: 'start-default' }).state;
    const over = hear(begun, { kind: 'woke' }, NINE + 25 * MINUTE).state;
    expect(over.work.session?.overtimeSince).toBe(NINE + 25 * MINUTE);
    expect(send(over, { kind: 'pause-focus' }).refusal?.reason).toBe('not-running');
    const longer = send(over, { kind: 'extend-focus', minutes: 5 }, NINE + 26 * MINUTE).state;
    expect(longer.work.session).toMatchObject({
      overtimeSince: null,
      endsAt: NINE + 31 * MINUTE,
    });
    const rest = send(over, { kind: 'surface' }, NINE + 40 * MINUTE).state;
    expect(rest.work).toMatchObject({ roundsDone: 1, session: { kind: 'break' } });
    const back = send(rest, { kind: 'skip-break' }, NINE + 41 * MINUTE).state;
    expect(back.work.session).toBeNull();
    expect(send(back, { kind: 'start-break' }, NINE + 42 * MINUTE).state.work.session?.kind).toBe(
      'break',
    );
  });
});

describe('away', () => {
  const away = (until: Extract<Command, { kind: 'set-away' }>['until'], now = NINE) =>
    send(start, { kind: 'set-away', until }, now).state.work.status;

  test('for minutes, until my next block, until a time, or until I say so', () => {
    expect(away({ kind: 'minutes', minutes: 15 })).toMatchObject({ until: NINE + 15 * MINUTE });
    expect(away({ kind: 'next-block' })).toMatchObject({ until: at('2026-03-05T08:00:00Z') });
    expect(away({ kind: 'next-block' }, at('2026-03-06T20:00:00Z'))).toMatchObject({
      until: at('2026-03-09T08:00:00Z'),
    });
    expect(away({ kind: 'at', at: NINE + 1 })).toMatchObject({ until: NINE + 1 });
    expect(away({ kind: 'open' })).toEqual({
      kind: 'away',
      since: NINE,
      until: null,
      byLock: false,
    });
  });

  test('ends at its time, and when I am back', () => {
    const until = { kind: 'minutes', minutes: 15 } as const;
    const gone = send(start, { kind: 'set-away', until }).state;
    const back = hear(gone, { kind: 'woke' }, NINE + 15 * MINUTE).state;
    expect(back.work.status).toEqual({ kind: 'none' });
    expect(send(gone, { kind: 'set-back' }).state.work.status).toEqual({ kind: 'none' });
  });

  test('is over for whoever starts a block', () => {
    const gone = send(start, { kind: 'set-away', until: { kind: 'open' } }).state;
    const begun = send(gone, { kind: 'start-default' }).state;
    expect(begun.work.status).toEqual({ kind: 'none' });
  });

  test('is never guessed, and what I said stands above the lock screen', () => {
    expect(hear(start, { kind: 'screen-locked' }).state.work.status.kind).toBe('none');
    const settings = { silence: noSilence, awayWhenLocked: true };
    const said = send(stateWith({ settings }), { kind: 'set-away', until: { kind: 'open' } }).state;
    const locked = hear(said, { kind: 'screen-locked' }).state;
    expect(hear(locked, { kind: 'screen-unlocked' }).state.work.status).toBe(said.work.status);
  });
});

describe('zones and settings', () => {
  test('change at once; the default preset has to be one of the presets', () => {
    const dark = send(start, { kind: 'change-settings', patch: { theme: 'dark' } }).state;
    expect(dark.profile.settings).toEqual({ ...start.profile.settings, theme: 'dark' });
    const gone = { kind: 'change-settings', patch: { defaultPresetId: 'x' } } as const;
    expect(send(start, gone).refusal?.reason).toBe('unknown-preset');
    const [first] = start.profile.settings.presets;
    if (first === undefined) throw new Error('no presets');
    const twice = { kind: 'change-settings', patch: { presets: [first, first] } } as const;
    expect(send(start, twice).refusal?.reason).toBe('unknown-preset');
  });

  test('launch at login is asked of the machine, and is off again when it fails', () => {
    const on = send(start, { kind: 'change-settings', patch: { launchAtLogin: true } });
    expect(on.effects).toEqual([{ kind: 'set-autostart', on: true }]);
    const same = send(on.state, { kind: 'change-settings', patch: { launchAtLogin: true } });
    expect(same.effects).toEqual([]);
    const failed = hear(on.state, { kind: 'autostart-failed', reason: 'denied' }).state;
    expect(failed.profile.settings.launchAtLogin).toBe(false);
    expect(failed.passing.notices).toMatchObject([{ kind: 'autostart-failed' }]);
    const set = hear(failed, { kind: 'autostart-set', autostart: 'on' }).state;
    expect(set.machine.autostart).toBe('on');
    expect(set.passing.notices).toEqual([]);
  });

  test('a target that is switched on is asked whether it can be used', () => {
    const patch = { silence: { ...noSilence, slack: true } };
    const turn = send(start, { kind: 'change-settings', patch });
    expect(turn.effects).toEqual([{ kind: 'probe-target', target: 'slack' }]);
  });

  test('do-not-disturb is off by default where it is experimental alone', () => {
    const on = (platform: 'linux' | 'darwin' | 'win32'): boolean =>
      firstSettings(platform).silence['os-dnd'];
    expect([on('linux'), on('darwin'), on('win32')]).toEqual([true, true, false]);
    expect(firstSettings('linux').notify.endsSoon).toBe(false);
  });

  test('whoever has no name is called something', () => {
    expect(firstMe({ name: '  ', zone: 'UTC' }).name).toBe('Me');
    expect(firstMe({ name: ' ada ', zone: 'UTC' }).name).toBe('ada');
  });
});

describe('the start of a run', () => {
  const begin = (state: AppState, hidden: boolean, link: string | null = null): Turn =>
    hear(state, { kind: 'started', hidden, link });

  test('shows the team window, at login none, and the welcome in any case', () => {
    expect(windows(begin(start, false))).toEqual(['team']);
    expect(windows(begin(start, true))).toEqual([]);
    const kept = { profile: null, roster: null, work: null, teamTime: null };
    const first = initialState(kept, MACHINE, 'ada');
    expect(windows(begin(first, true))).toEqual(['team']);
    expect(send(first, { kind: 'finish-welcome' }).state.profile.welcomed).toBe(true);
  });

  test('a link opens the window it names and does nothing else', () => {
    const link = 'lull://focus/start?minutes=50';
    const turn = begin(start, true, link);
    expect(windows(turn)).toEqual(['focus start-50']);
    expect(turn.state.work.session).toBeNull();
    const second = hear(running(), { kind: 'second-start', link: 'lull://focus' });
    expect(windows(second)).toEqual(['focus']);
    expect(windows(hear(start, { kind: 'second-start', link: null }))).toEqual(['team']);
    expect(windows(hear(start, { kind: 'second-start', link: 'lull://quit' }))).toEqual(['team']);
  });

  test('without anything that shows tray icons the team window opens and says why', () => {
    const absent = stateWith({ machine: { trayHost: 'absent' } });
    expect(windows(begin(absent, true))).toEqual(['team']);
    const unknown = stateWith({ machine: { trayHost: 'unknown' } });
    const gone = hear(unknown, { kind: 'machine-known', machine: { trayHost: 'absent' } });
    expect(windows(gone)).toEqual(['team']);
    expect(gone.state.passing.notices).toMatchObject([{ kind: 'no-tray' }]);
    const again = hear(gone.state, { kind: 'machine-known', machine: { trayHost: 'absent' } });
    expect(again.effects).toEqual([]);
    const back = hear(again.state, { kind: 'machine-known', machine: { trayHost: 'present' } });
    expect(back.state.passing.notices).toEqual([]);
  });

  test('asks what is switched on whether it can be used', () => {
    expect(begin(stateWith(), true).effects).toEqual([{ kind: 'probe-target', target: 'os-dnd' }]);
    expect(begin(start, true).effects).toEqual([]);
  });

  test('files that were put aside or are newer are told once each', () => {
    const aside = {
      kind: 'file-set-aside',
      document: 'roster',
      aside: 'roster.damaged-2026-03-04',
      restored: true,
    } as const;
    let state = hear(start, aside).state;
    state = hear(state, aside).state;
    state = hear(state, { ...aside, document: 'session', aside: 's', restored: false }).state;
    state = hear(state, { kind: 'file-newer', document: 'profile' }).state;
    expect(state.passing.notices.map(({ kind }) => kind)).toEqual([
      'file-set-aside',
      'file-started-anew',
      'file-newer',
    ]);
    const [first] = state.passing.notices;
    const told = send(state, { kind: 'dismiss-notice', id: first?.id ?? '' }).state;
    expect(told.passing.notices).toHaveLength(2);
  });
});

describe('the tray', () => {
  test('a click starts the default block, or shows what runs', () => {
    const clicked = hear(start, { kind: 'tray-clicked' });
    expect(clicked.state.work.session?.presetId).toBe('25-5');
    const shown = hear(clicked.state, { kind: 'tray-clicked' });
    expect(windows(shown)).toEqual(['focus']);
    expect(shown.state).toBe(clicked.state);
  });
});

describe('buttons of the notification that a block is over', () => {
  const ended = hear(running(), { kind: 'woke' }, NINE + 25 * MINUTE).state;
  const id = ended.work.delivered[0] ?? '';

  test('go on, done, and the notification itself', () => {
    const click = { kind: 'notification-clicked', id } as const;
    const later = NINE + 26 * MINUTE;
    const on = hear(ended, { ...click, action: 'go-on' }, later).state;
    expect(on.work.session?.endsAt).toBe(NINE + 36 * MINUTE);
    const done = hear(ended, { ...click, action: 'done' }, later).state;
    expect(done.work.lastBlock?.outcome).toBe('done');
    expect(windows(hear(ended, click, later))).toEqual(['focus']);
    const tooLate = hear(ended, { ...click, action: 'go-on' }, NINE + 60 * MINUTE);
    expect(windows(tooLate)).toEqual(['focus']);
  });
});

describe('quitting', () => {
  function newWorld(): World {
    const target = simulatedTarget('off');
    const world = new World(stateWith({ settings: { startBreaks: true } }), NINE, {
      'os-dnd': target,
    });
    world.start();
    world.wish({ kind: 'start-default' });
    world.settle();
    return world;
  }

  const quits = (world: World): number =>
    world.otherEffects.filter(({ kind }) => kind === 'quit').length;

  test('a running block is asked about, also while paused', () => {
    expect(kinds(send(running(), { kind: 'quit', sure: false }))).toEqual(['ask-before-quit']);
    const paused = send(running(), { kind: 'pause-focus' }).state;
    expect(kinds(send(paused, { kind: 'quit', sure: false }))).toEqual(['ask-before-quit']);
    expect(kinds(send(start, { kind: 'quit', sure: false }))).toEqual(['quit']);
  });

  test('surfaces the block and lifts silence first', () => {
    const world = newWorld();
    world.wish({ kind: 'quit', sure: true });
    while (world.step());
    expect(quits(world)).toBe(0);
    world.settle();
    expect(quits(world)).toBe(1);
    expect(world.targets['os-dnd']?.value).toBe('off');
    expect(world.work).toMatchObject({ session: null, lastBlock: { how: 'surfaced' } });
    world.live(60 * MINUTE);
    expect(quits(world)).toBe(1);
  });

  test('waits three seconds for what cannot be lifted, no longer', () => {
    const world = newWorld();
    const target = world.targets['os-dnd'];
    if (target !== undefined) target.failure = { reason: 'timed-out', detail: '', retryAt: null };
    world.wish({ kind: 'quit', sure: true });
    world.live(2_999);
    expect(quits(world)).toBe(0);
    world.live(1);
    expect(quits(world)).toBe(1);
    if (target !== undefined) target.failure = null;
    world.crash();
    world.start();
    world.settle();
    expect(target?.value).toBe('off');
    expect(quits(world)).toBe(1);
  });
});

describe('what only goes outside', () => {
  test.each<[Command, Effect]>([
    [{ kind: 'choose-team-file' }, { kind: 'choose-team-file' }],
    [{ kind: 'open-data-folder' }, { kind: 'open-data-folder' }],
    [
      { kind: 'copy-text', text: 'x' },
      { kind: 'copy-text', text: 'x' },
    ],
    [
      { kind: 'open-window', window: 'settings', section: 'me' },
      { kind: 'open-window', window: 'settings', quietly: false, section: 'me' },
    ],
    [
      { kind: 'close-window', window: 'focus' },
      { kind: 'close-window', window: 'focus' },
    ],
  ])('%j', (command, effect) => {
    expect(send(start, command)).toEqual({ state: start, effects: [effect] });
  });
});
