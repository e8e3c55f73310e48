import { useMemo, useState } from 'react';
import { send, useClockStyle, useNow, useSlice, useWords } from '../../bridge';
import type { Weekday } from '../../../src/roster/person';
import { formatWeekday } from '../../../src/time/format';
import { DAY } from '../../../src/time/instant';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { Combobox } from '../../ui/combobox';
import { Dialog } from '../../ui/dialog';
import { Select, TextField } from '../../ui/field';
import { isFound, searchWords } from '../person-search';
import { setDraft } from '../what-if/draft';
import { SplitDayAnswers } from './split-day-answers';
import styles from './split-day.module.css';
import { answersFor, firstWish, readWish, withAnswers, workdaysOf } from './split-day-wish';

const OFFERED = 8;
const BLOCKS = ['30', '60', '90', '120'] as const;
const SOME_MONDAY = 4;

/** Asks how much time I want to share and within what bounds, and shows the smallest change of my hours that does it. */
export function SplitDayDialog({
  personId,
  onClose,
}: {
  readonly personId: string | null;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const style = useClockStyle();
  const { me } = useSlice('me');
  const { people } = useSlice('roster');
  const now = useNow();
  const [wish, setWish] = useState(() => firstWish(me, personId));
  const [typed, setTyped] = useState('');
  const chosen = useMemo(
    () => (wish.ids.length === 0 ? people : people.filter(({ id }) => wish.ids.includes(id))),
    [people, wish.ids],
  );
  const read = readWish(wish);
  const answers = useMemo(
    () => (read === null ? [] : answersFor(me, chosen, wish.days, read, now)),
    // The wish is read anew each time, but says the same while its text does.
    // oxlint-disable-next-line react/exhaustive-deps
    [me, chosen, wish, now],
  );
  const changed = withAnswers(me, answers);
  const isChanged = JSON.stringify(changed.blocks) !== JSON.stringify(me.blocks);
  const apply = async (): Promise<void> => {
    if (!isChanged) return;
    const said = await send({ kind: 'save-me', me: changed });
    if (!said.ok) return;
    setDraft(null);
    onClose();
  };
  const wanted = searchWords(typed);
  const offered = people
    .filter((person) => !wish.ids.includes(person.id) && isFound(person, wanted))
    .slice(0, OFFERED);
  const toggle = (day: Weekday): void => {
    const others = wish.days.filter((one) => one !== day);
    const days = others.length < wish.days.length ? others : [...others, day].sort((a, b) => a - b);
    setWish({ ...wish, days });
  };

  return (
    <Dialog
      wide
      title={words('split-day.title')}
      closeLabel={words('split-day.close')}
      onClose={onClose}
      onSubmit={() => void apply()}
      footer={
        <>
          <Button onClick={onClose}>{words('split-day.close')}</Button>
          <Button kind="primary" type="submit" disabled={!isChanged}>
            {words('split-day.apply')}
          </Button>
        </>
      }
    >
      <p className={styles.lead}>{words('split-day.lead')}</p>
      <div className={styles.people}>
        <Combobox
          className={styles.with}
          label={words('split-day.with')}
          placeholder={words(wish.ids.length === 0 ? 'split-day.everybody' : 'split-day.add')}
          text={typed}
          onText={setTyped}
          nothing={words('split-day.nobody')}
          options={offered.map(({ id, name }) => ({ id, label: name }))}
          onChoose={(id) => {
            setWish({ ...wish, ids: [...wish.ids, id] });
            setTyped('');
          }}
        />
        {wish.ids.length > 0 &&
          chosen.map(({ id, name }) => (
            <Button
              key={id}
              small
              aria-label={words('split-day.without', { name })}
              onClick={() => setWish({ ...wish, ids: wish.ids.filter((one) => one !== id) })}
            >
              {name} <span aria-hidden="true">×</span>
            </Button>
          ))}
      </div>
      <div className={styles.fields}>
        <TextField
          data-first
          inputMode="decimal"
          label={words('split-day.wanted')}
          value={wish.wanted}
          onChange={(text) => setWish({ ...wish, wanted: text })}
          error={read === null ? words('split-day.malformed') : null}
        />
        <Select
          label={words('split-day.per')}
          value={wish.per}
          options={(['day', 'week'] as const).map((value) => ({
            value,
            label: words(`split-day.${value}`),
          }))}
          onChange={(per) => setWish({ ...wish, per })}
        />
        <TextField
          type="time"
          label={words('split-day.not-before')}
          value={wish.notBefore}
          onChange={(notBefore) => setWish({ ...wish, notBefore })}
        />
        <TextField
          type="time"
          label={words('split-day.not-after')}
          value={wish.notAfter}
          onChange={(notAfter) => setWish({ ...wish, notAfter })}
        />
        <Select
          label={words('split-day.min-block')}
          value={wish.minBlock}
          options={BLOCKS.map((value) => ({
            value,
            label: words('split-day.minutes', { count: Number(value) }),
          }))}
          onChange={(minBlock) => setWish({ ...wish, minBlock })}
        />
      </div>
      <fieldset className={styles.days}>
        <legend>{words('split-day.on')}</legend>
        {workdaysOf(me).map((day) => (
          <Checkbox
            key={day}
            label={formatWeekday((SOME_MONDAY + day - 1) * DAY, 'UTC', style, 'short')}
            checked={wish.days.includes(day)}
            onChange={() => toggle(day)}
          />
        ))}
      </fieldset>
      <SplitDayAnswers me={me} people={chosen} answers={answers} now={now} />
    </Dialog>
  );
}
