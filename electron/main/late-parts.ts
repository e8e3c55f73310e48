import { app } from 'electron';
import { join } from 'node:path';
import { systemClock as clock } from '../adapters/clock';
import { createPower } from '../adapters/power';
import type { OpenLoopback } from '../live-ports';
import type { Notifier, SessionBus, StatusTarget, TeamFiles } from '../ports';
import { systemTimers } from './alarm';
import type { KeptPictures } from '../live-ports';
import type { Engine } from './engine';
import { hearingLock, hearPower } from './hearing';
import type { Lifecycle } from './lifecycle';
import { PLATFORM } from './machine';

let bus: Promise<SessionBus> | null = null;

/** The session bus of Linux, loaded when it is first needed. */
function sessionBus(): Promise<SessionBus> {
  bus ??= import('../adapters/session-bus').then(({ createSessionBus }) =>
    createSessionBus({ environment: process.env }),
  );
  return bus;
}

/** The desktop's do-not-disturb, loaded when it is first asked for. */
export async function loadOsDnd(dataFolder: string): Promise<StatusTarget> {
  const { createOsDnd } = await import('../adapters/targets/os-dnd');
  return createOsDnd({
    platform: PLATFORM,
    environment: process.env,
    bus: await sessionBus(),
    desktopEntry: 'lull',
    marker: join(dataFolder, 'focus-set-by-lull'),
  });
}

/** People's pictures that are kept, loaded with the first. */
export async function loadPictures(
  folder: string,
  onTrouble: (what: string, detail: string) => void,
): Promise<KeptPictures> {
  const { createKeptPictures } = await import('../adapters/pictures');
  return createKeptPictures(folder, onTrouble);
}

/** Followed team files, loaded when there is one. */
export async function loadTeamFiles(onStir: () => void): Promise<TeamFiles> {
  const { createTeamFiles } = await import('../adapters/sources/team-file');
  return createTeamFiles(clock, onStir);
}

/** What shows notifications on this desktop, loaded for the first. */
export async function loadNotifier(resources: string): Promise<Notifier> {
  const { createElectronNotifier } = await import('../adapters/notifications/electron');
  if (PLATFORM !== 'linux') return createElectronNotifier(PLATFORM);
  const { createLinuxNotifier } = await import('../adapters/notifications/linux');
  return createLinuxNotifier({
    bus: await sessionBus(),
    // The server reads no picture out of an archive; an installed Lull has an icon of that name.
    icon: app.isPackaged ? 'lull' : join(resources, 'icons/128x128.png'),
    desktopEntry: 'lull',
    fallback: () => createElectronNotifier(PLATFORM),
  });
}

/** Where a browser comes back to, loaded for the first sign-in. */
export const openLoopback: OpenLoopback = async (ask) =>
  (await import('../adapters/loopback')).openLoopback(ask, systemTimers);

/** Hears what the machine tells: all of it hints, so it may come late. */
export async function listenToMachine(engine: Engine, lifecycle: Lifecycle): Promise<void> {
  hearPower(engine, createPower(), lifecycle);
  if (PLATFORM !== 'linux') return;
  const [connection, { watchTrayHost }, { watchScreenLock }] = await Promise.all([
    sessionBus(),
    import('../adapters/tray/host'),
    import('../adapters/screen-lock'),
  ]);
  watchTrayHost(connection, (trayHost) =>
    engine.tell({ kind: 'machine-known', machine: { trayHost } }),
  );
  watchScreenLock(connection, hearingLock(engine));
}
