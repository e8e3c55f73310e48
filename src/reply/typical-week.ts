import { settle, type Edges } from '../roster/edges';
import type { Schedule } from '../roster/schedule';
import { DAY, MINUTE } from '../time/instant';
import type { Weekday } from '../time/wall-time';

const DAY_MINUTES = DAY / MINUTE;
export const WEEK_MINUTES = 7 * DAY_MINUTES;

const weeks = new WeakMap<Schedule, Edges>();

/** Puts a stretch into a week that begins anew after Sunday. */
function addWrapped(edges: number[], start: number, end: number): void {
  const from = ((start % WEEK_MINUTES) + WEEK_MINUTES) % WEEK_MINUTES;
  const to = from + Math.min(end - start, WEEK_MINUTES);
  edges.push(from, Math.min(to, WEEK_MINUTES));
  if (to > WEEK_MINUTES) edges.push(0, to - WEEK_MINUTES);
}

/** A schedule's week without leave and other exceptions, as settled minutes from Monday 00:00 on its own wall clock. */
export function typicalWeek(schedule: Schedule): Edges {
  const known = weeks.get(schedule);
  if (known !== undefined) return known;
  const edges: number[] = [];
  for (const [weekday, blocks] of schedule.week.entries()) {
    if (weekday === 0 || !schedule.sharesHours) continue;
    const midnight = (weekday - 1) * DAY_MINUTES;
    for (let i = 0; i < blocks.length; i += 2) {
      addWrapped(edges, midnight + (blocks[i] as number), midnight + (blocks[i + 1] as number));
    }
  }
  const week = settle(edges);
  weeks.set(schedule, week);
  return week;
}

/** Somebody's typical week on the wall clock of another, which theirs is `ahead` minutes ahead of. */
export function weekSeenFrom(week: Edges, ahead: number): Edges {
  const edges: number[] = [];
  for (let i = 0; i < week.length; i += 2) {
    addWrapped(edges, (week[i] as number) - ahead, (week[i + 1] as number) - ahead);
  }
  return settle(edges);
}

/** What two typical weeks share by the first one's weekday: minutes, and the stretches as a text that is the same for the same ones. Index 0 is not used. */
export type SharedWeek = { readonly minutes: number[]; readonly stretches: string[] };

/** The weekday on which a stretch of work counts: the one it starts on, or each its own where it never ends. */
function weekdayOfPiece(blockStart: number, blockEnd: number, piece: number): Weekday {
  const at = blockEnd - blockStart > DAY_MINUTES ? piece : blockStart;
  return (Math.floor(at / DAY_MINUTES) + 1) as Weekday;
}

/** What is shared of my typical week and of another as seen on my wall clock. */
export function sharedWeek(mine: Edges, theirs: Edges): SharedWeek {
  const minutes = [0, 0, 0, 0, 0, 0, 0, 0];
  const stretches = ['', '', '', '', '', '', '', ''];
  for (let i = 0, first = 0; i < mine.length; i += 2) {
    const blockStart = mine[i] as number;
    const blockEnd = mine[i + 1] as number;
    while (first < theirs.length && (theirs[first + 1] as number) <= blockStart) first += 2;
    for (let j = first; j < theirs.length && (theirs[j] as number) < blockEnd; j += 2) {
      const start = Math.max(blockStart, theirs[j] as number);
      const end = Math.min(blockEnd, theirs[j + 1] as number);
      const weekday = weekdayOfPiece(blockStart, blockEnd, start);
      minutes[weekday] = (minutes[weekday] as number) + end - start;
      stretches[weekday] += `${start}-${end} `;
    }
  }
  return { minutes, stretches };
}
