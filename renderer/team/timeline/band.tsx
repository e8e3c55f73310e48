import { memo, useMemo } from 'react';
import type { DayBand } from '../../../src/presence/day-band';
import type { Person } from '../../../src/roster/person';
import type { BandPlace } from './band-place';
import { bandWords } from './band-words';
import { BAND_HEIGHT, bandShapes } from './band-shapes';
import styles from './band.module.css';

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
  const label = useMemo(() => bandWords(band, place, place.words), [band, place]);
  return (
    // A label costs no layout, as text that is only heard would.
    <svg
      role="img"
      aria-label={label}
      className={styles.band}
      width={scale.width}
      height={BAND_HEIGHT}
    >
      {night !== '' && <path d={night} className={styles.night} />}
      {working !== '' && <path d={working} className={styles.working} />}
      {leave !== '' && <path d={leave} className={styles.leave} />}
      {focusing !== '' && <path d={focusing} className={styles.focusing} />}
      {busy !== '' && <path d={busy} className={styles.busy} />}
      {together !== '' && <path d={together} className={styles.together} />}
      {dates.map(({ x, label: date }, i) => (
        <g key={i}>
          <path d={`M${x} 0V${BAND_HEIGHT}`} className={styles.dateTick} />
          {date !== '' && (
            <text x={x + TICK_GAP} y={TEXT_BASELINE} className={styles.dateLabel}>
              {date}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
});
