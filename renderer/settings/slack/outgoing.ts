import { useClockStyle, useNow, useSlice, useViewerZone, useWords } from '../../bridge';
import { OVERTIME_MOST } from '../../../src/focus/finish';
import { isFocusing } from '../../../src/focus/run';
import { absenceAhead } from '../../../src/presence/back-at';
import {
  slackBackOf,
  slackSnoozeMinutes,
  slackStatusOf,
  type SlackStatus,
} from '../../../src/presence/slack-status';
import { usualSlackWords } from '../../../src/presence/slack-words';
import { MINUTE, type Instant } from '../../../src/time/instant';
import { useSettings } from '../use-settings';

/** What goes to Slack during a block: the one that runs, else the one that would start now. */
export type BlockOutgoing = {
  readonly running: boolean;
  readonly status: SlackStatus;
  readonly until: Instant;
  readonly minutes: number;
};

/** What goes to Slack while I am off or away, now or from `start` on. */
export type BackOutgoing = {
  readonly start: Instant;
  readonly status: SlackStatus;
  readonly until: Instant;
};

/** What goes to Slack, made by the very functions that make what goes out; `back` is null where nobody knows when. */
export function useOutgoing(): {
  readonly block: BlockOutgoing;
  readonly back: BackOutgoing | null;
} {
  const words = useWords();
  const now = useNow();
  const zone = useViewerZone();
  const style = useClockStyle();
  const { template, back } = useSlice('slack');
  const { me, status } = useSlice('me');
  const { session } = useSlice('session');
  const { settings } = useSettings();
  const running = isFocusing(session) ? session : null;
  const intention = template.intention ? (running?.intention ?? '') : '';
  const parts = {
    template,
    back,
    usual: usualSlackWords(words),
    intention: intention === '' ? null : intention,
    overtime: running !== null && running.overtimeSince !== null,
    zone,
    style,
  };
  const preset = settings.presets.find(({ id }) => id === settings.defaultPresetId);
  const planned = running?.endsAt ?? now + (preset?.focusMinutes ?? 25) * MINUTE;
  const until = parts.overtime ? planned + OVERTIME_MOST : planned;
  const away = status.kind === 'away' && !status.byLock ? status : null;
  const absence = absenceAhead(me, away, now);
  return {
    block: {
      running: running !== null,
      status: slackStatusOf(parts, until),
      until,
      minutes: slackSnoozeMinutes(until, now),
    },
    back:
      absence === null
        ? null
        : {
            start: absence.start,
            status: slackBackOf(parts, absence.end, absence.start),
            until: absence.end,
          },
  };
}
