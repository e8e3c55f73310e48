import { readdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchApp, newDataDir, type App } from '../support/app';
import { importTeam, send, slice } from '../support/commands';
import { crowd } from '../support/crowd';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { dunstOf } from '../support/desktop/dunst';
import { hurryingClock } from '../support/desktop/faketime';
import { recordNotifications, type NotificationLog } from '../support/desktop/notifications';
import { startFocus } from '../support/focus-block';
import { until } from '../support/until';

const TEAM = '/team/';
const AT_SIXTY = 90_000;

let desktop: Desktop;
let app: App;
let log: NotificationLog;

beforeEach(async () => {
  desktop = await startDesktop();
  log = await recordNotifications(desktop.env['DBUS_SESSION_BUS_ADDRESS'] as string);
});
afterEach(async () => {
  if (app.running()) await app.kill();
  log.close();
  await desktop.stop();
});

describe('what is kept', () => {
  test('C2 comes back from an older copy when a file was damaged, and says so once', async () => {
    const dataDir = await newDataDir(desktop);
    app = await launchApp(desktop, { dataDir });
    const first = await app.window(TEAM);
    await send(first, { kind: 'finish-welcome' });
    await importTeam(first, crowd(3));
    await send(first, { kind: 'add-person', person: { id: 'ada', name: 'Ada', zone: 'UTC' } });
    await app.kill();

    const file = join(dataDir, 'data', 'roster.json');
    await truncate(file, Math.floor((await readFile(file)).length / 2));
    app = await launchApp(desktop, { dataDir });
    const second = await app.window(TEAM);
    await until('the people', async () => (await slice(second, 'roster')).people.length >= 3);
    const told = (await slice(second, 'app')).notices.filter(
      ({ kind }) => kind === 'file-set-aside',
    );
    expect(told).toHaveLength(1);
    expect((await readdir(join(dataDir, 'data'))).some((name) => /corrupt/.test(name))).toBe(true);
    await app.kill();

    app = await launchApp(desktop, { dataDir });
    const third = await app.window(TEAM);
    await until('the people', async () => (await slice(third, 'roster')).people.length >= 3);
    expect((await slice(third, 'app')).notices).toEqual([]);
  });
});

describe('notifications', () => {
  test('announce a planned block, which a click starts', async () => {
    const clock = await hurryingClock('2026-03-10 09:00:00', 'Europe/Berlin', desktop.home);
    app = await launchApp(desktop, { env: clock.env });
    const team = await app.window(TEAM);
    const { me } = await slice(team, 'me');
    const focus = [{ date: '2026-03-10', start: '09:30', end: '10:15' }];
    await send(team, { kind: 'save-me', me: { ...me, focus } });
    await clock.hurry(30);
    const announced = () => log.sent.filter(({ summary }) => summary.startsWith('Focus block at'));
    await until('the announcement', () => announced().length > 0, AT_SIXTY);
    await dunstOf(desktop).click();
    await until('the block', async () => (await slice(team, 'session')).session, AT_SIXTY);
    const { session } = await slice(team, 'session');
    expect(session?.plannedId).not.toBeNull();
    expect(announced()).toHaveLength(1);
  });

  test('tell that a teammate is back, once, to who asked for it', async () => {
    const clock = await hurryingClock('2026-03-10 08:40:00', 'Europe/Berlin', desktop.home);
    app = await launchApp(desktop, { env: clock.env });
    const team = await app.window(TEAM);
    const blocks = [{ days: [1, 2, 3, 4, 5] as const, start: '09:00', end: '17:00' }];
    const person = { id: 'tom', name: 'Tom', zone: 'Europe/Berlin', blocks };
    await send(team, { kind: 'add-person', person });
    await send(team, { kind: 'watch-person', id: 'tom' });
    await clock.hurry(60);
    await log.waitFor('Tom is available');
    await until('the wish to be over', async () => {
      return (await slice(team, 'roster')).watches.length === 0;
    });
    expect(log.sent.filter(({ summary }) => /Tom/.test(summary))).toHaveLength(1);
  });

  test('let a block that is over go on', async () => {
    const clock = await hurryingClock('2026-03-10 09:00:00', 'Europe/Berlin', desktop.home);
    app = await launchApp(desktop, { env: clock.env });
    const team = await app.window(TEAM);
    await send(team, { kind: 'change-settings', patch: { startBreaks: false } });
    await startFocus(team, 10);
    await clock.hurry(30);
    await log.waitFor(/over/i);
    const { lastBlock } = await slice(team, 'session');
    await dunstOf(desktop).choose('Go on for 10 min');
    await until('the block to go on', async () => {
      const { session } = await slice(team, 'session');
      return session?.id === lastBlock?.id && session?.kind === 'focus';
    });
  });
});
