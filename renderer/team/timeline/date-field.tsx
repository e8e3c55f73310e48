import { useState } from 'react';
import type { Instant } from '../../../src/time/instant';
import { formatDay, parseDay, wallAt } from '../../../src/time/wall-time';
import type { ZoneName } from '../../../src/time/zone';
import { FIRST_DAY, LAST_DAY, onDay } from './moment';
import styles from './moment-bar.module.css';

/** The date of the moment, to be typed or picked. What is typed half way, such as the year 0020, moves nothing. */
export function DateField({
  label,
  at,
  zone,
  onChange,
}: {
  readonly label: string;
  readonly at: Instant;
  readonly zone: ZoneName;
  readonly onChange: (at: Instant) => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const type = (text: string): void => {
    const day = parseDay(text);
    const isWhole = day !== null && day >= FIRST_DAY && day <= LAST_DAY;
    setDraft(isWhole ? null : text);
    if (isWhole) onChange(onDay(at, zone, day));
  };
  return (
    <input
      type="date"
      aria-label={label}
      className={styles.field}
      min={formatDay(FIRST_DAY)}
      max={formatDay(LAST_DAY)}
      value={draft ?? formatDay(wallAt(zone, at).day)}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setDraft(null)}
    />
  );
}
