import { setTimeout as pause } from 'node:timers/promises';
import type { App } from '../support/app';
import { send, slice } from '../support/commands';
import { startPowerDaemon } from '../support/desktop/power';
import { startFocus } from '../support/focus-block';
import { until } from '../support/until';
import { spread, type SoakTest } from './row';
import { onScene, sessionOf, timeUntil } from './scene';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BLOCK = 25 * MINUTE;
const START = Date.UTC(2026, 2, 10, 8, 0);
/** libfaketime reads a clock that was set up to a second later. */
const CLOCK_SETTLES_MS = 1_000;
/** How late a lift may be seen: dunst is asked through a shell script. */
const SEEN_LATE_MS = 500;
const LIMIT_MS = 2_000;

const startBlock = async (app: App): Promise<void> => startFocus(await app.window('team'));

/** How far the clock leaps, and what the block is doing. */
const LEAPS = [2 * SECOND, MINUTE, 10 * MINUTE, 20 * MINUTE, HOUR, DAY, 30 * DAY].flatMap((leap) =>
  (['running', 'paused'] as const).map((doing) => ({ leap, doing })),
);

const timeAsleep: SoakTest = {
  id: 'R2',
  what: 'time asleep (2 s to 30 days) counts for the end and never as focus; a pause keeps what is left',
  cases: LEAPS.length,
  run: ({ cases, say }) =>
    onScene(async ({ launch, clockAt }) => {
      const violations: string[] = [];
      let now = START;
      let set = performance.now();
      const clock = await clockAt(now);
      const app = await launch({ env: clock.env });
      const page = await app.window('team');
      const leap = async (byMs: number) => {
        now += performance.now() - set + byMs;
        set = performance.now();
        await clock.jumpTo(now);
      };
      for (let at = 0; at < cases; at++) {
        const { leap: byMs, doing } = LEAPS[at % LEAPS.length] as (typeof LEAPS)[number];
        const name = `${doing}, ${byMs / SECOND} s`;
        const from = performance.now();
        await startBlock(app);
        const { endsAt, id } = await sessionOf(app);
        if (doing === 'paused') await send(page, { kind: 'pause-focus' });
        const pausedAt = (await sessionOf(app)).pausedAt ?? 0;
        await leap(byMs);
        await pause(CLOCK_SETTLES_MS + LIMIT_MS + SECOND);
        if (doing === 'paused') {
          await send(page, { kind: 'resume-focus' });
          const resumed = await page.evaluate(() => Date.now());
          const session = await sessionOf(app);
          const off = session.endsAt - resumed - (endsAt - pausedAt);
          if (Math.abs(off) > SECOND) violations.push(`${name}: what is left is off by ${off} ms`);
        } else if (byMs < BLOCK) {
          const session = await sessionOf(app);
          if (session.endsAt !== endsAt) violations.push(`${name}: the end moved`);
        }
        const { session } = await slice(page, 'session');
        if (session !== null) await send(page, { kind: 'surface' });
        const block = await until('the block to be over', async () => {
          const { lastBlock } = await slice(page, 'session');
          return lastBlock?.id === id ? lastBlock : null;
        });
        const awake = performance.now() - from;
        if (block.focusedMs > awake + SECOND) {
          violations.push(`${name}: ${block.focusedMs} ms of focus in ${awake.toFixed(0)} ms`);
        }
        if (doing === 'running' && byMs > BLOCK && block.endedAt !== endsAt) {
          violations.push(`${name}: ended ${block.endedAt - endsAt} ms off its end`);
        }
        say(`R2 ${at + 1}/${cases}: ${name}`);
      }
      return { violations, figures: `${LEAPS.length} combinations` };
    }),
};

const overdueOnce: SoakTest = {
  id: 'R3',
  what: 'a block that ended asleep ends once, with one notification, within 2 s of waking, whether the machine tells of it never, once or twice',
  cases: 12,
  run: ({ cases, say }) =>
    onScene(async ({ desktop, launch, clockAt, dunst, log }) => {
      const violations: string[] = [];
      const times: number[] = [];
      const power = await startPowerDaemon(desktop.env['DBUS_SYSTEM_BUS_ADDRESS'] as string);
      let now = START;
      const clock = await clockAt(now);
      const app = await launch({ env: clock.env });
      for (let at = 0; at < cases; at++) {
        // By the tray: a suspended Chromium closes its connections, Playwright's to the windows too.
        await (await app.tray()).click(/^Start/, /25/);
        await until('dunst to be silenced', () => dunst.isPaused());
        const told = log.sent.length;
        const resumes = at % 3;
        if (resumes > 0) power.suspend();
        now += HOUR;
        await clock.jumpTo(now);
        for (let time = 0; time < resumes; time++) power.resume();
        const took = await timeUntil(async () => !(await dunst.isPaused()), 30_000);
        if (took === null || took > LIMIT_MS + CLOCK_SETTLES_MS + SEEN_LATE_MS) {
          violations.push(`wake ${at}: ${took ?? 'never'} ms`);
        }
        if (took !== null) times.push(took);
        await until('the notification', () => log.sent.length > told);
        // Whatever came twice would have come by the second look at the clock.
        await pause(LIMIT_MS + CLOCK_SETTLES_MS);
        const notices = log.sent.length - told;
        if (notices !== 1) violations.push(`wake ${at}: ${notices} notifications`);
        say(`R3 ${at + 1}/${cases}`);
      }
      power.close();
      return { violations, figures: `${spread(times)}, of which up to 1 s is libfaketime's` };
    }),
};

export const JUMPS = [timeAsleep, overdueOnce] as const;
