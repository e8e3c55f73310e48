import { Field, type FieldProps } from './field';
import styles from './field.module.css';

export type TextAreaProps = Omit<FieldProps, 'children'> & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly maxLength?: number;
};

/** A few lines of text. */
export function TextArea({ value, onChange, rows = 2, maxLength, ...field }: TextAreaProps) {
  return (
    <Field {...field}>
      {(ids) => (
        <textarea
          {...ids}
          className={styles.input}
          rows={rows}
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
