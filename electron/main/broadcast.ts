import { slicesOf, type Slices } from '../../src/app/slices';
import type { AppState } from '../../src/app/state';
import type { SliceMessage, SliceUpdate } from '../../src/contract/api';
import { changeById, rosterDelta } from '../../src/contract/changes';
import type { Instant } from '../../src/time/instant';

const NAMES = [
  'app',
  'me',
  'roster',
  'session',
  'teamTime',
  'presence',
  'channel',
  'busy',
  'live',
  'pictures',
  'slack',
  'teams',
  'teamsPeople',
] as const satisfies readonly (keyof Slices)[];

export type Broadcast = {
  /** Sends the slices that differ from those sent before. */
  show(state: AppState, now: Instant): void;
  snapshot(): readonly SliceUpdate[];
};

/** What is told of a slice that is another than before: what changed, or all of it. */
function told(known: SliceUpdate | undefined, update: SliceUpdate): SliceMessage {
  const { revision } = update;
  if (known?.name === 'presence' && update.name === 'presence') {
    const value = changeById(known.value.reports, update.value.reports);
    return { name: 'presence-change', revision, value };
  }
  if (known?.name === 'roster' && update.name === 'roster') {
    const value = rosterDelta(known.value, update.value);
    if (value !== null) return { name: 'roster-change', revision, value };
  }
  return update;
}

/** Keeps the newest slices with their revisions, and sends what changed. */
export function createBroadcast(send: (update: SliceMessage) => void): Broadcast {
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
        send(told(known, update));
      }
    },
    snapshot: () => [...updates.values()],
  };
}
