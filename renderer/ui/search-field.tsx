import { useId, type KeyboardEvent, type Ref } from 'react';
import Search from 'lucide-react/icons/search';
import X from 'lucide-react/icons/x';
import { classNames } from './class-names';
import styles from './search-field.module.css';

export type SearchFieldProps = {
  readonly label: string;
  readonly clearLabel: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** The key that leads here, shown at the end of the empty field. */
  readonly shortcut?: string;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLInputElement>;
};

/** A field that filters as one types. Escape empties it first. */
export function SearchField(props: SearchFieldProps) {
  const id = useId();
  const { label, clearLabel, placeholder, value, onChange, onKeyDown, shortcut, className, ref } =
    props;
  return (
    <div role="search" className={classNames(styles.search, className)}>
      <Search aria-hidden="true" className={styles.glass} />
      <input
        ref={ref}
        id={id}
        type="text"
        inputMode="search"
        aria-label={label}
        className={styles.input}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            onChange('');
            event.stopPropagation();
          } else onKeyDown?.(event);
        }}
      />
      {value === '' ? (
        shortcut !== undefined && (
          <kbd aria-hidden="true" className={styles.shortcut}>
            {shortcut}
          </kbd>
        )
      ) : (
        <button
          type="button"
          aria-label={clearLabel}
          className={styles.clear}
          onClick={() => {
            onChange('');
            document.getElementById(id)?.focus();
          }}
        >
          <X aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
