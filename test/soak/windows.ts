import { setTimeout as pause } from 'node:timers/promises';
import { send } from '../support/commands';
import { startFocus } from '../support/focus-block';
import { until } from '../support/until';
import { spread, type SoakTest } from './row';
import { onScene, sessionOf, timeUntil } from './scene';

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 10, 8, 0);
/** What a window may take to come back. */
const LIMIT_MS = 3_000;
const CRASHES_A_MINUTE = 3;

const secondsShown = (text: string): number =>
  (/\d+(?::\d+)+/.exec(text)?.[0] ?? '')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);

const hiddenWindow: SoakTest = {
  id: 'R5',
  what: 'a focus window that was hidden for ten minutes shows what is left to the second',
  cases: 10,
  run: ({ cases, say }) =>
    onScene(async ({ launch, clockAt }) => {
      const violations: string[] = [];
      const off: number[] = [];
      let now = START;
      let set = performance.now();
      const clock = await clockAt(now);
      const app = await launch({ env: clock.env });
      const team = await app.window('team');
      await startFocus(team, 240);
      await send(team, { kind: 'open-window', window: 'focus' });
      const page = await app.window('focus');
      const timer = page.getByRole('timer');
      await timer.waitFor();
      const focusWindow = (act: 'hide' | 'showInactive') =>
        app.electron.evaluate(({ BrowserWindow }, does) => {
          const found = BrowserWindow.getAllWindows().find(({ webContents }) =>
            webContents.getURL().includes('/focus/'),
          );
          if (found === undefined) throw new Error('there is no focus window');
          found[does]();
        }, act);
      for (let at = 0; at < cases; at++) {
        await focusWindow('hide');
        now += performance.now() - set + 10 * MINUTE;
        set = performance.now();
        await clock.jumpTo(now);
        await pause(3_000);
        await focusWindow('showInactive');
        const { endsAt } = await sessionOf(app);
        const difference = async (): Promise<number> => {
          const seen = await timer.evaluate((digits) => ({
            text: digits.textContent ?? '',
            now: Date.now(),
          }));
          return Math.abs((endsAt - seen.now) / 1000 - secondsShown(seen.text));
        };
        await timeUntil(async () => (await difference()) <= 1, 1_000);
        const shown = await difference();
        off.push(shown * 1000);
        if (shown > 1) violations.push(`show ${at}: ${shown.toFixed(1)} s off`);
        say(`R5 ${at + 1}/${cases}: ${shown.toFixed(2)} s`);
        await send(team, { kind: 'extend-focus', minutes: 10 });
      }
      return { violations, figures: `off by: ${spread(off)}` };
    }),
};

const crashedWindow: SoakTest = {
  id: 'D8',
  what: 'a window whose page crashes is there again within 3 s, three times a minute, and main keeps the time',
  cases: 9,
  run: ({ cases, say }) =>
    onScene(async ({ launch }) => {
      const violations: string[] = [];
      const times: number[] = [];
      for (let at = 0; at < cases; at += CRASHES_A_MINUTE) {
        const app = await launch();
        await app.window('team');
        // Asked in main, for Playwright does not speak to a page again that has crashed.
        const drawn = (): Promise<boolean> =>
          app.electron.evaluate(async ({ BrowserWindow }) => {
            const [window] = BrowserWindow.getAllWindows();
            if (window === undefined || window.webContents.isCrashed()) return false;
            const script = `document.querySelector('button') !== null`;
            return Boolean(await window.webContents.executeJavaScript(script));
          });
        const crash = (): Promise<void> =>
          app.electron.evaluate(({ BrowserWindow }) => {
            BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
          });
        await until('the window', drawn);
        for (let again = 0; again < CRASHES_A_MINUTE; again++) {
          const reloading = app.electron.evaluate(
            ({ BrowserWindow }) =>
              new Promise<void>((settle) => {
                BrowserWindow.getAllWindows()[0]?.webContents.once('did-start-loading', () =>
                  settle(),
                );
              }),
          );
          await crash();
          await reloading;
          const took = await timeUntil(drawn, 30_000);
          if (took === null || took > LIMIT_MS) {
            violations.push(`crash ${at + again}: ${took ?? 'never'} ms`);
          }
          if (took !== null) times.push(took);
          say(`D8 ${at + again + 1}/${cases}`);
        }
        await crash();
        const given = await timeUntil(
          () =>
            app.electron.evaluate(
              ({ BrowserWindow }) => BrowserWindow.getAllWindows().length === 0,
            ),
          LIMIT_MS,
        );
        if (given === null) violations.push('a fourth crash within a minute is reloaded too');
        if ((await (await app.tray()).tooltip()) === '') violations.push('main does not answer');
        await app.kill();
      }
      return { violations, figures: spread(times) };
    }),
};

export const WINDOWS = [hiddenWindow, crashedWindow] as const;
