import { useId, type ReactNode } from 'react';
import { classNames } from '../ui/class-names';
import styles from './settings.module.css';

/** Settings that belong together, under a heading. */
export function Group({
  title,
  hint,
  children,
  plain = false,
}: {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
  /** Without the card around it. */
  readonly plain?: boolean;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.group}>
      <h2 id={id} className={styles.groupTitle}>
        {title}
      </h2>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      <div className={classNames(plain ? styles.plain : styles.card)}>{children}</div>
    </section>
  );
}

/** A line of a group: what it is about, and its control. */
export function Line({
  label,
  hint,
  children,
}: {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.line}>
      <div className={styles.lineWords}>
        <div>{label}</div>
        {hint !== undefined && <div className={styles.hint}>{hint}</div>}
      </div>
      {children}
    </div>
  );
}
