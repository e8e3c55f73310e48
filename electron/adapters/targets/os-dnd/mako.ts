import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Json } from '../../../../src/lease/lease';
import type { Result, SessionBus } from '../../../ports';
import { SERVICE, watchProperties } from './notification-server';
import { badAnswer, DONE, memberOf, READY, type Foretell, type Silencer } from './silencer';

// mako dbus/mako.c; a mode hides nothing unless the user's configuration has a section for it (mako(5), MODES).
const CONTROL = {
  destination: SERVICE.destination,
  path: '/fr/emersion/Mako',
  interface: 'fr.emersion.Mako',
} as const;
const MODE = 'do-not-disturb';
const SECTION = /^\s*\[(?:[^\]]*\s)?mode=["']?do-not-disturb["']?(?:\s[^\]]*)?\]/m;
const INCLUDE = /^\s*include\s*=\s*(.+?)\s*$/gm;

/** Only our mode: the user's other modes come and go without meaning anything to us. */
const valueOf = (doNotDisturb: boolean): Json => ({ via: 'mako', doNotDisturb });

export const makoSilence: Foretell = () => valueOf(true);

const textOf = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch {
    // No configuration is one without our section.
    return '';
  }
};

const hasSection = async (configHome: string): Promise<boolean> => {
  const main = await textOf(join(configHome, 'mako', 'config'));
  const included = [...main.matchAll(INCLUDE)].map(([, path = '']) => {
    const whole = path.replace(/^~(?=\/)/, homedir());
    return textOf(isAbsolute(whole) ? whole : join(configHome, 'mako', whole));
  });
  return [main, ...(await Promise.all(included))].some((text) => SECTION.test(text));
};

/** mako: modes, which outlive Lull until mako ends. */
export function mako(
  bus: SessionBus,
  environment: { readonly [name: string]: string | undefined },
): Silencer {
  const configHome =
    environment['XDG_CONFIG_HOME'] || join(environment['HOME'] ?? homedir(), '.config');
  const modes = async (): Promise<Result<readonly string[]>> => {
    const answer = await bus.call({ ...CONTROL, member: 'ListModes' });
    if (!answer.ok) return answer;
    const [list] = answer.value;
    if (!Array.isArray(list)) return badAnswer('ListModes answered no list');
    return { ok: true, value: list.map(String) };
  };
  const change = async (silent: boolean): Promise<Result<null>> => {
    const found = await modes();
    if (!found.ok) return found;
    const others = found.value.filter((mode) => mode !== MODE);
    const body = [silent ? [...others, MODE] : others];
    const answer = await bus.call({ ...CONTROL, member: 'SetModes' }, { signature: 'as', body });
    return answer.ok ? DONE : answer;
  };
  return {
    name: 'mako',
    readiness: async () =>
      (await hasSection(configHome)) ? READY : { kind: 'needs-setup', reason: 'mako-mode-missing' },
    read: async () => {
      const found = await modes();
      return found.ok ? { ok: true, value: valueOf(found.value.includes(MODE)) } : found;
    },
    silence: () => change(true),
    restore: (before) => change(memberOf(before, 'doNotDisturb') === true),
    watch: (changed) => watchProperties(bus, CONTROL, changed),
  };
}
