import { availabilityAt } from '../presence/availability';
import { busyEdges } from '../presence/busy';
import { eventsOf, withBusy } from '../presence/context';
import type { Respected } from '../presence/free-time';
import type { Reason } from '../presence/reason';
import { toIntervals } from '../roster/edges';
import type { Person } from '../roster/person';
import { DAY } from '../time/instant';
import type { Interval } from '../time/interval';
import { slotOf } from './slots';

/** What else there is to know of those who are asked: the team's meetings and busy calendar events. */
export type KnownPlans = Required<Pick<Respected, 'sync' | 'busy'>>;

/** Why somebody cannot come, and from when to when they are in meetings, where it is that. */
export type SlotAbsence = { readonly reason: Reason; readonly busy: Interval | null };

/** The first time in meetings that meets a slot; meetings that touch are one. */
function busyDuring(
  person: Person,
  { start, end }: Interval,
  { sync, busy }: KnownPlans,
): Interval | null {
  const events = eventsOf(busy, person.id);
  const edges = busyEdges(person, sync, events, start - DAY, end + DAY);
  return toIntervals(edges).find((taken) => taken.start < end && taken.end > start) ?? null;
}

/**
 * Why somebody is not among those who can come to a slot: a meeting or planned focus where their hours would have
 * allowed it, else how they are when it begins. Throws a RangeError naming what is malformed.
 */
export function slotAbsence(person: Person, slot: Interval, known: KnownPlans): SlotAbsence {
  const busy = busyDuring(person, slot, known);
  const ofHours = slotOf([person], slot, { respectFocus: false });
  if (ofHours.present.length > 0) return { reason: busy === null ? 'focusing' : 'busy', busy };
  const context = withBusy({ sync: known.sync }, person.id, known.busy);
  const { reason } = availabilityAt(person, slot.start, context);
  return { reason, busy: reason === 'busy' ? busy : null };
}
