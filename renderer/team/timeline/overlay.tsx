import { memo } from 'react';
import type { ZoneName } from '../../../src/time/zone';
import type { Telling } from '../telling';
import { useAsOf } from '../use-moment';
import { hourMarks } from './axis-marks';
import styles from './timeline.module.css';
import { usePointedAt } from './pointed-at';
import { xOf, type TimelineScale } from './timeline-scale';
import type { TimelineParts } from './timeline-seam';

/** Every how many hours a line runs through the rows. */
const LINE_HOURS = 6;

/** What runs through all rows: lines of hours, now, the moment, the pointer, and what others lay across. */
export function Overlay({
  scale,
  telling: { zone, now: asOf, asIf: isMoment = false },
  acrossRows,
}: {
  readonly scale: TimelineScale;
  readonly telling: Telling;
  readonly acrossRows: TimelineParts['acrossRows'];
}) {
  const { now } = useAsOf();
  const isOn = now >= scale.range.start && now < scale.range.end;
  return (
    <div className={styles.over} data-timeline-overlay="">
      <HourLines scale={scale} zone={zone} />
      {acrossRows?.({ scale, zone })}
      <PointerLine scale={scale} />
      {isOn && (
        <span className={styles.now} style={{ translate: `${xOf(scale, now)}px 0` }} data-now="" />
      )}
      {isMoment && (
        <span className={styles.moment} style={{ translate: `${xOf(scale, asOf)}px 0` }} />
      )}
    </div>
  );
}

const HourLines = memo(function HourLines({
  scale,
  zone,
}: {
  readonly scale: TimelineScale;
  readonly zone: ZoneName;
}) {
  const marks = hourMarks(zone, scale.range).filter(({ hour }) => hour % LINE_HOURS === 0);
  return marks.map(({ at, hour }, i) => (
    <span
      key={i}
      className={hour === 0 ? styles.midnight : styles.hourLine}
      style={{ left: xOf(scale, at) }}
    />
  ));
});

function PointerLine({ scale }: { readonly scale: TimelineScale }) {
  const at = usePointedAt((pointed) => pointed.at);
  if (at === null) return null;
  return <span className={styles.pointer} style={{ translate: `${xOf(scale, at)}px 0` }} />;
}
