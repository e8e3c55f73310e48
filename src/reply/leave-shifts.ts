import type { Person } from '../roster/person';
import { datedOn, scheduleOf, type Schedule } from '../roster/schedule';
import { weekdayOf, type LocalDay } from '../time/wall-time';

/** A run of dates on which somebody does not work that they usually do; weekends between them belong to it. */
export type Absence = { readonly from: LocalDay; readonly to: LocalDay };

const usuallyWorks = (schedule: Schedule, day: LocalDay): boolean =>
  (schedule.week[weekdayOf(day)] ?? []).length > 0;

/** Free days between two days of leave that still are one absence. */
const LONGEST_BRIDGE = 4;

/** The longest absence that is followed to its end. */
const LONGEST_ABSENCE = 400;

const isLost = (schedule: Schedule, day: LocalDay): boolean =>
  usuallyWorks(schedule, day) && datedOn(schedule, day)?.blocks.length === 0;

function endOf(schedule: Schedule, from: LocalDay): LocalDay {
  let to = from;
  for (let day = from + 1; day <= from + LONGEST_ABSENCE && day - to <= LONGEST_BRIDGE; day++) {
    if (isLost(schedule, day)) to = day;
    else if (usuallyWorks(schedule, day)) return to;
  }
  return to;
}

/** The absences that begin on a date from `first` to `last`, in order. */
export function absences(person: Person, first: LocalDay, last: LocalDay): Absence[] {
  const schedule = scheduleOf(person);
  const found: Absence[] = [];
  if (!schedule.sharesHours) return found;
  for (const { from, to, blocks } of schedule.dated) {
    // Leave that ended just before may be the beginning of what is found here.
    if (blocks.length > 0 || to < first - LONGEST_BRIDGE || from > last) continue;
    for (let day = from; day <= Math.min(to, last); day++) {
      if (!isLost(schedule, day)) continue;
      if (day <= (found.at(-1)?.to ?? -Infinity)) continue;
      const absence = { from: day, to: endOf(schedule, day) };
      found.push(absence);
      day = absence.to;
    }
  }
  return found.filter(({ from }) => from >= first);
}
