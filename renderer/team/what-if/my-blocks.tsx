import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useSlice, useWords } from '../../bridge';
import { formatTime, type ClockStyle } from '../../../src/time/format';
import { MINUTE } from '../../../src/time/instant';
import { instantOf, wallAt, type LocalDay } from '../../../src/time/wall-time';
import type { ZoneName } from '../../../src/time/zone';
import { classNames } from '../../ui/class-names';
import { tip } from '../../ui/tooltip';
import { setMoment } from '../timeline/scrubbing';
import { instantAt, snappedAt, spanOf, type TimelineScale } from '../timeline/timeline-scale';
import type { OverlayPlace } from '../timeline/timeline-seam';
import {
  beginDraft,
  moved,
  setDraft,
  STEP,
  stretchesOn,
  useDraft,
  withStretch,
  type Edge,
  type Stretch,
} from './draft';
import styles from './my-blocks.module.css';

/** A press moves the moment by this many minutes. */
const GRAIN = 5;

/** This near to an end of a block, in pixels, a pointer takes hold of the end. */
const END_REACH = 7;

type Held = {
  readonly pointer: number;
  readonly edge: Edge;
  readonly at: number;
  readonly stretch: Stretch;
  readonly hasMoved: boolean;
};

const ARROWS: { readonly [key: string]: number } = { ArrowLeft: -STEP, ArrowRight: STEP };

function edgeOf({ shiftKey, altKey }: KeyboardEvent): Edge {
  if (shiftKey) return 'end';
  return altKey ? 'start' : 'both';
}

/** The minute of a date under a pointer, on my own wall clock. */
function minuteAt(scale: TimelineScale, x: number, zone: ZoneName, day: LocalDay): number {
  const at = wallAt(zone, instantAt(scale, x));
  return (at.day - day) * 1440 + at.minute;
}

/** My blocks on the timeline, to be taken hold of: dragging one, or an end of it, begins to try out other hours. */
export function MyBlocks({
  scale,
  style,
}: Pick<OverlayPlace, 'scale'> & { readonly style: ClockStyle }) {
  const { me } = useSlice('me');
  const draft = useDraft((state) => state.draft);
  const first = wallAt(me.zone, scale.range.start).day;
  const last = wallAt(me.zone, scale.range.end - 1).day;
  const days = Array.from({ length: last - first + 2 }, (_, i) => first - 1 + i);
  return days.map((day) => {
    const isDrafted = draft?.day === day;
    const stretches = isDrafted ? draft.stretches : stretchesOn(me, day);
    return stretches.map((stretch, index) => (
      <Block
        // Blocks of a date keep their places while one of them is dragged.
        key={`${day}-${index}`}
        day={day}
        index={index}
        stretch={stretch}
        isDrafted={isDrafted}
        scale={scale}
        style={style}
      />
    ));
  });
}

function Block({
  day,
  index,
  stretch,
  isDrafted,
  scale,
  style,
}: {
  readonly day: LocalDay;
  readonly index: number;
  readonly stretch: Stretch;
  readonly isDrafted: boolean;
  readonly scale: TimelineScale;
  readonly style: ClockStyle;
}) {
  const words = useWords();
  const { me } = useSlice('me');
  const held = useRef<Held | null>(null);
  const { start, end } = stretch;
  const interval = {
    start: instantOf(me.zone, day, start),
    end: instantOf(me.zone, day, end),
  };
  const span = spanOf(scale, interval);
  if (span === null) return null;
  const name = words('what-if.block', {
    start: formatTime(start * MINUTE, 'UTC', style),
    end: formatTime(end * MINUTE, 'UTC', style),
  });

  const put = (next: Stretch | null): void => {
    const { draft } = useDraft.getState();
    const begun = draft?.day === day ? draft : beginDraft(me, day);
    setDraft(withStretch(begun, index, next));
  };
  const xOfPointer = (event: PointerEvent<HTMLElement>): number => {
    const track = event.currentTarget.parentElement?.getBoundingClientRect();
    return event.clientX - (track?.left ?? 0);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    const box = event.currentTarget.getBoundingClientRect();
    const fromStart = event.clientX - box.left;
    const fromEnd = box.right - event.clientX;
    const edge = fromEnd <= END_REACH ? 'end' : fromStart <= END_REACH ? 'start' : 'both';
    const at = minuteAt(scale, xOfPointer(event), me.zone, day);
    held.current = { pointer: event.pointerId, edge, at, stretch, hasMoved: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const holds = held.current;
    if (holds?.pointer !== event.pointerId) return;
    event.stopPropagation();
    const minutes = minuteAt(scale, xOfPointer(event), me.zone, day) - holds.at;
    const by = Math.round(minutes / STEP) * STEP;
    if (by === 0 && !isDrafted && !holds.hasMoved) return;
    held.current = { ...holds, hasMoved: true };
    put(moved(holds.stretch, holds.edge, by));
  };
  const letGo = (event: PointerEvent<HTMLElement>): void => {
    const holds = held.current;
    if (holds?.pointer !== event.pointerId) return;
    event.stopPropagation();
    held.current = null;
    // A press that drags nothing moves the moment, as it does anywhere on a track.
    const isPress = event.type === 'pointerup' && !holds.hasMoved && !isDrafted;
    if (isPress) setMoment(snappedAt(scale, xOfPointer(event), me.zone, GRAIN));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = ARROWS[event.key];
    if (by !== undefined) put(moved(stretch, edgeOf(event), by));
    else if (event.key === 'Delete' || event.key === 'Backspace') put(null);
    else if (event.key === 'Escape' && useDraft.getState().draft !== null) setDraft(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button
      type="button"
      data-holds-pointer=""
      data-my-block={index}
      aria-label={name}
      {...tip(name)}
      className={classNames(styles.block, isDrafted && styles.drafted)}
      style={{ left: span.left, width: span.width }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={onKeyDown}
    />
  );
}
