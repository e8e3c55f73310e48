import { formatClock, parseClock, type Weekday } from '../../../src/time/calendar';
import { normalise } from '../../../src/time/interval';

/** A stretch that recurs on some weekdays, on the wall clock; an end at or before the start is on the next day. */
export type WeekBlock = {
  readonly days: readonly Weekday[];
  readonly start: string;
  readonly end: string;
};

/** Minutes from the midnight with which its day begins; `end` may reach into the next day, at most 24 hours after `start`. */
export type Stretch = { readonly start: number; readonly end: number };

/**
 * A week of stretches, each under the day on which it starts.
 *
 * 1. Seven lists, from Monday.
 * 2. Within a day stretches are sorted and neither overlap nor touch.
 * 3. No stretch reaches over one of the next day; Sunday's next day is Monday.
 * 4. No stretch is longer than 24 hours.
 */
export type Week = readonly (readonly Stretch[])[];

/** Which stretch of a week: the n-th of a day. */
export type Place = { readonly day: Weekday; readonly index: number };

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
export const DAY_MINUTES = 1440;
export const WEEK_MINUTES = 7 * DAY_MINUTES;
export const EMPTY_WEEK: Week = WEEKDAYS.map(() => []);

const wrap = (minute: number): number => ((minute % WEEK_MINUTES) + WEEK_MINUTES) % WEEK_MINUTES;
const firstMinute = (day: Weekday): number => (day - 1) * DAY_MINUTES;
const nextDay = (index: number): number => (index + 1) % 7;

/** The stretches that start on a day. */
export function stretchesOf(week: Week, day: Weekday): readonly Stretch[] {
  return week[day - 1] ?? [];
}

/** The same time of the week in the form that `Week` promises. */
export function tidyWeek(week: Week): Week {
  const days = WEEKDAYS.map((day) => normalise(stretchesOf(week, day)));
  const add = (index: number, stretch: Stretch): void => {
    days[index] = normalise([...(days[index] ?? []), stretch]);
  };
  // What one day hands to the next can travel once round the week and meet what Monday began with.
  for (let step = 0; step < 3 * 7; step++) {
    const index = step % 7;
    const today = days[index] ?? [];
    const last = today.at(-1);
    if (last === undefined) continue;
    const longest = last.start + DAY_MINUTES;
    const first = days[nextDay(index)]?.[0]?.start ?? Number.POSITIVE_INFINITY;
    const end = Math.min(last.end, longest, DAY_MINUTES + first);
    if (end === last.end) continue;
    days[index] = [...today.slice(0, -1), { start: last.start, end }];
    add(nextDay(index), { start: end - DAY_MINUTES, end: last.end - DAY_MINUTES });
  }
  return days;
}

function minutes(clock: string): number {
  const value = parseClock(clock);
  if (value === null) throw new RangeError(`"${clock}" is not a wall clock from 00:00 to 24:00`);
  return value;
}

/** The week that working blocks describe. Throws a RangeError for a start or end that is no wall clock. */
export function weekOf(blocks: readonly WeekBlock[]): Week {
  const days: Stretch[][] = WEEKDAYS.map(() => []);
  for (const block of blocks) {
    const stretch = stretchOf(block);
    for (const day of block.days) days[day - 1]?.push(stretch);
  }
  return tidyWeek(days);
}

/** A start and an end on the wall clock as a stretch; an end at or before the start is on the next day. */
export function stretchOf(block: { readonly start: string; readonly end: string }): Stretch {
  const start = minutes(block.start);
  const end = minutes(block.end);
  return { start, end: end <= start ? end + DAY_MINUTES : end };
}

/** A stretch as a start and an end on the wall clock. */
export function clocksOf({ start, end }: Stretch): { start: string; end: string } {
  return {
    start: formatClock(start),
    end: formatClock(end > DAY_MINUTES ? end - DAY_MINUTES : end),
  };
}

/** The fewest working blocks that describe a week: days with equal times share one, in the order of their first day. */
export function blocksOf(week: Week): WeekBlock[] {
  const groups = new Map<string, { days: Weekday[]; start: string; end: string }>();
  for (const day of WEEKDAYS) {
    for (const stretch of stretchesOf(week, day)) {
      const key = `${stretch.start}-${stretch.end}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { days: [day], ...clocksOf(stretch) });
      else group.days.push(day);
    }
  }
  return [...groups.values()];
}

/** The week with a day's stretches replaced. */
export function setDay(week: Week, day: Weekday, stretches: readonly Stretch[]): Week {
  return tidyWeek(WEEKDAYS.map((each) => (each === day ? stretches : stretchesOf(week, each))));
}

/** The week with a day's stretches repeated on other days. */
export function copyDay(week: Week, from: Weekday, to: readonly Weekday[]): Week {
  const copied = stretchesOf(week, from);
  return tidyWeek(WEEKDAYS.map((day) => (to.includes(day) ? copied : stretchesOf(week, day))));
}

/** The week without one of its stretches. */
export function removeStretch(week: Week, { day, index }: Place): Week {
  return WEEKDAYS.map((each) =>
    each === day ? stretchesOf(week, each).filter((_, i) => i !== index) : stretchesOf(week, each),
  );
}

/** A start in minutes of the week, which may lie in another week, and a length: what a gesture makes of a stretch. */
export type Span = { readonly at: number; readonly length: number };

/** Where a stretch lies in the week; null when there is none at that place. */
export function spanOf(week: Week, { day, index }: Place): Span | null {
  const stretch = stretchesOf(week, day)[index];
  if (stretch === undefined) return null;
  return { at: firstMinute(day) + stretch.start, length: stretch.end - stretch.start };
}

/** The day and stretch of a span. */
export function stretchOfSpan({ at, length }: Span): { day: Weekday; stretch: Stretch } {
  const minute = wrap(at);
  const day = (Math.floor(minute / DAY_MINUTES) + 1) as Weekday;
  const start = minute % DAY_MINUTES;
  return { day, stretch: { start, end: start + length } };
}

/** The week with a span put in; what it overlaps or touches on its day becomes one with it. */
export function addSpan(week: Week, span: Span): Week {
  const { day, stretch } = stretchOfSpan(span);
  return setDay(week, day, [...stretchesOf(week, day), stretch]);
}

/** Whether a span neither overlaps nor touches anything in the week. */
export function isFree(week: Week, { at, length }: Span): boolean {
  const start = wrap(at);
  return WEEKDAYS.every((day) =>
    stretchesOf(week, day).every((stretch) => {
      const from = firstMinute(day) + stretch.start;
      const to = firstMinute(day) + stretch.end;
      return [-WEEK_MINUTES, 0, WEEK_MINUTES].every(
        (shift) => to + shift < start || from + shift > start + length,
      );
    }),
  );
}

/** Which stretch holds a minute of the week, or null. */
export function placeAt(week: Week, minute: number): Place | null {
  const at = wrap(minute);
  for (const day of WEEKDAYS) {
    const index = stretchesOf(week, day).findIndex(({ start, end }) => {
      const from = firstMinute(day) + start;
      const to = firstMinute(day) + end;
      return (at >= from && at < to) || at + WEEK_MINUTES < to;
    });
    if (index >= 0) return { day, index };
  }
  return null;
}
