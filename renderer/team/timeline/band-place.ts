import type { BusyTimes } from '../../../src/presence/context';
import type { SyncOccurrence } from '../../../src/presence/sync-occurrences';
import type { SyncWindow } from '../../../src/roster/person';
import type { ClockStyle } from '../../../src/time/format';
import type { ZoneName } from '../../../src/time/zone';
import type { Words } from '../../../src/words/words';
import type { TimelineScale } from './timeline-scale';

/** All that the bands have in common: it stays the same object while the moment moves within a range. */
export type BandPlace = {
  readonly scale: TimelineScale;
  readonly zone: ZoneName;
  readonly style: ClockStyle;
  readonly words: Words;
  readonly busy: BusyTimes;
  readonly sync: readonly SyncWindow[];
  readonly occurrences: readonly SyncOccurrence[];
};
