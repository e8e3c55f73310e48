import { useState } from 'react';
import { send, useSlice, useWords } from '../bridge';
import { ROLES, type Person } from '../../src/roster/person';
import { ROLE_WINDOWS } from '../../src/roster/reply-window';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Dialog } from '../ui/dialog';
import { Select, TextField } from '../ui/field';
import { LeaveField } from './leave-field';
import { TextArea } from '../ui/text-area';
import { WEEK_PRESETS, presetOf } from '../ui/week-editor/week-presets';
import { WeekEditor } from '../ui/week-editor/week-editor';
import { ZoneField } from '../ui/zone-field/zone-field';
import styles from './person-dialog.module.css';
import {
  NEW_PERSON,
  draftOf,
  newPersonId,
  personOf,
  problemsOf,
  type PersonDraft,
} from './person-draft';
import { windowWords } from '../reply-window-words';

const REPLY_CHOICES = ['30m', '1h', '2h', '4h', '8h', '1d', '2d'] as const;
const LONGEST_NAME = 120;
const LONGEST_URGENT = 500;

/** Adds somebody, or changes who they are. */
export function PersonDialog({
  person,
  onClose,
}: {
  /** Who is edited; null adds somebody new. */
  readonly person: Person | null;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const { people, norms } = useSlice('roster');
  const { me } = useSlice('me');
  const [draft, setDraft] = useState<PersonDraft>(() =>
    person === null ? NEW_PERSON : draftOf(person),
  );
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const problems = problemsOf(draft);
  const set = (patch: Partial<PersonDraft>): void => setDraft({ ...draft, ...patch });

  const save = async (): Promise<void> => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    const taken = new Set([...people.map(({ id }) => id), me.id]);
    const id = person?.id ?? newPersonId(draft.name, taken);
    const next = personOf(draft, id, person ?? undefined);
    const answer = await send(
      person === null
        ? { kind: 'add-person', person: next }
        : { kind: 'edit-person', id, person: next },
    );
    if (answer.ok) onClose();
    else {
      const { refusal } = answer;
      setRefused(
        refusal.reason === 'malformed'
          ? words('people.dialog.malformed', { path: refusal.path, message: refusal.message })
          : words('people.dialog.refused'),
      );
    }
  };

  const usual = draft.role === '' ? null : (norms[draft.role] ?? ROLE_WINDOWS[draft.role]);
  const replyChoices: string[] = [...REPLY_CHOICES];
  if (draft.replyWithin !== '' && !replyChoices.includes(draft.replyWithin)) {
    replyChoices.push(draft.replyWithin);
  }
  const preset = presetOf(draft.blocks);

  return (
    <Dialog
      wide
      title={
        person === null
          ? words('people.dialog.add-title')
          : words('people.dialog.edit-title', { name: person.name })
      }
      closeLabel={words('people.dialog.close')}
      onClose={onClose}
      onSubmit={() => void save()}
      refused={refused}
      footer={
        <>
          <Button onClick={onClose}>{words('people.dialog.cancel')}</Button>
          <Button kind="primary" type="submit">
            {words(person === null ? 'people.dialog.add' : 'people.dialog.save')}
          </Button>
        </>
      }
    >
      <div className={styles.pair}>
        <TextField
          required
          maxLength={LONGEST_NAME}
          label={words('people.name')}
          value={draft.name}
          onChange={(name) => set({ name })}
          error={tried && problems.name !== undefined ? words('people.name-missing') : null}
        />
        <ZoneField
          label={words('people.zone.label')}
          value={draft.zone}
          onChange={(zone) => set({ zone })}
          error={tried && problems.zone !== undefined ? words('people.zone-missing') : null}
        />
      </div>
      <div className={styles.pair}>
        <Select
          label={words('people.role')}
          value={draft.role}
          options={[
            ...ROLES.map((role) => ({ value: role, label: words(`people.roles.${role}`) })),
            { value: '', label: words('people.no-role') },
          ]}
          onChange={(role) => set({ role })}
        />
        <Select
          label={words('people.reply-within')}
          value={draft.replyWithin}
          options={[
            {
              value: '',
              label:
                usual === null
                  ? words('people.reply-none')
                  : words('people.reply-usual', { window: windowWords(usual, words) }),
            },
            ...replyChoices.map((value) => ({ value, label: windowWords(value, words) })),
          ]}
          onChange={(replyWithin) => set({ replyWithin })}
        />
      </div>
      <fieldset className={styles.section}>
        <legend className={styles.legend}>{words('people.hours')}</legend>
        <Checkbox
          label={words('people.shares-hours')}
          hint={words('people.shares-hours-hint')}
          checked={draft.sharesHours}
          onChange={(sharesHours) => set({ sharesHours })}
        />
        {draft.sharesHours && (
          <>
            <div className={styles.presets}>
              {WEEK_PRESETS.map((choice) => (
                <Button
                  key={choice.id}
                  small
                  aria-pressed={choice.id === preset?.id}
                  onClick={() => set({ blocks: choice.blocks })}
                >
                  {words(`week.preset.${choice.id}`)}
                </Button>
              ))}
            </div>
            <WeekEditor
              label={words('people.week')}
              blocks={draft.blocks}
              onChange={(blocks) => set({ blocks })}
            />
          </>
        )}
      </fieldset>
      <LeaveField
        label={words('people.time-off')}
        exceptions={draft.exceptions}
        onChange={(exceptions) => set({ exceptions })}
      />
      <div className={styles.pair}>
        <TextArea
          label={words('people.urgent')}
          hint={words('people.urgent-hint')}
          maxLength={LONGEST_URGENT}
          value={draft.urgent}
          onChange={(urgent) => set({ urgent })}
        />
        <TextField
          type="email"
          label={words('people.email')}
          value={draft.email}
          maxLength={LONGEST_NAME}
          onChange={(email) => set({ email })}
        />
      </div>
    </Dialog>
  );
}
