import Bell from 'lucide-react/icons/bell';
import Moon from 'lucide-react/icons/moon';
import { memo, useState } from 'react';
import type { Person } from '../../src/roster/person';
import { useSlice } from '../bridge';
import { Band } from '../ui/band';
import { Chip } from '../ui/chip';
import { classNames } from '../ui/class-names';
import { StateMark } from '../ui/state-mark';
import { tip, TIP_INSIDE } from '../ui/tooltip';
import { VisuallyHidden } from '../ui/visually-hidden';
import { Avatar } from './avatar';
import { roundTripWords } from './detail-words';
import { PersonDetail } from './person-detail';
import styles from './person-row.module.css';
import type { RowActions } from './row-actions';
import type { RowScene } from './row-scene';
import { toggleExpanded } from './team-view';

export type PersonRowProps = {
  readonly person: Person;
  readonly rowIndex: number;
  readonly isActive: boolean;
  readonly isExpanded: boolean;
  readonly scene: RowScene;
  readonly actions: RowActions;
  readonly onDetailHeight: (height: number) => void;
};

/** The reply-by text is what somebody opens the window for: when it is first painted, Chromium notes the time. */
const FIRST_USEFUL = { elementtiming: 'answer' };

/** Why the answer is what it is, and what one question back costs. */
function explained(me: Person, person: Person, scene: RowScene): readonly string[] {
  const question = roundTripWords(me, person, scene.contextOf(person), scene.telling);
  const reasons = scene.reasonsOf(person);
  return question === null ? reasons : [...reasons, question];
}

/** Whether a row that was drawn would be drawn the same: what is open shows more than the row's own words. */
function isDrawnAlike(before: PersonRowProps, after: PersonRowProps): boolean {
  return (
    before.person === after.person &&
    before.rowIndex === after.rowIndex &&
    before.isActive === after.isActive &&
    !before.isExpanded &&
    !after.isExpanded &&
    before.scene.rowOf(before.person) === after.scene.rowOf(after.person)
  );
}

/** One person: who, their clock, their day, how they are, and when to expect a reply. */
export const PersonRow = memo(function PersonRow({
  person,
  rowIndex,
  isActive,
  isExpanded,
  scene,
  actions,
  onDetailHeight,
}: PersonRowProps) {
  const [isPointedAt, setPointedAt] = useState(false);
  const { view, told } = scene.rowOf(person);
  const { words } = scene.telling;
  // Reasons are long and only wanted where the pointer or the keyboard is.
  const { me } = useSlice('me');
  const reasons = isActive || isPointedAt ? explained(me, person, scene) : null;
  return (
    <>
      <div
        role="row"
        aria-level={1}
        aria-rowindex={rowIndex}
        aria-expanded={isExpanded}
        aria-description={reasons?.join(' ')}
        data-person={person.id}
        data-active={isActive}
        {...TIP_INSIDE}
        tabIndex={isActive ? 0 : -1}
        className={classNames(styles.columns, styles.row, isExpanded && styles.open)}
        onClick={() => toggleExpanded(person.id)}
        onPointerEnter={() => setPointedAt(true)}
        onPointerLeave={() => setPointedAt(false)}
      >
        <div role="gridcell" className={styles.person}>
          <Avatar name={person.name} picture={scene.pictureOf(person)} />
          <span className={styles.name}>{person.name}</span>
          <span className={styles.soft}>{told.about}</span>
        </div>
        <div
          role="gridcell"
          className={classNames(styles.time, view.isNight && styles.night)}
          data-light={view.isNight ? 'night' : 'day'}
        >
          <span className={styles.clock}>
            {told.time}
            {view.isNight && (
              <>
                <Moon aria-hidden="true" />
                <VisuallyHidden>{words('team.night')}</VisuallyHidden>
              </>
            )}
          </span>
          <span className={styles.soft}>{told.day}</span>
        </div>
        <div role="gridcell" className={styles.day} {...tip(told.hours)}>
          <Band label={told.hours} stretches={view.stretches} now={scene.nowAt} />
        </div>
        <div role="gridcell" className={styles.state}>
          <StateMark state={told.mark} size={12} />
          <span className={styles.name}>{told.state.title}</span>
          <span className={styles.soft}>{told.state.detail}</span>
          {scene.isWatched(person) && (
            <span className={styles.watched}>
              <Bell aria-hidden="true" />
              <VisuallyHidden>{words('team.watched')}</VisuallyHidden>
            </span>
          )}
        </div>
        <div
          role="gridcell"
          className={styles.reply}
          {...(reasons === null ? {} : tip(reasons.join('\n'), { main: true }))}
        >
          <span className={styles.answer} {...FIRST_USEFUL}>
            {told.reply.lead} {told.reply.time !== null && <b>{told.reply.time}</b>}
          </span>
          <span className={styles.soft}>
            {told.window !== null && <Chip className={styles.window}>{told.window}</Chip>}
            {told.reply.below}
          </span>
        </div>
      </div>
      {isExpanded && (
        <PersonDetail person={person} scene={scene} actions={actions} onHeight={onDetailHeight} />
      )}
    </>
  );
}, isDrawnAlike);
