import type { BandSegment, DayBand } from '../../../src/presence/day-band';
import { isInvited, type SyncOccurrence } from '../../../src/presence/sync-occurrences';
import type { Person } from '../../../src/roster/person';
import { formatDate, formatWeekday, type ClockStyle } from '../../../src/time/format';
import { normalise, type Interval } from '../../../src/time/interval';
import { startOfDay, wallAt } from '../../../src/time/wall-time';
import type { ZoneName } from '../../../src/time/zone';
import { spanOf, xOf, type TimelineScale } from './timeline-scale';

/** Where somebody else's date begins on my timeline. */
export type DateTick = { readonly x: number; readonly label: string };

/** A person's band as the outlines of its kinds of stretches, for one SVG path each; empty where there is none. */
export type BandShapes = {
  readonly night: string;
  readonly working: string;
  readonly focusing: string;
  readonly busy: string;
  readonly leave: string;
  readonly together: string;
  readonly dates: readonly DateTick[];
};

export const BAND_HEIGHT = 22;
const TOGETHER_HEIGHT = 4;
/** How far the next tick must be for a date to be written beside one, and how much room its words take. */
const DATE_APART = 170;
const DATE_ROOM = 66;
const WEEKDAY_ROOM = 32;

const tenth = (px: number): number => Math.round(px * 10) / 10;

/** The outline of stretches, `top` to `BAND_HEIGHT`, as an SVG path. */
export function outline(stretches: readonly Interval[], scale: TimelineScale, top = 0): string {
  let path = '';
  for (const stretch of stretches) {
    const span = spanOf(scale, stretch);
    if (span === null) continue;
    const left = tenth(span.left);
    const right = tenth(span.left + span.width);
    path += `M${left} ${top}H${right}V${BAND_HEIGHT}H${left}Z`;
  }
  return path;
}

/** The midnights of another zone inside a range, where its date is not mine anyway. */
export function dateTicks(
  scale: TimelineScale,
  theirs: ZoneName,
  mine: ZoneName,
  style: ClockStyle,
): DateTick[] {
  const { start, end } = scale.range;
  const last = wallAt(theirs, end - 1).day;
  const ticks: DateTick[] = [];
  for (let day = wallAt(theirs, start).day + 1; day <= last; day++) {
    const at = startOfDay(theirs, day);
    if (at <= start || at >= end || at === startOfDay(mine, wallAt(mine, at).day)) continue;
    const x = tenth(xOf(scale, at));
    const apart = xOf(scale, startOfDay(theirs, day + 1)) - x;
    const room = scale.width - x;
    const label =
      apart >= DATE_APART && room >= DATE_ROOM
        ? formatDate(at, theirs, style)
        : room >= WEEKDAY_ROOM
          ? formatWeekday(at, theirs, style, 'short')
          : '';
    ticks.push({ x, label });
  }
  return ticks;
}

const kinds = (
  segments: readonly BandSegment[],
  ...wanted: readonly BandSegment['kind'][]
): readonly BandSegment[] => segments.filter(({ kind }) => wanted.includes(kind));

/** Draws a person's band over the range of a scale. Work lies below what is planned in it. */
export function bandShapes(
  person: Person,
  { segments, nights }: DayBand,
  scale: TimelineScale,
  occurrences: readonly SyncOccurrence[],
  mine: ZoneName,
  style: ClockStyle,
): BandShapes {
  const together = occurrences.filter(
    ({ window }) => window.kind === 'together' && isInvited(window, person),
  );
  return {
    night: outline(nights, scale),
    // Focus and meetings lie in working time, which is drawn through below them.
    working: outline(normalise(kinds(segments, 'working', 'focusing', 'busy')), scale),
    focusing: outline(kinds(segments, 'focusing'), scale),
    busy: outline(kinds(segments, 'busy'), scale),
    leave: outline(kinds(segments, 'leave'), scale),
    together: outline(together, scale, BAND_HEIGHT - TOGETHER_HEIGHT),
    dates: dateTicks(scale, person.zone, mine, style),
  };
}
