import { useWords } from '../bridge';
import { TextField } from '../ui/field';
import { SegmentedControl } from '../ui/segmented-control';
import { HoursField } from '../ui/week-editor/hours-field';
import type { ExceptionDraft, ExceptionProblem } from './exception-draft';
import entry from './entry.module.css';
import { FormEnd } from './form-end';
import styles from './settings.module.css';

const LONGEST_NOTE = 200;

/** The dates of an exception, and what is different on them. */
export function ExceptionForm({
  draft,
  problem,
  onChange,
  onSave,
  onCancel,
}: {
  readonly draft: ExceptionDraft;
  readonly problem: ExceptionProblem | null;
  readonly onChange: (draft: ExceptionDraft) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}) {
  const words = useWords();
  const set = (patch: Partial<ExceptionDraft>): void => onChange({ ...draft, ...patch });
  const wrong = (which: ExceptionProblem): string | null =>
    problem === which ? words(`settings.exceptions.${which}`) : null;
  return (
    <form
      noValidate
      className={entry.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <div className={styles.pair}>
        <TextField
          autoFocus
          type="date"
          label={words('settings.exceptions.from')}
          value={draft.from}
          onChange={(from) => set({ from })}
          error={wrong('from-missing')}
        />
        <TextField
          type="date"
          label={words('settings.exceptions.to')}
          value={draft.to}
          min={draft.from}
          onChange={(to) => set({ to })}
          error={wrong('to-before-from')}
        />
      </div>
      <div className={entry.choiceLine}>
        <SegmentedControl
          label={words('settings.exceptions.what')}
          value={draft.off ? 'off' : 'hours'}
          segments={[
            { value: 'off', label: words('settings.exceptions.day-off') },
            { value: 'hours', label: words('settings.exceptions.other-hours') },
          ]}
          onChange={(value) => set({ off: value === 'off' })}
        />
        {!draft.off && (
          <div className={entry.grow}>
            <HoursField
              labelHidden
              label={words('settings.exceptions.hours')}
              placeholder={words('settings.exceptions.hours-example')}
              stretches={draft.hours}
              onChange={(hours) => set({ hours })}
              error={wrong('hours-missing')}
            />
          </div>
        )}
      </div>
      <TextField
        label={words('settings.exceptions.note')}
        placeholder={words('settings.exceptions.note-example')}
        maxLength={LONGEST_NOTE}
        value={draft.note}
        onChange={(note) => set({ note })}
      />
      <FormEnd onCancel={onCancel} />
    </form>
  );
}
