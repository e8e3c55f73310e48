import type { Json } from '../../../../src/lease/lease';
import type { Result, SessionBus } from '../../../ports';
import { badAnswer, DONE, memberOf, READY, type Foretell, type Silencer } from './silencer';

// SwayNotificationCenter src/swayncDaemon/swayncDaemon.vala. Its inhibitors are bound to no connection and have no
// owner, so a crash would leave ours for ever; the switch that the user sees can be put back.
const CONTROL = {
  destination: 'org.erikreider.swaync.cc',
  path: '/org/erikreider/swaync/cc',
  interface: 'org.erikreider.swaync.cc',
} as const;

const valueOf = (dnd: boolean): Json => ({ via: 'swaync', dnd });

export const swayncSilence: Foretell = () => valueOf(true);

/** SwayNotificationCenter: the switch outlives Lull. */
export function swaync(bus: SessionBus): Silencer {
  const set = async (value: boolean): Promise<Result<null>> => {
    const answer = await bus.call(
      { ...CONTROL, member: 'SetDnd' },
      { signature: 'b', body: [value] },
    );
    return answer.ok ? DONE : answer;
  };
  return {
    name: 'SwayNotificationCenter',
    readiness: async () => READY,
    read: async () => {
      const answer = await bus.call({ ...CONTROL, member: 'GetDnd' });
      if (!answer.ok) return answer;
      const [dnd] = answer.value;
      return typeof dnd === 'boolean'
        ? { ok: true, value: valueOf(dnd) }
        : badAnswer('GetDnd answered no boolean');
    },
    silence: () => set(true),
    restore: (before) => set(memberOf(before, 'dnd') === true),
    watch: (changed) => {
      // Newer versions send both; each comes with new notifications too, and a read tells what changed.
      const stops = ['Subscribe', 'SubscribeV2'].map((member) =>
        bus.onSignal({ ...CONTROL, member }, changed),
      );
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
