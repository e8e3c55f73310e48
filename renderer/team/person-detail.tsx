import Bell from 'lucide-react/icons/bell';
import CalendarPlus from 'lucide-react/icons/calendar-plus';
import BellOff from 'lucide-react/icons/bell-off';
import Copy from 'lucide-react/icons/copy';
import Pencil from 'lucide-react/icons/pencil';
import Trash from 'lucide-react/icons/trash-2';
import { useLayoutEffect, useRef } from 'react';
import { useSlice } from '../bridge';
import { isTeamsId } from '../../src/contract/teams-app';
import { isSlackMemberId } from '../../src/presence/slack-person';
import type { Person } from '../../src/roster/person';
import { Button } from '../ui/button';
import { detailWords } from './detail-words';
import { ExchangesField } from './exchanges-field';
import { originWords } from './follow/origin-words';
import styles from './person-detail.module.css';
import type { RowActions } from './row-actions';
import { formatTime } from '../../src/time/format';
import type { RowScene } from './row-scene';
import { JoinButtons } from './sync/join-buttons';
import { show } from './team-view';

/** Why the answer is what it is, and what can be done about it. */
export function PersonDetail({
  person,
  scene,
  actions,
  onHeight,
}: {
  readonly person: Person;
  readonly scene: RowScene;
  readonly actions: RowActions;
  /** Is told how tall this is, in pixels, whenever that changes. */
  readonly onHeight: (height: number) => void;
}) {
  const { me } = useSlice('me');
  const { telling } = scene;
  const { words, style, now } = telling;
  const { view } = scene.rowOf(person);
  const told = detailWords(
    me,
    person,
    view,
    scene.contextOf(person),
    telling,
    scene.viewsOf(person),
  );
  const origin = originWords(person.id, useSlice('roster'), words);
  const isWatched = scene.isWatched(person);
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = row.current;
    if (element === null) return undefined;
    onHeight(element.offsetHeight);
    const observer = new ResizeObserver(() => onHeight(element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [onHeight]);
  const canWatch = view.availability.state !== 'available';
  const { email, slack, teams } = person.handles ?? {};
  const handles = [
    ['email', email],
    // Those whom I picked have an id of the service for one, which tells a person nothing.
    ['slack', slack !== undefined && isSlackMemberId(slack) ? undefined : slack],
    ['teams', teams !== undefined && isTeamsId(teams) ? undefined : teams],
  ] as const;
  return (
    <div ref={row} role="row" aria-level={2} data-detail="" className={styles.row}>
      <div role="gridcell" aria-colspan={5} className={styles.detail}>
        <div className={styles.words}>
          <p>
            <strong className={styles.headline}>{told.headline}</strong> {told.reasons.join(' ')}
          </p>
          {told.roundTrip !== null && <p>{told.roundTrip}</p>}
          {told.roundTrip !== null && (
            <ExchangesField
              me={me}
              person={person}
              context={scene.contextOf(person)}
              telling={telling}
            />
          )}
          {told.overlap !== null && <p>{told.overlap}</p>}
          {person.urgent !== undefined && (
            <p className={styles.urgent}>
              <strong>{words('team.detail.urgent')}</strong> {person.urgent}{' '}
              <span className={styles.soft}>
                {words('team.detail.their-time', { time: formatTime(now, person.zone, style) })}
              </span>
            </p>
          )}
          {origin !== null && <p className={styles.soft}>{origin}</p>}
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
          {telling.asIf !== true && <JoinButtons person={person} now={now} />}
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
          {told.overlap !== null && (
            <Button
              kind="ghost"
              icon={<CalendarPlus aria-hidden="true" />}
              onClick={() => show({ dialog: { kind: 'split-day', personId: person.id } })}
            >
              {words('team.detail.split-day')}
            </Button>
          )}
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
