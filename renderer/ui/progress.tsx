import type { ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './progress.module.css';

const RADIUS = 46;
const ROUND = 2 * Math.PI * RADIUS;

const within = (fraction: number): number => Math.min(1, Math.max(0, fraction));

/** A ring filled from the top, clockwise; what stands in its middle is given. Silent: the middle says it in words. */
export function ProgressRing({
  fraction,
  size,
  dashed = false,
  children,
}: {
  readonly fraction: number;
  /** Pixels, or a length in CSS where it follows the window. */
  readonly size: number | string;
  /** Shows that it stands still. */
  readonly dashed?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles.ring} style={{ width: size, height: size }}>
      <svg aria-hidden="true" viewBox="0 0 100 100" className={styles.dial}>
        <circle cx="50" cy="50" r={RADIUS} className={styles.track} />
        <circle
          cx="50"
          cy="50"
          r={RADIUS}
          pathLength={ROUND}
          strokeDasharray={`${within(fraction) * ROUND} ${ROUND}`}
          className={classNames(styles.fill, dashed && styles.still)}
        />
      </svg>
      <div className={styles.middle}>{children}</div>
    </div>
  );
}

/** A line filled from the start. */
export function ProgressBar({
  fraction,
  label,
  className,
}: {
  readonly fraction: number;
  readonly label: string;
  readonly className?: string | undefined;
}) {
  const percent = Math.round(within(fraction) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={classNames(styles.bar, className)}
    >
      <div className={styles.done} style={{ width: `${percent}%` }} />
    </div>
  );
}
