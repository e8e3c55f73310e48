import { useWords } from '../../bridge';
import { Select, TextField } from '../../ui/field';
import { SegmentedControl } from '../../ui/segmented-control';
import type { DateProblem, TimeDraft } from './time-draft';
import styles from './find-time.module.css';
import { PeoplePicker } from './people-picker';
import { QuorumField } from './quorum-field';

const LENGTHS = [15, 30, 45, 60, 90, 120, 180, 240] as const;
const WEEKS = [4, 6, 8, 12, 26, 52] as const;
const LONGEST_TITLE = 200;

/** Who, how long, when and how often. */
export function FindTimeForm({
  draft,
  people,
  problem,
  onChange,
}: {
  readonly draft: TimeDraft;
  readonly people: number;
  readonly problem: DateProblem | null;
  readonly onChange: (patch: Partial<TimeDraft>) => void;
}) {
  const words = useWords();
  return (
    <>
      <PeoplePicker attendees={draft.attendees} withMe={draft.withMe} onChange={onChange} />
      <div className={styles.fields}>
        <TextField
          label={words('slots.name')}
          placeholder={words('slots.untitled')}
          maxLength={LONGEST_TITLE}
          value={draft.title}
          onChange={(title) => onChange({ title })}
        />
        <Select
          label={words('slots.length')}
          value={String(draft.minutes)}
          options={LENGTHS.map((minutes) => ({
            value: String(minutes),
            label: words('slots.minutes', { count: minutes }),
          }))}
          onChange={(minutes) => onChange({ minutes: Number(minutes) })}
        />
        <QuorumField
          quorum={draft.quorum}
          people={people}
          onChange={(quorum) => onChange({ quorum })}
        />
      </div>
      <div className={styles.fields}>
        <TextField
          type="date"
          required
          label={words(draft.repeat === 'once' ? 'slots.from' : 'slots.week-from')}
          value={draft.from}
          error={problem === null ? null : words(`slots.problem.${problem}`)}
          onChange={(from) => onChange({ from })}
        />
        <TextField
          type="date"
          required
          label={words(draft.repeat === 'once' ? 'slots.to' : 'slots.week-to')}
          value={draft.to}
          onChange={(to) => onChange({ to })}
        />
        <div className={styles.repeat}>
          <SegmentedControl
            label={words('slots.repeat.label')}
            value={draft.repeat}
            segments={(['once', 'weekly'] as const).map((value) => ({
              value,
              label: words(`slots.repeat.${value}`),
            }))}
            onChange={(repeat) => onChange({ repeat })}
          />
          {draft.repeat === 'weekly' && (
            <Select
              labelHidden
              label={words('slots.weeks.label')}
              value={String(draft.weeks)}
              options={WEEKS.map((weeks) => ({
                value: String(weeks),
                label: words('slots.weeks.count', { count: weeks }),
              }))}
              onChange={(weeks) => onChange({ weeks: Number(weeks) })}
            />
          )}
        </div>
      </div>
    </>
  );
}
