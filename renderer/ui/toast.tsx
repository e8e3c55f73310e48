import X from 'lucide-react/icons/x';
import { useEffect, useEffectEvent, useState } from 'react';
import { announce } from './announcer';
import { Button, IconButton } from './button';
import styles from './toast.module.css';

export type ToastProps = {
  readonly children: string;
  readonly action?: { readonly label: string; readonly onAct: () => void };
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** How long it stays while nobody points at it or is inside it. */
  readonly lastsMs?: number;
};

/** A short message, spoken once, with one thing to do about it. It waits while the pointer or the focus is on it. */
export function Toast({ children, action, closeLabel, onClose, lastsMs = 10_000 }: ToastProps) {
  const [held, setHeld] = useState(false);
  const close = useEffectEvent(onClose);
  useEffect(() => announce(children), [children]);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => close(), lastsMs);
    return () => clearTimeout(timer);
  }, [held, lastsMs]);
  return (
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.words}>{children}</span>
      {action !== undefined && (
        <Button kind="ghost" small className={styles.action} onClick={action.onAct}>
          {action.label}
        </Button>
      )}
      <IconButton
        small
        label={closeLabel}
        className={styles.close}
        icon={<X aria-hidden="true" />}
        onClick={onClose}
      />
    </div>
  );
}
