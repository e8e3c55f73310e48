import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { slice } from '../support/commands';
import { trayItem, trayItemCount } from '../support/desktop/tray';
import { until } from '../support/until';
import { spread, type SoakTest } from './row';
import { onScene, timeUntil } from './scene';

const LIMIT_MS = 5_000;
const AT_ONCE = 12;

const restarts: SoakTest = {
  id: 'D1',
  what: 'a start after `kill -9` gets the lock and a tray icon within 5 s',
  cases: 30,
  run: ({ cases, say }) =>
    onScene(async ({ desktop, start, newDataDir }) => {
      const violations: string[] = [];
      const times: number[] = [];
      const dataDir = await newDataDir();
      for (let at = 0; at < cases; at++) {
        const app = start({ dataDir });
        const took = await timeUntil(
          async () => (await trayItemCount(desktop, app.pid)) === 1,
          30_000,
        );
        if (took === null || took > LIMIT_MS) violations.push(`start ${at}: ${took ?? 'never'} ms`);
        if (took !== null) times.push(took);
        await pause(randomInt(500));
        await app.kill();
        say(`D1 ${at + 1}/${cases}`);
      }
      return { violations, figures: spread(times) };
    }),
};

const startsAtOnce: SoakTest = {
  id: 'D2',
  what: `${AT_ONCE} starts at once are one Lull with one tray icon, and the others end by themselves`,
  cases: 3,
  run: ({ cases, say }) =>
    onScene(async ({ desktop, start, newDataDir }) => {
      const violations: string[] = [];
      for (let at = 0; at < cases; at++) {
        const dataDir = await newDataDir();
        const starts = Array.from({ length: AT_ONCE }, () => start({ dataDir }));
        let ended = 0;
        for (const { exited } of starts) void exited.then(() => (ended += 1));
        await until('all but one to end', () => ended >= AT_ONCE - 1, 120_000);
        const items = async () => {
          const counts = await Promise.all(starts.map(({ pid }) => trayItemCount(desktop, pid)));
          return counts.reduce((sum, count) => sum + count, 0);
        };
        await until('a tray icon', async () => (await items()) > 0).catch(() => undefined);
        const icons = await items();
        if (ended !== AT_ONCE - 1) violations.push(`round ${at}: ${AT_ONCE - ended} are running`);
        if (icons !== 1) violations.push(`round ${at}: ${icons} tray icons`);
        await Promise.all(starts.map((one) => one.kill()));
        say(`D2 ${at + 1}/${cases}`);
      }
      return { violations, figures: `${cases * AT_ONCE} starts` };
    }),
};

const collected: SoakTest = {
  id: 'D3',
  what: 'the tray icon, its menu and its click outlive garbage collection (seconds, one each)',
  cases: 60,
  run: ({ cases, say }) =>
    onScene(async ({ launch }) => {
      const violations: string[] = [];
      const app = await launch({ args: ['--js-flags=--expose-gc'] });
      const tray = await app.tray();
      let collections = 0;
      for (let second = 0; second < cases; second++) {
        collections += await app.electron.evaluate(() => {
          const { gc } = globalThis as { gc?: () => void };
          if (gc === undefined) throw new Error('the garbage collector cannot be called');
          for (let round = 0; round < 5; round++) gc();
          return 5;
        });
        await pause(1_000);
      }
      if ((await tray.tooltip()) === '') violations.push('no tooltip');
      await tray.click(/^Start/, /25/);
      const page = await app.window('team');
      const started = await timeUntil(
        async () => (await slice(page, 'session')).session !== null,
        LIMIT_MS,
      );
      if (started === null) violations.push('the menu starts no block');
      say('D3');
      return { violations, figures: `${collections} collections` };
    }),
};

const panels: SoakTest = {
  id: 'D4',
  what: 'the tray icon comes back within 5 s when the panel is restarted',
  cases: 10,
  run: ({ cases, say }) =>
    onScene(async ({ desktop, launch, restartPanel }) => {
      const violations: string[] = [];
      const times: number[] = [];
      const app = await launch();
      await app.tray();
      for (let at = 0; at < cases; at++) {
        await restartPanel();
        const took = await timeUntil(
          async () => (await trayItemCount(desktop, app.pid)) === 1,
          30_000,
        );
        if (took === null || took > LIMIT_MS) violations.push(`panel ${at}: ${took ?? 'never'} ms`);
        if (took !== null) times.push(took);
        const tray = await trayItem(desktop, app.pid);
        if ((await tray.menu()).length === 0) violations.push(`panel ${at}: an empty menu`);
        say(`D4 ${at + 1}/${cases}`);
      }
      return { violations, figures: spread(times) };
    }),
};

export const STARTS = [restarts, startsAtOnce, collected, panels] as const;
