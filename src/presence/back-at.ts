import type { Person } from '../roster/person';
import { workingIntervals } from '../roster/working-blocks';
import type { Interval } from '../time/interval';
import { DAY, type Instant } from '../time/instant';
import { HORIZON } from './availability';

/** That I said I am away; `until` is null where I did not say until when. */
export type Away = { readonly until: Instant | null };

const sharesHours = ({ blocks = [], exceptions = [] }: Person): boolean =>
  blocks.length > 0 || exceptions.length > 0;

/** My working time from an instant on, as far as it takes to see `count` stretches of it, within the horizon. */
function hoursFrom(me: Person, from: Instant, count: number): readonly Interval[] {
  const near = workingIntervals(me, { start: from, end: from + 8 * DAY });
  return near.length > count ? near : workingIntervals(me, { start: from, end: from + HORIZON });
}

/** The first instant in my hours from then on; the same instant where I share none, null beyond the horizon. */
function firstInHours(me: Person, from: Instant): Instant | null {
  return sharesHours(me) ? (hoursFrom(me, from, 1)[0]?.start ?? null) : from;
}

/**
 * When I am back, while I am away or outside my hours: the first instant at which I am neither. Null where I am there, and
 * where nobody can say: when I said no end, and where my hours end for good.
 */
export function backAt(me: Person, away: Away | null, now: Instant): Instant | null {
  if (away !== null && away.until === null) return null;
  const at = firstInHours(me, Math.max(away?.until ?? now, now));
  return at === null || at <= now ? null : at;
}

/** From when to when I am off or away: now, else next; null where that is not known. */
export function absenceAhead(me: Person, away: Away | null, now: Instant): Interval | null {
  const back = backAt(me, away, now);
  if (back !== null) return { start: now, end: back };
  if (away !== null || !sharesHours(me)) return null;
  const [first, next] = hoursFrom(me, now, 2);
  return first === undefined || next === undefined ? null : { start: first.end, end: next.start };
}
