import { formatDate, formatTime, formatWeekdayTime, type ClockStyle } from '../../src/time/format';
import type { Instant } from '../../src/time/instant';
import { wallAt } from '../../src/time/wall-time';
import type { ZoneName } from '../../src/time/zone';
import type { Words } from '../../src/words/words';

/** What it takes to tell a person about times: their words, clock, zone, and now. */
export type Telling = {
  readonly words: Words;
  readonly style: ClockStyle;
  readonly zone: ZoneName;
  readonly now: Instant;
  /** Set when `now` is a moment that is only looked at: what is told is then true of that moment. */
  readonly asIf?: boolean;
};

/** From this many days on a weekday alone could be taken for the one before. */
const WEEKDAY_ALONE = 6;

/** A time with its weekday, and with its date from six days on: `Tue 13:00`, `Wed 6 May 17:00`. */
export function moment(at: Instant, { words, style, zone, now }: Telling): string {
  const days = wallAt(zone, at).day - wallAt(zone, now).day;
  if (Math.abs(days) < WEEKDAY_ALONE) return formatWeekdayTime(at, zone, style);
  return words('team.time.dated', {
    date: formatDate(at, zone, style),
    time: formatTime(at, zone, style),
  });
}

/** A time near now: alone when it is today, else as `moment`. */
export function nearMoment(at: Instant, telling: Telling): string {
  const { style, zone, now } = telling;
  return wallAt(zone, at).day === wallAt(zone, now).day
    ? formatTime(at, zone, style)
    : moment(at, telling);
}

/** The same time on another person's clock, with the weekday where it is another day than the teller's. */
export function theirMoment(at: Instant, theirs: ZoneName, { style, zone }: Telling): string {
  return wallAt(theirs, at).day === wallAt(zone, at).day
    ? formatTime(at, theirs, style)
    : formatWeekdayTime(at, theirs, style);
}

/** Whether two zones' clocks show the same at an instant, so that one of them is enough. */
export function sameClock(at: Instant, one: ZoneName, other: ZoneName): boolean {
  return one === other || wallAt(one, at).offset === wallAt(other, at).offset;
}

/** A time for the viewer, and in brackets for the other where it differs: `Tue 13:00 (21:00 for Yuki)`. */
export function bothMoments(
  at: Instant,
  other: { readonly name: string; readonly zone: ZoneName },
  telling: Telling,
): string {
  const mine = moment(at, telling);
  if (sameClock(at, telling.zone, other.zone)) return mine;
  return telling.words('team.time.both', {
    mine,
    theirs: theirMoment(at, other.zone, telling),
    name: other.name,
  });
}
