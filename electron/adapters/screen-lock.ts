import type { SessionBus } from '../ports';

/** Where the desktops tell that their lock screen came or went; Electron hears none of it on Linux. */
const SAVERS = [
  { destination: 'org.gnome.ScreenSaver', path: '/org/gnome/ScreenSaver' },
  { destination: 'org.freedesktop.ScreenSaver', path: '/ScreenSaver' },
  { destination: 'org.xfce.ScreenSaver', path: '/org/xfce/ScreenSaver' },
  { destination: 'org.cinnamon.ScreenSaver', path: '/org/cinnamon/ScreenSaver' },
  { destination: 'org.mate.ScreenSaver', path: '/org/mate/ScreenSaver' },
] as const;

/** Tells when the screen is locked and unlocked, as the desktop's screen saver says. */
export function watchScreenLock(
  bus: SessionBus,
  listeners: { readonly onLock: () => void; readonly onUnlock: () => void },
): void {
  let locked = false;
  for (const saver of SAVERS) {
    const signal = { ...saver, interface: saver.destination, member: 'ActiveChanged' };
    bus.onSignal(signal, ([active]) => {
      if (active === locked) return;
      locked = active === true;
      if (locked) listeners.onLock();
      else listeners.onUnlock();
    });
  }
}
