import Plus from 'lucide-react/icons/plus';
import { useMemo } from 'react';
import { send, useClockStyle, useSlice, useViewerZone, useWords } from '../../bridge';
import { whatIf, type Difference } from '../../../src/reply/what-if';
import type { HoursScope } from '../../../src/roster/change-hours';
import { formatDate, formatDuration, formatWeekday } from '../../../src/time/format';
import { DAY } from '../../../src/time/instant';
import { placeOfZone } from '../../../src/time/place';
import { startOfDay, weekdayOf } from '../../../src/time/wall-time';
import { Button } from '../../ui/button';
import { SegmentedControl } from '../../ui/segmented-control';
import { HoursField } from '../../ui/week-editor/hours-field';
import { show } from '../team-view';
import { drafted, setDraft, withOneMore, type Draft } from './draft';
import styles from './what-if-panel.module.css';

/** How many people are listed on either side. */
const LISTED = 4;

const SCOPES: readonly HoursScope[] = ['alike', 'weekday', 'date'];

/** What other hours of mine would do to the time I share with everybody, as they are tried out. */
export function WhatIfPanel({ draft }: { readonly draft: Draft }) {
  const words = useWords();
  const style = useClockStyle();
  const { me } = useSlice('me');
  const { people } = useSlice('roster');
  const zone = useViewerZone();
  const changed = useMemo(() => drafted(me, draft), [me, draft]);
  const answer = useMemo(() => {
    const monday = draft.day - weekdayOf(draft.day) + 1;
    const week = {
      start: startOfDay(me.zone, monday),
      end: startOfDay(me.zone, monday + 7),
    };
    return whatIf(me, changed, people, week);
  }, [me, changed, people, draft.day]);

  const length = (ms: number): string => formatDuration(ms, style);
  const date = formatDate(draft.day * DAY, 'UTC', style);
  const weekday = formatWeekday(draft.day * DAY, 'UTC', style, 'long');
  const isChanged = answer.mineGained > 0 || answer.mineLost > 0;
  const difference = answer.mineGained - answer.mineLost;
  const apply = (): void => {
    void send({ kind: 'save-me', me: changed }).then((said) => {
      if (said.ok) setDraft(null);
    });
  };
  const listOf = (of: 'gained' | 'lost'): readonly Difference[] =>
    answer.people
      .filter((one) => one[of] > 0)
      .sort((a, b) => b[of] - a[of])
      .slice(0, LISTED);
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? id;

  return (
    <section
      aria-label={words('what-if.title')}
      className={styles.panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setDraft(null);
      }}
    >
      <div className={styles.choices}>
        <h2 className={styles.title}>
          {zone === me.zone
            ? words('what-if.title')
            : words('what-if.title-in', { place: placeOfZone(me.zone) })}
        </h2>
        <HoursField
          className={styles.hours}
          label={words('what-if.hours', { date })}
          labelHidden
          stretches={draft.stretches}
          onChange={(stretches) => setDraft({ ...draft, stretches })}
        />
        <SegmentedControl
          label={words('what-if.scope.label')}
          value={draft.scope}
          segments={SCOPES.map((value) => ({
            value,
            label: words(`what-if.scope.${value}`, { weekday, date }),
          }))}
          onChange={(scope) => setDraft({ ...draft, scope })}
        />
        <Button
          small
          icon={<Plus aria-hidden="true" />}
          onClick={() => setDraft(withOneMore(draft))}
        >
          {words('what-if.add')}
        </Button>
        <Button
          small
          kind="ghost"
          onClick={() => show({ dialog: { kind: 'split-day', personId: null } })}
        >
          {words('what-if.suggest')}
        </Button>
      </div>
      <div className={styles.ends}>
        <Button small onClick={() => setDraft(null)}>
          {words('what-if.drop')}
        </Button>
        <Button small kind="primary" disabled={!isChanged} onClick={apply}>
          {words('what-if.apply')}
        </Button>
      </div>
      <div role="status" className={styles.answer}>
        <p className={styles.sum} data-what-if="">
          {isChanged
            ? words('what-if.sum', { gained: length(answer.gained), lost: length(answer.lost) })
            : words('what-if.unchanged')}
          {difference !== 0 && (
            <span className={styles.mine}>
              {words(difference > 0 ? 'what-if.longer' : 'what-if.shorter', {
                length: length(Math.abs(difference)),
              })}
            </span>
          )}
        </p>
        {(['gained', 'lost'] as const).map((of) => {
          const listed = listOf(of);
          if (listed.length === 0) return null;
          const more = answer.people.filter((one) => one[of] > 0).length - listed.length;
          return (
            <p key={of} className={styles[of]}>
              <span className={styles.which}>{words(`what-if.${of}`)}</span>
              {listed.map((one) => (
                <span key={one.id} className={styles.who}>
                  {words(`what-if.one-${of}`, { name: nameOf(one.id), length: length(one[of]) })}
                </span>
              ))}
              {more > 0 && (
                <span className={styles.who}>{words('what-if.more', { count: more })}</span>
              )}
            </p>
          );
        })}
      </div>
    </section>
  );
}
