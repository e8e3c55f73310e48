import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

const read = (): string => decodeURIComponent(window.location.hash.slice(1));

/** The part of the window that was asked for when it was opened, out of its address; empty for none. */
export function useSection(): string {
  return useSyncExternalStore(subscribe, read);
}
