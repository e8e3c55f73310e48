import {
  addSpan,
  DAY_MINUTES,
  isFree,
  removeStretch,
  spanOf,
  type Place,
  type Span,
  type Week,
} from './week';

/** Dragging and arrow keys move in steps of this many minutes; typing is exact. */
export const STEP = 15;

/**
 * What a pointer is doing to a week. `grabbed` is the minute of the week under the pointer when it went down.
 * A new stretch has no place yet.
 */
export type Gesture =
  | { readonly kind: 'create'; readonly grabbed: number }
  | { readonly kind: 'move' | 'start' | 'end'; readonly place: Place; readonly grabbed: number };

const floor = (minute: number): number => Math.floor(minute / STEP) * STEP;
const round = (minute: number): number => Math.round(minute / STEP) * STEP;
const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);

const between = (start: number, end: number): Span => ({ at: start, length: end - start });

function createdSpan(grabbed: number, minute: number): Span {
  const first = floor(grabbed);
  if (minute < first)
    return between(clamp(floor(minute), first + STEP - DAY_MINUTES, first), first + STEP);
  return between(first, clamp(floor(minute) + STEP, first + STEP, first + DAY_MINUTES));
}

/** What the gesture makes with the pointer over a minute of the week; null when its stretch is no longer there. */
export function spanUnder(week: Week, gesture: Gesture, minute: number): Span | null {
  if (gesture.kind === 'create') return createdSpan(gesture.grabbed, minute);
  const span = spanOf(week, gesture.place);
  if (span === null) return null;
  const end = span.at + span.length;
  switch (gesture.kind) {
    case 'move':
      return { at: round(span.at + minute - gesture.grabbed), length: span.length };
    case 'start':
      return between(clamp(round(minute), end - DAY_MINUTES, end - 1), end);
    case 'end':
      return between(span.at, clamp(round(minute), span.at + 1, span.at + DAY_MINUTES));
  }
}

/** The week with a stretch where a span is instead; what it lands on becomes one with it. */
export function moveTo(week: Week, place: Place | null, span: Span): Week {
  return addSpan(place === null ? week : removeStretch(week, place), span);
}

/** What an arrow key does to a stretch: whole moves, or one of its ends, in minutes. */
export type Nudge = { readonly edge: 'both' | 'start' | 'end'; readonly by: number };

/** The span after a nudge; null when that would leave nothing, more than a day, or run into another stretch. */
export function nudged(week: Week, place: Place, { edge, by }: Nudge): Span | null {
  const span = spanOf(week, place);
  if (span === null) return null;
  const next = {
    at: edge === 'end' ? span.at : span.at + by,
    length: edge === 'both' ? span.length : span.length + (edge === 'end' ? by : -by),
  };
  if (next.length < STEP || next.length > DAY_MINUTES) return null;
  return isFree(removeStretch(week, place), next) ? next : null;
}
