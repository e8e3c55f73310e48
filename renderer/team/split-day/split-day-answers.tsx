import { useClockStyle, useWords } from '../../bridge';
import type { SplitDay } from '../../../src/reply/split-day';
import type { Person, Weekday } from '../../../src/roster/person';
import { formatDuration, formatTime, formatWeekday } from '../../../src/time/format';
import { DAY, MINUTE, type Instant } from '../../../src/time/instant';
import { startOfDay, wallAt } from '../../../src/time/wall-time';
import { Band } from '../../ui/band';
import { dayAround, viewPerson } from '../person-view';
import styles from './split-day.module.css';
import { withAnswers, type DaysAnswer } from './split-day-wish';

/** So many of the others are shown below my own day. */
const OTHERS_SHOWN = 3;

/** A Monday, for the names of weekdays. */
const SOME_MONDAY = 4;

/** What is suggested, and how the days look before and after. */
export function SplitDayAnswers({
  me,
  people,
  answers,
  now,
}: {
  readonly me: Person;
  readonly people: readonly Person[];
  readonly answers: readonly DaysAnswer[];
  readonly now: Instant;
}) {
  return (
    <div role="status" className={styles.answers}>
      {answers.map((answer) => (
        <OneAnswer key={answer.days.join(' ')} me={me} people={people} given={answer} now={now} />
      ))}
    </div>
  );
}

/** An instant of the next date of a weekday, at which the day can be looked at. */
function nextDate(me: Person, weekday: Weekday, now: Instant): Instant {
  const today = wallAt(me.zone, now);
  return startOfDay(me.zone, today.day + ((weekday - today.weekday + 7) % 7));
}

function OneAnswer({
  me,
  people,
  given,
  now,
}: {
  readonly me: Person;
  readonly people: readonly Person[];
  readonly given: DaysAnswer;
  readonly now: Instant;
}) {
  const words = useWords();
  const style = useClockStyle();
  const { days, answer } = given;
  const names = days.map((day) =>
    formatWeekday((SOME_MONDAY + day - 1) * DAY, 'UTC', style, 'short'),
  );
  const length = (minutes: number): string => formatDuration(minutes * MINUTE, style);
  if (answer.kind === 'none') return <p>{words('split-day.none')}</p>;
  const day = answer.kind === 'enough' ? null : answer.day;
  const kind = answer.kind === 'best' && day === null ? 'impossible' : answer.kind;
  const at = nextDate(me, days[0] ?? 1, now);
  const range = dayAround(at, me.zone);
  const hoursOf = ({ blocks }: SplitDay): string =>
    words('time-shift.list', {
      items: blocks.map(({ start, end }) =>
        words('split-day.stretch', {
          start: formatTime(start * MINUTE, 'UTC', style),
          end: formatTime(end * MINUTE, 'UTC', style),
        }),
      ),
    });
  const shares = (split: SplitDay): string =>
    words(people.length === 1 ? 'split-day.shares' : 'split-day.shares-least', {
      length: length(split.shared),
    });
  const line = (label: string, person: Person, split: SplitDay | null) => (
    <div key={label} className={styles.line}>
      <span className={styles.name}>{label}</span>
      <Band
        label={split === null ? label : hoursOf(split)}
        stretches={viewPerson(person, at, range, {}).stretches}
        now={null}
      />
      <span className={styles.shares}>
        {split !== null && (
          <>
            {hoursOf(split)} <b>{shares(split)}</b>
          </>
        )}
      </span>
    </div>
  );
  return (
    <section className={styles.answer} data-split-day={kind}>
      <p className={styles.headline}>
        {words(`split-day.${kind}`, { days: names, moved: length(day?.moved ?? 0) })}
      </p>
      {line(words('split-day.now'), me, answer.now)}
      {day !== null && line(words('split-day.then'), withAnswers(me, [given]), day)}
      {people.slice(0, OTHERS_SHOWN).map((person) => line(person.name, person, null))}
    </section>
  );
}
