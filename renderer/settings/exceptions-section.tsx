import CalendarHeart from 'lucide-react/icons/calendar-heart';
import Plus from 'lucide-react/icons/plus';
import { lazy, Suspense, useState } from 'react';
import { useNow, useWords } from '../bridge';
import type { Exception } from '../../src/roster/person';
import { formatDay, wallAt } from '../../src/time/wall-time';
import { announce } from '../ui/announcer';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import {
  draftOf,
  exceptionOf,
  isPast,
  NEW_EXCEPTION,
  problemOf,
  withException,
  type ExceptionDraft,
} from './exception-draft';
import entry from './entry.module.css';
import { ExceptionForm } from './exception-form';
import { ExceptionLine } from './exception-line';
import { Group } from './group';
import styles from './settings.module.css';
import { offerTakeBack } from './take-back';
import { useMe } from './use-me';

/** The holidays of the world are much to load: only when they are asked for. */
const HolidaysDialog = lazy(() =>
  import('./holidays/holidays-dialog').then((module) => ({ default: module.HolidaysDialog })),
);

type Open = {
  readonly at: number | 'new';
  readonly draft: ExceptionDraft;
  readonly tried: boolean;
};

/** Leave, holidays and days that are different. */
export function ExceptionsSection() {
  const words = useWords();
  const { me, change } = useMe();
  const list = me.exceptions ?? [];
  const today = formatDay(wallAt(me.zone, useNow()).day);
  const [open, setOpen] = useState<Open | null>(null);
  const [showsHolidays, setShowsHolidays] = useState(false);

  const save = (exceptions: readonly Exception[]): void =>
    change({ exceptions: exceptions.length === 0 ? null : exceptions });
  const remove = (at: number): void => {
    save(list.filter((_, other) => other !== at));
    setOpen(null);
    offerTakeBack(words('settings.exceptions.removed'), () => save(list));
  };
  const keep = (): void => {
    if (open === null) return;
    if (problemOf(open.draft) !== null) return setOpen({ ...open, tried: true });
    const others = open.at === 'new' ? list : list.filter((_, other) => other !== open.at);
    save(withException(others, exceptionOf(open.draft)));
    announce(words('settings.exceptions.saved'));
    setOpen(null);
  };
  const form = (
    <ExceptionForm
      draft={open?.draft ?? NEW_EXCEPTION}
      problem={open?.tried === true ? problemOf(open.draft) : null}
      onChange={(draft) => open !== null && setOpen({ ...open, draft })}
      onSave={keep}
      onCancel={() => setOpen(null)}
    />
  );
  const lines = (past: boolean) =>
    list.flatMap((exception, at) => {
      if (isPast(exception, today) !== past) return [];
      return [
        <li key={`${exception.from} ${at}`}>
          {open?.at === at ? (
            form
          ) : (
            <ExceptionLine
              exception={exception}
              onEdit={() => setOpen({ at, draft: draftOf(exception), tried: false })}
              onRemove={() => remove(at)}
            />
          )}
        </li>,
      ];
    });
  const ahead = lines(false);
  const past = lines(true);
  return (
    <>
      {open?.at === 'new' ? (
        <div className={styles.card}>{form}</div>
      ) : (
        <div>
          <Button
            icon={<Plus aria-hidden="true" />}
            onClick={() => setOpen({ at: 'new', draft: NEW_EXCEPTION, tried: false })}
          >
            {words('settings.exceptions.add')}
          </Button>{' '}
          <Button
            icon={<CalendarHeart aria-hidden="true" />}
            onClick={() => setShowsHolidays(true)}
          >
            {words('holidays.open')}
          </Button>
        </div>
      )}
      {showsHolidays && (
        <Suspense fallback={null}>
          <HolidaysDialog
            me={me}
            onSave={(exceptions, said) => {
              save(exceptions);
              offerTakeBack(said, () => save(list));
              announce(said);
            }}
            onClose={() => setShowsHolidays(false)}
          />
        </Suspense>
      )}
      {list.length === 0 && open === null && (
        <EmptyState title={words('settings.exceptions.none')}>
          {words('settings.exceptions.none-hint')}
        </EmptyState>
      )}
      {ahead.length > 0 && (
        <Group title={words('settings.exceptions.ahead')}>
          <ul>{ahead}</ul>
        </Group>
      )}
      {past.length > 0 && (
        <details className={entry.past}>
          <summary>{words('settings.exceptions.past', { count: past.length })}</summary>
          <ul className={styles.card}>{past}</ul>
        </details>
      )}
    </>
  );
}
