import type { Json } from '../../../../src/lease/lease';
import type { SessionBus } from '../../../ports';
import { badAnswer, DONE, memberOf, READY, type Foretell, type Silencer } from './silencer';

// xfce4-notifyd common/xfce-notify-common.h; xfconf's D-Bus interface org.xfce.Xfconf.
const XFCONF = {
  destination: 'org.xfce.Xfconf',
  path: '/org/xfce/Xfconf',
  interface: 'org.xfce.Xfconf',
} as const;
const CHANNEL = 'xfce4-notifyd';
const PROPERTY = '/do-not-disturb';

/** `null` where the property does not exist, as before its first use. */
const valueOf = (doNotDisturb: boolean | null): Json => ({ via: 'xfce4-notifyd', doNotDisturb });

export const xfce4NotifydSilence: Foretell = () => valueOf(true);

/** Xfce's notification daemon: a setting, which outlives Lull and the session. */
export function xfce4Notifyd(bus: SessionBus): Silencer {
  const call = (member: string, signature: string, body: readonly unknown[]) =>
    bus.call({ ...XFCONF, member }, { signature, body });
  const set = async (value: boolean) => {
    const answer = await call('SetProperty', 'ssv', [CHANNEL, PROPERTY, { variant: 'b', value }]);
    return answer.ok ? DONE : answer;
  };
  const isOurs = ([channel, property]: readonly unknown[]) =>
    channel === CHANNEL && property === PROPERTY;

  return {
    name: 'Xfce',
    readiness: async () => {
      const owner = await bus.owner(XFCONF.destination);
      return owner.ok && owner.value === null
        ? { kind: 'unsupported', reason: 'no-xfconf' }
        : READY;
    },
    read: async () => {
      const exists = await call('PropertyExists', 'ss', [CHANNEL, PROPERTY]);
      if (!exists.ok) return exists;
      if (exists.value[0] !== true) return { ok: true, value: valueOf(null) };
      const found = await call('GetProperty', 'ss', [CHANNEL, PROPERTY]);
      if (!found.ok) return found;
      const [value] = found.value;
      return typeof value === 'boolean'
        ? { ok: true, value: valueOf(value) }
        : badAnswer('do-not-disturb is not a boolean');
    },
    silence: () => set(true),
    restore: async (before) => {
      const value = memberOf(before, 'doNotDisturb');
      if (typeof value === 'boolean') return set(value);
      const answer = await call('ResetProperty', 'ssb', [CHANNEL, PROPERTY, false]);
      return answer.ok ? DONE : answer;
    },
    watch: (changed) => {
      const hear = (body: readonly unknown[]) => {
        if (isOurs(body)) changed();
      };
      const stops = ['PropertyChanged', 'PropertyRemoved'].map((member) =>
        bus.onSignal({ ...XFCONF, member }, hear),
      );
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
