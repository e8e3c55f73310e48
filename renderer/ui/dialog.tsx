import { useId, useLayoutEffect, useRef, type ReactNode, type SubmitEvent } from 'react';
import X from 'lucide-react/icons/x';
import { IconButton } from './button';
import { classNames } from './class-names';
import styles from './dialog.module.css';
import { FieldError } from './field';

export type DialogProps = {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The buttons at the end; the first submit button among them is what Enter presses. */
  readonly footer?: ReactNode;
  /** Why what was asked for was not done, said beside the buttons. */
  readonly refused?: string | null;
  /** Makes the dialog a form. */
  readonly onSubmit?: () => void;
  readonly wide?: boolean;
  /** A click beside it closes it too; leave out where a draft would be lost. */
  readonly light?: boolean;
};

/** Where the keyboard goes first: what is marked `data-first`, else the first field, else the last button, else the dialog. */
function focusFirst(dialog: HTMLDialogElement): void {
  const wishes = ['[data-first]', 'input, select, textarea', 'footer button:last-of-type'];
  for (const wish of wishes) {
    const found = dialog.querySelector<HTMLElement>(wish);
    if (found !== null) return found.focus();
  }
  dialog.focus();
}

/**
 * A modal window, shown for as long as it is in the tree. The platform's own `<dialog>` keeps the focus inside and the
 * rest inert, and gives the focus back where it was.
 */
export function Dialog({
  title,
  closeLabel,
  onClose,
  children,
  footer,
  refused = null,
  onSubmit,
  wide = false,
  light = false,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element === null) return undefined;
    element.showModal();
    focusFirst(element);
    return () => {
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const content = (
    <>
      <header className={styles.header}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        <IconButton label={closeLabel} icon={<X aria-hidden="true" />} small onClick={onClose} />
      </header>
      <div className={styles.body}>{children}</div>
      {footer !== undefined && (
        <footer className={styles.footer}>
          {refused !== null && (
            <div role="alert" className={styles.refused}>
              <FieldError>{refused}</FieldError>
            </div>
          )}
          {footer}
        </footer>
      )}
    </>
  );
  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      aria-labelledby={titleId}
      className={classNames(styles.dialog, wide && styles.wide)}
      onCancel={(event) => {
        event.preventDefault();
        if (event.target === event.currentTarget) onClose();
      }}
      onPointerDown={(event) => {
        if (light && event.target === event.currentTarget) onClose();
      }}
    >
      {onSubmit === undefined ? (
        <div className={styles.card}>{content}</div>
      ) : (
        <form
          noValidate
          className={styles.card}
          onSubmit={(event: SubmitEvent) => {
            event.preventDefault();
            event.stopPropagation();
            onSubmit();
          }}
        >
          {content}
        </form>
      )}
    </dialog>
  );
}
