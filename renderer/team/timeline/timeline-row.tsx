import { memo } from 'react';
import { formatTime, formatWeekday } from '../../../src/time/format';
import type { Person } from '../../../src/roster/person';
import { wallAt } from '../../../src/time/wall-time';
import { classNames } from '../../ui/class-names';
import { StateMark } from '../../ui/state-mark';
import { tip } from '../../ui/tooltip';
import { VisuallyHidden } from '../../ui/visually-hidden';
import { initialsOf } from '../initials';
import type { RowScene } from '../row-scene';
import { TimelineBand, type BandPlace } from './band';
import { usePointedAt } from './pointed-at';
import styles from './timeline.module.css';
import type { TimelineParts } from './timeline-seam';

export type TimelineRowProps = {
  readonly person: Person;
  readonly rowIndex: number;
  readonly isActive: boolean;
  readonly isMe?: boolean;
  readonly place: BandPlace;
  readonly scene: RowScene;
  readonly onName: (person: Person) => void;
  readonly onMyRow?: TimelineParts['onMyRow'];
};

/** One person's band, between who they are and how they are at the moment. */
export const TimelineRow = memo(function TimelineRow({
  person,
  rowIndex,
  isActive,
  isMe = false,
  place,
  scene,
  onName,
  onMyRow,
}: TimelineRowProps) {
  const { told } = scene.rowOf(person);
  const { words } = scene.telling;
  const { state, reply } = told;
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      data-person={person.id}
      data-active={isActive}
      tabIndex={isActive ? 0 : -1}
      className={classNames(styles.columns, styles.row, isMe && styles.mine)}
    >
      <div role="rowheader" className={styles.who} onClick={() => onName(person)}>
        <span aria-hidden="true" className={styles.initials} {...tip(person.name)}>
          {initialsOf(person.name)}
        </span>
        <span className={styles.name}>{isMe ? words('timeline.me') : person.name}</span>
        <span className={styles.about}>{told.about}</span>
      </div>
      <div role="gridcell" className={styles.track}>
        <VisuallyHidden>{told.hours}</VisuallyHidden>
        <TimelineBand person={person} place={place} />
        {onMyRow !== undefined && (
          <div className={styles.overMine}>{onMyRow({ scale: place.scale, zone: place.zone })}</div>
        )}
      </div>
      <div
        role="gridcell"
        className={styles.side}
        {...tip(`${state.title} ${state.detail}\n${reply.lead} ${reply.time ?? reply.below}`)}
      >
        <StateMark state={told.mark} size={11} />
        <VisuallyHidden>{state.title}</VisuallyHidden>
        <TheirTime person={person} scene={scene} />
        {!isMe && (
          <span className={styles.reply}>
            {reply.time === null ? reply.lead : words('timeline.by', { time: reply.time })}
          </span>
        )}
      </div>
    </div>
  );
});

/** Their clock at the moment, or where the pointer is. */
function TheirTime({ person, scene }: { readonly person: Person; readonly scene: RowScene }) {
  const pointed = usePointedAt(({ at }) => at);
  const { now, style, zone } = scene.telling;
  const at = pointed ?? now;
  const isOtherDay = wallAt(person.zone, at).day !== wallAt(zone, at).day;
  return (
    <span className={styles.clock} data-pointed={pointed !== null}>
      {formatTime(at, person.zone, style)}
      <span className={classNames(styles.weekday, isOtherDay && styles.otherDay)}>
        {formatWeekday(at, person.zone, style, 'short')}
      </span>
    </span>
  );
}
