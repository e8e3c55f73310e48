import { Combobox as Input, ComboboxItem, ComboboxPopover, ComboboxProvider } from '@ariakit/react';
import type { ReactNode } from 'react';
import styles from './combobox.module.css';
import { Field, type FieldProps } from './field';
import fieldStyles from './field.module.css';

export type ComboboxOption = {
  readonly id: string;
  readonly label: string;
  readonly detail?: ReactNode;
};

export type ComboboxProps = Omit<FieldProps, 'children'> & {
  /** What stands in the field: the text being typed, or the chosen option's label. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly options: readonly ComboboxOption[];
  readonly onChoose: (id: string) => void;
  readonly onLeave?: () => void;
  readonly onEnter?: () => void;
  /** Said in place of the options when nothing is found. */
  readonly nothing: string;
  readonly placeholder?: string;
  readonly required?: boolean;
};

/** A text field that offers what fits while one types; arrows and Enter choose, Escape closes. */
export function Combobox(props: ComboboxProps) {
  const { text, onText, options, onChoose, onLeave, onEnter, nothing, placeholder, required } =
    props;
  const { label, labelHidden, hint, error, className } = props;
  const field = {
    label,
    className,
    ...(labelHidden === undefined ? {} : { labelHidden }),
    ...(hint === undefined ? {} : { hint }),
    ...(error === undefined ? {} : { error }),
  };
  return (
    <ComboboxProvider value={text} setValue={onText} resetValueOnHide={false}>
      <Field {...field}>
        {(ids) => (
          <Input
            {...ids}
            className={fieldStyles.input}
            autoSelect
            autoComplete="list"
            spellCheck={false}
            required={required ?? false}
            placeholder={placeholder}
            onFocus={(event) => {
              event.currentTarget.select();
              onEnter?.();
            }}
            onBlur={onLeave}
          />
        )}
      </Field>
      <ComboboxPopover fixed sameWidth gutter={4} className={styles.list} unmountOnHide>
        {options.map((option) => (
          <ComboboxItem
            key={option.id}
            value={option.label}
            setValueOnClick={false}
            className={styles.option}
            onClick={() => onChoose(option.id)}
          >
            <span className={styles.label}>{option.label}</span>
            <span className={styles.detail}>{option.detail}</span>
          </ComboboxItem>
        ))}
        {options.length === 0 && <div className={styles.nothing}>{nothing}</div>}
      </ComboboxPopover>
    </ComboboxProvider>
  );
}
