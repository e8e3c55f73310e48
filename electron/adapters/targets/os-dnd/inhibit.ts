import type { Json } from '../../../../src/lease/lease';
import type { Result, SessionBus } from '../../../ports';
import { readProperties, SERVICE, watchProperties } from './notification-server';
import { badAnswer, DONE, READY, type Foretell, type Silencer } from './silencer';

const INHIBITIONS = { ...SERVICE, interface: 'org.freedesktop.Notifications' } as const;
const VIA = 'inhibitions';
const HELD = { via: VIA, inhibited: true, lives: 'with-us' } as const;

export const inhibitSilence: Foretell = () => HELD;

/**
 * Plasma's `Inhibit`, and whoever else tells the capability `inhibitions`: it holds for as long as our connection to
 * the bus, so a dead Lull silences nobody. Plasma's own switch drops every inhibition, ours too: that is the user
 * ending the silence (plasma-workspace libnotificationmanager/server_p.cpp).
 */
export function inhibit(bus: SessionBus, name: string, desktopEntry: string): Silencer {
  /** One at most: giving one back makes Plasma forget to watch the connection, and a second would outlive us. */
  let cookie: number | null = null;

  const read = async (): Promise<Result<Json>> => {
    const asked = cookie;
    const found = await readProperties(bus, INHIBITIONS);
    if (!found.ok) return found;
    const inhibited = found.value['Inhibited'];
    if (typeof inhibited !== 'boolean') return badAnswer(`${name} does not tell Inhibited`);
    // What was asked before ours was taken or given back says nothing of now.
    if (cookie !== asked) return read();
    if (!inhibited) cookie = null;
    return { ok: true, value: cookie === null ? { via: VIA, inhibited } : HELD };
  };

  const release = async () => {
    if (cookie === null) return DONE;
    const body = [cookie];
    cookie = null;
    const answer = await bus.call(
      { ...INHIBITIONS, member: 'UnInhibit' },
      { signature: 'u', body },
    );
    return answer.ok ? DONE : answer;
  };

  return {
    name,
    readiness: async () => READY,
    read,
    silence: async () => {
      if (cookie !== null) return DONE;
      const answer = await bus.call(
        { ...INHIBITIONS, member: 'Inhibit' },
        { signature: 'ssa{sv}', body: [desktopEntry, 'Focus block', {}] },
      );
      if (!answer.ok) return answer;
      const [given] = answer.value;
      if (typeof given !== 'number') return badAnswer(`${name} gave no cookie`);
      cookie = given;
      return DONE;
    },
    restore: release,
    watch: (changed) => watchProperties(bus, INHIBITIONS, changed),
  };
}
