import type { Person } from '../roster/person';
import { MINUTE, type Instant } from '../time/instant';
import type { Interval } from '../time/interval';
import { addBurdens, SLOT_STEP } from './reach';
import { bear, minutesOf, NOTHING_BORNE, seatsOf, type Borne } from './seats';
import type { Slot } from './slot';
import { searchSlots, slotAt, type Search, type SlotOptions } from './slots';

/** What is asked of a rotation: as of slots, but each week has one, and none begins before an instant. */
export type RotationOptions = Omit<SlotOptions, 'top'> & { readonly notBefore?: Instant };

/**
 * How much each start would add to the sum of the squares of the minutes that everybody has borne. Squares make the
 * minutes of whoever has borne most weigh most, so that seats go round and nobody is stretched for nothing.
 */
function costs(
  { reaches, tally, length }: Search,
  borne: ReadonlyMap<string, Borne>,
): Float64Array {
  const slots = tally.attendance.length;
  const own = new Float64Array(slots);
  const sum = new Float64Array(slots);
  for (const reach of reaches) {
    const { members } = reach;
    const debt = members.reduce((all, { id }) => all + (borne.get(id) ?? NOTHING_BORNE).minutes, 0);
    addBurdens(own, reach, tally.first, length);
    for (let slot = 0; slot < slots; slot++) {
      const weight = own[slot] as number;
      if (weight === Infinity || weight === 0) continue;
      const minutes = weight / MINUTE;
      sum[slot] = (sum[slot] as number) + 2 * minutes * debt + members.length * minutes * minutes;
    }
  }
  return sum;
}

/** The best start of one week; `usual` is how long after the week's beginning the one before was. */
function bestOf(
  search: Search,
  week: Interval,
  borne: ReadonlyMap<string, Borne>,
  usual: number | null,
): Instant | null {
  const { attendance, first } = search.tally;
  const cost = costs(search, borne);
  const startOf = (slot: number): Instant => first + slot * SLOT_STEP;
  const moved = (slot: number): number =>
    usual === null ? 0 : Math.abs(startOf(slot) - week.start - usual);
  const isBetter = (a: number, b: number): boolean => {
    const more = (attendance[a] as number) - (attendance[b] as number);
    if (more !== 0) return more > 0;
    const less = (cost[b] as number) - (cost[a] as number);
    return less !== 0 ? less > 0 : moved(a) < moved(b);
  };
  let best: number | null = null;
  for (let slot = 0; slot < attendance.length; slot++) {
    if ((attendance[slot] as number) < search.least) continue;
    if (best === null || isBetter(slot, best)) best = slot;
  }
  return best === null ? null : startOf(best);
}

/**
 * One slot a week for a meeting that recurs, such that being stretched goes round: in each week most people first, then
 * the slot after which the sum of the squares of the minutes that everybody has borne outside their hours is least, what
 * the ledger knows included, then the one nearest to the time of the week before, then the soonest. A week whose calendar
 * events are in the way is moved for itself and does not move those after it. Null for a week in which a quorum cannot
 * meet. Throws a RangeError naming what is malformed.
 */
export function rotate(
  people: readonly Person[],
  weeks: readonly Interval[],
  options: RotationOptions,
): (Slot | null)[] {
  const borne = new Map(options.borne);
  const { busy = {}, notBefore = -Infinity, ...calm } = options;
  let usual: number | null = null;
  return weeks.map((week) => {
    const rest = { start: Math.min(week.end, Math.max(week.start, notBefore)), end: week.end };
    const search = searchSlots(people, rest, { ...calm, busy });
    if (search === null) return null;
    const undisturbed = people.some(({ id }) => Object.hasOwn(busy, id))
      ? searchSlots(people, rest, calm)
      : search;
    const wished = undisturbed === null ? null : bestOf(undisturbed, week, borne, usual);
    if (wished !== null) usual = wished - week.start;
    const start = undisturbed === search ? wished : bestOf(search, week, borne, usual);
    if (start === null) return null;
    const slot = slotAt(people, search.reaches, { start, end: start + search.length });
    for (const seat of seatsOf(slot)) {
      borne.set(seat.personId, bear(borne.get(seat.personId), minutesOf(seat), start));
    }
    return slot;
  });
}
