import type { Slot } from '../../../src/reply/slots';
import type { Person } from '../../../src/roster/person';
import type { Telling } from '../telling';
import styles from './find-time.module.css';
import { slotWords, stretchedLine } from './slot-words';

/** A time to meet in one line: when, how many can, and who would be stretched. */
export function SlotLine({
  slot,
  people,
  telling,
}: {
  readonly slot: Slot;
  readonly people: readonly Person[];
  readonly telling: Telling;
}) {
  const { words } = telling;
  return (
    <>
      <span className={styles.when}>{slotWords(slot, telling)}</span>
      <span className={styles.attending}>
        {words('slots.attending', { count: slot.present.length, all: people.length })}
      </span>
      <span className={styles.stretch}>
        {slot.stretched.length === 0
          ? words('slots.nobody-stretched')
          : stretchedLine(slot, people, telling)}
      </span>
    </>
  );
}
