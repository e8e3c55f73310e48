import { slicesOf, type Slices } from '../../src/app/slices';
import type { AppState } from '../../src/app/state';
import type { SliceUpdate } from '../../src/contract/api';
import type { Instant } from '../../src/time/instant';

const NAMES = [
  'app',
  'me',
  'roster',
  'session',
  'teamTime',
  'presence',
  'channel',
] as const satisfies readonly (keyof Slices)[];

export type Broadcast = {
  /** Sends the slices that differ from those sent before. */
  show(state: AppState, now: Instant): void;
  snapshot(): readonly SliceUpdate[];
};

/** Keeps the newest slices with their revisions, and sends what changed. */
export function createBroadcast(send: (update: SliceUpdate) => void): Broadcast {
  const updates = new Map<keyof Slices, SliceUpdate>();
  return {
    show: (state, now) => {
      const slices = slicesOf(state, now);
      for (const name of NAMES) {
        const known = updates.get(name);
        if (known !== undefined && known.value === slices[name]) continue;
        const revision = (known?.revision ?? 0) + 1;
        const update = { name, revision, value: slices[name] } as SliceUpdate;
        updates.set(name, update);
        send(update);
      }
    },
    snapshot: () => [...updates.values()],
  };
}
