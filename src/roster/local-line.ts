import { offsetAt, nextTransition, type ZoneName } from '../time/zone';
import { DAY, MINUTE, type Instant } from '../time/instant';
import { instantOf, startOfDay, wallAt, type LocalDay } from '../time/wall-time';

/**
 * A zone's local time line from some instant on, made for turning many wall times into instants: local times (milliseconds
 * as if UTC) before `calmUntil`, and from `calmAgain` to `calmEnd`, are one subtraction away from their instants. The
 * others lie about a change of offset and are resolved by `instantOf`.
 */
export type LocalLine = {
  readonly zone: ZoneName;
  readonly offset: number;
  readonly calmUntil: number;
  readonly laterOffset: number;
  readonly calmAgain: number;
  readonly calmEnd: number;
};

/** The local time line of a zone for wall times that come after `from`. Throws a RangeError for an unknown zone. */
export function localLine(zone: ZoneName, from: Instant): LocalLine {
  const offset = offsetAt(zone, from);
  const first = nextTransition(zone, from);
  if (first === null) {
    return {
      zone,
      offset,
      calmUntil: Infinity,
      laterOffset: offset,
      calmAgain: Infinity,
      calmEnd: Infinity,
    };
  }
  const second = nextTransition(zone, first.at);
  return {
    zone,
    offset,
    calmUntil: first.at + Math.min(first.before, first.after),
    laterOffset: first.after,
    calmAgain: first.at + Math.max(first.before, first.after),
    calmEnd: second === null ? Infinity : second.at + Math.min(second.before, second.after),
  };
}

const isCalm = (line: LocalLine, local: number): boolean =>
  local < line.calmUntil || (local >= line.calmAgain && local < line.calmEnd);

/** The instant of a wall time; `minute` counts from the day's 00:00 and may reach into the next day. */
export function instantOnLine(line: LocalLine, day: LocalDay, minute: number): Instant {
  const local = day * DAY + minute * MINUTE;
  if (local < line.calmUntil) return local - line.offset;
  if (local >= line.calmAgain && local < line.calmEnd) return local - line.laterOffset;
  return instantOf(line.zone, day, minute);
}

/** Whether the zone has the date at all: Apia went from 29 to 31 December 2011. */
export function dateExists(line: LocalLine, day: LocalDay): boolean {
  if (isCalm(line, day * DAY) && isCalm(line, (day + 1) * DAY)) return true;
  return wallAt(line.zone, startOfDay(line.zone, day)).day === day;
}
