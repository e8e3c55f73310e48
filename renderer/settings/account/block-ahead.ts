import { useClockStyle, useNow, useSlice, useViewerZone } from '../../bridge';
import { OVERTIME_MOST } from '../../../src/focus/finish';
import { isFocusing } from '../../../src/focus/run';
import { absenceAhead } from '../../../src/presence/back-at';
import type { ClockStyle } from '../../../src/time/format';
import { MINUTE, type Instant } from '../../../src/time/instant';
import type { Interval } from '../../../src/time/interval';
import type { ZoneName } from '../../../src/time/zone';
import { useSettings } from '../use-settings';

/** What a status would be told of now: of the block that runs, else of the one that would start, and of my next absence. */
export type BlockAhead = {
  readonly now: Instant;
  readonly running: boolean;
  readonly overtime: boolean;
  readonly until: Instant;
  readonly intention: string | null;
  /** Null where nobody knows when. */
  readonly absence: Interval | null;
  readonly zone: ZoneName;
  readonly style: ClockStyle;
};

/** `tellsIntention` where a service is told what I work on. */
export function useBlockAhead(tellsIntention: boolean): BlockAhead {
  const now = useNow();
  const zone = useViewerZone();
  const style = useClockStyle();
  const { me, status } = useSlice('me');
  const { session } = useSlice('session');
  const { settings } = useSettings();
  const block = isFocusing(session) ? session : null;
  const intention = tellsIntention ? (block?.intention ?? '') : '';
  const preset = settings.presets.find(({ id }) => id === settings.defaultPresetId);
  const planned = block?.endsAt ?? now + (preset?.focusMinutes ?? 25) * MINUTE;
  const overtime = block !== null && block.overtimeSince !== null;
  const away = status.kind === 'away' && !status.byLock ? status : null;
  return {
    now,
    running: block !== null,
    overtime,
    until: overtime ? planned + OVERTIME_MOST : planned,
    intention: intention === '' ? null : intention,
    absence: absenceAhead(me, away, now),
    zone,
    style,
  };
}
