import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newDataDir, type App, type LaunchOptions } from '../support/app';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { dunstOf, type Dunst } from '../support/desktop/dunst';
import { hurryingClock, jumpingClock } from '../support/desktop/faketime';
import { recordNotifications, type NotificationLog } from '../support/desktop/notifications';
import { targetState } from '../support/focus-block';
import { startedApps } from '../support/started-apps';
import { until } from '../support/until';

const MINUTE = 60_000;
/** A block of 25 minutes takes 25 seconds at sixty times the speed. */
const AT_SIXTY = 90_000;

describe('a focus block on a real desktop', () => {
  let desktop: Desktop;
  let dunst: Dunst;
  let log: NotificationLog;
  const lulls = startedApps();

  const launch = (options: LaunchOptions): Promise<App> => lulls.launch(desktop, options);
  const startBlock = async (app: App) => {
    const tray = await app.tray();
    await tray.click(/^Start/, /25/);
    await until('dunst to be silenced', () => dunst.isPaused(), AT_SIXTY);
    return tray;
  };
  const lifted = (limit = AT_SIXTY) =>
    until('silence to be lifted', async () => !(await dunst.isPaused()), limit);

  beforeEach(async () => {
    desktop = await startDesktop();
    dunst = dunstOf(desktop);
    log = await recordNotifications(desktop.env['DBUS_SESSION_BUS_ADDRESS'] as string);
  });
  afterEach(async () => {
    await lulls.killAll();
    log.close();
    await desktop.stop();
  });

  it('silences dunst for 25 minutes, lifts it, and only then says that it is over', async () => {
    const clock = await hurryingClock('2026-03-10 09:00:00', 'Europe/Berlin', desktop.home);
    const app = await launch({ env: clock.env });
    const tray = await startBlock(app);
    await clock.hurry(60);
    await until('the tooltip to say until when', async () => /09:2|9:2/.test(await tray.tooltip()));
    await lifted();
    const over = await log.waitFor(/over|done/i);
    await until('the notification on screen', async () => (await dunst.counts()).displayed > 0);
    expect((await dunst.counts()).waiting).toBe(0);
    expect(over.actions.map(({ key }) => key)).toContain('default');
    expect(log.sent.filter(({ summary }) => summary === over.summary)).toHaveLength(1);
  });

  it('ends a block that crosses a New York spring night by its length, not by the wall', async () => {
    const clock = await hurryingClock('2026-03-08 01:50:00', 'America/New_York', desktop.home);
    const app = await launch({ env: clock.env });
    const tray = await startBlock(app);
    // 01:50 EST plus 25 minutes is 03:15 EDT: the hour from two to three does not exist that night.
    await until('the end in wall time', async () => /\b0?3:1\d/.test(await tray.tooltip()));
    await clock.hurry(60);
    await lifted();
    await log.waitFor(/over|done/i);
  });

  it('R1 keeps the end of a block through kill -9 and a restart before it', async () => {
    const start = Date.UTC(2026, 2, 10, 8, 0);
    const clock = await jumpingClock(start, 'Europe/Berlin', desktop.home);
    const dataDir = await newDataDir(desktop);
    const first = await launch({ dataDir, env: clock.env });
    const before = await (await startBlock(first)).tooltip();
    await first.kill();
    expect(await dunst.isPaused()).toBe(true);

    await clock.jumpTo(start + 10 * MINUTE);
    const second = await launch({ dataDir, env: clock.env });
    const tray = await second.tray();
    await until('the same end', async () => (await tray.tooltip()) === before);
    expect(await dunst.isPaused()).toBe(true);
    await tray.click(/^Surface/);
    await lifted();
  });

  it('B2 lifts the silence of a block that ended while Lull was dead, and says so once', async () => {
    const start = Date.UTC(2026, 2, 10, 8, 0);
    const clock = await jumpingClock(start, 'Europe/Berlin', desktop.home);
    const dataDir = await newDataDir(desktop);
    const first = await launch({ dataDir, env: clock.env });
    await startBlock(first);
    await first.kill();

    await clock.jumpTo(start + 40 * MINUTE);
    const second = await launch({ dataDir, env: clock.env });
    await lifted();
    const told = await until('one notification', () => log.sent[0]);
    await second.kill();

    const third = await launch({ dataDir, env: clock.env });
    await third.tray();
    expect(await dunst.isPaused()).toBe(false);
    expect(log.sent.filter(({ summary }) => summary === told.summary)).toHaveLength(1);
  });

  it('B5 leaves alone what the person changed during the block', async () => {
    const clock = await hurryingClock('2026-03-10 09:00:00', 'Europe/Berlin', desktop.home);
    const app = await launch({ env: clock.env });
    await startBlock(app);
    const team = await app.window('team');
    const silence = () => targetState(team, 'os-dnd');
    await until('the lease to be held', async () => (await silence()) === 'silenced');
    await dunst.setPaused(false);
    await until('Lull to have seen it', async () => (await silence()) === 'yours-kept');
    await clock.hurry(60);
    await until(
      'the block to end',
      async () => {
        const tray = await app.tray();
        return !/focus/i.test(await tray.tooltip());
      },
      AT_SIXTY,
    );
    expect(await dunst.isPaused()).toBe(false);
  });

  it('silences a dunst that begins anew in the middle of a block', async () => {
    const own = await startDesktop({ dunst: false });
    try {
      const first = await own.startDunst();
      const app = await lulls.launch(own);
      const tray = await app.tray();
      await tray.click(/^Start/, /25/);
      const other = dunstOf(own);
      await until('dunst to be silenced', () => other.isPaused());
      await first.stop();
      await own.startDunst();
      await until('the new dunst to be silenced', () => other.isPaused());
      await tray.click(/^Surface/);
      await until('silence to be lifted', async () => !(await other.isPaused()));
      await app.kill();
    } finally {
      await own.stop();
    }
  });

  it('B3 does not lift a do-not-disturb that was there before the block', async () => {
    await dunst.setPaused(true);
    const app = await launch({});
    const tray = await startBlock(app);
    await until('the block to run', async () => /focus/i.test(await tray.tooltip()));
    await tray.click(/^Surface/);
    await until('the block to end', async () => !/focus/i.test(await tray.tooltip()));
    await app.quit();
    expect(await dunst.isPaused()).toBe(true);
  });
});
