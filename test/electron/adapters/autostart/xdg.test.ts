import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createXdgAutostart,
  desktopEntry,
  isEnabled,
  programOf,
} from '../../../../electron/adapters/autostart/xdg';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'lull-autostart-'));
});
afterEach(() => rm(home, { recursive: true }));

const COMMAND = ['/opt/Lull/lull', '--hidden'];

function autostart(command: readonly string[] = COMMAND, env: Record<string, string> = {}) {
  return createXdgAutostart({ env: { HOME: home, ...env }, command, name: 'Lull' });
}
const folder = () => join(home, '.config', 'autostart');
const entry = () => join(folder(), 'lull.desktop');
const entries = () => readdir(folder());

/** What a desktop would start: an Exec line taken apart as the Desktop Entry Specification says. */
function argumentsOf(text: string): string[] {
  const exec = /^Exec=(.*)$/m.exec(text)?.[1] ?? '';
  const line = exec.replace(/\\(.)/g, (_whole, next: string) => (next === 's' ? ' ' : next));
  const words = [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word = '']) => word);
  return words.map((word) => word.replace(/\\(["`$\\])/g, '$1').replace(/%%/g, '%'));
}

describe('D7 start at login on Linux', () => {
  test('is off where nothing was ever set', async () => {
    expect(await autostart().state()).toBe('off');
  });

  test('is on once it is switched on, with one entry', async () => {
    expect(await autostart().set(true)).toEqual({ ok: true, value: 'on' });
    expect(await autostart().state()).toBe('on');
    expect(await entries()).toEqual(['lull.desktop']);
  });

  test.each([1, 2, 5, 20])('has one entry after it was switched on %i times', async (times) => {
    for (let time = 0; time < times; time += 1) await autostart().set(true);
    expect(await entries()).toEqual(['lull.desktop']);
  });

  test('is not written again where it is right already', async () => {
    await autostart().set(true);
    const before = await stat(entry());
    await autostart().set(true);
    expect((await stat(entry())).ino).toBe(before.ino);
  });

  test('leaves nothing when it is switched off, twice too', async () => {
    await autostart().set(true);
    expect(await autostart().set(false)).toEqual({ ok: true, value: 'off' });
    expect(await autostart().set(false)).toEqual({ ok: true, value: 'off' });
    expect(await entries()).toEqual([]);
    expect(await autostart().state()).toBe('off');
  });

  test('is switched off where it never was on', async () => {
    expect(await autostart().set(false)).toEqual({ ok: true, value: 'off' });
  });

  test('starts the program where an update has moved it', async () => {
    await autostart(['/opt/Lull-0.1/lull', '--hidden']).set(true);
    await autostart(['/opt/Lull-0.2/lull', '--hidden']).set(true);
    expect(await entries()).toEqual(['lull.desktop']);
    expect(argumentsOf(await readFile(entry(), 'utf8'))).toEqual([
      '/opt/Lull-0.2/lull',
      '--hidden',
    ]);
  });

  test.each([
    [['/opt/My Apps/Lull', '--hidden']],
    [['/opt/100%/lull', '--hidden']],
    [['/opt/"quoted"/lull', '--hidden']],
    [['/opt/$HOME/`id`/lull', '--hidden']],
    [['/opt/back\\slash/lull', '--hidden']],
    [['/usr/lib/electron', '--no-sandbox', '/home/ada/lull', '--hidden']],
  ])('starts exactly %j', (command) => {
    expect(argumentsOf(desktopEntry('Lull', command))).toEqual(command);
  });

  test('starts an AppImage by its file, not by where it is mounted today', () => {
    expect(programOf({ APPIMAGE: '/home/ada/Lull.AppImage' }, '/tmp/.mount_Lull/lull')).toBe(
      '/home/ada/Lull.AppImage',
    );
    expect(programOf({}, '/opt/Lull/lull')).toBe('/opt/Lull/lull');
  });

  test.each([
    { line: 'Hidden=true', enabled: false },
    { line: 'X-GNOME-Autostart-enabled=false', enabled: false },
    { line: 'Hidden = TRUE', enabled: false },
    { line: 'Hidden=false', enabled: true },
    { line: 'X-Lull-Hidden=true', enabled: true },
  ])('counts an entry with $line as enabled: $enabled', async ({ line, enabled }) => {
    const text = desktopEntry('Lull', COMMAND).replace('Terminal=false', line);
    expect(isEnabled(text.replace(/^X-GNOME-Autostart-enabled=true$/m, ''))).toBe(enabled);
    await mkdir(folder(), { recursive: true });
    await writeFile(entry(), text);
    expect(await autostart().state()).toBe(enabled ? 'on' : 'off');
  });

  test('is on again after the desktop had switched it off', async () => {
    await mkdir(folder(), { recursive: true });
    await writeFile(entry(), `${desktopEntry('Lull', COMMAND)}Hidden=true\n`);
    await autostart().set(true);
    expect(await autostart().state()).toBe('on');
  });

  test('goes where XDG_CONFIG_HOME says', async () => {
    const config = join(home, 'elsewhere');
    await autostart(COMMAND, { XDG_CONFIG_HOME: config }).set(true);
    expect(await readdir(join(config, 'autostart'))).toEqual(['lull.desktop']);
  });

  test('leaves the entries of others alone', async () => {
    await mkdir(folder(), { recursive: true });
    await writeFile(join(folder(), 'other.desktop'), 'theirs');
    await autostart().set(true);
    await autostart().set(false);
    expect(await readFile(join(folder(), 'other.desktop'), 'utf8')).toBe('theirs');
  });

  test.each([{ FLATPAK_ID: 'app.lull' }, { SNAP: '/snap/lull/1' }])(
    'is unsupported inside %j',
    async (env) => {
      expect(await autostart(COMMAND, env).state()).toBe('unsupported');
      expect(await autostart(COMMAND, env).set(true)).toEqual({ ok: true, value: 'unsupported' });
      expect(await readdir(home)).toEqual([]);
    },
  );

  test('tells with a reason why it cannot be set', async () => {
    await mkdir(dirname(folder()), { recursive: true });
    await writeFile(folder(), 'a file in the place of the folder');
    const set = await autostart().set(true);
    expect(set).toMatchObject({ ok: false, failure: { reason: 'failed' } });
    expect(set.ok ? '' : set.failure.detail).toMatch(/^E[A-Z]+$/);
  });

  test('is an entry of the shape that the specification gives', async () => {
    await autostart().set(true);
    const text = await readFile(entry(), 'utf8');
    expect(text.startsWith('[Desktop Entry]\n')).toBe(true);
    expect(text.endsWith('\n')).toBe(true);
    for (const line of text.trimEnd().split('\n').slice(1)) expect(line).toMatch(/^[A-Za-z-]+=.+$/);
  });
});
