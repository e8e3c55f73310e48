import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDataDir, startAgain } from '../support/app';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { trayItem } from '../support/desktop/tray';
import { until } from '../support/until';

const binary = process.env['LULL_PACKED'];
if (binary === undefined) throw new Error('LULL_PACKED names no binary: npm run pack makes one');

// A fuse is a character in the binary.
const OFF = '0'.charCodeAt(0);
const ON = '1'.charCodeAt(0);

describe('the app as it is shipped', () => {
  test('has the fuses of a release', async () => {
    const wire: { readonly [fuse in FuseV1Options]?: number } = await getCurrentFuseWire(binary);
    const expected = new Map<FuseV1Options, number>([
      [FuseV1Options.RunAsNode, OFF],
      [FuseV1Options.EnableCookieEncryption, ON],
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable, OFF],
      [FuseV1Options.EnableNodeCliInspectArguments, OFF],
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, ON],
      [FuseV1Options.OnlyLoadAppFromAsar, ON],
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, OFF],
      [FuseV1Options.GrantFileProtocolExtraPrivileges, OFF],
    ]);
    // An older runtime's wire is shorter: what it has must be right.
    const present = [...expected].filter(([fuse]) => wire[fuse] !== undefined);
    expect(present.length).toBeGreaterThanOrEqual(7);
    expect(present.map(([fuse]) => [FuseV1Options[fuse], wire[fuse]])).toEqual(
      present.map(([fuse, state]) => [FuseV1Options[fuse], state]),
    );
  });

  describe('on a desktop', () => {
    let desktop: Desktop;
    beforeAll(async () => {
      desktop = await startDesktop();
    });
    afterAll(() => desktop.stop());

    test('starts, hands a second start on, and ends when asked to', async () => {
      const dataDir = await newDataDir(desktop);
      const app = await desktop.start(binary, [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--user-data-dir=${dataDir}`,
      ]);
      const tray = await trayItem(desktop, app.pid);
      expect(await tray.tooltip()).not.toBe('');

      expect((await startAgain(desktop, { dataDir })).code).toBe(0);
      expect(app.running()).toBe(true);

      await tray.click(/Quit/);
      await until('Lull to end', () => !app.running());
    });
  });
});
