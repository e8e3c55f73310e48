import { toIntervals } from './edges';
import type { SyncWindow } from './person';
import { weekMinutes } from './schedule';
import { addBlocks, datesAround } from './working-blocks';
import type { Instant } from '../time/instant';
import type { Interval } from '../time/interval';
import { weekdayOf } from '../time/wall-time';

/** One time that a sync window comes round. */
export type SyncOccurrence = {
  readonly window: SyncWindow;
  readonly start: Instant;
  readonly end: Instant;
};

/** Whether somebody is asked to a sync window. */
export function isAsked({ people }: SyncWindow, id: string): boolean {
  return people === 'all' || people.includes(id);
}

/** When the sync windows that somebody is asked to reach into a range, in order. Throws a RangeError naming what is malformed. */
export function syncAhead(
  id: string,
  sync: readonly SyncWindow[],
  range: Interval,
): SyncOccurrence[] {
  const found: SyncOccurrence[] = [];
  for (const [i, window] of sync.entries()) {
    if (!isAsked(window, id)) continue;
    const week = weekMinutes(window, `sync[${i}]`);
    const { first, last, line } = datesAround(window.zone, range.start, range.end);
    const edges: Instant[] = [];
    for (let day = first; day <= last; day++) {
      addBlocks(edges, line, day, week[weekdayOf(day)] ?? []);
    }
    for (const { start, end } of toIntervals(edges)) {
      if (end > range.start && start < range.end) found.push({ window, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}
