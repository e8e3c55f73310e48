import Trash2 from 'lucide-react/icons/trash-2';
import { send, useSlice } from '../../bridge';
import { borneBy } from '../../../src/reply/seats';
import { formatDate, formatDuration } from '../../../src/time/format';
import { MINUTE } from '../../../src/time/instant';
import { Button, IconButton } from '../../ui/button';
import type { Telling } from '../telling';
import { useEverybody } from '../use-moment';
import styles from './find-time.module.css';
import { slotWords } from './slot-words';

/** Who sat outside their hours so far, and the meetings that says so; each can be erased. */
export function SeatsTable({ telling }: { readonly telling: Telling }) {
  const { words, style, zone } = telling;
  const { seats } = useSlice('teamTime');
  const everybody = useEverybody();
  if (seats.length === 0) return null;
  const nameOf = (id: string): string => everybody.find((one) => one.id === id)?.name ?? id;
  const borne = [...borneBy(seats)].sort(([, a], [, b]) => b.minutes - a.minutes);
  return (
    <details className={styles.preview}>
      <summary>{words('slots.seats.title', { count: seats.length })}</summary>
      {borne.length > 0 && (
        <table className={styles.table}>
          <caption className={styles.legend}>{words('slots.seats.caption')}</caption>
          <thead className={styles.heads}>
            <tr>
              <th scope="col">{words('slots.who')}</th>
              <th scope="col">{words('slots.seats.times')}</th>
              <th scope="col">{words('slots.seats.minutes')}</th>
              <th scope="col">{words('slots.seats.last')}</th>
            </tr>
          </thead>
          <tbody>
            {borne.map(([id, { minutes, seats: times, last }]) => (
              <tr key={id}>
                <th scope="row">{nameOf(id)}</th>
                <td className={styles.clock}>{words('slots.seats.count', { count: times })}</td>
                <td className={styles.clock}>{formatDuration(minutes * MINUTE, style)}</td>
                <td className={styles.clock}>{formatDate(last, zone, style)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ul className={styles.records} aria-label={words('slots.seats.meetings')}>
        {[...seats].reverse().map((record) => (
          <li key={record.id} className={styles.record}>
            <span>
              <b>{record.title}</b> {slotWords(record, telling)}
            </span>
            <IconButton
              small
              label={words('slots.seats.erase-one', { title: record.title })}
              icon={<Trash2 aria-hidden="true" />}
              onClick={() => void send({ kind: 'erase-seat', id: record.id })}
            />
          </li>
        ))}
      </ul>
      <Button small kind="danger" onClick={() => void send({ kind: 'erase-seats' })}>
        {words('slots.seats.erase')}
      </Button>
    </details>
  );
}
