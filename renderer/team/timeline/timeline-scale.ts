import type { Instant } from '../../../src/time/instant';
import { MINUTE } from '../../../src/time/instant';
import type { Interval } from '../../../src/time/interval';
import { wallAt } from '../../../src/time/wall-time';
import type { ZoneName } from '../../../src/time/zone';

/** How a range of time lies on a track: `width` is the track's, in CSS pixels. Time runs evenly, so that a day of 23 or 25 hours has as many. */
export type TimelineScale = { readonly range: Interval; readonly width: number };

/** A stretch on the track, in CSS pixels from its left end. */
export type PlacedSpan = { readonly left: number; readonly width: number };

/** Where an instant lies on the track, in CSS pixels; outside the range it lies beyond the ends. */
export function xOf({ range, width }: TimelineScale, at: Instant): number {
  return ((at - range.start) / (range.end - range.start)) * width;
}

/** The instant at a place on the track, never outside the range. */
export function instantAt({ range, width }: TimelineScale, x: number): Instant {
  const share = width > 0 ? Math.min(1, Math.max(0, x / width)) : 0;
  return Math.round(range.start + share * (range.end - range.start));
}

/** Where a stretch lies on the track, cut off at its ends, or null when it is not on it. */
export function spanOf(scale: TimelineScale, { start, end }: Interval): PlacedSpan | null {
  const from = Math.max(start, scale.range.start);
  const to = Math.min(end, scale.range.end);
  if (from >= to) return null;
  const left = xOf(scale, from);
  return { left, width: xOf(scale, to) - left };
}

/** How long so many CSS pixels last on the track, in milliseconds. */
export function durationOf({ range, width }: TimelineScale, pixels: number): number {
  return width > 0 ? (pixels / width) * (range.end - range.start) : 0;
}

/** The nearest instant at which the wall clock in a zone shows a multiple of `minutes`. */
export function snapped(at: Instant, zone: ZoneName, minutes: number): Instant {
  const step = minutes * MINUTE;
  const { offset } = wallAt(zone, at);
  return Math.round((at + offset) / step) * step - offset;
}

/** The nearest such instant on the track, never outside its range: for a pointer that is dragged. */
export function snappedAt(
  scale: TimelineScale,
  x: number,
  zone: ZoneName,
  minutes: number,
): Instant {
  const at = snapped(instantAt(scale, x), zone, minutes);
  return Math.min(scale.range.end, Math.max(scale.range.start, at));
}
