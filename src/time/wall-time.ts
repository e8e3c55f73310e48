import type { LocalDay, Weekday } from './calendar';
import { weekdayOf } from './calendar';
import { DAY, HOUR, MINUTE, requireInstant, type Instant } from './instant';
import { zoneTable, type ZoneName } from './zone';
import { spanAt, type ZoneTable } from './zone-table';

export { formatClock, formatDay, parseClock, parseDay, weekdayOf } from './calendar';
export type { LocalDay, Weekday } from './calendar';

/** What a wall clock and a calendar in a zone show: `minute` is the whole minute of the day, `offset` in milliseconds east of UTC. */
export type WallTime = {
  readonly day: LocalDay;
  readonly minute: number;
  readonly weekday: Weekday;
  readonly offset: number;
};

/** How a wall time met its zone: once, never (the clock was set forward over it), or twice (set back). */
export type ResolvedWallTime = {
  readonly instant: Instant;
  readonly kind: 'exact' | 'gap' | 'fold';
};

/** More than any zone's offset from UTC, which IANA keeps within 14 hours. */
const WIDEST_OFFSET = 15 * HOUR;

/** What the wall clock in a zone shows at an instant. Throws a RangeError for an unknown zone. */
export function wallAt(zone: ZoneName, instant: Instant): WallTime {
  const table = zoneTable(zone);
  const offset = table.offsets[spanAt(table, instant)] ?? Number.NaN;
  const local = instant + offset;
  const day = Math.floor(local / DAY);
  const minute = Math.floor((local - day * DAY) / MINUTE);
  return { day, minute, weekday: weekdayOf(day), offset };
}

type Meeting = ResolvedWallTime & { readonly transition: Instant };

/** Finds the first span whose stretch of the local time line reaches past `local`, and how it meets it. */
function meet({ starts, offsets }: ZoneTable, from: number, local: number): Meeting {
  let span = from;
  let start = starts[span] ?? Number.NEGATIVE_INFINITY;
  let offset = offsets[span] ?? Number.NaN;
  let end = starts[span + 1] ?? Number.POSITIVE_INFINITY;
  let before = offset;
  while (local >= end + offset) {
    before = offset;
    start = end;
    offset = offsets[++span] ?? Number.NaN;
    end = starts[span + 1] ?? Number.POSITIVE_INFINITY;
  }
  if (local < start + offset) return { instant: local - before, kind: 'gap', transition: start };
  const next = offsets[span + 1];
  const kind = next !== undefined && local >= end + next ? 'fold' : 'exact';
  return { instant: local - offset, kind, transition: start };
}

function meetWall(zone: ZoneName, day: LocalDay, minute: number): Meeting {
  if (!Number.isInteger(day)) throw new RangeError('day must be a whole number of days');
  if (!Number.isInteger(minute)) throw new RangeError('minute must be a whole number of minutes');
  const local = requireInstant(day * DAY + minute * MINUTE, 'wall time');
  const table = zoneTable(zone);
  const meeting = meet(table, spanAt(table, local - WIDEST_OFFSET), local);
  requireInstant(meeting.instant, 'wall time');
  return meeting;
}

/**
 * The instant of a wall time, by the rule of RFC 5545 §3.3.5 and Temporal's `compatible`: in a gap, later by the
 * length of the gap; in a fold, the earlier of the two. `minute` counts from the day's 00:00 on the wall clock and may
 * reach into later days. Throws a RangeError for an unknown zone and for times off the time line.
 */
export function resolveWall(zone: ZoneName, day: LocalDay, minute: number): ResolvedWallTime {
  const { instant, kind } = meetWall(zone, day, minute);
  return { instant, kind };
}

/** The instant of a wall time, as `resolveWall` resolves it. */
export function instantOf(zone: ZoneName, day: LocalDay, minute: number): Instant {
  return meetWall(zone, day, minute).instant;
}

/** The first instant of a local date; when midnight or the whole date is skipped, the instant at which the clock skips it. */
export function startOfDay(zone: ZoneName, day: LocalDay): Instant {
  const { instant, kind, transition } = meetWall(zone, day, 0);
  return kind === 'gap' ? transition : instant;
}
