import { useEffect, useRef, type PointerEvent, type RefObject } from 'react';
import { MINUTE } from '../../../src/time/instant';
import type { ZoneName } from '../../../src/time/zone';
import { pointAt } from './pointed-at';
import { scrub, setMoment } from './scrubbing';
import { snappedAt, type TimelineScale } from './timeline-scale';
import { turnThroughTime, wheelSteps } from './wheel';

/** A pointer moves the moment by this many minutes. */
const GRAIN = 5;
/** A press on any of these is theirs. */
const NOT_TIME = 'button, input, a, [data-holds-pointer]';

type SurfaceProps = {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: () => void;
};

/**
 * Lets the pointer move the moment: pressing or dragging on a track, and turning the wheel sideways or with Shift, or in
 * any way over `still`, the part above the rows where nothing scrolls. Hovering only reads the time off.
 */
export function useScrubSurface(
  surface: RefObject<HTMLElement | null>,
  still: RefObject<HTMLElement | null>,
  track: RefObject<HTMLElement | null>,
  scale: TimelineScale,
  zone: ZoneName,
): SurfaceProps {
  const dragged = useRef<number | null>(null);

  useEffect(() => {
    const element = surface.current;
    if (element === null) return undefined;
    let left = 0;
    const onWheel = (event: WheelEvent): void => {
      if (event.ctrlKey || !(event.target instanceof Node)) return;
      const isOverRows = still.current?.contains(event.target) !== true;
      const turned = turnThroughTime(event, isOverRows);
      if (turned === 0) return;
      event.preventDefault();
      const turn = wheelSteps(left, turned);
      left = turn.left;
      for (let i = 0; i < Math.abs(turn.steps); i++) {
        scrub({ kind: 'step', step: { kind: 'minutes', by: Math.sign(turn.steps) * GRAIN } }, zone);
      }
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [surface, still, zone]);

  useEffect(() => () => pointAt(null), []);

  const xIn = (clientX: number): number | null => {
    const box = track.current?.getBoundingClientRect();
    return box === undefined ? null : clientX - box.left;
  };
  const isOn = (x: number): boolean => x >= 0 && x <= scale.width;

  return {
    onPointerDown: (event) => {
      const x = xIn(event.clientX);
      if (event.button !== 0 || x === null || !isOn(x)) return;
      if (event.target instanceof Element && event.target.closest(NOT_TIME) !== null) return;
      dragged.current = event.pointerId;
      event.currentTarget.setPointerCapture(event.pointerId);
      pointAt(null);
      setMoment(snappedAt(scale, x, zone, GRAIN));
    },
    onPointerMove: (event) => {
      const x = xIn(event.clientX);
      if (x === null) return;
      if (dragged.current !== event.pointerId) {
        pointAt(isOn(x) ? snappedAt(scale, x, zone, GRAIN) : null);
        return;
      }
      // The end of the range is the start of the next: dragging stays on what is shown.
      const at = Math.min(snappedAt(scale, x, zone, GRAIN), scale.range.end - GRAIN * MINUTE);
      setMoment(at);
    },
    onPointerUp: (event) => {
      if (dragged.current !== event.pointerId) return;
      dragged.current = null;
      event.currentTarget.releasePointerCapture(event.pointerId);
    },
    onPointerLeave: () => pointAt(null),
  };
}
