import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import type { Exception } from '../../src/roster/person';
import { parseDay } from '../../src/time/calendar';
import { formatDate } from '../../src/time/format';
import { DAY } from '../../src/time/instant';
import { useClockStyle, useWords } from '../bridge';
import { announce } from '../ui/announcer';
import { Button, IconButton } from '../ui/button';
import { FieldError, TextField } from '../ui/field';
import { leaveOf, problemOfLeave, withLeave, type LeaveDraft } from './leave';
import styles from './leave-field.module.css';

const EMPTY: LeaveDraft = { from: '', to: '', note: '' };

/** Days off and changed days, by date: those there are, and a line to add one. */
export function LeaveField({
  label,
  exceptions,
  onChange,
}: {
  readonly label: string;
  readonly exceptions: readonly Exception[];
  readonly onChange: (exceptions: readonly Exception[]) => void;
}) {
  const words = useWords();
  const style = useClockStyle();
  const [draft, setDraft] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const problem = problemOfLeave(draft);

  /** Dates are dates, in no zone: shown as they are in UTC. */
  const dateOf = (text: string): string => {
    const day = parseDay(text);
    return day === null ? text : formatDate(day * DAY, 'UTC', style);
  };
  const datesOf = ({ from, to }: Exception): string =>
    to === undefined || to === from
      ? dateOf(from)
      : words('people.leave.range', { from: dateOf(from), to: dateOf(to) });
  const hoursOf = ({ blocks }: Exception): string =>
    blocks.length === 0
      ? words('people.leave.off')
      : words('people.leave.hours', {
          hours: blocks.map(({ start, end }) => words('people.leave.stretch', { start, end })),
        });

  const add = (): void => {
    setTried(true);
    if (problem !== null) return;
    const leave = leaveOf(draft);
    onChange(withLeave(exceptions, leave));
    announce(words('people.leave.added', { dates: datesOf(leave) }));
    setDraft(EMPTY);
    setTried(false);
  };

  return (
    <fieldset className={styles.leave}>
      <legend className={styles.legend}>{label}</legend>
      {exceptions.length > 0 && (
        <ul className={styles.list}>
          {exceptions.map((exception, at) => (
            <li key={`${exception.from} ${at}`} className={styles.line}>
              <span className={styles.dates}>{datesOf(exception)}</span>
              <span className={styles.what}>
                {[hoursOf(exception), exception.note ?? ''].filter(Boolean).join(' · ')}
              </span>
              <IconButton
                small
                label={words('people.leave.remove', { dates: datesOf(exception) })}
                icon={<Trash aria-hidden="true" />}
                onClick={() => onChange(exceptions.filter((_, other) => other !== at))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className={styles.draft}>
        <TextField
          type="date"
          label={words('people.leave.from')}
          value={draft.from}
          onChange={(from) => setDraft({ ...draft, from })}
        />
        <TextField
          type="date"
          label={words('people.leave.to')}
          value={draft.to}
          onChange={(to) => setDraft({ ...draft, to })}
        />
        <TextField
          className={styles.note}
          label={words('people.leave.note')}
          value={draft.note}
          maxLength={200}
          onChange={(note) => setDraft({ ...draft, note })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <Button icon={<Plus aria-hidden="true" />} onClick={add}>
          {words('people.leave.add')}
        </Button>
      </div>
      {tried && problem !== null && <FieldError>{words(`people.leave.${problem}`)}</FieldError>}
    </fieldset>
  );
}
