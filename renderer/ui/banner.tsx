import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import styles from './banner.module.css';
import { IconButton } from './button';
import { classNames } from './class-names';

/** A calm line across the window that waits until it is dismissed. */
export function Banner({
  icon,
  children,
  actions,
  tone = 'plain',
  dismiss,
}: {
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly tone?: 'plain' | 'accent' | 'caution';
  readonly dismiss?: { readonly label: string; readonly onDismiss: () => void };
}) {
  return (
    <div className={classNames(styles.banner, styles[tone])}>
      {icon !== undefined && <span className={styles.icon}>{icon}</span>}
      <div className={styles.content}>
        <div className={styles.words}>{children}</div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {dismiss !== undefined && (
        <IconButton
          small
          label={dismiss.label}
          icon={<X aria-hidden="true" />}
          onClick={dismiss.onDismiss}
        />
      )}
    </div>
  );
}
