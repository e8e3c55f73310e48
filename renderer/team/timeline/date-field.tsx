import { useState } from 'react';
import { formatDay, parseDay, type LocalDay } from '../../../src/time/wall-time';
import { FIRST_DAY, LAST_DAY } from './moment';
import styles from './moment-bar.module.css';

/** The date of the moment, to be typed or picked. What is typed half way, such as the year 0020, moves nothing. */
export function DateField({
  label,
  day,
  onChange,
}: {
  readonly label: string;
  readonly day: LocalDay;
  readonly onChange: (day: LocalDay) => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const type = (text: string): void => {
    const typed = parseDay(text);
    const isWhole = typed !== null && typed >= FIRST_DAY && typed <= LAST_DAY;
    setDraft(isWhole ? null : text);
    if (isWhole) onChange(typed);
  };
  return (
    <input
      type="date"
      aria-label={label}
      className={styles.field}
      min={formatDay(FIRST_DAY)}
      max={formatDay(LAST_DAY)}
      value={draft ?? formatDay(day)}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setDraft(null)}
    />
  );
}
