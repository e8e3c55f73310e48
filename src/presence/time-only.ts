import type { DayBlock, Exception, Person, Weekday, WorkingBlock } from '../roster/person';
import { workingIntervals } from '../roster/working-blocks';
import { DAY, HOUR, MINUTE, type Instant } from '../time/instant';
import type { Interval } from '../time/interval';
import { formatClock, formatDay, weekdayOf, type LocalDay } from '../time/wall-time';
import { offsetAt, type ZoneName } from '../time/zone';
import type { CardPerson } from './wire-card';

/** How far ahead dates that differ from the usual week are told. */
const DAYS_AHEAD = 35;

const MINUTES_A_DAY = 1440;

/** A fixed zone that names no place, the whole hours nearest to an offset. Its sign is the other way round, as POSIX has it. */
export function placelessZone(offset: number): ZoneName {
  const hours = Math.max(-12, Math.min(14, Math.round(offset / HOUR)));
  if (hours === 0) return 'UTC';
  return hours > 0 ? `Etc/GMT-${hours}` : `Etc/GMT+${-hours}`;
}

/** Whether a zone names no place. */
export function isPlaceless(zone: ZoneName): boolean {
  return zone === 'UTC' || zone.startsWith('Etc/');
}

/** Stretches of minutes on one date: `start` on that date, `end` at most a day later. */
type Stretch = readonly [start: number, end: number];

type Week = ReadonlyMap<Weekday, readonly Stretch[]>;

/** Writes intervals as stretches of the dates on which they start by a fixed clock; longer than a day is several. */
function stretchesByDate(
  intervals: readonly Interval[],
  offset: number,
): Map<LocalDay, readonly Stretch[]> {
  const dates = new Map<LocalDay, Stretch[]>();
  for (const interval of intervals) {
    for (let start = interval.start; start < interval.end; start += DAY) {
      const local = start + offset;
      const day = Math.floor(local / DAY);
      const from = Math.round((local - day * DAY) / MINUTE);
      const minutes = Math.round((Math.min(interval.end, start + DAY) - start) / MINUTE);
      const list = dates.get(day) ?? [];
      list.push([from, from + minutes]);
      dates.set(day, list);
    }
  }
  return dates;
}

const sameStretches = (a: readonly Stretch[], b: readonly Stretch[]): boolean =>
  a.length === b.length && a.every(([start, end], i) => b[i]?.[0] === start && b[i]?.[1] === end);

const clockOf = ([start, end]: Stretch): DayBlock => ({
  start: formatClock(start),
  end: formatClock(end === MINUTES_A_DAY ? end : end % MINUTES_A_DAY),
});

/** Of each weekday the stretches that it has most often, the earlier ones of a draw. */
function usualWeek(dates: ReadonlyMap<LocalDay, readonly Stretch[]>, first: LocalDay): Week {
  const week = new Map<Weekday, readonly Stretch[]>();
  for (let day = first; day < first + 7; day++) {
    const candidates: { readonly stretches: readonly Stretch[]; count: number }[] = [];
    for (let same = day; same < first + DAYS_AHEAD; same += 7) {
      const stretches = dates.get(same) ?? [];
      const known = candidates.find((one) => sameStretches(one.stretches, stretches));
      if (known === undefined) candidates.push({ stretches, count: 1 });
      else known.count++;
    }
    const [most] = candidates.sort((a, b) => b.count - a.count);
    week.set(weekdayOf(day), most?.stretches ?? []);
  }
  return week;
}

function blocksOf(week: Week): WorkingBlock[] {
  const blocks = new Map<string, { days: Weekday[]; block: DayBlock }>();
  for (const [day, stretches] of [...week].sort(([a], [b]) => a - b)) {
    for (const stretch of stretches) {
      const block = clockOf(stretch);
      const key = `${block.start}-${block.end}`;
      const known = blocks.get(key);
      if (known === undefined) blocks.set(key, { days: [day], block });
      else known.days.push(day);
    }
  }
  return [...blocks.values()].map(({ days, block }) => ({ days, ...block }));
}

function exceptionsOf(
  dates: ReadonlyMap<LocalDay, readonly Stretch[]>,
  week: Week,
  first: LocalDay,
): Exception[] {
  const exceptions: Exception[] = [];
  // What the usual week has on the date before may reach into the first one.
  for (let day = first - 1; day < first + DAYS_AHEAD; day++) {
    const stretches = dates.get(day) ?? [];
    if (sameStretches(stretches, week.get(weekdayOf(day)) ?? [])) continue;
    exceptions.push({ from: formatDay(day), blocks: stretches.map(clockOf) });
  }
  return exceptions;
}

/**
 * Somebody's card without a place: their hours of the next five weeks on a clock of whole hours that names no city, so
 * that neither a zone nor its odd minutes nor the days on which its clocks change give it away by name. What could hold
 * a place or a reason (how to reach them, notes of leave, planned focus) is left out.
 */
export function timeOnlyCard(person: Person, now: Instant): CardPerson {
  const { name, role, replyWithin, blocks } = person;
  const zone = placelessZone(offsetAt(person.zone, now));
  const told: CardPerson = {
    name,
    zone,
    ...(role === undefined ? {} : { role }),
    ...(replyWithin === undefined ? {} : { replyWithin }),
  };
  if (blocks === undefined) return told;
  const offset = offsetAt(zone, now);
  const first = Math.floor((now + offset) / DAY);
  // One date more on either side, so that what begins on the first date or ends after the last is whole.
  const start = (first - 1) * DAY - offset;
  const end = (first + DAYS_AHEAD + 1) * DAY - offset;
  const dates = stretchesByDate(workingIntervals(person, { start, end }), offset);
  const week = usualWeek(dates, first);
  const exceptions = exceptionsOf(dates, week, first);
  return {
    ...told,
    blocks: blocksOf(week),
    ...(exceptions.length === 0 ? {} : { exceptions }),
  };
}
