import { useEffect, useSyncExternalStore } from 'react';
import { MINUTE, type Instant } from '../src/time/instant';
import { onSlices } from './bridge-slices';

/** A timer may fire a little before the wall clock shows its time. */
const SLACK_MS = 20;

/** The one clock of a window: a timer to the next boundary, none while nobody looks. */
const listeners = new Set<() => void>();
const boundaries = new Set<{ readonly at: Instant }>();
let now: Instant = Date.now();
let timer: ReturnType<typeof setTimeout> | undefined;
let release: (() => void) | undefined;

function arm(): void {
  clearTimeout(timer);
  if (document.hidden || listeners.size === 0) return;
  let next = (Math.floor(now / MINUTE) + 1) * MINUTE;
  for (const { at } of boundaries) if (at > now && at < next) next = at;
  timer = setTimeout(refresh, next - Date.now() + SLACK_MS);
}

function refresh(): void {
  now = Date.now();
  for (const listener of listeners) listener();
  arm();
}

/** Main sends slices after sleep and clock changes, so they are a reason to look at the clock again. */
function start(): () => void {
  const stopSlices = onSlices(refresh);
  const onVisibility = (): void => (document.hidden ? clearTimeout(timer) : refresh());
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('focus', refresh);
  now = Date.now();
  arm();
  return () => {
    stopSlices();
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('focus', refresh);
    clearTimeout(timer);
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) release = start();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) release?.();
  };
}

const read = (): Instant => now;

/**
 * The current instant as of the last minute boundary, or the last `boundary` asked for: drawn again then, when the
 * window is seen again, and when main says something; never in between.
 */
export function useNow(boundary: Instant | null = null): Instant {
  const seen = useSyncExternalStore(subscribe, read);
  useEffect(() => {
    if (boundary === null) return undefined;
    const wish = { at: boundary };
    boundaries.add(wish);
    arm();
    return () => {
      boundaries.delete(wish);
    };
  }, [boundary]);
  return seen;
}
