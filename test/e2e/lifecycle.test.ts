import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newDataDir, startAgain, type App, type LaunchOptions } from '../support/app';
import { send, slice } from '../support/commands';
import { kill } from '../support/desktop/child';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { dunstOf } from '../support/desktop/dunst';
import { startAt } from '../support/desktop/faketime';
import { recordNotifications } from '../support/desktop/notifications';
import { startFocus } from '../support/focus-block';
import { startedApps } from '../support/started-apps';
import { until } from '../support/until';

const TEAM = '/team/';
const FOCUS = '/focus/';

let desktop: Desktop;
const lulls = startedApps();
afterEach(async () => {
  await lulls.killAll();
  await desktop.stop();
});

const launch = (options?: LaunchOptions): Promise<App> => lulls.launch(desktop, options);

/** Closes a window as its title bar does. */
function closeByHand(app: App, part: string): Promise<void> {
  return app.electron.evaluate(({ BrowserWindow }, address) => {
    const window = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().includes(address),
    );
    window?.close();
  }, part);
}

const isMinimised = (app: App) =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());

const notices = async (app: App) => {
  const { notices: shown } = await slice(await app.window(TEAM), 'app');
  return shown.map(({ kind }) => kind);
};

const startBlock = async (app: App, minutes = 25) => {
  const team = await app.window(TEAM);
  await startFocus(team, minutes);
  return team;
};

describe('D5 without anything that shows tray icons', () => {
  beforeEach(async () => {
    desktop = await startDesktop({ panel: false });
  });

  test.each([{ args: [] }, { args: ['--hidden'] }])(
    'the team window opens and says why, started with %j',
    async ({ args }) => {
      const dataDir = await newDataDir(desktop);
      const first = await launch({ dataDir });
      await send(await first.window(TEAM), { kind: 'finish-welcome' });
      await first.kill();
      const app = await launch({ dataDir, args });
      await app.window(TEAM);
      await until('the notice', async () => (await notices(app)).includes('no-tray'));
    },
  );

  test('a signal ends it', async () => {
    const app = await launch();
    await until('the notice', async () => (await notices(app)).includes('no-tray'));
    kill(app.pid, 'SIGTERM');
    expect(await app.exited).toBe(0);
  });

  test('closing the last window ends Lull, as there would be no way back', async () => {
    const app = await launch();
    await until('the notice', async () => (await notices(app)).includes('no-tray'));
    await closeByHand(app, TEAM);
    expect(await app.exited).toBe(0);
  });

  test('closing the last window while a block runs keeps it within reach', async () => {
    const app = await launch();
    const team = await app.window(TEAM);
    await send(team, { kind: 'change-settings', patch: { openFocusWindow: false } });
    await until('the notice', async () => (await notices(app)).includes('no-tray'));
    await startBlock(app);
    await closeByHand(app, TEAM);
    await until('a minimised window', () => isMinimised(app));
    expect(app.running()).toBe(true);
    await startAgain(desktop, app);
    await until('the window', async () => !(await isMinimised(app)));
    await send(await app.window(TEAM), { kind: 'surface' });
    await closeByHand(app, TEAM);
    expect(await app.exited).toBe(0);
  });

  test('a start at login shows no window under a panel, and one opens when the panel goes away', async () => {
    const panel = await desktop.startPanel();
    const dataDir = await newDataDir(desktop);
    const first = await launch({ dataDir });
    await send(await first.window(TEAM), { kind: 'finish-welcome' });
    await first.kill();
    const app = await launch({ dataDir, args: ['--hidden'] });
    await app.tray();
    expect(app.windows()).toEqual([]);
    await panel.stop();
    await app.window(TEAM);
    await until('the notice', async () => (await notices(app)).includes('no-tray'));
    await desktop.startPanel();
    await until('no notice', async () => !(await notices(app)).includes('no-tray'));
    await app.tray();
  });
});

describe('with a panel', () => {
  beforeEach(async () => {
    desktop = await startDesktop();
  });

  test('D2 of six starts at once one runs, and hears every link of the others once', async () => {
    const app = await launch();
    await app.window(TEAM);
    await app.electron.evaluate(({ app: lull }) => {
      const heard: unknown[] = [];
      Reflect.set(globalThis, 'heard', heard);
      lull.on('second-instance', (_event, _argv, _folder, data) => heard.push(data));
    });
    const links = [10, 20, 30, 40, 50].map((minutes) => `lull://focus/start?minutes=${minutes}`);
    const starts = await Promise.all(
      links.map((link) => startAgain(desktop, app, { args: [link] })),
    );
    expect(starts.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
    const heard = await app.electron.evaluate(() => Reflect.get(globalThis, 'heard') as unknown[]);
    const heardLinks = heard.map((data) => (data as { link: string }).link);
    expect(heardLinks.sort()).toEqual(links);
    const focus = await app.window(FOCUS);
    expect(focus.url()).toMatch(/#start-\d0$/);
    expect(await slice(focus, 'session')).toMatchObject({ session: null });
  });

  test('D1 a start after kill -9 is the only one, with a tray and a window, thirty times', async () => {
    const dataDir = await newDataDir(desktop);
    for (let time = 1; time <= 30; time += 1) {
      const app = await launch({ dataDir });
      await app.window(TEAM);
      await app.tray();
      await app.kill();
    }
  });

  test('D6 nothing forces X11', async () => {
    const app = await launch({ args: ['--ozone-platform-hint=auto'] });
    await app.window(TEAM);
    expect(app.running()).toBe(true);
    const root = resolve(import.meta.dirname, '../..');
    const shipped = ['out/main/index.cjs', 'electron-builder.yml', 'package.json'];
    for (const file of shipped) {
      expect(await readFile(resolve(root, file), 'utf8')).not.toMatch(/ozone|GDK_BACKEND/i);
    }
  });

  test('D8 a page that crashes is back within three seconds, three times a minute', async () => {
    const app = await launch();
    await startBlock(app);
    await send(await app.window(TEAM), { kind: 'close-window', window: 'focus' });
    await app.windowGone(FOCUS);
    const crash = () =>
      app.electron.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.webContents.forcefullyCrashRenderer();
      });
    const processOfPage = () =>
      app.electron.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        if (window === undefined || window.webContents.isCrashed()) return 0;
        return window.webContents.isLoading() ? 0 : window.webContents.getOSProcessId();
      });
    for (let time = 1; time <= 3; time += 1) {
      const before = await until('a page', processOfPage);
      await crash();
      await until('another page', async () => {
        const now = await processOfPage();
        return now !== 0 && now !== before;
      });
    }
    await crash();
    await until('no window', () =>
      app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length === 0),
    );
    expect(app.running()).toBe(true);
    await until('the block', async () => /Focusing/.test(await (await app.tray()).tooltip()));
    await startAgain(desktop, app);
    const { session } = await slice(await app.window(TEAM), 'session');
    expect(session?.kind).toBe('focus');
  });

  test('a running block is asked about before Lull quits', async () => {
    const dunst = dunstOf(desktop);
    const app = await launch();
    await startBlock(app);
    await until('silence', () => dunst.isPaused());
    const answer = (response: number) =>
      app.electron.evaluate(({ dialog }, button) => {
        const asked: unknown[] = [];
        Reflect.set(globalThis, 'asked', asked);
        Reflect.set(dialog, 'showMessageBox', (options: unknown) => {
          asked.push(options);
          return Promise.resolve({ response: button });
        });
      }, response);
    await answer(1);
    const tray = await app.tray();
    await tray.click(/^Quit/);
    await until('the question', () =>
      app.electron.evaluate(() => (Reflect.get(globalThis, 'asked') as unknown[]).length === 1),
    );
    expect((await slice(await app.window(TEAM), 'session')).session?.kind).toBe('focus');
    expect(await dunst.isPaused()).toBe(true);
    await answer(0);
    await tray.click(/^Quit/);
    expect(await app.exited).toBe(0);
    expect(await dunst.isPaused()).toBe(false);
  });

  test('the end of the desktop’s session lifts the silence, and asks nobody', async () => {
    const dunst = dunstOf(desktop);
    const app = await launch();
    await startBlock(app);
    await until('silence', () => dunst.isPaused());
    kill(app.pid, 'SIGTERM');
    expect(await app.exited).toBe(0);
    expect(await dunst.isPaused()).toBe(false);
  });

  test('the focus window comes back where it was, also after a restart', async () => {
    const dataDir = await newDataDir(desktop);
    const app = await launch({ dataDir });
    await send(await app.window(TEAM), { kind: 'finish-welcome' });
    const focusBounds = (of: App) =>
      of.electron.evaluate(({ BrowserWindow }) => {
        const window = BrowserWindow.getAllWindows().find((one) =>
          one.webContents.getURL().includes('/focus/'),
        );
        return window?.isFocused() ? window.getBounds() : null;
      });
    const openFocus = async (of: App) => {
      const tray = await of.tray();
      await tray.click(/^Focus window/);
      return until('the focus window', () => focusBounds(of));
    };
    // Its first move is the window manager's, which puts a frame around it; nobody's hand is faster.
    const framed = app.electron.evaluate(
      ({ app: electron }) =>
        new Promise<void>((settle) =>
          electron.once('browser-window-created', (_event, window) =>
            window.once('move', () => settle()),
          ),
        ),
    );
    await openFocus(app);
    await framed;
    const moveTo = { x: 611, y: 123, width: 333, height: 444 };
    await app.electron.evaluate(({ BrowserWindow }, place) => {
      const window = BrowserWindow.getAllWindows().find((one) =>
        one.webContents.getURL().includes('/focus/'),
      );
      window?.setBounds(place);
    }, moveTo);
    // The window manager has its frame in mind, and so its own say in where the page ends up.
    const unframed = `${moveTo.x} ${moveTo.y}`;
    const moved = await until('the move', async () => {
      const at = await focusBounds(app);
      return at?.width === moveTo.width && `${at.x} ${at.y}` !== unframed ? at : null;
    });
    await closeByHand(app, FOCUS);
    await app.windowGone(FOCUS);
    expect(await openFocus(app)).toEqual(moved);
    expect(await app.quit()).toBe(0);
    const again = await launch({ dataDir });
    expect(await openFocus(again)).toEqual(moved);
  });

  test('a block over is told once, with buttons that go on or tick it off', async () => {
    const log = await recordNotifications(desktop.env['DBUS_SESSION_BUS_ADDRESS'] as string);
    const dunst = dunstOf(desktop);
    const app = await launch({ env: startAt('2026-03-10 09:00:00', 'Europe/Berlin', 60) });
    await startBlock(app, 5);
    const over = await log.waitFor(/over/);
    expect(over.actions.map(({ key }) => key)).toEqual(['default', 'go-on', 'done']);
    expect(over.hints).toMatchObject({ urgency: 1, 'desktop-entry': 'lull' });
    await dunst.choose('Go on for 10 min');
    const session = async () => (await slice(await app.window(TEAM), 'session')).session;
    await until('the block to go on', async () => (await session())?.kind === 'focus');
    await log.waitFor(/over/, 2);
    await dunst.choose('Done');
    await until('the answer', async () => {
      const { lastBlock } = await slice(await app.window(TEAM), 'session');
      return lastBlock?.outcome === 'done';
    });
    log.close();
  });
});
