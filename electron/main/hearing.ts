import type { Notifier, Power, TrayPort } from '../ports';
import type { Engine } from './engine';
import type { Lifecycle } from './lifecycle';

/** Hears what a person does outside the windows: in the tray, and to notifications. */
export function hearPerson(
  engine: Engine,
  { tray, notifier }: { readonly tray: TrayPort; readonly notifier: Notifier },
  onTrouble: (what: string, detail: string) => void,
): void {
  tray.onClick(() => engine.tell({ kind: 'tray-clicked' }));
  tray.onCommand((command) => void engine.wish(command));
  notifier.onClick((id, action) =>
    engine.tell({ kind: 'notification-clicked', id, ...(action === null ? {} : { action }) }),
  );
  notifier.onFailed((id, detail) => onTrouble(`notification ${id}`, detail));
}

/** What to do when the screen is locked and unlocked. */
export function hearingLock(engine: Engine): {
  readonly onLock: () => void;
  readonly onUnlock: () => void;
} {
  return {
    onLock: () => engine.tell({ kind: 'screen-locked' }),
    onUnlock: () => engine.tell({ kind: 'screen-unlocked' }),
  };
}

/** Hears what the machine's power tells: all of it hints, so it may come late. */
export function hearPower(engine: Engine, power: Power, lifecycle: Lifecycle): void {
  power.onSuspend(() => engine.tell({ kind: 'system-suspended' }));
  power.onResume(() => engine.tell({ kind: 'system-resumed' }));
  const { onLock, onUnlock } = hearingLock(engine);
  power.onLock(onLock);
  power.onUnlock(onUnlock);
  power.onShutdown(() => lifecycle.shuttingDown());
}
