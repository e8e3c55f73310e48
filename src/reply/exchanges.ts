import type { Context } from '../presence/context';
import type { Person } from '../roster/person';
import { requireInstant, type Instant } from '../time/instant';
import { replyClock } from './reply-clock';
import { answeredAt, laterContext, sharedContext } from './round-trip';

/** How many answers of the other's come before a date, `isMore` when there are more than are counted, and when the last of them does. */
export type Exchanges = {
  readonly answers: number;
  readonly isMore: boolean;
  readonly last: Instant | null;
};

/** More than this nobody counts. */
const MOST_ANSWERS = 99;

/**
 * How many answers of `to` can be expected up to and with `before` if a message is sent at `sent` and each of them asks
 * back once: reply clocks in turn, as in a round trip. Throws a RangeError naming what is malformed.
 */
export function exchangesBefore(
  from: Person,
  to: Person,
  sent: Instant,
  before: Instant,
  context: Context = {},
): Exchanges {
  requireInstant(before, 'before');
  const both = sharedContext(context);
  const later = laterContext(context);
  let answers = 0;
  let last: Instant | null = null;
  for (let asked = sent; ;) {
    const { replyBy } = replyClock(to, asked, answers === 0 ? context : later);
    if (replyBy === null || replyBy > before) return { answers, isMore: false, last };
    if (answers === MOST_ANSWERS) return { answers, isMore: true, last };
    answers++;
    last = replyBy;
    const answered = answeredAt(from, replyBy, both);
    if (answered === null) return { answers, isMore: false, last };
    asked = answered;
  }
}
