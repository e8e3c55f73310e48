import { useId, type ReactNode } from 'react';
import styles from './checkbox.module.css';
import { classNames } from './class-names';

export type CheckboxProps = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
};

function Box({
  label,
  hint,
  checked,
  onChange,
  disabled = false,
  className,
  look,
  role,
}: CheckboxProps & { readonly look: string | undefined; readonly role?: 'switch' }) {
  const id = useId();
  return (
    <div className={classNames(styles.row, className)}>
      <input
        id={id}
        type="checkbox"
        role={role}
        className={look}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div className={styles.words}>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <div id={`${id}-hint`} className={styles.hint}>
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}

/** One of several things that may be chosen together. */
export function Checkbox(props: CheckboxProps) {
  return <Box {...props} look={styles.checkbox} />;
}

/** Something that is on or off, at once. */
export function Switch(props: CheckboxProps) {
  return <Box {...props} look={styles.switch} role="switch" />;
}
