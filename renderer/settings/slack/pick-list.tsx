import { useState } from 'react';
import { useWords } from '../../bridge';
import { Button } from '../../ui/button';
import { SearchField } from '../../ui/search-field';
import styles from '../channel/channel.module.css';
import { MemberList } from '../account/member-list';
import settingsStyles from '../settings.module.css';

/** How many are listed; more are found by their name. */
const LISTED = 60;

/** Somebody of a workspace: new, on the roster already, or left out, with why. */
export type Pickable = {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly state: 'new' | 'there' | 'left-out';
};

/** People of a workspace to choose from, with those who are there already and those who are left out. */
export function PickList({
  people,
  more,
  chosen,
  onChoose,
}: {
  readonly people: readonly Pickable[];
  /** What to say when there are more people than were read; null when these are all. */
  readonly more: string | null;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}) {
  const words = useWords();
  const [text, setText] = useState('');
  const wanted = text.trim().toLocaleLowerCase();
  const found = people.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const shown = found.filter(({ state }) => state !== 'left-out');
  const leftOut = found.filter(({ state }) => state === 'left-out');
  const fresh = shown.filter(({ state }) => state === 'new');
  const listed = shown.slice(0, LISTED);
  const isAll = fresh.length > 0 && fresh.every(({ id }) => chosen.has(id));
  const choose = (ids: readonly string[], on: boolean): void => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    onChoose(next);
  };
  return (
    <>
      <SearchField
        label={words('service.pick.search')}
        clearLabel={words('service.pick.clear')}
        placeholder={words('service.pick.search')}
        value={text}
        onChange={setText}
      />
      <div className={styles.row}>
        <Button
          small
          disabled={fresh.length === 0}
          onClick={() =>
            choose(
              fresh.map(({ id }) => id),
              !isAll,
            )
          }
        >
          {words(isAll ? 'service.pick.none' : 'service.pick.all', { count: fresh.length })}
        </Button>
        <span role="status" className={styles.hint}>
          {words('service.pick.count', {
            fresh: fresh.length,
            there: shown.length - fresh.length,
          })}
        </span>
      </div>
      {listed.length > 0 && (
        <MemberList
          members={listed.map(({ state, ...one }) => ({ ...one, isThere: state === 'there' }))}
          chosen={chosen}
          onChoose={(id, on) => choose([id], on)}
        />
      )}
      <div className={styles.hint}>
        {found.length === 0 && <p>{words('service.pick.nobody')}</p>}
        {shown.length > listed.length && (
          <p>{words('service.pick.rest', { count: shown.length - listed.length })}</p>
        )}
        {more !== null && <p>{more}</p>}
      </div>
      {leftOut.length > 0 && (
        <details className={settingsStyles.help}>
          <summary>{words('service.pick.left-out', { count: leftOut.length })}</summary>
          <ul>
            {leftOut.slice(0, LISTED).map(({ id, name, hint }) => (
              <li key={id}>
                {name} <span className={styles.hint}>{hint}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
