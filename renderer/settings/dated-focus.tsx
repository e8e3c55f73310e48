import Trash from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { useClockStyle, useWords } from '../bridge';
import type { DatedFocus } from '../../src/roster/person';
import { parseDay } from '../../src/time/calendar';
import { IconButton } from '../ui/button';
import { TextField } from '../ui/field';
import { HoursField } from '../ui/week-editor/hours-field';
import { clocksOf, stretchOf, type Stretch } from '../ui/week-editor/week';
import { stretchRange } from '../ui/week-editor/week-words';
import { dateWords } from './exception-line';
import entry from './entry.module.css';
import { FormEnd } from './form-end';
import styles from './settings.module.css';

/** A focus block planned for one date. */
export function DatedLine({
  plan,
  isPast,
  onRemove,
}: {
  readonly plan: DatedFocus;
  readonly isPast: boolean;
  readonly onRemove: () => void;
}) {
  const words = useWords();
  const style = useClockStyle();
  const date = dateWords(plan.date, style);
  return (
    <div className={entry.entry}>
      <span className={entry.title}>{date}</span>
      <span className={entry.words}>
        {stretchRange(stretchOf(plan), style)}
        {isPast && ` · ${words('settings.planned.past')}`}
      </span>
      <IconButton
        small
        label={words('settings.remove', { what: date })}
        icon={<Trash aria-hidden="true" />}
        onClick={onRemove}
      />
    </div>
  );
}

/** Plans a focus block for one date. */
export function DatedForm({
  onAdd,
  onCancel,
}: {
  readonly onAdd: (plan: DatedFocus) => void;
  readonly onCancel: () => void;
}) {
  const words = useWords();
  const [date, setDate] = useState('');
  const [hours, setHours] = useState<readonly Stretch[]>([]);
  const [tried, setTried] = useState(false);
  const [stretch] = hours;
  const dateWrong = parseDay(date) === null ? words('settings.planned.date-missing') : null;
  const hoursWrong =
    stretch === undefined || hours.length > 1 ? words('settings.planned.hours-missing') : null;
  return (
    <form
      noValidate
      className={entry.form}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (dateWrong !== null || hoursWrong !== null || stretch === undefined) return;
        onAdd({ date, ...clocksOf(stretch) });
      }}
    >
      <div className={styles.pair}>
        <TextField
          autoFocus
          type="date"
          label={words('settings.planned.date')}
          value={date}
          onChange={setDate}
          error={tried ? dateWrong : null}
        />
        <HoursField
          label={words('settings.planned.hours')}
          placeholder={words('settings.planned.hours-example')}
          stretches={hours}
          onChange={setHours}
          error={tried ? hoursWrong : null}
        />
      </div>
      <FormEnd onCancel={onCancel} />
    </form>
  );
}
