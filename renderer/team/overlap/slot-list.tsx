import { useId } from 'react';
import type { Slot } from '../../../src/reply/slots';
import type { Person } from '../../../src/roster/person';
import type { Telling } from '../telling';
import styles from './find-time.module.css';
import { slotWords, stretchedLine } from './slot-words';

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
            <span className={styles.when}>{slotWords(slot, telling)}</span>
            <span className={styles.attending}>
              {words('slots.attending', { count: slot.present.length, all: people.length })}
            </span>
            <span className={styles.stretch}>
              {slot.stretched.length === 0
                ? words('slots.nobody-stretched')
                : stretchedLine(slot, people, telling)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
