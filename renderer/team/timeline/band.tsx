import { memo, useMemo } from 'react';
import type { DayBand } from '../../../src/presence/day-band';
import type { SyncOccurrence } from '../../../src/presence/sync-occurrences';
import type { Person, SyncWindow } from '../../../src/roster/person';
import type { ClockStyle } from '../../../src/time/format';
import type { ZoneName } from '../../../src/time/zone';
import type { Words } from '../../../src/words/words';
import { BAND_HEIGHT, bandShapes } from './band-shapes';
import styles from './band.module.css';
import type { TimelineScale } from './timeline-scale';

/** All that the bands have in common: it stays the same object while the moment moves within a range. */
export type BandPlace = {
  readonly scale: TimelineScale;
  readonly zone: ZoneName;
  readonly style: ClockStyle;
  readonly words: Words;
  readonly sync: readonly SyncWindow[];
  readonly occurrences: readonly SyncOccurrence[];
};

const TICK_GAP = 4;
const TEXT_BASELINE = 14.5;

/** A person's time as a band: one path a kind, however many stretches there are. */
export const TimelineBand = memo(function TimelineBand({
  person,
  band,
  place,
}: {
  readonly person: Person;
  readonly band: DayBand;
  readonly place: BandPlace;
}) {
  const { scale, zone, style, occurrences } = place;
  const { night, working, focusing, busy, leave, together, dates } = useMemo(
    () => bandShapes(person, band, scale, occurrences, zone, style),
    [person, band, scale, occurrences, zone, style],
  );
  return (
    <svg aria-hidden="true" className={styles.band} width={scale.width} height={BAND_HEIGHT}>
      {night !== '' && <path d={night} className={styles.night} />}
      {working !== '' && <path d={working} className={styles.working} />}
      {leave !== '' && <path d={leave} className={styles.leave} />}
      {focusing !== '' && <path d={focusing} className={styles.focusing} />}
      {busy !== '' && <path d={busy} className={styles.busy} />}
      {together !== '' && <path d={together} className={styles.together} />}
      {dates.map(({ x, label }) => (
        <g key={x}>
          <path d={`M${x} 0V${BAND_HEIGHT}`} className={styles.dateTick} />
          {label !== '' && (
            <text x={x + TICK_GAP} y={TEXT_BASELINE} className={styles.dateLabel}>
              {label}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
});
