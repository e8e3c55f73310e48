import { memo, useMemo, useState } from 'react';
import { withBusy } from '../../../src/presence/context';
import { dayBand } from '../../../src/presence/day-band';
import { formatTime, formatWeekday } from '../../../src/time/format';
import type { Person } from '../../../src/roster/person';
import { wallAt } from '../../../src/time/wall-time';
import type { Words } from '../../../src/words/words';
import { classNames } from '../../ui/class-names';
import { StateMark } from '../../ui/state-mark';
import { tip } from '../../ui/tooltip';
import { VisuallyHidden } from '../../ui/visually-hidden';
import { initialsOf } from '../initials';
import type { RowScene } from '../row-scene';
import { aboutWords } from '../row-words';
import { TimelineBand } from './band';
import type { BandPlace } from './band-place';
import { glanceAt, replyAt } from './glance';
import { usePointedAt } from './pointed-at';
import { SegmentReadout } from './segment-readout';
import styles from './timeline-row.module.css';
import type { TimelineParts } from './timeline-seam';
import { useWide } from './use-wide';

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
  const { words } = scene.telling;
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      data-person={person.id}
      data-active={isActive}
      tabIndex={isActive ? 0 : -1}
      className={classNames(styles.columns, styles.row, isMe && styles.mine)}
    >
      <Who
        person={person}
        picture={scene.pictureOf(person)}
        isMe={isMe}
        words={words}
        onName={onName}
      />
      <Hours person={person} place={place} onMyRow={onMyRow} />
      <Then person={person} isMe={isMe} scene={scene} />
    </div>
  );
});

const Who = memo(function Who({
  person,
  picture,
  isMe,
  words,
  onName,
}: Pick<TimelineRowProps, 'person' | 'onName'> & {
  readonly picture: string | null;
  readonly isMe: boolean;
  readonly words: Words;
}) {
  return (
    <div role="rowheader" className={styles.who} onClick={() => onName(person)}>
      <span aria-hidden="true" className={styles.initials} {...tip(person.name)}>
        {picture === null ? initialsOf(person.name) : <img src={picture} alt="" />}
      </span>
      <span className={styles.name}>{isMe ? words('timeline.me') : person.name}</span>
      <span className={styles.about}>{aboutWords(person, words)}</span>
    </div>
  );
});

const Hours = memo(function Hours({
  person,
  place,
  onMyRow,
}: Pick<TimelineRowProps, 'person' | 'place' | 'onMyRow'>) {
  const { scale, busy, sync } = place;
  const [isPointedAt, setPointedAt] = useState(false);
  const band = useMemo(
    () => dayBand(person, scale.range, withBusy({ sync }, person.id, busy)),
    [person, scale.range, busy, sync],
  );
  return (
    <div
      role="gridcell"
      className={styles.track}
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
    >
      <TimelineBand person={person} band={band} place={place} />
      {isPointedAt && <SegmentReadout person={person} band={band} place={place} />}
      {onMyRow !== undefined && (
        <div className={styles.overMine}>{onMyRow({ scale: place.scale, zone: place.zone })}</div>
      )}
    </div>
  );
});

/** How they are at the moment; what there is to say beyond that is only made where the pointer is. */
function Then({
  person,
  isMe,
  scene,
}: Pick<TimelineRowProps, 'person' | 'scene'> & { readonly isMe: boolean }) {
  const [isPointedAt, setPointedAt] = useState(false);
  const hasRoom = useWide();
  const { mark, state, until } = glanceAt(person, scene);
  const { words } = scene.telling;
  // The answer is a way to work out, and not wanted where nobody sees it.
  const reply = !isMe && (hasRoom || isPointedAt) ? replyAt(person, scene) : null;
  const answer = reply === null ? '' : `${reply.lead} ${reply.time ?? reply.below}`;
  const more = isPointedAt ? tip(`${state} ${until}\n${answer}`.trim()) : {};
  return (
    <div
      role="gridcell"
      className={styles.side}
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      {...more}
    >
      <StateMark state={mark} size={11} />
      <VisuallyHidden>{state}</VisuallyHidden>
      <TheirTime person={person} scene={scene} />
      {reply !== null && (
        <span className={styles.reply}>
          {reply.time === null ? reply.lead : words('timeline.by', { time: reply.time })}
        </span>
      )}
    </div>
  );
}

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
