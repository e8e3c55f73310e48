import { classNames } from './class-names';
import styles from './state-mark.module.css';

export type MarkedState =
  'available' | 'focusing' | 'busy' | 'away' | 'off' | 'unknown' | 'paused' | 'break';

/** A state by its shape; colour only helps. The word for it stands beside it, so it is silent. */
export function StateMark({
  state,
  size = 12,
  className,
}: {
  readonly state: MarkedState;
  readonly size?: number;
  readonly className?: string | undefined;
}) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 12 12"
      width={size}
      height={size}
      className={classNames(styles.mark, styles[state], className)}
    >
      <Shape state={state} />
    </svg>
  );
}

function Shape({ state }: { readonly state: MarkedState }) {
  switch (state) {
    case 'available':
      return <circle cx="6" cy="6" r="4.75" fill="currentcolor" />;
    case 'focusing':
      return (
        <>
          <circle cx="6" cy="6" r="4.75" className={styles.stroke} />
          <circle cx="6" cy="6" r="2" fill="currentcolor" />
        </>
      );
    case 'busy':
      return <rect x="1.5" y="1.5" width="9" height="9" rx="2" fill="currentcolor" />;
    case 'away':
      return (
        <>
          <circle cx="6" cy="6" r="4.75" className={styles.stroke} />
          <path d="M6 3.4V6l1.9 1.2" className={styles.stroke} />
        </>
      );
    case 'off':
      return (
        <path d="M10.6 7.5A4.9 4.9 0 1 1 4.8 1.3a3.9 3.9 0 0 0 5.8 6.2Z" fill="currentcolor" />
      );
    case 'unknown':
      return <circle cx="6" cy="6" r="4.75" className={classNames(styles.stroke, styles.dashed)} />;
    case 'paused':
      return (
        <>
          <rect x="2.5" y="1.75" width="2.5" height="8.5" rx="1" fill="currentcolor" />
          <rect x="7" y="1.75" width="2.5" height="8.5" rx="1" fill="currentcolor" />
        </>
      );
    case 'break':
      return (
        <>
          <path
            d="M1.5 3.5h6.75v3.25a2.75 2.75 0 0 1-2.75 2.75H4.25A2.75 2.75 0 0 1 1.5 6.75Z"
            fill="currentcolor"
          />
          <path d="M8.25 4.5h.75a1.4 1.4 0 0 1 0 2.8h-.9" className={styles.stroke} />
        </>
      );
  }
}
