import { useId, useState } from 'react';
import { exchangesBefore } from '../../src/reply/exchanges';
import type { Context } from '../../src/presence/context';
import type { Person } from '../../src/roster/person';
import { formatDay, parseDay, startOfDay, wallAt } from '../../src/time/wall-time';
import styles from './exchanges-field.module.css';
import { promised } from './reply-words';
import { moment, type Telling } from './telling';

/** The date asked about at first lies this many days ahead. */
const FIRST_AHEAD = 7;

/** The furthest date that is counted to: reply clocks look 60 days ahead of each message. */
const FURTHEST_AHEAD = 366;

function answerWords(
  me: Person,
  person: Person,
  day: number,
  context: Context,
  telling: Telling,
): string {
  const { words, zone, now } = telling;
  const before = startOfDay(zone, day + 1) - 1;
  const { answers, isMore, last } = exchangesBefore(me, person, now, before, context);
  if (last === null) return words('team.detail.exchanges-none');
  if (isMore) return words('team.detail.exchanges-many', { count: answers });
  const time = moment(promised(last, telling), telling);
  return words('team.detail.exchanges', { count: answers, last: time });
}

/** How many answers come before a date, if each of them asks something back. */
export function ExchangesField({
  me,
  person,
  context,
  telling,
}: {
  readonly me: Person;
  readonly person: Person;
  readonly context: Context;
  readonly telling: Telling;
}) {
  const id = useId();
  const { words, zone, now } = telling;
  const today = wallAt(zone, now).day;
  const [typed, setTyped] = useState(formatDay(today + FIRST_AHEAD));
  const day = parseDay(typed);
  const isAhead = day !== null && day >= today && day <= today + FURTHEST_AHEAD;
  return (
    <div className={styles.exchanges}>
      <label htmlFor={id}>{words('team.detail.exchange-before')}</label>
      <input
        id={id}
        type="date"
        className={styles.date}
        min={formatDay(today)}
        max={formatDay(today + FURTHEST_AHEAD)}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <output htmlFor={id}>
        {isAhead
          ? answerWords(me, person, day, context, telling)
          : words('team.detail.exchanges-when')}
      </output>
    </div>
  );
}
