import type { Result, SessionBus } from '../../../ports';
import { dunst } from './dunst';
import { gnomeShell } from './gnome-shell';
import { inhibit } from './inhibit';
import { macosFocus } from './macos-focus';
import { mako } from './mako';
import { SERVICE } from './notification-server';
import type { Run } from './run';
import type { Obstacle, Silencer } from './silencer';
import { swaync } from './swaync';
import { windowsQuietHours } from './windows-quiet-hours';
import { xfce4Notifyd } from './xfce4-notifyd';

/** What a silencer may need of the machine. */
export type Machine = {
  readonly platform: string;
  readonly environment: { readonly [name: string]: string | undefined };
  readonly bus: SessionBus;
  readonly run: Run;
  /** The name of the desktop file under which Lull is installed, without its ending. */
  readonly desktopEntry: string;
  /** A file of Lull's own that may come and go (macOS). */
  readonly marker: string;
};

/** Who silences this desktop, bound to the owner of the notification service where there is one. */
export type Detected =
  | { readonly kind: 'found'; readonly owner: string | null; readonly silencer: Silencer }
  | { readonly kind: 'none'; readonly reason: Obstacle; readonly detail: string };

const none = (reason: Obstacle, detail = ''): Detected => ({ kind: 'none', reason, detail });

/** Who answers for notifications, by the owner of their name: environment variables are changed by Electron and lie. */
async function serverName(bus: SessionBus): Promise<Result<string>> {
  const members = { ...SERVICE, interface: 'org.freedesktop.Notifications' } as const;
  const information = await bus.call({ ...members, member: 'GetServerInformation' });
  return information.ok ? { ok: true, value: String(information.value[0]) } : information;
}

async function hasInhibitions(bus: SessionBus): Promise<boolean> {
  const members = { ...SERVICE, interface: 'org.freedesktop.Notifications' } as const;
  const answer = await bus.call({ ...members, member: 'GetCapabilities' });
  if (!answer.ok) return false;
  const [capabilities] = answer.value;
  return Array.isArray(capabilities) && capabilities.includes('inhibitions');
}

async function silencerOf(name: string, machine: Machine): Promise<Silencer | null> {
  const { bus, run, environment, desktopEntry } = machine;
  switch (name) {
    case 'dunst':
      return dunst(bus);
    case 'gnome-shell':
      return gnomeShell(bus, run);
    case 'Xfce Notify Daemon':
      return xfce4Notifyd(bus);
    case 'SwayNotificationCenter':
      return swaync(bus);
    case 'mako':
      return mako(bus, environment);
    case 'Plasma':
      return inhibit(bus, 'KDE Plasma', desktopEntry);
    default:
      return (await hasInhibitions(bus)) ? inhibit(bus, name, desktopEntry) : null;
  }
}

/** Finds who silences this desktop. Nothing is started by looking. */
export async function detect(machine: Machine): Promise<Detected> {
  switch (machine.platform) {
    case 'linux':
      break;
    case 'darwin':
      return { kind: 'found', owner: null, silencer: macosFocus(machine.run, machine.marker) };
    case 'win32':
      return {
        kind: 'found',
        owner: null,
        silencer: windowsQuietHours(machine.run, machine.environment),
      };
    default:
      return none('unknown-system', machine.platform);
  }
  const owner = await machine.bus.owner(SERVICE.destination);
  if (!owner.ok) return none('no-session-bus', owner.failure.detail);
  if (owner.value === null) return none('no-notification-service');
  const name = await serverName(machine.bus);
  if (!name.ok) return none('unknown-notification-service', name.failure.detail);
  const silencer = await silencerOf(name.value, machine);
  return silencer === null
    ? none('unknown-notification-service', name.value)
    : { kind: 'found', owner: owner.value, silencer };
}
