import { useMemo, type Ref } from 'react';
import type { Reports } from '../../../src/presence/report-ahead';
import type { Person } from '../../../src/roster/person';
import type { Interval } from '../../../src/time/interval';
import type { RowActions } from '../row-actions';
import type { RowScene } from '../row-scene';
import { show, useTeamView } from '../team-view';
import { COMMON_TIME_PARTS } from '../overlap/timeline-parts';
import type { Telling } from '../telling';
import { useAsOf } from '../use-moment';
import { useWhatIfParts } from '../what-if/use-what-if-parts';
import { MomentBar } from './moment-bar';
import { Timeline } from './timeline';
import type { TimelineRowsHandle } from './timeline-rows';
import { joinParts, type TimelineParts } from './timeline-seam';
import { useHeat } from './use-heat';
import { useRange } from './use-range';
import { useSpokenMoment } from './use-spoken-moment';

const PARTS: TimelineParts = {
  ...COMMON_TIME_PARTS,
  onSyncWindow: (at) => show({ dialog: { kind: 'sync', at } }),
};

/** What it takes to tell of the moment; one that is not in what is drawn yet comes with it. */
function useTelling(present: Telling, drawn: Telling, { start, end }: Interval): Telling {
  const { asOf, isMoment } = useAsOf();
  const at = useMemo(
    () => (isMoment ? { ...present, now: asOf, asIf: true } : present),
    [present, asOf, isMoment],
  );
  return asOf >= start && asOf < end ? at : drawn;
}

/** The moment that is looked at, over the list or with the timeline below it. */
export function MomentView({
  present,
  live,
  shown,
  parts = PARTS,
  ref,
}: {
  /** What it takes to tell of now. */
  readonly present: Telling;
  readonly live: Reports;
  readonly shown: {
    readonly people: readonly Person[];
    readonly scene: RowScene;
    readonly actions: RowActions;
    readonly onSearch: (typed: string) => void;
  };
  readonly parts?: TimelineParts;
  readonly ref: Ref<TimelineRowsHandle>;
}) {
  const layout = useTeamView((view) => view.layout);
  const { now } = useAsOf();
  const range = useRange(shown.scene.telling.now);
  const heat = useHeat(range, live, now);
  const telling = useTelling(present, shown.scene.telling, range);
  const asOf = telling.now;
  useSpokenMoment(heat, telling);
  const whatIf = useWhatIfParts(asOf);
  const all = useMemo(
    () => joinParts(parts, layout === 'timeline' ? whatIf : {}),
    [parts, layout, whatIf],
  );
  return (
    <>
      <MomentBar heat={heat} telling={telling} tools={all.tools} />
      {layout === 'timeline' && (
        <Timeline ref={ref} telling={telling} range={range} heat={heat} parts={all} {...shown} />
      )}
    </>
  );
}
