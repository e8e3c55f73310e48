import { MINUTE, type Instant } from '../time/instant';
import { zoneOfName } from '../time/windows-zones';
import { zoneByRule, type YearlyDate, type ZoneRule } from '../time/zone-by-rule';
import type { ZoneName } from '../time/zone';
import { asFields, field, type Fields } from './fields';
import type { Weekday } from './person';

/** Days as Microsoft Graph writes them (resources/workinghours, type `dayOfWeek`). */
const DAYS: readonly string[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

/** Microsoft Graph's day as an ISO weekday, or null. */
export function weekdayOfName(name: unknown): Weekday | null {
  const at = typeof name === 'string' ? DAYS.indexOf(name.toLowerCase()) : -1;
  return at === -1 ? null : ((at + 1) as Weekday);
}

/** A time of day such as `08:30:00.0000000` as whole minutes, or null. */
export function minuteOfTime(text: unknown): number | null {
  const found = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?$/.exec(
    typeof text === 'string' ? text : '',
  );
  if (found === null) return null;
  const [hours, minutes, seconds] = [found[1], found[2], found[3] ?? 0].map(Number) as [
    number,
    number,
    number,
  ];
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * 60 + minutes : null;
}

const isMinutes = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 24 * 60;

function yearlyDate(fields: Fields): YearlyDate | null {
  const [month, occurrence, year] = ['month', 'dayOccurrence', 'year'].map((name) =>
    field(fields, name),
  );
  const weekday = weekdayOfName(field(fields, 'dayOfWeek'));
  const minute = minuteOfTime(field(fields, 'time'));
  const isIn = (value: unknown, least: number, most: number): value is number =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
  if (!isIn(month, 1, 12) || !isIn(occurrence, 1, 5)) return null;
  // A year of its own would be a change that happens once (resources/standardtimezoneoffset).
  if ((year !== undefined && year !== 0) || weekday === null || minute === null) return null;
  return { month, weekday, occurrence, minute };
}

/** Whether a change of clocks is none: left out, or on month 0 as Windows writes a clock that is never changed. */
const isNoChange = (fields: Fields | null): boolean =>
  fields === null || field(fields, 'month') === 0;

/**
 * The rule of a `customTimeZone` (Microsoft Graph, resources/customtimezone), or null where it is none. Its biases are
 * minutes that are added to the local time to make UTC: the example of calendar-getschedule has 480 for Pacific time,
 * although the table of the resource says the opposite.
 */
export function ruleOf(zone: Fields): ZoneRule | null {
  const bias = field(zone, 'bias');
  if (!isMinutes(bias)) return null;
  // Minus nothing would be another zero.
  const east = (minutes: number): number => 0 - minutes * MINUTE;
  const fixed = { standard: east(bias), summer: null };
  const standard = asFields(field(zone, 'standardOffset'));
  const daylight = asFields(field(zone, 'daylightOffset'));
  if (isNoChange(standard) || isNoChange(daylight)) return fixed;
  const daylightBias = field(daylight ?? {}, 'daylightBias');
  const ends = yearlyDate(standard ?? {});
  const begins = yearlyDate(daylight ?? {});
  if (!isMinutes(daylightBias) || begins === null || ends === null) return null;
  return { standard: fixed.standard, summer: { offset: east(bias + daylightBias), begins, ends } };
}

/** What Outlook's zone is, or why it cannot be told. */
export type OutlookZone =
  | { readonly kind: 'zone'; readonly zone: ZoneName }
  | { readonly kind: 'no-such-zone' | 'no-zone-by-rule' | 'malformed' };

/** Reads a `timeZoneBase`: by its name, or by its rule where somebody made one; `known` are zones of that person. */
export function readOutlookZone(
  value: unknown,
  now: Instant,
  known: readonly ZoneName[],
): OutlookZone {
  const fields = asFields(value);
  const name = fields === null ? undefined : field(fields, 'name');
  const named = typeof name === 'string' ? zoneOfName(name, known[0] ?? null) : null;
  if (named?.kind === 'zone') return named;
  const rule = fields === null || field(fields, 'bias') === undefined ? null : ruleOf(fields);
  if (rule !== null) {
    const zone = zoneByRule(rule, now, known);
    return zone === null ? { kind: 'no-zone-by-rule' } : { kind: 'zone', zone };
  }
  return { kind: named === null || named.kind === 'custom' ? 'malformed' : 'no-such-zone' };
}
