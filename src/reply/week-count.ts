import { instantOnLine, isCalm, type LocalLine } from '../roster/local-line';
import type { DayMinutes, Schedule } from '../roster/schedule';
import { datesAround } from '../roster/working-blocks';
import { DAY, MINUTE, type Instant } from '../time/instant';
import { weekdayOf, type LocalDay } from '../time/wall-time';
import type { ZoneName } from '../time/zone';

/** A week of one zone, from its Monday's 00:00; `shift` says how many minutes after the stretch that is, or null about a change of offset. */
type ZoneWeek = { readonly monday: LocalDay; readonly shift: number | null };

type ZoneWeeks = {
  readonly line: LocalLine;
  readonly first: LocalDay;
  readonly last: LocalDay;
  readonly weeks: readonly ZoneWeek[];
};

function weeksOf(zone: ZoneName, start: Instant, end: Instant): ZoneWeeks {
  const { first, last, line } = datesAround(zone, start, end);
  const weeks: ZoneWeek[] = [];
  for (let monday = first - weekdayOf(first) + 1; monday <= last; monday += 7) {
    const from = instantOnLine(line, monday, 0);
    // A block of Sunday's may run on through the whole of Monday.
    const isEven =
      isCalm(line, monday * DAY) &&
      isCalm(line, (monday + 9) * DAY) &&
      instantOnLine(line, monday + 9, 0) === from + 9 * DAY;
    weeks.push({ monday, shift: isEven ? (from - start) / MINUTE : null });
  }
  return { line, first, last, weeks };
}

/** Whether the dates are as the week says, and none of its blocks begins or ends about a change of offset. */
function isTold(
  { dated }: Schedule,
  flat: DayMinutes,
  { line, first, last, weeks }: ZoneWeeks,
): boolean {
  for (const { from, to } of dated) if (from <= last && to >= first) return false;
  for (const { monday, shift } of weeks) {
    if (shift !== null) continue;
    for (const minute of flat) {
      if (!isCalm(line, monday * DAY + minute * MINUTE)) return false;
    }
  }
  return true;
}

/**
 * Counts people by the blocks of their week as changes from minute to minute after `base`, without making stretches of
 * them first: that is most of the time where ten thousand keep hours of their own. Answers false, with nothing counted,
 * where blocks lie over each other or the dates do not let it be told from the week alone.
 */
export function createWeekCount(
  changes: Int32Array,
  base: number,
  minutes: number,
): (schedule: Schedule, people: number) => boolean {
  const start = base * MINUTE;
  const byZone = new Map<ZoneName, ZoneWeeks>();

  const add = (from: number, until: number, people: number): void => {
    if (until <= 0 || from >= minutes) return;
    const first = from < 0 ? 0 : from;
    const last = until > minutes ? minutes : until;
    changes[first] = (changes[first] as number) + people;
    changes[last] = (changes[last] as number) - people;
  };

  return (schedule, people) => {
    const { flatWeek, sharesHours, zone } = schedule;
    if (flatWeek === null) return false;
    if (!sharesHours) return true;
    let known = byZone.get(zone);
    if (known === undefined) {
      known = weeksOf(zone, start, start + minutes * MINUTE);
      byZone.set(zone, known);
    }
    if (!isTold(schedule, flatWeek, known)) return false;
    for (const { monday, shift } of known.weeks) {
      for (let i = 0; i < flatWeek.length; i += 2) {
        const from = flatWeek[i] as number;
        const until = flatWeek[i + 1] as number;
        if (shift !== null) add(shift + from, shift + until, people);
        else {
          const begins = instantOnLine(known.line, monday, from);
          const ends = instantOnLine(known.line, monday, until);
          add((begins - start) / MINUTE, (ends - start) / MINUTE, people);
        }
      }
    }
    return true;
  };
}
