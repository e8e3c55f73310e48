import { memo } from 'react';
import { formatTime } from '../../../src/time/format';
import { classNames } from '../../ui/class-names';
import { tip } from '../../ui/tooltip';
import type { BandPlace } from './band-place';
import styles from './sync-lane.module.css';
import { spanOf } from './timeline-scale';
import type { TimelineParts } from './timeline-seam';

/** From this width on, in CSS pixels, there is room for the beginning of a name. */
const NAME_ROOM = 36;

/** The team's sync windows along the time, by name; each can be opened where somebody takes that on. */
export const SyncLane = memo(function SyncLane({
  place: { scale, zone, style, words, occurrences },
  onSyncWindow,
}: {
  readonly place: BandPlace;
  readonly onSyncWindow: TimelineParts['onSyncWindow'];
}) {
  return (
    <div className={styles.lane}>
      {occurrences.map((occurrence) => {
        const { index, start, end, window } = occurrence;
        const span = spanOf(scale, occurrence);
        if (span === null) return null;
        const label = words('timeline.sync-window', {
          title: window.title,
          start: formatTime(start, zone, style),
          end: formatTime(end, zone, style),
        });
        const shared = {
          className: classNames(styles.window, styles[window.kind]),
          style: { left: span.left, width: span.width },
          'aria-label': label,
          ...tip(label),
        };
        return onSyncWindow === undefined ? (
          <span key={`${index} ${start}`} role="img" {...shared}>
            {span.width >= NAME_ROOM && window.title}
          </span>
        ) : (
          <button
            key={`${index} ${start}`}
            type="button"
            {...shared}
            onClick={() => onSyncWindow(index, start)}
          >
            {span.width >= NAME_ROOM && window.title}
          </button>
        );
      })}
    </div>
  );
});
