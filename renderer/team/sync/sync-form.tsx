import { useState } from 'react';
import { useClockStyle, useWords } from '../../bridge';
import type { Person, Weekday } from '../../../src/roster/person';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { Dialog } from '../../ui/dialog';
import { FieldError, TextField } from '../../ui/field';
import { SegmentedControl } from '../../ui/segmented-control';
import { weekdayName, weekdaysFrom } from '../../ui/week-editor/week-words';
import { ZoneField } from '../../ui/zone-field/zone-field';
import styles from './sync.module.css';
import { problemsOf, type SyncDraft, type SyncProblem } from './sync-draft';

/** As many people as are listed at once; typing finds the others. */
const MOST_LISTED = 60;

const LONGEST = { title: 80, link: 2000 } as const;

/** A meeting or a day together: what, when, who, where. */
export function SyncForm({
  first,
  people,
  title,
  saveLabel,
  onSave,
  onCancel,
}: {
  readonly first: SyncDraft;
  readonly people: readonly Person[];
  readonly title: string;
  readonly saveLabel: string;
  /** Answers null, or why it was refused. */
  readonly onSave: (draft: SyncDraft) => Promise<string | null>;
  readonly onCancel: () => void;
}) {
  const words = useWords();
  const style = useClockStyle();
  const [draft, setDraft] = useState(first);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const problems = problemsOf(draft);
  const set = (patch: Partial<SyncDraft>): void => setDraft({ ...draft, ...patch });
  const wrong = (problem: SyncProblem): string | null =>
    tried && problems.has(problem) ? words(`sync.wrong.${problem}`) : null;
  const toggle = (day: Weekday): void =>
    set({
      days: draft.days.includes(day)
        ? draft.days.filter((other) => other !== day)
        : [...draft.days, day],
    });
  const save = async (): Promise<void> => {
    setTried(true);
    if (problems.size === 0) setRefused(await onSave(draft));
  };
  return (
    <Dialog
      wide
      title={title}
      closeLabel={words('sync.cancel')}
      onClose={onCancel}
      onSubmit={() => void save()}
      refused={refused}
      footer={
        <>
          <Button onClick={onCancel}>{words('sync.cancel')}</Button>
          <Button kind="primary" type="submit">
            {saveLabel}
          </Button>
        </>
      }
    >
      <div className={styles.pair}>
        <TextField
          data-first
          label={words('sync.title')}
          maxLength={LONGEST.title}
          value={draft.title}
          onChange={(title) => set({ title })}
          error={wrong('title')}
        />
        <div className={styles.choice}>
          <span className={styles.label}>{words('sync.kind')}</span>
          <SegmentedControl
            label={words('sync.kind')}
            value={draft.kind}
            segments={[
              { value: 'meeting', label: words('sync.kinds.meeting') },
              { value: 'together', label: words('sync.kinds.together') },
            ]}
            onChange={(kind) => set({ kind })}
          />
        </div>
      </div>
      <fieldset className={styles.days}>
        <legend className={styles.label}>{words('sync.days')}</legend>
        {weekdaysFrom(style.locale).map((day) => (
          <Button
            key={day}
            small
            aria-pressed={draft.days.includes(day)}
            onClick={() => toggle(day)}
          >
            {weekdayName(day, style, 'short')}
          </Button>
        ))}
        {wrong('days') !== null && <FieldError>{wrong('days')}</FieldError>}
      </fieldset>
      <div className={styles.times}>
        <TextField
          type="time"
          label={words('sync.start')}
          value={draft.start}
          onChange={(start) => set({ start })}
          error={wrong('start')}
        />
        <TextField
          type="time"
          label={words('sync.end')}
          value={draft.end}
          onChange={(end) => set({ end })}
          error={wrong('end')}
        />
        <ZoneField
          label={words('sync.zone')}
          value={draft.zone}
          onChange={(zone) => set({ zone })}
          error={wrong('zone')}
        />
      </div>
      <Attendees draft={draft} people={people} wrong={wrong('people')} onChange={set} />
      <TextField
        type="url"
        inputMode="url"
        label={words('sync.link')}
        hint={words('sync.link-hint')}
        maxLength={LONGEST.link}
        value={draft.link}
        onChange={(link) => set({ link })}
        error={wrong('link')}
      />
    </Dialog>
  );
}

function Attendees({
  draft,
  people,
  wrong,
  onChange,
}: {
  readonly draft: SyncDraft;
  readonly people: readonly Person[];
  readonly wrong: string | null;
  readonly onChange: (patch: Partial<SyncDraft>) => void;
}) {
  const words = useWords();
  const [query, setQuery] = useState('');
  const chosen = new Set(draft.people);
  const wanted = query.trim().toLocaleLowerCase();
  const fitting = people.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const listed = [...fitting]
    .sort((a, b) => Number(chosen.has(b.id)) - Number(chosen.has(a.id)))
    .slice(0, MOST_LISTED);
  const toggle = (id: string, on: boolean): void =>
    onChange({ people: on ? [...draft.people, id] : draft.people.filter((one) => one !== id) });
  return (
    <div className={styles.choice}>
      <span className={styles.label}>{words('sync.who')}</span>
      <SegmentedControl
        label={words('sync.who')}
        value={draft.everybody ? 'all' : 'some'}
        segments={[
          { value: 'all', label: words('sync.everybody') },
          { value: 'some', label: words('sync.some', { count: draft.people.length }) },
        ]}
        onChange={(who) => onChange({ everybody: who === 'all' })}
      />
      {!draft.everybody && (
        <div className={styles.people}>
          {people.length > 8 && (
            <TextField
              labelHidden
              label={words('sync.find')}
              placeholder={words('sync.find')}
              value={query}
              onChange={setQuery}
            />
          )}
          <div className={styles.names}>
            {listed.map(({ id, name }) => (
              <Checkbox
                key={id}
                label={name}
                checked={chosen.has(id)}
                onChange={(on) => toggle(id, on)}
              />
            ))}
          </div>
          {fitting.length > listed.length && (
            <p className={styles.soft}>
              {words('sync.more-people', { count: fitting.length - listed.length })}
            </p>
          )}
          {wrong !== null && <FieldError>{wrong}</FieldError>}
        </div>
      )}
    </div>
  );
}
