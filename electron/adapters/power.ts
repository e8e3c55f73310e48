import { powerMonitor } from 'electron';
import type { Power } from '../ports';

/** Electron's word on sleep and the lock screen; to be made after `ready`. Linux tells no lock this way. */
export function createPower(): Power {
  return {
    onSuspend: (listener) => void powerMonitor.on('suspend', listener),
    onResume: (listener) => void powerMonitor.on('resume', listener),
    onLock: (listener) => void powerMonitor.on('lock-screen', listener),
    onUnlock: (listener) => void powerMonitor.on('unlock-screen', listener),
    onShutdown: (listener) => void powerMonitor.on('shutdown', listener),
  };
}
