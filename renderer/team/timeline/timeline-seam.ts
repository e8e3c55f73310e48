import type { ReactNode } from 'react';
import type { Instant } from '../../../src/time/instant';
import type { ZoneName } from '../../../src/time/zone';
import type { TimelineScale } from './timeline-scale';

/** What a part that is laid over the timeline is told: the scale of the tracks, in the zone of whom they are shown to. */
export type OverlayPlace = { readonly scale: TimelineScale; readonly zone: ZoneName };

/**
 * What other parts put on the timeline. An overlay is laid over its track from edge to edge and lets the pointer through
 * unless it takes it (`pointer-events: auto`); one that drags stops its `pointerdown` from reaching the track, which
 * would move the moment.
 */
export type TimelineParts = {
  /** Laid over my own row's track. */
  readonly onMyRow?: (place: OverlayPlace) => ReactNode;
  /** Laid over all tracks, from the heat strip down to the last row: for windows to be picked out. */
  readonly acrossRows?: (place: OverlayPlace) => ReactNode;
  /** Shown above the timeline, below its bar: a panel of choices. */
  readonly panel?: ReactNode;
  /** Buttons at the end of the timeline's bar. */
  readonly tools?: ReactNode;
  /** A sync window was chosen on the timeline: its place in the roster's `sync`, and which of its occurrences. */
  readonly onSyncWindow?: (index: number, start: Instant) => void;
};

/** What two parts put on the timeline, one after the other. */
export function joinParts(one: TimelineParts, other: TimelineParts): TimelineParts {
  const onMyRow = [one.onMyRow, other.onMyRow].filter((part) => part !== undefined);
  return {
    ...one,
    ...other,
    ...(onMyRow.length === 0 ? {} : { onMyRow: (place) => onMyRow.map((part) => part(place)) }),
    panel: [one.panel, other.panel],
    tools: [one.tools, other.tools],
  };
}
