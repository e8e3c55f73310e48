import { useId } from 'react';
import type { Slot } from '../../../src/reply/slots';
import type { Person } from '../../../src/roster/person';
import type { Telling } from '../telling';
import styles from './find-time.module.css';
import { SlotLine } from './slot-line';

/** The times that fit, the best first. */
export function SlotList({
  slots,
  people,
  place,
  telling,
  onChoose,
}: {
  readonly slots: readonly Slot[];
  readonly people: readonly Person[];
  readonly place: number;
  readonly telling: Telling;
  readonly onChoose: (place: number) => void;
}) {
  const { words } = telling;
  const name = useId();
  return (
    <fieldset className={styles.slots}>
      <legend className={styles.legend}>{words('slots.ranked')}</legend>
      <div className={styles.weeks}>
        {slots.map((slot, i) => (
          <label key={slot.start} className={styles.slot}>
            <input
              type="radio"
              name={name}
              className={styles.radio}
              checked={i === place}
              onChange={() => onChoose(i)}
            />
            <SlotLine slot={slot} people={people} telling={telling} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
