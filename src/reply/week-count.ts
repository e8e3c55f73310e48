import type { DayMinutes, Schedule } from '../roster/schedule';
import { datesAround } from '../roster/working-blocks';
import { DAY, MINUTE, type Instant } from '../time/instant';
import { weekdayOf, type LocalDay } from '../time/wall-time';
import type { ZoneName } from '../time/zone';

/**
 * A week of one zone. Its minutes before `calmUntil` come `early` minutes later in the stretch, those from `calmAgain` on
 * `late` minutes: the offset changes in between.
 */
type ZoneWeek = {
  readonly early: number;
  readonly calmUntil: number;
  readonly late: number;
  readonly calmAgain: number;
};

type ZoneWeeks = {
  readonly first: LocalDay;
  readonly last: LocalDay;
  readonly weeks: readonly ZoneWeek[];
  /** The weeks in which the offset changes. */
  readonly uneven: readonly ZoneWeek[];
};

/** A block of Sunday's may run on through the whole of Monday. */
const WEEK_MINUTES = (9 * DAY) / MINUTE;

/** Null where offsets change twice: so short a history of a zone is told block by block. */
function weeksOf(zone: ZoneName, start: Instant, end: Instant): ZoneWeeks | null {
  const { first, last, line } = datesAround(zone, start, end);
  if ((last + 9) * DAY >= line.calmEnd) return null;
  const weeks: ZoneWeek[] = [];
  for (let monday = first - weekdayOf(first) + 1; monday <= last; monday += 7) {
    const minuteOf = (local: number): number => (local - monday * DAY) / MINUTE;
    const shiftOf = (offset: number): number => (monday * DAY - offset - start) / MINUTE;
    weeks.push({
      early: shiftOf(line.offset),
      calmUntil: minuteOf(line.calmUntil),
      late: shiftOf(line.laterOffset),
      calmAgain: minuteOf(line.calmAgain),
    });
  }
  const uneven = weeks.filter(
    ({ calmUntil, calmAgain }) => calmUntil <= WEEK_MINUTES && calmAgain > 0,
  );
  return { first, last, weeks, uneven };
}

/** Whether none of the blocks begins or ends about a change of offset. */
function isSettled(flat: DayMinutes, { uneven }: ZoneWeeks): boolean {
  for (const { calmUntil, calmAgain } of uneven) {
    for (const minute of flat) if (minute >= calmUntil && minute < calmAgain) return false;
  }
  return true;
}

function countWeeks(
  changes: Int32Array,
  flat: DayMinutes,
  weeks: readonly ZoneWeek[],
  people: number,
): void {
  const last = changes.length - 1;
  for (const { early, calmUntil, late } of weeks) {
    for (let i = 0; i < flat.length; i += 2) {
      const start = flat[i] as number;
      const end = flat[i + 1] as number;
      const from = start + (start < calmUntil ? early : late);
      const until = end + (end < calmUntil ? early : late);
      if (until <= 0 || from >= last) continue;
      const begins = from < 0 ? 0 : from;
      const ends = until > last ? last : until;
      changes[begins] = (changes[begins] as number) + people;
      changes[ends] = (changes[ends] as number) - people;
    }
  }
}

/**
 * Counts people by the blocks of their week as changes from minute to minute after `start`, without making stretches of
 * them first: that is most of the time where ten thousand keep hours of their own. Answers false, with nothing counted,
 * where blocks lie over each other or the dates do not let it be told from the week alone. The last change stands for
 * whatever comes later.
 */
export function createWeekCount(
  changes: Int32Array,
  start: Instant,
): (schedule: Schedule, people: number) => boolean {
  const end = start + (changes.length - 1) * MINUTE;
  const byZone = new Map<ZoneName, ZoneWeeks | null>();
  return ({ flatWeek, sharesHours, zone, dated }, people) => {
    if (flatWeek === null) return false;
    if (!sharesHours) return true;
    let known = byZone.get(zone);
    if (known === undefined) {
      known = weeksOf(zone, start, end);
      byZone.set(zone, known);
    }
    if (known === null) return false;
    const { first, last, weeks } = known;
    for (const { from, to } of dated) if (from <= last && to >= first) return false;
    if (!isSettled(flatWeek, known)) return false;
    countWeeks(changes, flatWeek, weeks, people);
    return true;
  };
}
