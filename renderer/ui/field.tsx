import { useId, type ComponentProps, type ReactNode, type Ref } from 'react';
import { classNames } from './class-names';
import styles from './field.module.css';
import { VisuallyHidden } from './visually-hidden';

/** What a control in a field must carry so that its label, hint and error belong to it. */
export type FieldIds = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

export type FieldProps = {
  readonly label: ReactNode;
  /** The label is only read out; use it where the place already says what is asked. */
  readonly labelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly className?: string | undefined;
  readonly children: (ids: FieldIds) => ReactNode;
};

/** A labelled control with its hint and what is wrong with it. */
export function Field({
  label,
  labelHidden = false,
  hint,
  error,
  className,
  children,
}: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const hasError = error !== undefined && error !== null && error !== '';
  const described = [hint !== undefined && hintId, hasError && errorId].filter(Boolean).join(' ');
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id} className={styles.label}>
        {labelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </label>
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': hasError ? true : undefined,
      })}
      {hint !== undefined && (
        <div id={hintId} className={styles.hint}>
          {hint}
        </div>
      )}
      {hasError && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  );
}

/** What is wrong with a field, in words. */
export function FieldError({
  id,
  children,
}: {
  readonly id?: string;
  readonly children: ReactNode;
}) {
  return (
    <div id={id} className={styles.error}>
      {children}
    </div>
  );
}

type Shared = Omit<FieldProps, 'children' | 'className'>;

export type TextFieldProps = Shared &
  Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'className'> & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly className?: string | undefined;
    readonly ref?: Ref<HTMLInputElement>;
  };

/** One line of text. */
export function TextField({
  label,
  labelHidden = false,
  hint,
  error,
  value,
  onChange,
  className,
  ...rest
}: TextFieldProps) {
  return (
    <Field
      label={label}
      labelHidden={labelHidden}
      className={className}
      {...(hint === undefined ? {} : { hint })}
      {...(error === undefined ? {} : { error })}
    >
      {(ids) => (
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          {...rest}
          {...ids}
          className={styles.input}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export type SelectOption<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean;
};

export type SelectProps<Value extends string> = Shared & {
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
};

/** A choice of one; the system's own list, so that it behaves as the person knows it. */
export function Select<Value extends string>({
  label,
  labelHidden = false,
  hint,
  error,
  value,
  options,
  onChange,
  disabled = false,
  className,
}: SelectProps<Value>) {
  return (
    <Field
      label={label}
      labelHidden={labelHidden}
      className={className}
      {...(hint === undefined ? {} : { hint })}
      {...(error === undefined ? {} : { error })}
    >
      {(ids) => (
        <select
          {...ids}
          className={classNames(styles.input, styles.select)}
          value={value}
          disabled={disabled}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
