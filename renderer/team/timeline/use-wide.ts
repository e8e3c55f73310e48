import { useSyncExternalStore } from 'react';

/** From this width on an answer stands beside each band; the style sheet of the timeline goes by the same. */
const wide = window.matchMedia('(width >= 68rem)');

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}

const read = (): boolean => wide.matches;

/** Whether the window is wide enough for everything that a row of the timeline can show. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, read);
}
