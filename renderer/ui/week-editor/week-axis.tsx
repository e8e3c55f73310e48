import { useMemo } from 'react';
import { HOUR } from '../../../src/time/instant';
import { useLocale } from '../locale';
import { DAY_MINUTES, type Stretch } from './week';
import styles from './week-editor.module.css';

const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24];

/** The hours above the days; while something is dragged, its times stand above it. */
export function WeekAxis({
  shown,
  stretch,
}: {
  readonly shown: string | null;
  readonly stretch: Stretch | null;
}) {
  const { locale, hour12 } = useLocale().style;
  const format = useMemo(
    () =>
      new Intl.DateTimeFormat(locale, {
        timeZone: 'UTC',
        ...(hour12 ? { hour: 'numeric', hour12 } : { hour: '2-digit', hourCycle: 'h23' }),
      }),
    [locale, hour12],
  );
  const middle = stretch === null ? 0 : (stretch.start + Math.min(stretch.end, DAY_MINUTES)) / 2;
  return (
    <div className={styles.axisRow} aria-hidden="true">
      <div className={styles.axis}>
        {HOURS.map((hour) => (
          <span
            key={hour}
            className={styles.hour}
            style={{ left: `${(hour / 24) * 100}%` }}
            data-minor={hour % 6 === 0 ? undefined : true}
          >
            {hour === 24 && !hour12 ? hour : format.format(hour * HOUR)}
          </span>
        ))}
        {shown !== null && (
          <span className={styles.times} style={{ left: `${(middle / DAY_MINUTES) * 100}%` }}>
            {shown}
          </span>
        )}
      </div>
    </div>
  );
}
