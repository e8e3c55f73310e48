import CalendarClock from 'lucide-react/icons/calendar-clock';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { useWords } from '../../bridge';
import type { OverlapOutlook } from '../../../src/reply/overlap-outlook';
import type { Overlap } from '../../../src/reply/overlap';
import type { Person } from '../../../src/roster/person';
import { Button, IconButton } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import type { Telling } from '../telling';
import { setMoment } from '../timeline/scrubbing';
import { ask, findTime, openCommonTime, useCommonTime } from './overlap-question';
import { FollowControls } from './follow-controls';
import styles from './overlap-panel.module.css';
import { gapWords, localWords, placeWords, windowWords } from './overlap-words';
import { PeoplePicker } from './people-picker';
import { QuorumField } from './quorum-field';
import { useOutlook } from './use-outlook';

/** So many local times are listed; more than that nobody reads. */
const MOST_LOCAL = 30;

/** When those who are asked about are in together, in the next two weeks. */
export function OverlapPanel({ telling }: { readonly telling: Telling }) {
  const words = useWords();
  const question = useCommonTime((view) => view.question);
  const { people, outlook } = useOutlook();
  return (
    <section className={styles.panel} aria-label={words('overlap.title')}>
      <header className={styles.header}>
        <h2 className={styles.title}>{words('overlap.title')}</h2>
        <Button
          small
          icon={<CalendarClock aria-hidden="true" />}
          disabled={people.length < 2}
          onClick={findTime}
        >
          {words('overlap.find-time')}
        </Button>
        <IconButton
          small
          label={words('overlap.close')}
          icon={<X aria-hidden="true" />}
          onClick={() => openCommonTime(false)}
        />
      </header>
      <div className={styles.question}>
        <PeoplePicker attendees={question.attendees} withMe={question.withMe} onChange={ask} />
        <div className={styles.rules}>
          <QuorumField
            quorum={question.quorum}
            people={people.length}
            onChange={(quorum) => ask({ quorum })}
          />
          <Checkbox
            label={words('overlap.respect-plans')}
            checked={question.respectPlans}
            onChange={(respectPlans) => ask({ respectPlans })}
          />
        </div>
      </div>
      {outlook === null ? (
        <p className={styles.hint}>{words('overlap.too-few')}</p>
      ) : (
        <>
          <Answer outlook={outlook} people={people} telling={telling} />
          <FollowControls people={people} />
        </>
      )}
    </section>
  );
}

function Answer({
  outlook,
  people,
  telling,
}: {
  readonly outlook: OverlapOutlook;
  readonly people: readonly Person[];
  readonly telling: Telling;
}) {
  const { words } = telling;
  const { windows, longest, next, gap } = outlook;
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = windows.find(({ start }) => start === chosen) ?? next ?? windows[0];
  return (
    <div className={styles.answer}>
      <div className={styles.found}>
        {next !== null && longest !== null && (
          <p className={styles.lead} role="status">
            <b>{sentence('overlap.next', next, telling)}</b>{' '}
            {longest.start !== next.start && sentence('overlap.longest', longest, telling)}
          </p>
        )}
        {next === null && (
          <div className={styles.none} role="status">
            <b>{words('overlap.none')}</b>
            {gap !== null && gapWords(gap, people, telling).map((text) => <p key={text}>{text}</p>)}
          </div>
        )}
        <ul className={styles.windows} aria-label={words('overlap.windows')}>
          {windows.map((window) => (
            <WindowLine
              key={window.start}
              window={window}
              people={people.length}
              isShown={window.start === shown?.start}
              telling={telling}
              onChoose={() => {
                setChosen(window.start);
                setMoment(Math.max(window.start, telling.now));
              }}
            />
          ))}
        </ul>
      </div>
      {shown !== undefined && <LocalTimes window={shown} people={people} telling={telling} />}
    </div>
  );
}

function sentence(key: string, window: Overlap, telling: Telling): string {
  return telling.words(key, windowWords(window, telling));
}

function WindowLine({
  window,
  people,
  isShown,
  telling,
  onChoose,
}: {
  readonly window: Overlap;
  readonly people: number;
  readonly isShown: boolean;
  readonly telling: Telling;
  readonly onChoose: () => void;
}) {
  const { words } = telling;
  const { date, span, length } = windowWords(window, telling);
  return (
    <li>
      <button
        type="button"
        className={styles.window}
        aria-current={isShown ? 'true' : undefined}
        onClick={onChoose}
      >
        <span className={styles.date}>{date}</span>
        <span className={styles.span}>{span}</span>
        <span className={styles.length}>{length}</span>
        <span className={styles.least}>
          {window.least < people && words('overlap.least', { count: window.least, all: people })}
        </span>
      </button>
    </li>
  );
}

function LocalTimes({
  window,
  people,
  telling,
}: {
  readonly window: Overlap;
  readonly people: readonly Person[];
  readonly telling: Telling;
}) {
  const { words, style } = telling;
  return (
    <div className={styles.local}>
      <h3 className={styles.localTitle}>{words('overlap.local')}</h3>
      <dl className={styles.localList}>
        {people.slice(0, MOST_LOCAL).map((person) => (
          <div key={person.id} className={styles.localLine}>
            <dt>
              {person.name} <span className={styles.place}>{placeWords(person)}</span>
            </dt>
            <dd>{localWords(window, person.zone, style)}</dd>
          </div>
        ))}
      </dl>
      {people.length > MOST_LOCAL && (
        <p className={styles.hint}>
          {words('overlap.more', { count: people.length - MOST_LOCAL })}
        </p>
      )}
    </div>
  );
}
