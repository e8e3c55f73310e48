import { useMemo, useRef, type Ref } from 'react';
import { useSlice, useWords } from '../../bridge';
import { syncOccurrences } from '../../../src/presence/sync-occurrences';
import type { Person } from '../../../src/roster/person';
import type { Interval } from '../../../src/time/interval';
import { placeOfZone } from '../../../src/time/place';
import type { RowActions } from '../row-actions';
import type { RowScene } from '../row-scene';
import type { Telling } from '../telling';
import { Axis } from './axis';
import type { BandPlace } from './band-place';
import { HeatStrip, usePeakWords } from './heat-strip';
import { Legend } from './legend';
import type { Heat } from './moment-words';
import { Overlay } from './overlay';
import { SyncLane } from './sync-lane';
import { Textures } from './textures';
import styles from './timeline.module.css';
import { TimelineRows, type TimelineRowsHandle } from './timeline-rows';
import type { TimelineParts } from './timeline-seam';
import { useScrubSurface } from './use-scrub-surface';
import { useTrackWidth } from './use-track-width';

/** Everybody's day or week side by side, in my zone, with the moment that is looked at. */
export function Timeline({
  telling,
  people,
  range,
  heat,
  scene,
  actions,
  onSearch,
  parts = {},
  ref,
}: {
  readonly telling: Telling;
  readonly people: readonly Person[];
  readonly range: Interval;
  readonly heat: Heat;
  readonly scene: RowScene;
  readonly actions: RowActions;
  readonly onSearch: (typed: string) => void;
  readonly parts?: TimelineParts;
  readonly ref: Ref<TimelineRowsHandle>;
}) {
  const words = useWords();
  const { sync } = useSlice('roster');
  const busy = useSlice('busy');
  const { zone, style } = telling;
  const surface = useRef<HTMLDivElement>(null);
  const still = useRef<HTMLDivElement>(null);
  const track = useRef<HTMLDivElement>(null);
  const width = useTrackWidth(track);
  const scale = useMemo(() => ({ range, width }), [range, width]);
  const occurrences = useMemo(() => syncOccurrences(sync, range), [sync, range]);
  const place = useMemo<BandPlace>(
    () => ({ scale, zone, style, words, busy, sync, occurrences }),
    [scale, zone, style, words, busy, sync, occurrences],
  );
  const peak = usePeakWords(heat, place);
  const onSurface = useScrubSurface(surface, still, track, scale, zone);

  return (
    <section aria-label={words('timeline.label')} className={styles.timeline}>
      {parts.panel}
      <div
        ref={surface}
        className={styles.surface}
        data-hours={style.hour12 ? 12 : 24}
        {...onSurface}
      >
        <Textures />
        <Overlay scale={scale} telling={telling} acrossRows={parts.acrossRows} />
        <TimelineRows
          ref={ref}
          people={people}
          scene={scene}
          place={place}
          actions={actions}
          onSearch={onSearch}
          onMyRow={parts.onMyRow}
          head={
            <div ref={still} role="row" aria-rowindex={1} className={styles.head}>
              <div role="columnheader" className={styles.headName}>
                <span className={styles.headPlace}>
                  {words('timeline.axis', { place: placeOfZone(zone) })}
                </span>
                <span className={styles.headAnswering}>{words('timeline.answering')}</span>
              </div>
              <div role="columnheader" className={styles.headTrack}>
                <Axis ref={track} place={place} telling={telling} heat={heat} />
                <HeatStrip heat={heat} place={place} peak={peak} />
                {occurrences.length > 0 && (
                  <SyncLane place={place} onSyncWindow={parts.onSyncWindow} />
                )}
              </div>
              <div role="columnheader" className={styles.headSide}>
                <span className={styles.peak}>
                  <span>{peak.most}</span>
                  <span>{peak.when}</span>
                </span>
              </div>
            </div>
          }
        />
      </div>
      <Legend />
    </section>
  );
}
