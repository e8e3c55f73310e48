/** A date on the local calendar, as the number of days since 1970-01-01 (proleptic Gregorian). */
export type LocalDay = number;

/** ISO 8601: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

type CalendarDate = { readonly year: number; readonly month: number; readonly date: number };

/** The day of a calendar date; `date` may run past its month. Arithmetic of Howard Hinnant's `days_from_civil`. */
export function dayNumber(year: number, month: number, date: number): LocalDay {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

/** The calendar date of a day. Arithmetic of Howard Hinnant's `civil_from_days`. */
export function calendarDate(day: LocalDay): CalendarDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - (365 * yearOfEra + leapDays);
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** Reads `2026-05-04`. Null for any other shape and for dates the calendar does not have. */
export function parseDay(text: string): LocalDay | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12) return null;
  const day = dayNumber(year, month, date);
  return formatDay(day) === text ? day : null;
}

/** Writes a day as `2026-05-04`. Throws a RangeError outside the years 0000 to 9999. */
export function formatDay(day: LocalDay): string {
  const { year, month, date } = calendarDate(day);
  if (!Number.isInteger(day) || year < 0 || year > 9999) {
    throw new RangeError('day must be a whole number of days within the years 0000 to 9999');
  }
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}

/** The ISO weekday of a day. */
export function weekdayOf(day: LocalDay): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** Reads a wall clock, `00:00` to `24:00`, as minutes from midnight. Null for anything else. */
export function parseClock(text: string): number | null {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text);
  if (match === null) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= 1440 ? minutes : null;
}

/** Writes minutes from midnight as `09:05`; 1440 is `24:00`. Throws a RangeError outside 0 to 1440. */
export function formatClock(minutes: number): string {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > 1440) {
    throw new RangeError('minutes must be a whole number from 0 to 1440');
  }
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
