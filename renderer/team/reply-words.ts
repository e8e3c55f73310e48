import type { ReplyExpectation } from '../../src/reply/reply-clock';
import { roundUpForPromise } from '../../src/time/format';
import type { Instant } from '../../src/time/instant';
import { moment, type Telling } from './telling';

/** The answer in a row: what leads to its time, the time itself where there is one, and the line below. */
export type ReplyLines = {
  readonly lead: string;
  readonly time: string | null;
  readonly below: string;
};

/** An instant as it is promised: never earlier than computed. */
export function promised(at: Instant, telling: Telling): Instant {
  return at <= telling.now ? at : roundUpForPromise(at, telling.now, telling.zone);
}

function seenWords(firstSeen: Instant, telling: Telling): string {
  return firstSeen <= telling.now
    ? telling.words(telling.asIf === true ? 'team.reply.seen-then' : 'team.reply.seen-now')
    : telling.words('team.reply.seen', { time: moment(promised(firstSeen, telling), telling) });
}

/** A reply-by that rests on a moment that is only looked at says so. */
function ifSent(seen: string, { words }: Telling): string {
  return seen === '' ? words('team.reply.if-sent-alone') : words('team.reply.if-sent', { seen });
}

/** When to expect a reply, in two lines. Unknown stays unknown. */
export function replyLines(
  { firstSeen, replyBy, reasons }: ReplyExpectation,
  telling: Telling,
): ReplyLines {
  const { words } = telling;
  if (replyBy !== null) {
    const seen = firstSeen === null ? '' : seenWords(firstSeen, telling);
    return {
      lead: words('team.reply.by'),
      time: moment(promised(replyBy, telling), telling),
      below: telling.asIf === true ? ifSent(seen, telling) : seen,
    };
  }
  const sharesHours = !reasons.some(({ reason }) => reason === 'noSchedule');
  if (!sharesHours) {
    return { lead: words('team.reply.ask'), time: null, below: words('team.reply.not-shared') };
  }
  const below = words(
    reasons.some(({ reason }) => reason === 'noHoursAhead')
      ? 'team.reply.no-hours-ahead'
      : 'team.reply.no-window',
  );
  if (firstSeen === null) return { lead: words('team.reply.ask'), time: null, below };
  return { lead: seenWords(firstSeen, telling), time: null, below };
}
