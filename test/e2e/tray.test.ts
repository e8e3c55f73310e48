import { afterEach, describe, expect, test } from 'vitest';
import { launchApp, type App, type LaunchOptions } from '../support/app';
import { send, slice } from '../support/commands';
import { startDesktop, type Desktop, type DesktopOptions } from '../support/desktop/desktop';
import { until } from '../support/until';

const TEAM = '/team/';
const FOCUS = '/focus/';

let desktop: Desktop;
let app: App;

async function start(options: DesktopOptions = {}, launch: LaunchOptions = {}): Promise<App> {
  desktop = await startDesktop(options);
  app = await launchApp(desktop, launch);
  return app;
}

afterEach(async () => {
  if (app.running()) await app.kill();
  await desktop.stop();
});

describe('the tray', () => {
  test('starts the usual block with a click, and shows the focus window with the next', async () => {
    await start();
    const tray = await app.tray();
    const idle = (await tray.pixmaps())[0]?.argb.toString('base64');
    await tray.activate();
    await until('the block', async () => /focus/i.test(await tray.tooltip()));
    await until(
      'another picture',
      async () => (await tray.pixmaps())[0]?.argb.toString('base64') !== idle,
    );
    const focus = await app.window(FOCUS);
    await focus.getByRole('timer').waitFor();
    // The window may be gone before the key press is answered.
    await focus.keyboard.press('Escape').catch(() => undefined);
    await app.windowGone(FOCUS);
    expect(await tray.tooltip()).toMatch(/focus/i);
    await tray.activate();
    await app.window(FOCUS);
  });

  test('pauses, goes on, extends and surfaces from its menu', async () => {
    await start();
    const tray = await app.tray();
    await tray.click(/^Start/, /50/);
    await until('the block', async () => /focus/i.test(await tray.tooltip()));
    const team = await app.window(TEAM);
    const endsAt = async () => (await slice(team, 'session')).session?.endsAt ?? 0;
    const before = await endsAt();
    await tray.click(/^Extend/, /^15/);
    await until('fifteen minutes more', async () => (await endsAt()) === before + 15 * 60_000);
    await tray.click(/^Pause/);
    await until('the pause', async () => /pause/i.test(await tray.tooltip()));
    await tray.click(/^Resume/);
    await until('the block', async () => /focus/i.test(await tray.tooltip()));
    await tray.click(/^Surface/);
    await until('the end', async () => !/focus/i.test(await tray.tooltip()));
  });

  test('says that I am away because I said so, and until when', async () => {
    await start();
    const tray = await app.tray();
    const team = await app.window(TEAM);
    await tray.click('My status', /15 min/);
    await until('away', async () => /^Away until/.test(await tray.tooltip()));
    expect((await slice(team, 'me')).status.kind).toBe('away');
    await tray.click('My status', /back/i);
    await until('back', async () => !/away/i.test(await tray.tooltip()));
  });
});

describe('a desktop without a tray', () => {
  const NO_TRAY = { panel: false };

  test('D5 opens the team window even when asked to start hidden, and says why', async () => {
    await start(NO_TRAY, { args: ['--hidden'] });
    const team = await app.window(TEAM);
    await send(team, { kind: 'finish-welcome' });
    await until('the reason', async () =>
      (await slice(team, 'app')).notices.some(({ kind }) => kind === 'no-tray'),
    );
    await team.getByText(/tray/i).first().waitFor();
  });

  test('D5 ends with its last window where nothing would be left to come back by', async () => {
    await start(NO_TRAY);
    const team = await app.window(TEAM);
    await until('the host to be looked for', async () => {
      return (await slice(team, 'app')).machine.trayHost === 'absent';
    });
    await team.close();
    expect(await app.exited).toBe(0);
  });

  test('D5 keeps its last window while a block runs', async () => {
    await start(NO_TRAY);
    const team = await app.window(TEAM);
    await until('the host to be looked for', async () => {
      return (await slice(team, 'app')).machine.trayHost === 'absent';
    });
    await send(team, { kind: 'change-settings', patch: { openFocusWindow: false } });
    await send(team, { kind: 'start-default' });
    const window = await app.electron.browserWindow(team);
    await window.evaluate((one) => one.close());
    await until('the window put aside', () => window.evaluate((one) => one.isMinimized()));
    expect(app.running()).toBe(true);
    await send(team, { kind: 'surface' });
  });

  test('D5 finds a tray that comes later', async () => {
    await start(NO_TRAY);
    const team = await app.window(TEAM);
    await desktop.startPanel();
    await until('the tray', async () => {
      return (await slice(team, 'app')).machine.trayHost === 'present';
    });
    await app.tray();
    await team.close();
    await app.windowGone(TEAM);
    expect(app.running()).toBe(true);
  });
});
