import type { Json } from '../../../../src/lease/lease';
import type { Result, SessionBus } from '../../../ports';
import type { Run } from './run';
import { badAnswer, DONE, memberOf, READY, type Foretell, type Silencer } from './silencer';

// The switch in GNOME's quick settings is this key, inverted (gnome-shell js/ui/status/doNotDisturb.js).
const SCHEMA = 'org.gnome.desktop.notifications';
const KEY = 'show-banners';
const DCONF_KEY = '/org/gnome/desktop/notifications/show-banners';

// dconf-service tells each change of the user's settings on the bus, so that nothing has to be polled or kept running.
const WRITTEN = {
  destination: 'ca.desrt.dconf',
  path: '/ca/desrt/dconf/Writer/user',
  interface: 'ca.desrt.dconf.Writer',
  member: 'Notify',
} as const;

const valueOf = (showBanners: boolean): Json => ({ via: 'gnome-shell', showBanners });

export const gnomeShellSilence: Foretell = () => valueOf(false);

const touchesKey = (prefix: unknown, changes: unknown): boolean => {
  if (typeof prefix !== 'string' || !Array.isArray(changes)) return false;
  return changes.some((change) => {
    const path = `${prefix}${change}`;
    return path === DCONF_KEY || (path.endsWith('/') && DCONF_KEY.startsWith(path));
  });
};

/** GNOME: a setting, which outlives Lull and the session. */
export function gnomeShell(bus: SessionBus, run: Run): Silencer {
  const read = async (): Promise<Result<boolean>> => {
    const answer = await run('gsettings', ['get', SCHEMA, KEY]);
    if (!answer.ok) return answer;
    const text = answer.value.trim();
    if (text === 'true' || text === 'false') return { ok: true, value: text === 'true' };
    return badAnswer(`gsettings printed ${text.slice(0, 40)}`);
  };
  const set = async (show: boolean): Promise<Result<null>> => {
    const answer = await run('gsettings', ['set', SCHEMA, KEY, String(show)]);
    return answer.ok ? DONE : answer;
  };

  return {
    name: 'GNOME',
    readiness: async () => {
      const found = await read();
      if (found.ok || found.failure.reason === 'timed-out') return READY;
      return { kind: 'unsupported', reason: 'no-gsettings' };
    },
    read: async () => {
      const found = await read();
      return found.ok ? { ok: true, value: valueOf(found.value) } : found;
    },
    silence: () => set(false),
    restore: async (before) => {
      const show = memberOf(before, 'showBanners');
      if (typeof show !== 'boolean') return badAnswer('what was there before names no setting');
      // Where the default is what was there, nothing of ours stays in the user's settings.
      const reset = await run('gsettings', ['reset', SCHEMA, KEY]);
      if (!reset.ok) return reset;
      const found = await read();
      if (!found.ok) return found;
      return found.value === show ? DONE : set(show);
    },
    watch: (changed) =>
      bus.onSignal(WRITTEN, ([prefix, changes]) => {
        if (touchesKey(prefix, changes)) changed();
      }),
  };
}
