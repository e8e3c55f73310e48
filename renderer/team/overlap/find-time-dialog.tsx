import { useState } from 'react';
import { send, useClockStyle, useNow, useSlice, useViewerZone, useWords } from '../../bridge';
import { isWeekly } from '../../../src/reply/recurrence';
import type { Slot } from '../../../src/reply/slots';
import type { Person } from '../../../src/roster/person';
import type { Command } from '../../../src/contract/command';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import type { Telling } from '../telling';
import { useCommonTime } from './overlap-question';
import { firstDates, type TimeDraft } from './time-draft';
import { useFound } from './use-found';
import { useKnownPlans } from './use-known-plans';
import { FindTimeForm } from './find-time-form';
import styles from './find-time.module.css';
import { SeatsTable } from './seats-table';
import { SlotList } from './slot-list';
import { SlotPeople } from './slot-people';
import { calendarsWords, fewerWords, meetingText } from './slot-words';
import { WeekList } from './week-list';

/** What was done last, for the line beside the buttons. */
type Done = 'copy' | 'save' | 'take' | 'refused';

/** The banner that tells what became of a calendar file. */
const SAVED = 'calendar';

/** Finds a time to meet, once or every week, and hands it on as text or as a calendar file. */
export function FindTimeDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const style = useClockStyle();
  const zone = useViewerZone();
  const now = useNow();
  const known = useKnownPlans();
  const { notices } = useSlice('app');
  const question = useCommonTime((view) => view.question);
  const [draft, setDraft] = useState<TimeDraft>(() => ({
    attendees: question.attendees,
    withMe: question.withMe,
    quorum: question.quorum,
    title: '',
    minutes: 60,
    repeat: 'once',
    weeks: 8,
    ...firstDates(zone, now),
  }));
  const [place, setPlace] = useState(0);
  const [done, setDone] = useState<Done | null>(null);
  const { people, slots, problem, fewer, isPlans, inMeetings, isBusy } = useFound(draft);
  const telling: Telling = { words, style, zone, now };
  const isOnce = draft.repeat === 'once';
  const shown = slots[place] ?? slots[0] ?? null;
  const chosen = (isOnce ? [shown] : slots).filter((slot): slot is Slot => slot !== null);
  const title = draft.title.trim() === '' ? words('slots.untitled') : draft.title.trim();
  const text = chosen.length === 0 ? '' : meetingText(title, chosen, people, known, telling);

  const meetings = {
    title,
    people: people.map(({ id }) => id),
    meetings: chosen.map(({ start, end }) => ({ start, end })),
  };
  const act = async (command: Command, after: Done): Promise<void> => {
    const answer = await send(command);
    setDone(answer.ok ? after : 'refused');
  };
  const saved = notices.find(({ id }) => id === SAVED);

  return (
    <Dialog
      wide
      title={words('slots.title')}
      closeLabel={words('slots.close')}
      onClose={onClose}
      footer={
        <>
          <div className={styles.done} role="status">
            {done === 'save'
              ? saved !== undefined && words(`notices.${saved.kind}`, saved.values)
              : done !== null && words(`slots.done.${done}`, { title })}
          </div>
          <Button
            disabled={chosen.length === 0}
            onClick={() => void act({ kind: 'copy-text', text }, 'copy')}
          >
            {words('slots.copy-text')}
          </Button>
          <Button
            disabled={chosen.length === 0}
            onClick={() => {
              void send({ kind: 'dismiss-notice', id: SAVED });
              void act({ kind: 'save-calendar', description: text, ...meetings }, 'save');
            }}
          >
            {words('slots.save')}
          </Button>
          <Button
            kind="primary"
            disabled={chosen.length === 0}
            onClick={() => void act({ kind: 'take-meetings', ...meetings }, 'take')}
          >
            {words('slots.take')}
          </Button>
        </>
      }
    >
      <FindTimeForm
        draft={draft}
        people={people.length}
        problem={problem}
        onChange={(patch) => {
          setDraft({ ...draft, ...patch });
          setPlace(0);
        }}
      />
      <section className={styles.results} aria-busy={isBusy} aria-label={words('slots.results')}>
        {people.length < 2 && <p className={styles.hint}>{words('slots.too-few')}</p>}
        {people.length >= 2 && problem === null && chosen.length === 0 && (
          <NothingFits
            fewer={fewer}
            isPlans={isPlans}
            people={people}
            telling={telling}
            onFewer={(count) => setDraft({ ...draft, quorum: { kind: 'count', count } })}
          />
        )}
        {chosen.length > 0 && (
          <>
            {isOnce ? (
              <SlotList
                slots={chosenOf(slots)}
                people={people}
                place={Math.min(place, slots.length - 1)}
                telling={telling}
                onChoose={setPlace}
              />
            ) : (
              <WeekList
                slots={slots}
                people={people}
                place={place}
                telling={telling}
                onChoose={setPlace}
              />
            )}
            {inMeetings.length > 0 && (
              <p className={styles.hint}>{calendarsWords(inMeetings, telling)}</p>
            )}
            {shown !== null && (
              <SlotPeople slot={shown} people={people} known={known} telling={telling} />
            )}
          </>
        )}
      </section>
      {chosen.length > 0 && (
        <details className={styles.preview}>
          <summary>
            {words('slots.preview', {
              file: isWeekly(chosen)
                ? words('slots.file-weekly', { count: chosen.length })
                : words('slots.file-events', { count: chosen.length }),
            })}
          </summary>
          <pre tabIndex={0}>{text}</pre>
        </details>
      )}
      <SeatsTable telling={telling} />
    </Dialog>
  );
}

const chosenOf = (slots: readonly (Slot | null)[]): readonly Slot[] =>
  slots.filter((slot): slot is Slot => slot !== null);

/** Says that no time fits, and offers the next best. */
function NothingFits({
  fewer,
  isPlans,
  people,
  telling,
  onFewer,
}: {
  readonly fewer: Slot | null;
  readonly isPlans: boolean;
  readonly people: readonly Person[];
  readonly telling: Telling;
  readonly onFewer: (count: number) => void;
}) {
  const { words } = telling;
  const count = fewer?.present.length ?? 0;
  return (
    <div className={styles.nothing} role="status">
      <p className={styles.hint}>{words('slots.none')}</p>
      {isPlans && <p className={styles.hint}>{words('slots.plans')}</p>}
      {fewer !== null && (
        <>
          <p className={styles.hint}>{fewerWords(fewer, people, telling)}</p>
          <Button small onClick={() => onFewer(count)}>
            {words('slots.take-fewer', { count })}
          </Button>
        </>
      )}
    </div>
  );
}
