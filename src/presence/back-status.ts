import { formatDate, formatTime, formatWeekdayTime, type ClockStyle } from '../time/format';
import type { Instant } from '../time/instant';
import { wallAt } from '../time/wall-time';
import type { ZoneName } from '../time/zone';

/** What a status says while I am off or away, and whether it says anything. */
export type BackTemplate = {
  readonly on: boolean;
  /** With `{when}` and `{place}` in it; empty takes the usual words. */
  readonly text: string;
  /** The name of an emoji between colons, for a service that has them. */
  readonly emoji: string;
};

export const FIRST_BACK_TEMPLATE: BackTemplate = { on: false, text: '', emoji: ':wave:' };

/** From so many days ahead on, a weekday alone could be that of this week or the next. */
const WEEK = 7;

/** When I am back, as somebody reads it on any day until then: `14:30` today, `Tue 09:00`, `Mon 7 Dec 09:00`. */
export function backWhen(until: Instant, now: Instant, zone: ZoneName, style: ClockStyle): string {
  const days = wallAt(zone, until).day - wallAt(zone, now).day;
  if (days === 0) return formatTime(until, zone, style);
  if (days < WEEK) return formatWeekdayTime(until, zone, style);
  return `${formatDate(until, zone, style)} ${formatTime(until, zone, style)}`;
}
