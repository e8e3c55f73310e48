import type { Instant } from '../time/instant';
import { formatClock } from '../time/wall-time';
import type { ZoneName } from '../time/zone';
import { asFields, field } from './fields';
import { minuteOfTime, readOutlookZone, weekdayOfName, type OutlookZone } from './outlook-zone';
import type { Weekday, WorkingBlock } from './person';

/** Why Outlook's hours of somebody cannot be used. */
export type HoursFault =
  'not-shared' | 'malformed' | Exclude<OutlookZone['kind'], 'zone' | 'malformed'>;

/** Somebody's hours as Outlook has them, in their zone; no blocks where no weekday is named. */
export type OutlookHours =
  | { readonly kind: 'hours'; readonly zone: ZoneName; readonly blocks: readonly WorkingBlock[] }
  | { readonly kind: 'refused'; readonly fault: HoursFault };

const refused = (fault: HoursFault): OutlookHours => ({ kind: 'refused', fault });

/** Nobody has more stretches in a week than so many. */
const MOST_STRETCHES = 50;

function readDays(value: unknown): Weekday[] | null {
  if (!Array.isArray(value) || value.length > 7) return null;
  const days = value.map(weekdayOfName).filter((day) => day !== null);
  return days.length === value.length ? [...new Set(days)].sort((a, b) => a - b) : null;
}

/** One stretch of hours: null where it is malformed, nothing where it names no days. */
function readStretch(value: unknown): readonly WorkingBlock[] | null {
  const fields = asFields(value);
  if (fields === null) return null;
  const days = readDays(field(fields, 'daysOfWeek'));
  const start = minuteOfTime(field(fields, 'startTime'));
  const end = minuteOfTime(field(fields, 'endTime'));
  if (days === null || start === null || end === null) return null;
  if (days.length === 0) return [];
  // From midnight to midnight is a whole day; any other time that ends as it begins could be all or nothing.
  if (start === end && start !== 0) return null;
  return [{ days, start: formatClock(start), end: formatClock(end) }];
}

/**
 * Reads `workingHours` of a schedule (Microsoft Graph, resources/workinghours): one stretch for all its days, or several
 * where somebody's hours are split. `known` are zones of that person from elsewhere, for a zone that is told by its rule.
 */
export function readOutlookHours(
  value: unknown,
  now: Instant,
  known: readonly ZoneName[] = [],
): OutlookHours {
  if (value === undefined || value === null) return refused('not-shared');
  const stretches: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (stretches.length === 0) return refused('not-shared');
  if (stretches.length > MOST_STRETCHES) return refused('malformed');
  const blocks: WorkingBlock[] = [];
  let zone: ZoneName | null = null;
  for (const stretch of stretches) {
    const read = readStretch(stretch);
    if (read === null) return refused('malformed');
    const told = readOutlookZone(field(asFields(stretch) ?? {}, 'timeZone'), now, known);
    if (told.kind !== 'zone') return refused(told.kind);
    if (zone !== null && zone !== told.zone) return refused('malformed');
    zone = told.zone;
    blocks.push(...read);
  }
  return zone === null ? refused('malformed') : { kind: 'hours', zone, blocks };
}
