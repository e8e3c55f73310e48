import { randomInt } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { App } from '../support/app';
import { send, slice } from '../support/commands';
import { trayItemCount } from '../support/desktop/tray';
import { startFocus } from '../support/focus-block';
import { until } from '../support/until';
import { spread, type SoakTest } from './row';
import { onScene, sessionOf, timeUntil } from './scene';

const MINUTE = 60_000;
const LIMIT_MS = 5_000;

const startMinutes = async (app: App, minutes: number): Promise<void> =>
  startFocus(await app.window('team'), minutes);

const endAfterKills: SoakTest = {
  id: 'R1',
  what: 'the end of a block stays the same to the millisecond through `kill -9` at any moment',
  cases: 40,
  run: ({ cases, say }) =>
    onScene(async ({ launch, start, newDataDir }) => {
      const violations: string[] = [];
      const dataDir = await newDataDir();
      let app = await launch({ dataDir });
      await startMinutes(app, 240);
      let expected = (await sessionOf(app)).endsAt;
      for (let at = 0; at < cases; at++) {
        // One kill in three hits an app that was left alone; the others hit one that starts.
        if (at % 3 === 0) {
          await send(await app.window('team'), { kind: 'extend-focus', minutes: 5 });
          expected += 5 * MINUTE;
        }
        await app.kill();
        if (at % 3 !== 0) {
          const starting = start({ dataDir });
          await pause(randomInt(2_000));
          await starting.kill();
        }
        app = await launch({ dataDir });
        const { endsAt } = await sessionOf(app);
        if (endsAt !== expected) violations.push(`kill ${at}: off by ${endsAt - expected} ms`);
        expected = endsAt;
        say(`R1 ${at + 1}/${cases}`);
      }
      return { violations, figures: 'every end equal' };
    }),
};

const settingsAfterKills: SoakTest = {
  id: 'C1',
  what: 'a kill while settings are written leaves what was acknowledged, or something newer, and never a damaged file',
  cases: 20,
  run: ({ cases, say }) =>
    onScene(async ({ launch, newDataDir }) => {
      const violations: string[] = [];
      const dataDir = await newDataDir();
      let app = await launch({ dataDir });
      let writes = 0;
      for (let at = 0; at < cases; at++) {
        const page = await app.window('team');
        const [from, to] = [at * 1_000 + 1, at * 1_000 + 999];
        let acknowledged = from - 1;
        let asked = from - 1;
        const name = (number: number): string => `Ada ${number}`;
        const { me } = await slice(page, 'me');
        const writing = (async () => {
          while (asked < to) {
            asked++;
            await send(page, { kind: 'save-me', me: { ...me, name: name(asked) } });
            acknowledged = asked;
          }
        })().catch(() => undefined);
        await pause(randomInt(400));
        await app.kill();
        await writing;
        writes += acknowledged - from + 1;
        app = await launch({ dataDir });
        const kept = (await slice(await app.window('team'), 'me')).me.name;
        const allowed = [acknowledged, asked].map((number) =>
          number < from ? me.name : name(number),
        );
        if (!allowed.includes(kept)) {
          violations.push(`kill ${at}: "${kept}", but it should be one of ${allowed.join(', ')}`);
        }
        say(`C1 ${at + 1}/${cases}`);
      }
      const files = await readdir(join(dataDir, 'data'));
      const damaged = files.filter((file) => file.includes('corrupt'));
      if (damaged.length > 0) violations.push(`set aside as damaged: ${damaged.join(', ')}`);
      const orphans = files.filter((file) => file.endsWith('.tmp'));
      if (orphans.length > 1) violations.push(`${orphans.length} files left half written`);
      return { violations, figures: `${writes} writes acknowledged` };
    }),
};

const silenceAfterKills: SoakTest = {
  id: 'B2',
  what: "dunst's silence is lifted within 5 s of the end of the block, or of the next start after it",
  cases: 16,
  run: ({ cases, say }) =>
    onScene(async ({ launch, start, newDataDir, desktop, dunst, log, clockAt }) => {
      const violations: string[] = [];
      const times: number[] = [];
      for (let at = 0; at < cases; at++) {
        const dataDir = await newDataDir();
        const now = Date.now();
        const clock = await clockAt(now);
        const first = await launch({ dataDir, env: clock.env });
        await startMinutes(first, 25);
        await until('dunst to be silenced', () => dunst.isPaused());
        await pause(randomInt(1_000));
        await first.kill();
        const told = log.sent.length;
        // Every second end passes while Lull is dead, the others while it runs again.
        if (at % 2 === 0) await clock.jumpTo(now + 40 * MINUTE);
        const second = start({ dataDir, env: clock.env });
        if (at % 2 === 1) {
          await until(
            'the tray icon',
            async () => (await trayItemCount(desktop, second.pid)) === 1,
          );
          await clock.jumpTo(now + 40 * MINUTE);
        }
        const took = await timeUntil(async () => !(await dunst.isPaused()), 60_000);
        if (took === null || took > LIMIT_MS) violations.push(`kill ${at}: ${took ?? 'never'} ms`);
        if (took !== null) times.push(took);
        await until('the notification', () => log.sent.length > told).catch(() => undefined);
        await second.kill();
        const notices = log.sent.length - told;
        if (notices !== 1) violations.push(`kill ${at}: ${notices} notifications`);
        await dunst.setPaused(false);
        say(`B2 ${at + 1}/${cases}: ${took?.toFixed(0)} ms`);
      }
      return { violations, figures: `${spread(times)}, starts slowed by libfaketime` };
    }),
};

export const KILLS = [endAfterKills, settingsAfterKills, silenceAfterKills] as const;
