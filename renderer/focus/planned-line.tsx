import type { ReactNode } from 'react';
import { send, useClockStyle, useNow, useViewerZone, useWords } from '../bridge';
import type { PlannedView } from '../../src/app/slices';
import { ANNOUNCED_BEFORE } from '../../src/focus/planned';
import { formatTime, formatWeekdayTime, sharedDay } from '../../src/time/format';
import { Button } from '../ui/button';
import styles from './start.module.css';

/** The planned block that comes next; one that is near can be started now. */
export function PlannedLine({
  planned,
  icon,
}: {
  readonly planned: PlannedView;
  readonly icon: ReactNode;
}) {
  const words = useWords();
  const style = useClockStyle();
  const zone = useViewerZone();
  const soonAt = planned.start - ANNOUNCED_BEFORE;
  const now = useNow(soonAt);
  const today = sharedDay(planned.start, now, [zone]) === 'today';
  const start = today
    ? formatTime(planned.start, zone, style)
    : formatWeekdayTime(planned.start, zone, style);
  const { plannedId } = planned;
  return (
    <div className={styles.planned}>
      {icon}
      <span>{words('focus.planned', { start, end: formatTime(planned.end, zone, style) })}</span>
      {now >= soonAt && (
        <Button
          small
          onClick={() => void send({ kind: 'start-focus', length: { kind: 'planned', plannedId } })}
        >
          {words('focus.start')}
        </Button>
      )}
    </div>
  );
}
