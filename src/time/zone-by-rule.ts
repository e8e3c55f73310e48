import { calendarDate, dayNumber, weekdayOf, type Weekday } from './calendar';
import { DAY, MINUTE, type Instant } from './instant';
import type { Interval } from './interval';
import { LIKELY_ZONES } from './windows-zones';
import { offsetAt, transitions, zoneNames, type Transition, type ZoneName } from './zone';

/** A day of each year: the `occurrence`-th such weekday of a month, 5 for the last, at a minute of the wall clock in use until then. */
export type YearlyDate = {
  readonly month: number;
  readonly weekday: Weekday;
  readonly occurrence: number;
  readonly minute: number;
};

/** A clock by its rule: offsets in milliseconds east of UTC, and when it is changed each year, if it is. */
export type ZoneRule = {
  readonly standard: number;
  readonly summer: {
    readonly offset: number;
    readonly begins: YearlyDate;
    readonly ends: YearlyDate;
  } | null;
};

/** The day on which a yearly date falls, as the number of days since 1970-01-01. */
function dayIn(year: number, { month, weekday, occurrence }: YearlyDate): number {
  const first = dayNumber(year, month, 1);
  const day = first + ((weekday - weekdayOf(first) + 7) % 7) + (occurrence - 1) * 7;
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  return day < next ? day : day - 7;
}

/** The changes of a clock that keeps to a rule, in the calendar years of a range. */
function changesOf({ standard, summer }: ZoneRule, from: number, to: number): Transition[] {
  if (summer === null || summer.offset === standard) return [];
  const { offset, begins, ends } = summer;
  const changes: Transition[] = [];
  for (let year = from; year <= to; year++) {
    const at = (date: YearlyDate, before: number): Instant =>
      dayIn(year, date) * DAY + date.minute * MINUTE - before;
    changes.push(
      { at: at(begins, standard), before: standard, after: offset },
      { at: at(ends, offset), before: offset, after: standard },
    );
  }
  return changes.sort((a, b) => a.at - b.at);
}

const yearOf = (at: Instant): number => calendarDate(Math.floor(at / DAY)).year;

/** What a clock shows over a range: the offset with which it begins, and its changes. */
type Course = { readonly first: number; readonly changes: readonly Transition[] };

function courseOf(rule: ZoneRule, range: Interval): Course {
  const all = changesOf(rule, yearOf(range.start) - 1, yearOf(range.end) + 1);
  const before = all.filter(({ at }) => at <= range.start).at(-1);
  const changes = all.filter(({ at }) => at > range.start && at < range.end);
  return { first: before?.after ?? rule.standard, changes };
}

function keepsTo(zone: ZoneName, { first, changes }: Course, range: Interval): boolean {
  if (offsetAt(zone, range.start) !== first) return false;
  const found = transitions(zone, { start: range.start + 1, end: range.end });
  return (
    found.length === changes.length &&
    found.every(({ at, after }, i) => at === changes[i]?.at && after === changes[i]?.after)
  );
}

/**
 * The zone whose clock is that of a rule, this year and the next: the first that fits among those `known` of whoever has
 * the rule, then the one where most people live. Where none does, one that fits from `now` on, since a rule that was
 * changed this year does not tell how it was before. Null when there is none.
 */
export function zoneByRule(
  rule: ZoneRule,
  now: Instant,
  known: readonly ZoneName[] = [],
): ZoneName | null {
  const start = dayNumber(yearOf(now), 1, 1) * DAY;
  const end = dayNumber(yearOf(now) + 2, 1, 1) * DAY;
  // What keeps to UTC itself is more likely to be that than to be one of the places that happen to.
  const candidates = [...known, 'UTC', ...LIKELY_ZONES, ...zoneNames()];
  for (const range of [
    { start, end },
    { start: now, end },
  ]) {
    const course = courseOf(rule, range);
    const found = candidates.find((zone) => keepsTo(zone, course, range));
    if (found !== undefined) return found;
  }
  return null;
}
