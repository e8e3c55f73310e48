import type { Json } from '../../../../src/lease/lease';
import type { SessionBus } from '../../../ports';
import { readProperties, SERVICE, watchProperties, writeProperty } from './notification-server';
import { badAnswer, memberOf, READY, type Foretell, type Silencer } from './silencer';

// dunst src/dbus.c: `paused` since 1.7, `pauseLevel` 0 to 100 since 1.10; paused is level 100.
const CONTROL = { ...SERVICE, interface: 'org.dunstproject.cmd0' } as const;
const FULL = 100;

const valueOf = (setting: { pauseLevel: number } | { paused: boolean }): Json => ({
  via: 'dunst',
  ...setting,
});

export const dunstSilence: Foretell = (before) =>
  typeof memberOf(before, 'pauseLevel') === 'number'
    ? valueOf({ pauseLevel: FULL })
    : valueOf({ paused: true });

/** dunst: pausing outlives who asked for it, until dunst ends. */
export function dunst(bus: SessionBus): Silencer {
  const write = (value: Json) => {
    const level = memberOf(value, 'pauseLevel');
    if (typeof level === 'number') {
      return writeProperty(bus, CONTROL, 'pauseLevel', { variant: 'u', value: level });
    }
    const paused = memberOf(value, 'paused') === true;
    return writeProperty(bus, CONTROL, 'paused', { variant: 'b', value: paused });
  };
  return {
    name: 'dunst',
    readiness: async () => READY,
    read: async () => {
      const found = await readProperties(bus, CONTROL);
      if (!found.ok) return found;
      const { pauseLevel, paused } = found.value;
      if (typeof pauseLevel === 'number') return { ok: true, value: valueOf({ pauseLevel }) };
      if (typeof paused === 'boolean') return { ok: true, value: valueOf({ paused }) };
      return badAnswer('dunst tells neither paused nor pauseLevel');
    },
    silence: (before) => write(dunstSilence(before)),
    restore: write,
    watch: (changed) => watchProperties(bus, CONTROL, changed),
  };
}
