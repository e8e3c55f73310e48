import { useMemo } from 'react';
import { useSlice, useViewerZone } from '../../bridge';
import type { Instant } from '../../../src/time/instant';
import type { Interval } from '../../../src/time/interval';
import { useTeamView } from '../team-view';
import { rangeAround } from './timeline-range';

/** The range the timeline shows around a moment: the same object for as long as it is the same range. */
export function useRange(at: Instant): Interval {
  const { me } = useSlice('me');
  const zone = useViewerZone();
  const span = useTeamView((view) => view.span);
  const { start, end } = rangeAround(at, zone, span, me);
  return useMemo(() => ({ start, end }), [start, end]);
}
