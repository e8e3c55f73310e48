import Check from 'lucide-react/icons/check';
import { useMemo, useState } from 'react';
import { useClockStyle, useNow, useWords } from '../../bridge';
import type { Exception, Person } from '../../../src/roster/person';
import { formatDate } from '../../../src/time/format';
import { parseDay, startOfDay, wallAt } from '../../../src/time/wall-time';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Select } from '../../ui/field';
import { withException } from '../exception-draft';
import { dayOff, holidayState, isAcceptedAs } from './accepted';
import styles from './holidays.module.css';
import { firstPlace, rememberPlace } from './place';
import {
  countries,
  holidaysBetween,
  regionsOf,
  statesOf,
  type NamedPlace,
  type PublicHoliday,
} from './public-holidays';

const A_YEAR = 365;

/** Offers the public holidays of a place for a year ahead, to be taken over as days off one by one or all. */
export function HolidaysDialog({
  me,
  onSave,
  onClose,
}: {
  readonly me: Person;
  readonly onSave: (exceptions: readonly Exception[], said: string) => void;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const style = useClockStyle();
  const { locale } = style;
  const language = locale.split('-')[0] ?? 'en';
  const today = wallAt(me.zone, useNow()).day;
  const [place, setPlace] = useState(() => firstPlace(locale));
  const holidays = useMemo(
    () => holidaysBetween(place, today, today + A_YEAR, language),
    [place, today, language],
  );
  const states = statesOf(place.country, language);
  const regions = regionsOf(place.country, place.state, language);
  const list = me.exceptions ?? [];
  const open = holidays.filter((holiday) => holidayState(me, holiday) === 'open');

  const change = (patch: Partial<typeof place>): void => {
    const next = { ...place, ...patch };
    setPlace(next);
    rememberPlace(next);
  };
  const accept = (chosen: readonly PublicHoliday[]): void =>
    onSave(
      chosen.reduce<readonly Exception[]>(
        (exceptions, holiday) => withException(exceptions, dayOff(holiday)),
        list,
      ),
      words('holidays.added', { count: chosen.length }),
    );
  const remove = (holiday: PublicHoliday): void =>
    onSave(
      list.filter((exception) => !isAcceptedAs(holiday, exception)),
      words('settings.exceptions.removed'),
    );
  const options = (places: readonly NamedPlace[], none: string) => [
    { value: '', label: none },
    ...places.map(({ code, name }) => ({ value: code, label: name })),
  ];
  const dates = ({ from, to }: PublicHoliday): string => {
    const shown = (date: string): string =>
      formatDate(startOfDay(me.zone, parseDay(date) ?? today), me.zone, style);
    return from === to
      ? shown(from)
      : words('settings.exceptions.range', { from: shown(from), to: shown(to) });
  };

  return (
    <Dialog
      wide
      title={words('holidays.title')}
      closeLabel={words('holidays.close')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words('holidays.close')}</Button>
          <Button
            kind="primary"
            disabled={open.length === 0}
            onClick={() => {
              accept(open);
              onClose();
            }}
          >
            {words('holidays.add-all', { count: open.length })}
          </Button>
        </>
      }
    >
      <div className={styles.place}>
        <Select
          label={words('holidays.country')}
          value={place.country}
          options={options(countries(locale), words('holidays.choose'))}
          onChange={(country) => change({ country, state: '', region: '' })}
        />
        {states.length > 0 && (
          <Select
            label={words('holidays.state')}
            value={place.state}
            options={options(states, words('holidays.whole-country'))}
            onChange={(state) => change({ state, region: '' })}
          />
        )}
        {regions.length > 0 && (
          <Select
            label={words('holidays.region')}
            value={place.region}
            options={options(regions, words('holidays.whole-state'))}
            onChange={(region) => change({ region })}
          />
        )}
      </div>
      {holidays.length > 0 && (
        <ul className={styles.list} tabIndex={0} aria-label={words('holidays.title')}>
          {holidays.map((holiday) => (
            <HolidayLine
              key={`${holiday.from} ${holiday.name}`}
              me={me}
              holiday={holiday}
              dates={dates(holiday)}
              onAdd={() => accept([holiday])}
              onRemove={() => remove(holiday)}
            />
          ))}
        </ul>
      )}
      <p className={styles.soft}>{words('holidays.hint')}</p>
    </Dialog>
  );
}

function HolidayLine({
  me,
  holiday,
  dates,
  onAdd,
  onRemove,
}: {
  readonly me: Person;
  readonly holiday: PublicHoliday;
  readonly dates: string;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
}) {
  const words = useWords();
  const state = holidayState(me, holiday);
  const { name } = holiday;
  return (
    <li className={styles.line}>
      <span className={styles.dates}>{dates}</span>
      <span className={styles.name}>{name}</span>
      {state === 'accepted' ? (
        <>
          <span className={styles.state}>
            <Check aria-hidden="true" />
            {words('holidays.accepted')}
          </span>
          <Button small aria-label={words('holidays.remove-name', { name })} onClick={onRemove}>
            {words('holidays.remove')}
          </Button>
        </>
      ) : (
        <>
          {state !== 'open' && <span className={styles.state}>{words(`holidays.${state}`)}</span>}
          <Button small aria-label={words('holidays.add-name', { name })} onClick={onAdd}>
            {words('holidays.add')}
          </Button>
        </>
      )}
    </li>
  );
}
