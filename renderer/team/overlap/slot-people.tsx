import type { Slot } from '../../../src/reply/slots';
import type { KnownPlans } from '../../../src/reply/slot-absence';
import type { Person } from '../../../src/roster/person';
import { classNames } from '../../ui/class-names';
import type { Telling } from '../telling';
import styles from './find-time.module.css';
import { localWords, placeWords } from './overlap-words';
import { attendanceOf } from './slot-words';

/** So many people are listed; more than that nobody reads. */
const MOST_LISTED = 60;

/** A slot on everybody's clock, and who is stretched by it or cannot come, and why. */
export function SlotPeople({
  slot,
  people,
  known,
  telling,
}: {
  readonly slot: Slot;
  readonly people: readonly Person[];
  readonly known: KnownPlans;
  readonly telling: Telling;
}) {
  const { words, style } = telling;
  return (
    <table className={styles.table}>
      <caption className={styles.legend}>{words('slots.clocks')}</caption>
      <thead className={styles.heads}>
        <tr>
          <th scope="col">{words('slots.who')}</th>
          <th scope="col">{words('slots.when')}</th>
          <th scope="col">{words('slots.how')}</th>
        </tr>
      </thead>
      <tbody>
        {people.slice(0, MOST_LISTED).map((person) => {
          const attendance = attendanceOf(person, slot, known, telling, 'me');
          return (
            <tr key={person.id}>
              <th scope="row">
                {person.name} <span className={styles.place}>{placeWords(person)}</span>
              </th>
              <td className={styles.clock}>{localWords(slot, person.zone, style)}</td>
              <td className={classNames(styles.how, styles[attendance.kind])}>
                {attendance.kind === 'in' ? words('slots.in-hours') : attendance.why}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
