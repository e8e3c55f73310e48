import type { ReactNode } from 'react';
import { VisuallyHidden } from '../../ui/visually-hidden';
import styles from './welcome.module.css';

/** One of a few, each with a line that says what it means. */
export function ChoiceCards({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className={styles.cards}>
      <legend>
        <VisuallyHidden>{label}</VisuallyHidden>
      </legend>
      {children}
    </fieldset>
  );
}

/** A card of `ChoiceCards`; cards of one `name` exclude each other. */
export function ChoiceCard({
  name,
  title,
  checked,
  onChoose,
  children,
}: {
  readonly name: string;
  readonly title: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <label className={styles.choice}>
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      <span className={styles.face}>
        <strong>{title}</strong>
        <span>{children}</span>
      </span>
    </label>
  );
}
