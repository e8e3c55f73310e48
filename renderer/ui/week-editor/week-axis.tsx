import { useClockStyle } from '../../bridge';
import { formatMinute } from './hours-text';
import { DAY_MINUTES, type Stretch } from './week';
import styles from './week-editor.module.css';

const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24];

/** The hours above the days; while something is dragged, its times stand above it. */
export function WeekAxis({
  shown,
  minute,
}: {
  readonly shown: string | null;
  readonly minute: Stretch | null;
}) {
  const style = useClockStyle();
  const middle = minute === null ? 0 : (minute.start + Math.min(minute.end, DAY_MINUTES)) / 2;
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
            {formatMinute(hour * 60, style, true)}
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
