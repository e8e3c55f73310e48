import { nights } from '../presence/day-band';
import { plansEdges, type AlikePeople, type Respected } from '../presence/free-time';
import { settle, type Edges } from '../roster/edges';
import { workingEdges } from '../roster/working-blocks';
import type { Person } from '../roster/person';
import { DAY, HOUR, MINUTE, type Instant } from '../time/instant';
import type { Interval } from '../time/interval';

/** Slots begin on the quarter hour of every zone. */
export const SLOT_STEP = 15 * MINUTE;

/** How far from their hours somebody is asked to come: from 9–18 that reaches to 6–21, and never into the night. */
const LONGEST_STRETCH = 3 * HOUR;

/** When people can attend: the hours, how far they could be stretched, and what is in the way. It is the same for all of them. */
export type Reach = {
  readonly members: readonly Person[];
  readonly hours: Edges;
  readonly reach: Edges;
  readonly taken: Edges;
};

/** How long before and after their hours somebody would sit, in milliseconds; null when they cannot come. */
export type Stretch = { readonly early: number; readonly late: number };

/** Whether something is taken of a range. */
function reaches(taken: Edges, { start, end }: Interval): boolean {
  for (let i = 0; i < taken.length; i += 2) {
    if ((taken[i] as Instant) < end && (taken[i + 1] as Instant) > start) return true;
  }
  return false;
}

/** How far people who are alike can be asked to come for meetings inside a range, and each whose calendar has something there. */
export function reachesOf(alike: AlikePeople, range: Interval, respected: Respected): Reach[] {
  const shared = sharedReach(alike, range, respected);
  const busy = alike.busy.filter(({ taken }) => reaches(taken, range));
  if (busy.length === 0) return [shared];
  const away = new Set(busy.map(({ person }) => person));
  const own = busy.map(({ person, taken }): Reach => ({
    ...shared,
    members: [person],
    taken: settle([...shared.taken, ...taken]),
  }));
  const others = alike.members.filter((person) => !away.has(person));
  return others.length === 0 ? own : [{ ...shared, members: others }, ...own];
}

function sharedReach(alike: AlikePeople, range: Interval, respected: Respected): Reach {
  const { schedule } = alike;
  const start = range.start - DAY;
  const end = range.end + DAY;
  const hours = workingEdges(schedule, start, end);
  const dark = nights(schedule.zone, { start, end });
  const reach: Instant[] = [];
  for (let i = 0; i < hours.length; i += 2) {
    const from = hours[i] as Instant;
    const until = hours[i + 1] as Instant;
    let earliest = from - LONGEST_STRETCH;
    let latest = until + LONGEST_STRETCH;
    for (const night of dark) {
      if (night.start < from) earliest = Math.max(earliest, Math.min(night.end, from));
      if (night.end > until) {
        latest = Math.min(latest, Math.max(night.start, until));
        break;
      }
    }
    reach.push(earliest, latest);
  }
  const taken = settle(plansEdges(alike, start, end, respected).flat());
  return { members: alike.members, hours, reach, taken };
}

/** What each of them would have to bear for each start: 0 within their hours, the time outside them when stretched, else Infinity. */
export function addBurdens(
  burdens: Float64Array,
  { hours, reach, taken }: Reach,
  first: Instant,
  length: number,
): void {
  const last = burdens.length - 1;
  const indexAfter = (at: Instant): number => Math.max(0, Math.ceil((at - first) / SLOT_STEP));
  const indexBefore = (at: Instant): number => Math.min(last, Math.floor((at - first) / SLOT_STEP));
  burdens.fill(Infinity);
  for (let i = 0; i < hours.length; i += 2) {
    const end = indexBefore((reach[i + 1] as Instant) - length);
    for (let slot = indexAfter(reach[i] as Instant); slot <= end; slot++) {
      const start = first + slot * SLOT_STEP;
      const before = Math.max(0, (hours[i] as Instant) - start);
      const after = Math.max(0, start + length - (hours[i + 1] as Instant));
      burdens[slot] = Math.min(burdens[slot] as number, before + after);
    }
  }
  for (let i = 0; i < taken.length; i += 2) {
    const end = indexBefore((taken[i + 1] as Instant) - 1);
    for (let slot = indexAfter((taken[i] as Instant) - length + 1); slot <= end; slot++) {
      burdens[slot] = Infinity;
    }
  }
}

/** How somebody would be stretched by a meeting from `start` to `end`: away from the hours that lie nearest. */
export function stretchAt(
  { hours, reach, taken }: Reach,
  start: Instant,
  end: Instant,
): Stretch | null {
  for (let i = 0; i < taken.length; i += 2) {
    if ((taken[i] as Instant) < end && (taken[i + 1] as Instant) > start) return null;
  }
  let best: Stretch | null = null;
  for (let i = 0; i < hours.length; i += 2) {
    if ((reach[i] as Instant) > start || (reach[i + 1] as Instant) < end) continue;
    const early = Math.max(0, (hours[i] as Instant) - start);
    const late = Math.max(0, end - (hours[i + 1] as Instant));
    if (best === null || early + late < best.early + best.late) best = { early, late };
  }
  return best;
}
