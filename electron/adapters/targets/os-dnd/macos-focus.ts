import { open, stat, unlink } from 'node:fs/promises';
import type { Json } from '../../../../src/lease/lease';
import type { Result } from '../../../ports';
import type { Run } from './run';
import { DONE, type Foretell, type Silencer } from './silencer';

/** The two Shortcuts that the user makes once; macOS has no interface of its own to set a Focus. */
export const SHORTCUTS = { on: 'Lull Focus On', off: 'Lull Focus Off' } as const;

// macOS may ask the user for permission the first time a Shortcut is run.
const RUN_TIMEOUT_MS = 20_000;

const valueOf = (focus: 'unknown' | 'set-by-lull'): Json => ({ via: 'macos-focus', focus });

export const macosFocusSilence: Foretell = () => valueOf('set-by-lull');

const outcome = async (work: Promise<unknown>): Promise<Result<null>> => {
  try {
    await work;
    return DONE;
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { ok: false, failure: { reason: 'not-stored', detail, retryAt: null } };
  }
};

const createMarker = async (path: string): Promise<void> => {
  const handle = await open(path, 'w', 0o600);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const exists = async (path: string): Promise<boolean> => {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
};

/**
 * macOS: a Focus can be set by Shortcuts and not be read, so all that is known is what Lull itself turned on; a file
 * at `marker` keeps that for the next start. Only what Lull turned on is turned off.
 */
export function macosFocus(run: Run, marker: string): Silencer {
  const shortcut = (name: string) => run('shortcuts', ['run', name], { timeoutMs: RUN_TIMEOUT_MS });
  const forget = async (): Promise<Result<null>> =>
    (await exists(marker)) ? outcome(unlink(marker)) : DONE;

  return {
    name: 'macOS Focus',
    readiness: async () => {
      const list = await run('shortcuts', ['list']);
      if (!list.ok) return { kind: 'unsupported', reason: 'no-shortcuts' };
      const names = list.value.split('\n').map((line) => line.trim());
      return names.includes(SHORTCUTS.on) && names.includes(SHORTCUTS.off)
        ? { kind: 'ready' }
        : { kind: 'needs-setup', reason: 'shortcuts-missing' };
    },
    read: async () => ({
      ok: true,
      value: valueOf((await exists(marker)) ? 'set-by-lull' : 'unknown'),
    }),
    silence: async () => {
      const marked = await outcome(createMarker(marker));
      if (!marked.ok) return marked;
      const ran = await shortcut(SHORTCUTS.on);
      if (ran.ok) return DONE;
      // One that ran out of time may yet have turned it on, and will be turned off.
      if (ran.failure.reason !== 'timed-out') await forget();
      return ran;
    },
    restore: async () => {
      const ran = await shortcut(SHORTCUTS.off);
      return ran.ok ? forget() : ran;
    },
    watch: () => () => undefined,
  };
}
