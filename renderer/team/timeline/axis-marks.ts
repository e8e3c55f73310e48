import { formatDate, formatTime, formatWeekday, type ClockStyle } from '../../../src/time/format';
import { HOUR, MINUTE, type Instant } from '../../../src/time/instant';
import type { Interval } from '../../../src/time/interval';
import { startOfDay, wallAt, type LocalDay } from '../../../src/time/wall-time';
import { transitions, type ZoneName } from '../../../src/time/zone';
import { xOf, type TimelineScale } from './timeline-scale';

/** An instant at which the wall clock shows a full hour. */
export type HourMark = { readonly at: Instant; readonly hour: number };

/** A mark on the axis, at `x` CSS pixels. */
export type AxisMark = { readonly at: Instant; readonly x: number; readonly label: string };

/** A stretch of the axis that is one calendar date. */
export type DayMark = AxisMark & { readonly width: number; readonly hours: number };

/** Where the clocks of the zone are changed, by so many minutes. */
export type ClockMark = { readonly at: Instant; readonly x: number; readonly minutes: number };

/** Every instant of a range at which the wall clock in a zone shows a full hour: one that is skipped is missing, one that comes twice is there twice. */
export function hourMarks(zone: ZoneName, { start, end }: Interval): HourMark[] {
  const changes = transitions(zone, { start, end }).map(({ at }) => at);
  const edges = [start, ...changes.filter((at) => at > start), end];
  const marks: HourMark[] = [];
  for (const [i, from] of edges.slice(0, -1).entries()) {
    const to = edges[i + 1] ?? end;
    const { offset } = wallAt(zone, from);
    for (let at = Math.ceil((from + offset) / HOUR) * HOUR - offset; at < to; at += HOUR) {
      marks.push({ at, hour: wallAt(zone, at).minute / 60 });
    }
  }
  return marks;
}

const HOUR_STEPS = [1, 2, 3, 6, 12] as const;
/** How far apart labels must be at least, for the narrow ones of 24 hours and the wider ones of 12. */
const LABEL_ROOM = { h24: 34, h12: 54 } as const;

/** How many hours lie between two labels, so that they do not run into each other; null when there is no room for any. */
export function hourStep(
  { range, width }: TimelineScale,
  { hour12 }: Pick<ClockStyle, 'hour12'>,
): number | null {
  const hourWidth = (width * HOUR) / (range.end - range.start);
  const room = hour12 ? LABEL_ROOM.h12 : LABEL_ROOM.h24;
  return HOUR_STEPS.find((step) => step * hourWidth >= room) ?? null;
}

/** The hour alone where the clock has 24, with am or pm where it has 12. */
function hourLabel({ at, hour }: HourMark, zone: ZoneName, style: ClockStyle): string {
  return style.hour12 ? formatTime(at, zone, style).replace(/:00/, '') : String(hour);
}

/** How much of that a label fills: an hour that comes twice is written twice only where both fit. */
const LABEL_WIDTH = { h24: 18, h12: 42 } as const;

/** The hours to write along the axis, thinned out to the room there is. Midnights are left out: their date stands there. */
export function hourLabels(scale: TimelineScale, zone: ZoneName, style: ClockStyle): AxisMark[] {
  const step = hourStep(scale, style);
  if (step === null) return [];
  const least = style.hour12 ? LABEL_WIDTH.h12 : LABEL_WIDTH.h24;
  const marks: AxisMark[] = [];
  for (const mark of hourMarks(zone, scale.range)) {
    if (mark.hour === 0 || mark.hour % step !== 0) continue;
    const x = xOf(scale, mark.at);
    const last = marks[marks.length - 1];
    if (last !== undefined && x - last.x < least) continue;
    marks.push({ at: mark.at, x, label: hourLabel(mark, zone, style) });
  }
  return marks;
}

/** A weekday and date fits from this width on, a weekday alone below it. */
const DATE_ROOM = 76;

/** The calendar dates along the axis, each as wide as it is long. */
export function dayMarks(scale: TimelineScale, zone: ZoneName, style: ClockStyle): DayMark[] {
  const { start, end } = scale.range;
  const last = wallAt(zone, end - 1).day;
  const marks: DayMark[] = [];
  for (let day: LocalDay = wallAt(zone, start).day; day <= last; day++) {
    const from = startOfDay(zone, day);
    const to = startOfDay(zone, day + 1);
    if (to <= from) continue;
    const x = xOf(scale, from);
    const width = xOf(scale, to) - x;
    const label =
      width < DATE_ROOM ? formatWeekday(from, zone, style, 'short') : formatDate(from, zone, style);
    marks.push({ at: from, x, width, label, hours: (to - from) / HOUR });
  }
  return marks;
}

/** Where the clocks change along the axis. */
export function clockMarks(scale: TimelineScale, zone: ZoneName): ClockMark[] {
  return transitions(zone, scale.range).map(({ at, before, after }) => ({
    at,
    x: xOf(scale, at),
    minutes: (after - before) / MINUTE,
  }));
}
