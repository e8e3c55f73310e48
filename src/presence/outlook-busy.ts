import { asFields, field, type Fields } from '../roster/fields';
import { minuteOfTime } from '../roster/outlook-zone';
import type { Exception } from '../roster/person';
import { MINUTE, type Instant } from '../time/instant';
import { clip, normalise, type Interval } from '../time/interval';
import {
  formatDay,
  instantOf,
  parseDay,
  startOfDay,
  wallAt,
  type LocalDay,
} from '../time/wall-time';
import { zoneOfName } from '../time/windows-zones';
import type { ZoneName } from '../time/zone';

/** What a calendar says of somebody's time: when they are in meetings, and when they are out of office. */
export type OutlookBusy = { readonly busy: readonly Interval[]; readonly out: readonly Interval[] };

/** A calendar has no more entries in the days that are looked at. */
const MOST_ITEMS = 2_000;

/** The instant of a `dateTimeTimeZone` (Microsoft Graph), which always names its zone; null where it is malformed. */
export function instantOfOutlook(value: unknown): Instant | null {
  const fields = asFields(value);
  const text = fields === null ? undefined : field(fields, 'dateTime');
  const name = fields === null ? undefined : field(fields, 'timeZone');
  if (typeof text !== 'string' || text.length > 40 || typeof name !== 'string') return null;
  const [date = '', time = ''] = text.replace(/Z$/, '').split('T');
  const named = zoneOfName(text.endsWith('Z') ? 'UTC' : name);
  const day = parseDay(date);
  const minute = minuteOfTime(time);
  return named.kind !== 'zone' || day === null || minute === null
    ? null
    : instantOf(named.zone, day, minute);
}

function stretchOf(item: Fields): Interval | null {
  const start = instantOfOutlook(field(item, 'start'));
  const end = instantOfOutlook(field(item, 'end'));
  return start === null || end === null || end <= start ? null : { start, end };
}

/** The entries of a schedule by their `freeBusyStatus`; who works elsewhere or might come to something is not busy. */
function fromItems(items: readonly unknown[]): { busy: Interval[]; out: Interval[] } {
  const found = { busy: [] as Interval[], out: [] as Interval[] };
  for (const value of items.slice(0, MOST_ITEMS)) {
    const item = asFields(value);
    const stretch = item === null ? null : stretchOf(item);
    if (item === null || stretch === null) continue;
    const status = field(item, 'status');
    if (status === 'busy') found.busy.push(stretch);
    if (status === 'oof') found.out.push(stretch);
  }
  return found;
}

/** The same from `availabilityView`, which tells one digit for each `slot` minutes: 2 is busy, 3 is out of office. */
function fromView(view: string, from: Instant, slot: number) {
  const found = { busy: [] as Interval[], out: [] as Interval[] };
  for (let i = 0; i < view.length; i++) {
    const digit = view.charAt(i);
    const start = from + i * slot * MINUTE;
    const stretch = { start, end: start + slot * MINUTE };
    if (digit === '2') found.busy.push(stretch);
    if (digit === '3') found.out.push(stretch);
  }
  return found;
}

/**
 * Reads what a `scheduleInformation` (Microsoft Graph) says of the time in `range`: by its entries, or by its view of
 * `slot` minutes where a calendar shares no entries. What is malformed is left out.
 */
export function readOutlookBusy(schedule: Fields, range: Interval, slot: number): OutlookBusy {
  const items = field(schedule, 'scheduleItems');
  const view = field(schedule, 'availabilityView');
  const isListed = Array.isArray(items) && items.length > 0;
  const isViewed = typeof view === 'string' && /^[0-4]*$/.test(view) && view.length <= 20_000;
  const found = isListed ? fromItems(items) : fromView(isViewed ? view : '', range.start, slot);
  return {
    busy: clip(normalise(found.busy), range),
    out: clip(normalise(found.out), range),
  };
}

/** The local dates that somebody is out of office for as a whole, as days off. */
export function leaveOf(out: readonly Interval[], zone: ZoneName): readonly Exception[] {
  return out.flatMap(({ start, end }) => {
    const first = wallAt(zone, start).day;
    const from: LocalDay = startOfDay(zone, first) < start ? first + 1 : first;
    const to: LocalDay = wallAt(zone, end).day - 1;
    return to < from ? [] : [{ from: formatDay(from), to: formatDay(to), blocks: [] }];
  });
}
