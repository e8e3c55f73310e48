import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, startAgain, type App } from '../support/app';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { trayItemCount } from '../support/desktop/tray';
import { until } from '../support/until';

const TEAM = '/team/';

describe('a start of Lull', () => {
  let desktop: Desktop;
  let app: App;
  beforeAll(async () => {
    desktop = await startDesktop();
    app = await launchApp(desktop);
  });
  afterAll(async () => {
    await app.kill();
    await desktop.stop();
  });

  test('opens the team window', async () => {
    const window = await app.window(TEAM);
    await until('words on the page', async () => (await window.innerText('body')).trim() !== '');
    expect(await window.title()).toContain('Lull');
  });

  test('puts one item with a picture and a menu into the tray', async () => {
    const tray = await app.tray();
    expect(await tray.tooltip()).not.toBe('');
    const [pixmap] = await tray.pixmaps();
    expect(pixmap?.argb.some((byte) => byte !== 0)).toBe(true);
    expect(await tray.menu()).not.toEqual([]);
    expect(await trayItemCount(desktop, app.pid)).toBe(1);
  });

  test('keeps no more room than it needs after a burst of work', async () => {
    const room = await app.electron.evaluate(() => {
      const lately: unknown[] = [];
      for (let i = 0; i < 2_000_000; i++) lately[i % 200_000] = { i };
      const load = (process as { mainModule?: { require(name: string): unknown } }).mainModule;
      const v8 = load?.require('node:v8') as {
        getHeapSpaceStatistics(): { space_name: string; space_size: number }[];
      };
      return v8.getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
        ?.space_size;
    });
    // Node 18 on 64 bits grows it to 32 MiB.
    expect(room).toBeLessThanOrEqual(4 * 2 ** 20);
  });

  test('leaves it in the tray when its last window is closed, and a second start shows it', async () => {
    await (await app.window(TEAM)).close();
    await app.windowGone(TEAM);
    expect(app.running()).toBe(true);

    const second = await startAgain(desktop, app);
    expect(second.code).toBe(0);
    await app.window(TEAM);
    expect(await trayItemCount(desktop, app.pid)).toBe(1);
  });

  test('opens no second window for a second start', async () => {
    await startAgain(desktop, app);
    await startAgain(desktop, app);
    expect(app.windows().filter((page) => page.url().includes(TEAM))).toHaveLength(1);
  });

  test('ends with exit code 0 by its menu', async () => {
    await (await app.tray()).click(/Quit/);
    expect(await app.exited).toBe(0);
  });
});
