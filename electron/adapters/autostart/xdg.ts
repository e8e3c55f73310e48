import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Autostart, Result } from '../../ports';

type Environment = { readonly [name: string]: string | undefined };

export type XdgAutostartOptions = {
  readonly env: Environment;
  /** The command that starts Lull hidden, the program first. */
  readonly command: readonly string[];
  readonly name: string;
};

const ENTRY = 'lull.desktop';

/** The program to start: an AppImage is mounted somewhere else each time, its file is not. */
export function programOf(env: Environment, executable: string): string {
  return env['APPIMAGE'] || executable;
}

/** One argument of an Exec line, quoted as the Desktop Entry Specification says. */
function quoted(argument: string): string {
  const inner = argument.replace(/["`$\\]/g, '\\$&').replace(/%/g, '%%');
  return `"${inner.replace(/\\/g, '\\\\')}"`;
}

/** The entry that a desktop reads when a session starts. */
export function desktopEntry(name: string, command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    `Exec=${command.map(quoted).join(' ')}`,
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Whether an entry starts anything: a desktop switches one off by a line, not by taking it away. */
export function isEnabled(entry: string): boolean {
  return !/^\s*(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/im.test(entry);
}

function failure(error: unknown): Result<never> {
  const detail = String((error as { code?: unknown } | null)?.code ?? error);
  return { ok: false, failure: { reason: 'failed', detail, retryAt: null } };
}

/** Start at login by the XDG autostart specification: one file of ours, there or not there. */
export function createXdgAutostart(options: XdgAutostartOptions): Autostart {
  const { env } = options;
  // A sandboxed package may not write there, or writes where no desktop looks.
  const sandboxed = Boolean(env['FLATPAK_ID'] || env['SNAP']);
  const folder = join(
    env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config'),
    'autostart',
  );
  const path = join(folder, ENTRY);
  const wanted = desktopEntry(options.name, options.command);

  const present = async (): Promise<string | null> => {
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      if ((error as { code?: unknown }).code === 'ENOENT') return null;
      throw error;
    }
  };

  const write = async (): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const next = `${path}.${process.pid}`;
    await writeFile(next, wanted);
    await rename(next, path);
  };

  return {
    state: async () => {
      if (sandboxed) return 'unsupported';
      try {
        const entry = await present();
        return entry !== null && isEnabled(entry) ? 'on' : 'off';
      } catch {
        return 'unsupported';
      }
    },
    set: async (on) => {
      if (sandboxed) return { ok: true, value: 'unsupported' };
      try {
        if (!on) await rm(path, { force: true });
        else if ((await present()) !== wanted) await write();
        return { ok: true, value: on ? 'on' : 'off' };
      } catch (error) {
        return failure(error);
      }
    },
  };
}
