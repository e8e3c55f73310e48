import type { Person } from '../roster/person';
import { requireRange } from '../roster/working-blocks';
import type { Instant } from '../time/instant';
import type { Interval } from '../time/interval';
import { instantOf, wallAt } from '../time/wall-time';
import { zoneTable, type ZoneName } from '../time/zone';
import type { Context } from './context';
import type { Plan } from './plan';
import { endOf, indexAt } from './timeline';
import { timelineAt } from './timeline-of';

/** A stretch of a person's band: what they have planned, hours that are off left out. */
export type BandSegment = {
  readonly start: Instant;
  readonly end: Instant;
  readonly kind: 'working' | 'focusing' | 'busy' | 'leave';
};

/** A person's stretch of time as a row shows it: their plans, and the nights where they live. */
export type DayBand = {
  readonly segments: readonly BandSegment[];
  readonly nights: readonly Interval[];
};

/** Night on the wall clock, for the eye: no promise rests on it. */
const NIGHT = { from: 21 * 60, until: 6 * 60 } as const;

const KIND_OF: readonly (BandSegment['kind'] | null)[] = [
  null,
  null,
  'leave',
  'working',
  'focusing',
  'busy',
  'busy',
];

/** Whether it is night in a zone at an instant: from 21:00 to 6:00 on the wall clock. */
export function isNight(zone: ZoneName, at: Instant): boolean {
  const { minute } = wallAt(zone, at);
  return minute >= NIGHT.from || minute < NIGHT.until;
}

/** The nights in a zone that reach into a range, cut off at its ends. Throws a RangeError for an unknown zone or a malformed range. */
export function nights(zone: ZoneName, range: Interval): Interval[] {
  const { start, end } = requireRange(range);
  zoneTable(zone);
  const found: Interval[] = [];
  const last = wallAt(zone, end).day;
  for (let day = wallAt(zone, start).day - 1; day <= last; day++) {
    const from = Math.max(start, instantOf(zone, day, NIGHT.from));
    const until = Math.min(end, instantOf(zone, day + 1, NIGHT.until));
    if (from < until) found.push({ start: from, end: until });
  }
  return found;
}

/** What a person has planned over a range, such as the viewer's day, for the band in their row. Reports do not count: they speak of now. */
export function dayBand(person: Person, range: Interval, context: Context = {}): DayBand {
  const { start, end } = requireRange(range);
  const timeline = timelineAt(person, context, start);
  const segments: BandSegment[] = [];
  for (let i = indexAt(timeline, start), at = start; at < end; i++) {
    const next = Math.min(endOf(timeline, i, end), end);
    const kind = KIND_OF[timeline.plans[i] as Plan] ?? null;
    if (kind !== null) segments.push({ start: at, end: next, kind });
    at = next;
  }
  return { segments, nights: nights(person.zone, range) };
}
