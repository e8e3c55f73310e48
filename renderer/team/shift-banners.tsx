import CalendarClock from 'lucide-react/icons/calendar-clock';
import { send, useClockStyle, useSlice, useWords } from '../bridge';
import { timeShiftWords } from '../../src/telling/time-shift-words';
import { Banner } from '../ui/banner';
import styles from './shift-banners.module.css';

/** What the guard told of the time I share with others, until it is dismissed or over. */
export function ShiftBanners() {
  const words = useWords();
  const style = useClockStyle();
  const { tellings } = useSlice('teamTime');
  if (tellings.length === 0) return null;
  return (
    <section aria-label={words('time-shift.title')} aria-live="polite">
      {tellings.map(({ id, shifts, more }) => (
        <Banner
          key={id}
          icon={<CalendarClock aria-hidden="true" />}
          dismiss={{
            label: words('time-shift.dismiss'),
            onDismiss: () => void send({ kind: 'dismiss-telling', id }),
          }}
        >
          {shifts.map((shift) => (
            <p key={shift.keys.join(' ')} className={styles.effect}>
              {timeShiftWords(shift, words, style)}
            </p>
          ))}
          {more > 0 && <p className={styles.effect}>{words('time-shift.more', { count: more })}</p>}
        </Banner>
      ))}
    </section>
  );
}
