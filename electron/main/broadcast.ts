import { slicesOf, type Slices } from '../../src/app/slices';
import type { AppState } from '../../src/app/state';
import type { PresenceChange, SliceMessage, SliceUpdate } from '../../src/contract/api';
import type { Instant } from '../../src/time/instant';

const NAMES = [
  'app',
  'me',
  'roster',
  'session',
  'teamTime',
  'presence',
  'channel',
  'slack',
] as const satisfies readonly (keyof Slices)[];

export type Broadcast = {
  /** Sends the slices that differ from those sent before. */
  show(state: AppState, now: Instant): void;
  snapshot(): readonly SliceUpdate[];
};

type Reports = Slices['presence']['reports'];

/** As many people at once are sent as changes; more are sent as a whole. */
const MOST_CHANGES = 1000;

/** What became of the reports, or null where most of them are others. */
function changesBetween(before: Reports, after: Reports): PresenceChange['value'] | null {
  const reports: { [id: string]: Reports[string] } = {};
  const gone: string[] = [];
  let changes = 0;
  for (const id in after) {
    const report = after[id];
    if (report === undefined || report === before[id]) continue;
    if (++changes > MOST_CHANGES) return null;
    reports[id] = report;
  }
  for (const id in before) {
    if (Object.hasOwn(after, id)) continue;
    if (++changes > MOST_CHANGES) return null;
    gone.push(id);
  }
  return { reports, gone };
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
        const changes =
          known?.name === 'presence' && update.name === 'presence'
            ? changesBetween(known.value.reports, update.value.reports)
            : null;
        send(changes === null ? update : { name: 'presence-change', revision, value: changes });
      }
    },
    snapshot: () => [...updates.values()],
  };
}
