import type { TimelineParts } from '../timeline/timeline-seam';
import { OverlapHighlights } from './overlap-highlights';

/** What common time puts on the timeline. */
export const COMMON_TIME_PARTS: TimelineParts = {
  acrossRows: (place) => <OverlapHighlights place={place} />,
};
