import type { Person, SyncWindow } from '../roster/person';
import { settle, toIntervals, type Edges } from '../roster/edges';
import { requireZone, weekMinutes, type WeekMinutes } from '../roster/schedule';
import { addBlocks, datesAround, requireRange } from '../roster/working-blocks';
import type { Instant } from '../time/instant';
import type { Interval } from '../time/interval';
import { weekdayOf } from '../time/wall-time';

/** One time at which a sync window takes place: `index` is its place in the list of windows. */
export type SyncOccurrence = Interval & {
  readonly index: number;
  readonly window: SyncWindow;
};

const weeks = new WeakMap<SyncWindow, WeekMinutes>();

function weekOf(window: SyncWindow, field: string): WeekMinutes {
  const known = weeks.get(window);
  if (known !== undefined) return known;
  requireZone(window.zone, `${field}.zone`);
  const week = weekMinutes(window, field);
  weeks.set(window, week);
  return week;
}

function edgesOf(window: SyncWindow, field: string, start: Instant, end: Instant): Edges {
  const week = weekOf(window, field);
  const edges: Instant[] = [];
  const { first, last, line } = datesAround(window.zone, start, end);
  for (let day = first; day <= last; day++) {
    addBlocks(edges, line, day, week[weekdayOf(day)] ?? []);
  }
  return settle(edges);
}

/** Whether somebody is among those whom a sync window is for. */
export function isInvited({ people }: SyncWindow, { id }: Pick<Person, 'id'>): boolean {
  return people === 'all' || people.includes(id);
}

/** All times at which sync windows reach into a range, whole, by window and start. Throws a RangeError naming what is malformed. */
export function syncOccurrences(sync: readonly SyncWindow[], range: Interval): SyncOccurrence[] {
  const { start, end } = requireRange(range);
  return sync.flatMap((window, index) =>
    toIntervals(edgesOf(window, `sync[${index}]`, start, end))
      .filter((stretch) => stretch.start < end && stretch.end > start)
      .map((stretch) => ({ ...stretch, index, window })),
  );
}
