import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type { Weekday } from '../../../src/time/calendar';
import { moveTo, spanUnder, STEP, type Gesture } from './gesture';
import { DAY_MINUTES, isFree, removeStretch, type Place, type Span, type Week } from './week';

/** What is under way: the week without what is being dragged, and where that is now. */
export type WeekDrag = {
  readonly rest: Week;
  readonly span: Span;
  readonly kind: Gesture['kind'];
};

type Track = { readonly day: Weekday; readonly rect: DOMRect };
type Start = {
  readonly gesture: Gesture;
  readonly tracks: readonly Track[];
  readonly base: number;
};

/** A pointer that moved less than this has clicked. */
const CLICK_PX = 4;
const CLICKED_MINUTES = 60;

const firstMinute = (day: number): number => (day - 1) * DAY_MINUTES;

function tracksIn(root: HTMLElement): Track[] {
  return [...root.querySelectorAll<HTMLElement>('[data-track]')].map((element) => ({
    day: Number(element.dataset['track']) as Weekday,
    rect: element.getBoundingClientRect(),
  }));
}

const across = (rect: DOMRect, x: number): number => ((x - rect.left) / rect.width) * DAY_MINUTES;

function nearest(tracks: readonly Track[], y: number): Track | undefined {
  const away = ({ rect }: Track): number => Math.abs(y - (rect.top + rect.bottom) / 2);
  return tracks.reduce<Track | undefined>(
    (best, track) => (best === undefined || away(track) < away(best) ? track : best),
    undefined,
  );
}

/** `3-0` is the first stretch of Wednesday. */
export const placeId = ({ day, index }: Place): string => `${day}-${index}`;

function placeFrom(id: string | undefined): Place | null {
  const match = /^([1-7])-(\d+)$/.exec(id ?? '');
  return match === null ? null : { day: Number(match[1]) as Weekday, index: Number(match[2]) };
}

function gestureAt(target: Element, grabbed: number): Gesture {
  const place = placeFrom(target.closest<HTMLElement>('[data-place]')?.dataset['place']);
  if (place === null) return { kind: 'create', grabbed };
  const edge = target.closest<HTMLElement>('[data-edge]')?.dataset['edge'];
  return { kind: edge === 'start' || edge === 'end' ? edge : 'move', place, grabbed };
}

/** Draws, moves and resizes stretches with a pointer. `onPlace` gets the new week and a minute inside what was dragged. */
export function useWeekDrag(week: Week, onPlace: (week: Week, at: number) => void) {
  const [drag, setDrag] = useState<WeekDrag | null>(null);
  const start = useRef<Start | null>(null);
  const from = useRef({ x: 0, moved: false });

  const minuteUnder = ({ gesture, tracks, base }: Start, x: number, y: number): number => {
    const track = nearest(tracks, y);
    const first = tracks[0];
    if (track === undefined || first === undefined) return base;
    const row = gesture.kind === 'move' ? firstMinute(track.day) : base;
    return row + across(first.rect, x);
  };

  const stop = (): void => {
    start.current = null;
    setDrag(null);
  };

  const isDragging = drag !== null;
  useEffect(() => {
    if (!isDragging) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      stop();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [isDragging]);

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const target = event.target as Element;
    const element = target.closest<HTMLElement>('[data-track]');
    if (event.button !== 0 || element === null) return;
    const row = Number(element.dataset['track']);
    const tracks = tracksIn(event.currentTarget);
    const rect = element.getBoundingClientRect();
    const place = placeFrom(target.closest<HTMLElement>('[data-place]')?.dataset['place']);
    // The part of a night that is drawn under the next day belongs to the day before, Monday's to Sunday's.
    const base =
      place !== null && place.day !== row ? firstMinute(place.day + 1) : firstMinute(row);
    const grabbed = (place === null ? base : firstMinute(row)) + across(rect, event.clientX);
    start.current = { gesture: gestureAt(target, grabbed), tracks, base };
    from.current = { x: event.clientX, moved: false };
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const held = start.current;
    if (held === null) return;
    if (!from.current.moved && Math.abs(event.clientX - from.current.x) < CLICK_PX) {
      const over = nearest(held.tracks, event.clientY);
      const grabbedIn = Math.floor(held.gesture.grabbed / DAY_MINUTES) + 1;
      if (held.gesture.kind !== 'move' || over?.day === grabbedIn) return;
    }
    // Captured only now: a capture from the start would take clicks away from what is under the pointer.
    if (!from.current.moved) event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { ...from.current, moved: true };
    const span = spanUnder(week, held.gesture, minuteUnder(held, event.clientX, event.clientY));
    if (span === null) return stop();
    const { gesture } = held;
    const rest = gesture.kind === 'create' ? week : removeStretch(week, gesture.place);
    setDrag({ rest, span, kind: gesture.kind });
  };

  const onPointerUp = (): void => {
    const held = start.current;
    if (held === null) return;
    const { gesture } = held;
    if (drag !== null) {
      const place = gesture.kind === 'create' ? null : gesture.place;
      onPlace(moveTo(week, place, drag.span), drag.span.at);
    } else if (gesture.kind === 'create') {
      const span = { at: Math.floor(gesture.grabbed / STEP) * STEP, length: CLICKED_MINUTES };
      if (isFree(week, span)) onPlace(moveTo(week, null, span), span.at);
    }
    stop();
  };

  return { drag, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: stop } };
}
