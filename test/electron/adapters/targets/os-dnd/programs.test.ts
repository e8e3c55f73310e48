import { access, chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSessionBus } from '../../../../../electron/adapters/session-bus';
import { createOsDnd } from '../../../../../electron/adapters/targets/os-dnd';
import { createRun } from '../../../../../electron/adapters/targets/os-dnd/run';
import { keepLeases, type Kept } from '../../../../support/bus/lease-keeper';

// macOS and Windows are reached through programs; here programs of the same names stand on the PATH.
let folder = '';
let environment: Record<string, string> = {};
const cleanups: (() => unknown)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lull-programs-'));
  await mkdir(join(folder, 'bin'));
  environment = {
    PATH: `${join(folder, 'bin')}${delimiter}/usr/bin${delimiter}/bin`,
    STATE: folder,
  };
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  await rm(folder, { recursive: true, force: true });
});

const program = async (name: string, script: string) => {
  const path = join(folder, 'bin', name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
};
const textOf = (name: string) => readFile(join(folder, name), 'utf8').catch(() => '');
const on = (platform: string) => {
  const bus = createSessionBus({ environment: {} });
  const target = createOsDnd({
    platform,
    environment,
    bus,
    desktopEntry: 'lull',
    marker: join(folder, 'focus-set'),
  });
  cleanups.push(bus.close, target.close);
  return { bus, target };
};
const lull = (platform: string, kept?: Kept) => {
  const parts = on(platform);
  const target = { ...parts.target };
  // The keeper asks the bus only to let signals pass, and there are none on these systems.
  const bus = { ...parts.bus, owner: async () => ({ ok: true as const, value: null }) };
  return keepLeases({ bus, target, ...(kept === undefined ? {} : { kept }) });
};

describe('macOS Shortcuts', () => {
  // The command line of macOS 12: `shortcuts list` prints a name a line, `shortcuts run NAME` fails for an unknown one.
  const shortcuts = (...names: string[]) =>
    program(
      'shortcuts',
      `case "$1" in
  list) printf '%s\\n' ${names.map((name) => `'${name}'`).join(' ')} ;;
  run) printf '%s\\n' "$2" >> "$STATE/ran"; [ ! -e "$STATE/refuse" ] ;;
  *) exit 64 ;;
esac`,
    );
  const BOTH = ['Make GIF', 'Lull Focus On', 'Lull Focus Off'];
  const ran = async () => (await textOf('ran')).split('\n').filter((line) => line !== '');

  it('needs its two Shortcuts, and says which way it is', async () => {
    const { target } = on('darwin');
    expect(await target.probe()).toEqual({ kind: 'unsupported', reason: 'no-shortcuts' });
    for (const names of [
      [],
      ['Make GIF'],
      ['Lull Focus On'],
      ['Lull Focus Off', 'lull focus on'],
    ]) {
      await shortcuts(...names);
      expect(await target.probe()).toEqual({ kind: 'needs-setup', reason: 'shortcuts-missing' });
    }
    await shortcuts(...BOTH);
    expect(await target.probe()).toEqual({ kind: 'ready', name: 'macOS Focus' });
    expect(await ran()).toEqual([]);
  });

  it('turns off only what it turned on, once each', async () => {
    await shortcuts(...BOTH);
    const keeper = lull('darwin');
    await keeper.begin();
    expect(await ran()).toEqual(['Lull Focus On']);
    await keeper.end();
    expect(await ran()).toEqual(['Lull Focus On', 'Lull Focus Off']);
    expect(keeper.outcome()).toBe('restored');
    const idle = lull('darwin');
    await idle.end();
    expect((await ran()).length).toBe(2);
  });

  it('B2: what a crash left on is turned off at the next start', async () => {
    await shortcuts(...BOTH);
    const first = lull('darwin');
    await first.begin();
    const again = lull('darwin', { ...(await first.crash()), running: false });
    await again.settle();
    expect(await ran()).toEqual(['Lull Focus On', 'Lull Focus Off']);
    expect(again.lease()).toBeNull();
    await expect(access(join(folder, 'focus-set'))).rejects.toThrow('ENOENT');
  });

  it('a Shortcut that fails to run has changed nothing', async () => {
    await shortcuts(...BOTH);
    await writeFile(join(folder, 'refuse'), '');
    const { target } = on('darwin');
    const before = { via: 'macos-focus', focus: 'unknown' };
    expect(await target.apply({ before, until: 0 })).toMatchObject({
      ok: false,
      failure: { reason: 'failed' },
    });
    expect(await target.read()).toEqual({ ok: true, value: before });
  });

  it('does not turn anything on that it could not note down', async () => {
    await shortcuts(...BOTH);
    const bus = createSessionBus({ environment: {} });
    const marker = join(folder, 'no-such-folder', 'focus-set');
    const target = createOsDnd({ platform: 'darwin', environment, bus, desktopEntry: '', marker });
    const before = { via: 'macos-focus', focus: 'unknown' };
    expect(await target.apply({ before, until: 0 })).toMatchObject({
      failure: { reason: 'not-stored' },
    });
    expect(await ran()).toEqual([]);
  });
});

describe('Windows quiet hours', () => {
  const PREFIX = 'Microsoft.QuietHoursProfile.';
  // Keeps the profile in a file; refuses a call that PowerShell would not understand.
  const powershell = (before = `${PREFIX}Unrestricted`) =>
    program(
      'powershell.exe',
      `[ "$1 $2 $3 $4" = "-NoLogo -NoProfile -NonInteractive -EncodedCommand" ] || exit 64
printf '%s' "$5" > "$STATE/script"
[ -e "$STATE/profile" ] || printf '%s' '${before}' > "$STATE/profile"
[ -z "$LULL_QUIET_HOURS_PROFILE" ] || printf '%s' "$LULL_QUIET_HOURS_PROFILE" > "$STATE/profile"
cat "$STATE/profile"`,
    );

  it('is named, silenced and put back; the script is the same each time', async () => {
    await powershell();
    expect(await on('win32').target.probe()).toEqual({ kind: 'ready', name: 'Windows' });
    const script = Buffer.from(await textOf('script'), 'base64').toString('utf16le');
    expect(script).toContain('F53321FA-34F8-4B7F-B9A3-361877CB94CF');
    expect(script).toContain('6BFF4732-81EC-4FFB-AE67-B6C1BC29631F');
    // The order of the interface's methods is its contract: get is the first, put the second.
    expect(script.indexOf('GetUserSelectedProfile')).toBeLessThan(
      script.indexOf('SetUserSelectedProfile'),
    );

    const keeper = lull('win32');
    await keeper.begin();
    expect(await textOf('profile')).toBe(`${PREFIX}PriorityOnly`);
    expect(Buffer.from(await textOf('script'), 'base64').toString('utf16le')).toBe(script);
    await keeper.end();
    expect(await textOf('profile')).toBe(`${PREFIX}Unrestricted`);
  });

  it('B4: a stronger silence is not weakened, and each is there afterwards', async () => {
    for (const before of ['PriorityOnly', 'AlarmsOnly', 'SomethingNew']) {
      await rm(join(folder, 'profile'), { force: true });
      await powershell(`${PREFIX}${before}`);
      const first = lull('win32');
      await first.begin();
      expect(await textOf('profile')).toBe(`${PREFIX}${before}`);
      const again = lull('win32', { ...(await first.crash()), running: false });
      await again.settle();
      expect(await textOf('profile')).toBe(`${PREFIX}${before}`);
    }
  });

  it('B5: what the user chose in the block stays', async () => {
    await powershell();
    const keeper = lull('win32');
    await keeper.begin();
    await writeFile(join(folder, 'profile'), `${PREFIX}AlarmsOnly`);
    await keeper.end();
    expect(await textOf('profile')).toBe(`${PREFIX}AlarmsOnly`);
    expect(keeper.outcome()).toBe('yours-kept');
  });

  it('an answer or a lease that names no profile is refused', async () => {
    const { target } = on('win32');
    expect(await target.probe()).toEqual({ kind: 'unsupported', reason: 'no-powershell' });
    await program('powershell.exe', 'echo "Add-Type : Access is denied"');
    expect(await target.read()).toMatchObject({ failure: { reason: 'bad-answer' } });
    await powershell();
    for (const profile of ["x'; Remove-Item", `${PREFIX}`, '', 7, null]) {
      const before = { via: 'windows-quiet-hours', profile };
      const ours = { via: 'windows-quiet-hours', profile: `${PREFIX}PriorityOnly` };
      expect(await target.restore({ before, ours })).toMatchObject({
        failure: { reason: 'bad-answer' },
      });
    }
  });
});

it('an unknown system is unsupported', async () => {
  expect(await on('freebsd').target.probe()).toEqual({
    kind: 'unsupported',
    reason: 'unknown-system',
  });
});

describe('running programs', () => {
  it('ends one that hangs, and everything else is a value', async () => {
    await program('hangs', 'exec sleep 600');
    await program('floods', 'exec yes');
    const run = createRun(environment);
    expect(await run('hangs', [], { timeoutMs: 100 })).toMatchObject({
      ok: false,
      failure: { reason: 'timed-out' },
    });
    expect((await run('floods', [])).ok).toBe(false);
    expect(await run('missing', [])).toEqual({
      ok: false,
      failure: { reason: 'unsupported', detail: 'missing: not found', retryAt: null },
    });
  });

  it('passes arguments as they are: no shell reads them', async () => {
    await program('echoes', 'printf "%s|" "$@"');
    const args = ['a b', '$HOME', '`id`', '"', ';', '*', ''];
    expect(await createRun(environment)('echoes', args)).toEqual({
      ok: true,
      value: `${args.join('|')}|`,
    });
  });
});
