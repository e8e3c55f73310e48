import type { Person } from '../../../src/roster/person';
import type { Instant } from '../../../src/time/instant';
import type { Interval } from '../../../src/time/interval';
import { startOfDay, wallAt, weekdayOf, type LocalDay } from '../../../src/time/wall-time';
import type { ZoneName } from '../../../src/time/zone';
import type { Span } from '../view-choices';

const MONDAY = 1;
const FRIDAY = 5;

/** The first and the last weekday on which somebody works; Monday to Friday when they do not say. */
export function workingWeek({ blocks }: Pick<Person, 'blocks'>): {
  readonly first: number;
  readonly last: number;
} {
  const days = (blocks ?? []).flatMap((block) => block.days);
  if (days.length === 0) return { first: MONDAY, last: FRIDAY };
  return { first: Math.min(...days), last: Math.max(...days) };
}

/** The date of a moment; where clocks set back over midnight bring a date back for an hour, the one that had begun. */
function shownDay(at: Instant, zone: ZoneName): LocalDay {
  const { day } = wallAt(zone, at);
  return at < startOfDay(zone, day + 1) ? day : day + 1;
}

/**
 * The range a timeline shows: the calendar day of a moment in my zone, or the working days of its week, with the
 * moment's own day where that lies outside them. 23 to 25 hours to a day, as the clock has it.
 */
export function rangeAround(
  at: Instant,
  zone: ZoneName,
  span: Span,
  me: Pick<Person, 'blocks'>,
): Interval {
  const day = shownDay(at, zone);
  const weekday = weekdayOf(day);
  if (span === 'day') return { start: startOfDay(zone, day), end: startOfDay(zone, day + 1) };
  const { first, last } = workingWeek(me);
  const from = day - weekday + Math.min(first, weekday);
  const to = day - weekday + Math.max(last, weekday);
  return { start: startOfDay(zone, from), end: startOfDay(zone, to + 1) };
}
