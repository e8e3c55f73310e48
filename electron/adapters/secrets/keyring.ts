import { safeStorage } from 'electron';
import type { Cipher } from './index';

/** Backends of Chromium that hide nothing: a password that is the same on every machine, or not known yet. */
const HIDE_NOTHING = ['basic_text', 'unknown'];

/** Electron tells the backend since 25.5 and on Linux only; before, it says itself that none is there. */
function backend(): string | null {
  if (process.platform !== 'linux') return null;
  const told: unknown = Reflect.get(safeStorage, 'getSelectedStorageBackend');
  return typeof told === 'function' ? safeStorage.getSelectedStorageBackend() : null;
}

/** The system's keyring; null where there is none, or only one that hides nothing. To be asked after `ready`. */
export function keyring(): Cipher | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  if (HIDE_NOTHING.includes(backend() ?? '')) return null;
  return {
    encrypt: (plain) => safeStorage.encryptString(plain),
    decrypt: (hidden) => safeStorage.decryptString(hidden),
  };
}
