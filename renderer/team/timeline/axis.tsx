import { memo, type KeyboardEvent, type Ref } from 'react';
import { useWords } from '../../bridge';
import { answeringAt } from '../../../src/reply/answering-counts';
import { formatOffsetDifference, formatTime } from '../../../src/time/format';
import { MINUTE, type Instant } from '../../../src/time/instant';
import { nextTransition } from '../../../src/time/zone';
import type { Telling } from '../telling';
import { useAsOf } from '../use-moment';
import styles from './axis.module.css';
import type { BandPlace } from './band-place';
import { clockMarks, dayMarks, hourLabels } from './axis-marks';
import { saidWords, type Heat } from './moment-words';
import { usePointedAt } from './pointed-at';
import { handleAction } from './scrub-keys';
import { scrub } from './scrubbing';
import { xOf, type TimelineScale } from './timeline-scale';

const HOURS_A_DAY = 24;

/** Dates and hours in my zone along the top, and the handle of the moment. */
export function Axis({
  place,
  telling,
  heat,
  ref,
}: {
  readonly place: BandPlace;
  readonly telling: Telling;
  readonly heat: Heat;
  readonly ref: Ref<HTMLDivElement>;
}) {
  return (
    <div ref={ref} className={styles.axis} data-timeline-axis="">
      <Marks place={place} />
      <PointedTime place={place} heat={heat} />
      <Handle scale={place.scale} telling={telling} heat={heat} />
    </div>
  );
}

/** How long an odd day is, and when its clocks are changed by how much. */
function oddDayWords(start: Instant, hours: number, { zone, style, words }: BandPlace): string {
  const change = nextTransition(zone, start);
  const long = words('timeline.hours-long', { count: hours });
  if (change === null) return long;
  return words('timeline.clocks', {
    long,
    change: formatOffsetDifference((change.after - change.before) / MINUTE, style),
    // What the clock would have shown, had it not been changed.
    time: formatTime(change.at + change.before, 'UTC', style),
  });
}

const Marks = memo(function Marks({ place }: { readonly place: BandPlace }) {
  const { scale, zone, style } = place;
  return (
    <>
      {dayMarks(scale, zone, style).map(({ at, x, width, label, hours }, i) => (
        <span key={i} className={styles.day} style={{ left: x, maxWidth: width }}>
          {label}
          {hours !== HOURS_A_DAY && (
            <span className={styles.odd}>{oddDayWords(at, hours, place)}</span>
          )}
        </span>
      ))}
      {hourLabels(scale, zone, style).map(({ x, label }, i) => (
        <span key={i} className={styles.hour} style={{ left: x }}>
          {label}
        </span>
      ))}
      {clockMarks(scale, zone).map(({ at, x }) => (
        <span key={at} className={styles.clock} style={{ left: x }} />
      ))}
    </>
  );
});

/** The time under the pointer, and how many answer then. */
function PointedTime({ place, heat }: { readonly place: BandPlace; readonly heat: Heat }) {
  const { scale, zone, style, words } = place;
  const at = usePointedAt((pointed) => pointed.at);
  if (at === null) return null;
  return (
    <span className={styles.pointed} style={{ left: xOf(scale, at) }}>
      {words('timeline.pointed', {
        time: formatTime(at, zone, style),
        count: answeringAt(heat.counts, at),
      })}
    </span>
  );
}

/** The handle of the moment: a slider over the range that is shown, whose keys may go on beyond it. */
function Handle({
  scale,
  telling,
  heat,
}: {
  readonly scale: TimelineScale;
  readonly telling: Telling;
  readonly heat: Heat;
}) {
  const words = useWords();
  const { now } = useAsOf();
  const { now: asOf, asIf: isMoment = false } = telling;
  const { start, end } = scale.range;
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = handleAction(event);
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    scrub(action, telling.zone);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={words('timeline.handle')}
      aria-valuemin={0}
      aria-valuemax={(end - start) / MINUTE}
      aria-valuenow={Math.floor((asOf - start) / MINUTE)}
      aria-valuetext={saidWords(heat, asOf, telling, now)}
      data-moment={isMoment}
      className={styles.handle}
      style={{ translate: `${xOf(scale, asOf)}px 0` }}
      onKeyDown={onKeyDown}
    >
      <span aria-hidden="true" className={styles.flag}>
        {formatTime(asOf, telling.zone, telling.style)}
      </span>
    </div>
  );
}
