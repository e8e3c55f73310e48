import type { App } from 'electron';
import { userInfo } from 'node:os';
import type { Machine } from '../../src/app/state';
import { ZONE_DATA_VERSION } from '../../src/time/zone';
import { machineZone } from './clock-watch';

const PLATFORMS = ['linux', 'darwin', 'win32'] as const;

/** The platform Lull behaves as; other Unixes have Linux's desktops. */
export const PLATFORM = PLATFORMS.find((known) => known === process.platform) ?? 'linux';

/** What the system calls the person who uses it; empty where it has no name for them. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that no user has.
    return '';
  }
}

function firstLocale(candidates: readonly string[]): string {
  for (const candidate of candidates) {
    try {
      const [locale] = Intl.getCanonicalLocales(candidate);
      if (locale !== undefined) return locale;
    } catch (error) {
      // `C` and `POSIX` are no languages: the next one is asked.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return 'en';
}

/** What is true of this machine at the start; what takes longer to find out is told later. To be asked after `ready`. */
export function readMachine(app: App, dataFolder: string): Machine {
  // The regional formats, which may differ from the language.
  const locale = firstLocale([app.getSystemLocale(), app.getLocale()]);
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  const { electron, chrome, node } = process.versions;
  return {
    zone: machineZone(),
    locale,
    localeHour12: hour12 ?? false,
    versions: { app: app.getVersion(), electron, chrome, node, zoneData: ZONE_DATA_VERSION },
    developmentRuntime: !app.isPackaged,
    dataFolder,
    platform: PLATFORM,
    trayHost: PLATFORM === 'linux' ? 'unknown' : 'present',
    autostart: 'unknown',
    targets: {},
    lockedSince: null,
    suspendedSince: null,
  };
}
