import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type App } from '../support/app';
import { send, slice } from '../support/commands';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { startAt } from '../support/desktop/faketime';
import type { TrayEntry, TrayItem } from '../support/desktop/tray';
import { until } from '../support/until';

const pictures = resolve(import.meta.dirname, '../../resources/tray');

/** The pixels of a picture as Electron reads them, in base64. */
function argbOf(app: App, file: string): Promise<string> {
  return app.electron.evaluate(
    ({ nativeImage }, png) => {
      const image = nativeImage.createFromBuffer(Buffer.from(png, 'base64'));
      const bitmap = image.toBitmap();
      return bitmap.toString('base64');
    },
    readFileSync(resolve(pictures, file)).toString('base64'),
  );
}

/** The opacity of each pixel, which every byte order agrees on. */
function alphas(bytes: Buffer, at: 0 | 3): string {
  const found: number[] = [];
  for (let pixel = at; pixel < bytes.length; pixel += 4)
    found.push((bytes[pixel] ?? 0) > 127 ? 1 : 0);
  return found.join('');
}

const labels = (entries: readonly TrayEntry[]): string[] =>
  entries.filter(({ separator }) => !separator).map(({ label }) => label);

describe('the tray', () => {
  let desktop: Desktop;
  let app: App;
  let tray: TrayItem;
  beforeAll(async () => {
    desktop = await startDesktop();
    // A Tuesday morning in working hours, six times as fast.
    app = await launchApp(desktop, { env: startAt('2026-03-10 10:00:00', 'Europe/Berlin', 6) });
    const team = await app.window('/team/');
    await send(team, { kind: 'finish-welcome' });
    await send(team, { kind: 'answer-zone', zone: 'Europe/Berlin', answer: 'moved' });
    await send(team, { kind: 'change-settings', patch: { openFocusWindow: false } });
    tray = await app.tray();
  });
  afterAll(async () => {
    await app.kill();
    await desktop.stop();
  });

  const session = async () => (await slice(await app.window('/team/'), 'session')).session;
  const shows = async (name: string) => {
    const wanted = await Promise.all(
      ['light', 'dark'].map(async (set) =>
        alphas(Buffer.from(await argbOf(app, `${set}/${name}@2x.png`), 'base64'), 3),
      ),
    );
    const [pixmap] = await tray.pixmaps();
    return pixmap !== undefined && wanted.includes(alphas(pixmap.argb, 0));
  };

  test('says that I am available and until when, by its shape and in words', async () => {
    await until('the picture', () => shows('available'));
    expect(await tray.tooltip()).toMatch(/^Available until (17:00|5:00 PM)$/);
  });

  test('offers on its menu what can be done now', async () => {
    const menu = await tray.menu();
    expect(labels(menu)[0]).toBe('Start');
    const start = menu.find(({ label }) => label === 'Start');
    expect(labels(start?.children ?? []).slice(0, 3)).toEqual([
      '25 minutes',
      '50 minutes',
      '90 minutes',
    ]);
    expect(labels(menu)).toEqual(
      expect.arrayContaining(['My status', 'Team', 'Focus window', 'Settings', 'Quit Lull']),
    );
  });

  test('shows that I am away, and that I am back', async () => {
    await tray.click('My status', /15 minutes/);
    await until('the picture', () => shows('away'));
    expect(await tray.tooltip()).toMatch(/^Away until /);
    await tray.click('My status', 'I am back');
    await until('the picture', () => shows('available'));
    const status = (await tray.menu()).find(({ label }) => label === 'My status');
    expect(status?.children.find(({ label }) => label === 'Available')?.checked).toBe(true);
  });

  test('keeps its tick when what is so already is clicked', async () => {
    await tray.click('My status', 'Available');
    await until('the tick', async () => {
      const status = (await tray.menu()).find(({ label }) => label === 'My status');
      return status?.children.find(({ label }) => label === 'Available')?.checked === true;
    });
  });

  test('starts the default block with a click, and fills its ring', async () => {
    await tray.activate();
    await until('a block', async () => (await session())?.kind === 'focus');
    await until('the empty ring', () => shows('focusing-00'));
    expect(await tray.tooltip()).toMatch(/^Focusing until /);
    await until(
      'the ring to fill',
      async () => (await shows('focusing-01')) || shows('focusing-02'),
    );
  });

  test('shows the focus window with a click while a block runs', async () => {
    await tray.activate();
    await app.window('/focus/');
  });

  test('pauses, and shows it', async () => {
    await tray.click('Pause');
    await until('the picture', () => shows('paused'));
    expect(await tray.tooltip()).toMatch(/^Paused with \d+ minutes left$/);
    await tray.click('Resume');
    await until('the block', async () => (await tray.tooltip()).startsWith('Focusing'));
  });

  test('extends and surfaces', async () => {
    const before = await session();
    await tray.click('Extend', '5 minutes');
    await until('five minutes more', async () => {
      const after = await session();
      return before !== null && after !== null && after.endsAt === before.endsAt + 300_000;
    });
    await tray.click('Surface');
    await until('no block', async () => (await session())?.kind !== 'focus');
  });

  test('shows the words of its menu in the menu that opens', async () => {
    expect((await tray.menu()).every(({ label }) => !/^(menu|tray)\./.test(label))).toBe(true);
  });
});
