import { useSlice, useWords } from '../../bridge';
import {
  teamsBackOf,
  teamsMessageOf,
  type TeamsMessage,
} from '../../../src/presence/teams-message';
import { usualTeamsWords } from '../../../src/presence/teams-words';
import { MINUTE, type Instant } from '../../../src/time/instant';
import type { Interval } from '../../../src/time/interval';
import type { BackAhead } from '../account/back-group';
import { useBlockAhead } from '../account/block-ahead';

/** What goes to Teams, made by the very functions that make what goes out; `back` is null where nobody knows when. */
export function useOutgoing(): {
  readonly block: {
    readonly running: boolean;
    readonly message: TeamsMessage;
    readonly until: Instant;
    readonly minutes: number;
  };
  readonly back: (BackAhead & { readonly message: TeamsMessage }) | null;
} {
  const words = useWords();
  const { template, back } = useSlice('teams');
  const ahead = useBlockAhead(template.intention);
  const { now, running, until, absence } = ahead;
  const parts = { template, back, usual: usualTeamsWords(words), ...ahead };
  return {
    block: {
      running,
      message: teamsMessageOf(parts, until),
      until,
      minutes: Math.max(1, Math.ceil((until - now) / MINUTE)),
    },
    back: absence === null ? null : backOf(teamsBackOf(parts, absence.end, absence.start), absence),
  };
}

const backOf = (message: TeamsMessage, { start, end }: Interval) => ({
  start,
  end,
  text: message.content,
  message,
});
