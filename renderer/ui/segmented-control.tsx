import { useId } from 'react';
import { classNames } from './class-names';
import styles from './segmented-control.module.css';
import { VisuallyHidden } from './visually-hidden';

export type Segment<Value extends string> = { readonly value: Value; readonly label: string };

export type SegmentedControlProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly segments: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
  readonly className?: string | undefined;
};

/** One of a few, all in sight. A radio group, so arrows move the choice. */
export function SegmentedControl<Value extends string>({
  label,
  value,
  segments,
  onChange,
  className,
}: SegmentedControlProps<Value>) {
  const name = useId();
  return (
    <fieldset className={classNames(styles.group, className)}>
      <legend>
        <VisuallyHidden>{label}</VisuallyHidden>
      </legend>
      {segments.map((segment) => (
        <label key={segment.value} className={styles.segment}>
          <input
            type="radio"
            className={styles.radio}
            name={name}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
          />
          <span className={styles.face}>{segment.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
