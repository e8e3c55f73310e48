import { useSlice, useWords } from '../../bridge';
import {
  slackBackOf,
  slackSnoozeMinutes,
  slackStatusOf,
  type SlackStatus,
} from '../../../src/presence/slack-status';
import { usualSlackWords } from '../../../src/presence/slack-words';
import type { Instant } from '../../../src/time/instant';
import type { Interval } from '../../../src/time/interval';
import type { BackAhead } from '../account/back-group';
import { useBlockAhead } from '../account/block-ahead';

/** What goes to Slack during a block: the one that runs, else the one that would start now. */
export type BlockOutgoing = {
  readonly running: boolean;
  readonly status: SlackStatus;
  readonly until: Instant;
  readonly minutes: number;
};

/** What goes to Slack while I am off or away. */
export type BackOutgoing = BackAhead & { readonly status: SlackStatus };

/** What goes to Slack, made by the very functions that make what goes out; `back` is null where nobody knows when. */
export function useOutgoing(): {
  readonly block: BlockOutgoing;
  readonly back: BackOutgoing | null;
} {
  const words = useWords();
  const { template, back } = useSlice('slack');
  const ahead = useBlockAhead(template.intention);
  const { now, running, until, absence } = ahead;
  const parts = { template, back, usual: usualSlackWords(words), ...ahead };
  return {
    block: {
      running,
      status: slackStatusOf(parts, until),
      until,
      minutes: slackSnoozeMinutes(until, now),
    },
    back: absence === null ? null : backOf(slackBackOf(parts, absence.end, absence.start), absence),
  };
}

const backOf = (status: SlackStatus, { start, end }: Interval): BackOutgoing => ({
  start,
  end,
  text: `${status.emoji} ${status.text}`,
  status,
});
