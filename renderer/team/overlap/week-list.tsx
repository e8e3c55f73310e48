import type { Slot } from '../../../src/reply/slots';
import type { Person } from '../../../src/roster/person';
import type { Telling } from '../telling';
import styles from './find-time.module.css';
import { SlotLine } from './slot-line';

/** One time a week, and how often each would be stretched by them. */
export function WeekList({
  slots,
  people,
  place,
  telling,
  onChoose,
}: {
  readonly slots: readonly (Slot | null)[];
  readonly people: readonly Person[];
  readonly place: number;
  readonly telling: Telling;
  readonly onChoose: (place: number) => void;
}) {
  const { words } = telling;
  const all = slots.flatMap((slot) => slot?.stretched ?? []);
  const seats = people.flatMap(({ id, name }) => {
    const mine = all.filter((one) => one.id === id);
    const minutes = mine.reduce((sum, { early, late }) => sum + early + late, 0);
    return mine.length === 0
      ? []
      : [words('slots.seat-sum', { name, count: mine.length, minutes })];
  });
  return (
    <div className={styles.slots}>
      <p className={styles.legend}>
        {seats.length === 0
          ? words('slots.rotation-even')
          : words('slots.rotation', { told: seats })}
      </p>
      <ol className={styles.weeks} aria-label={words('slots.weeks.list')}>
        {slots.map((slot, i) => (
          <li key={slot?.start ?? `none-${i}`}>
            {slot === null ? (
              <span className={styles.noWeek}>{words('slots.no-week')}</span>
            ) : (
              <button
                type="button"
                className={styles.slot}
                aria-current={i === place ? 'true' : undefined}
                onClick={() => onChoose(i)}
              >
                <SlotLine slot={slot} people={people} telling={telling} />
              </button>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
