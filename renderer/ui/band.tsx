import { classNames } from './class-names';
import styles from './band.module.css';

/** A stretch of a band, from 0 (its start) to 1 (its end). */
export type BandStretch = {
  readonly kind: 'night' | 'work' | 'focus' | 'busy' | 'leave';
  readonly from: number;
  readonly to: number;
};

export type BandProps = {
  readonly stretches: readonly BandStretch[];
  /** Where now is, or null when it is not on the band. */
  readonly now: number | null;
  readonly className?: string | undefined;
};

const PRECISION = 1e4;
const percent = (fraction: number): number => Math.round(fraction * 100 * PRECISION) / PRECISION;

/** A day as a band: nights, work, planned focus (hatched), meetings and leave. Silent: its words stand in the row. */
export function Band({ stretches, now, className }: BandProps) {
  return (
    <div aria-hidden="true" className={classNames(styles.band, className)}>
      {stretches.map((stretch) => (
        <span
          key={`${stretch.kind} ${stretch.from}`}
          className={styles[stretch.kind]}
          style={{
            left: `${percent(stretch.from)}%`,
            width: `${percent(stretch.to - stretch.from)}%`,
          }}
        />
      ))}
      {now !== null && <span className={styles.now} style={{ left: `${percent(now)}%` }} />}
    </div>
  );
}
