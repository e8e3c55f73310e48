import Bell from 'lucide-react/icons/bell';
import BellOff from 'lucide-react/icons/bell-off';
import Copy from 'lucide-react/icons/copy';
import Pencil from 'lucide-react/icons/pencil';
import Trash from 'lucide-react/icons/trash-2';
import { useSlice } from '../bridge';
import type { Context } from '../../src/presence/context';
import type { Person } from '../../src/roster/person';
import { Button } from '../ui/button';
import { detailWords } from './detail-words';
import styles from './person-detail.module.css';
import type { PersonView } from './person-view';
import type { RowActions } from './row-actions';
import { formatTime } from '../../src/time/format';
import type { Telling } from './telling';

/** Why the answer is what it is, and what can be done about it. */
export function PersonDetail({
  person,
  view,
  context,
  isWatched,
  telling,
  actions,
}: {
  readonly person: Person;
  readonly view: PersonView;
  readonly context: Context;
  readonly isWatched: boolean;
  readonly telling: Telling;
  readonly actions: RowActions;
}) {
  const { me } = useSlice('me');
  const { words, style, now } = telling;
  const told = detailWords(me, person, view, context, telling);
  const canWatch = view.availability.state !== 'available';
  const { email, slack, teams } = person.handles ?? {};
  const handles = [
    ['email', email],
    ['slack', slack],
    ['teams', teams],
  ] as const;
  return (
    <div role="row" aria-level={2} data-detail="" className={styles.row}>
      <div role="gridcell" aria-colspan={5} className={styles.detail}>
        <div className={styles.words}>
          <p>
            <strong className={styles.headline}>{told.headline}</strong> {told.reasons.join(' ')}
          </p>
          {told.roundTrip !== null && <p>{told.roundTrip}</p>}
          {told.overlap !== null && <p>{told.overlap}</p>}
          {person.urgent !== undefined && (
            <p className={styles.urgent}>
              <strong>{words('team.detail.urgent')}</strong> {person.urgent}{' '}
              <span className={styles.soft}>
                {words('team.detail.their-time', { time: formatTime(now, person.zone, style) })}
              </span>
            </p>
          )}
          {handles.some(([, handle]) => handle !== undefined) && (
            <dl className={styles.handles}>
              {handles.map(
                ([kind, handle]) =>
                  handle !== undefined && (
                    <div key={kind} className={styles.handle}>
                      <dt>{words(`team.detail.${kind}`)}</dt>
                      <dd>{handle}</dd>
                    </div>
                  ),
              )}
            </dl>
          )}
        </div>
        <div className={styles.actions}>
          {(canWatch || isWatched) && (
            <Button
              icon={isWatched ? <BellOff aria-hidden="true" /> : <Bell aria-hidden="true" />}
              onClick={() => actions.watch(person)}
            >
              {words(isWatched ? 'team.detail.unwatch' : 'team.detail.watch')}
            </Button>
          )}
          <Button icon={<Copy aria-hidden="true" />} onClick={() => actions.copy(person)}>
            {words('team.detail.copy')}
          </Button>
          <Button
            kind="ghost"
            icon={<Pencil aria-hidden="true" />}
            onClick={() => actions.edit(person)}
          >
            {words('team.detail.edit')}
          </Button>
          <Button
            kind="ghost"
            icon={<Trash aria-hidden="true" />}
            onClick={() => actions.remove(person)}
          >
            {words('team.detail.remove')}
          </Button>
        </div>
      </div>
    </div>
  );
}
