import type { ReactNode } from 'react';
import styles from './chip.module.css';
import { classNames } from './class-names';

/** A small fact beside something bigger. `faint` has a dashed edge: not in force. */
export function Chip({
  children,
  icon,
  tone = 'plain',
  className,
}: {
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  readonly tone?: 'plain' | 'accent' | 'caution' | 'faint';
  readonly className?: string | undefined;
}) {
  return (
    <span className={classNames(styles.chip, styles[tone], className)}>
      {icon}
      {children}
    </span>
  );
}
