import type { Context } from '../presence/context';
import type { Person } from '../roster/person';
import { replyPaceOf } from '../roster/reply-window';
import type { Instant } from '../time/instant';
import { replyClock } from './reply-clock';

/** When a reply can be expected, and when if the other asks one question back; null when nobody can say. */
export type RoundTrip = {
  readonly replyBy: Instant | null;
  readonly afterOneQuestion: Instant | null;
};

/** When somebody answers a question: within their reply window, or when they see it if they have none. */
export function answeredAt(person: Person, asked: Instant, context: Context): Instant | null {
  const { firstSeen, replyBy } = replyClock(person, asked, context);
  return replyPaceOf(person, context.norms) === null ? firstSeen : replyBy;
}

/** What of a report is still true later: an absence with an end, but neither being here now nor an absence left open. */
export function laterContext({ report, busy, ...shared }: Context): Context {
  const lasts = report !== undefined && report.state !== 'available' && report.until !== undefined;
  return { ...shared, ...(busy === undefined ? {} : { busy }), ...(lasts ? { report } : {}) };
}

/** What of a context holds for both people. */
export function sharedContext({ sync, norms }: Context): Context {
  return {
    ...(sync === undefined ? {} : { sync }),
    ...(norms === undefined ? {} : { norms }),
  };
}

/**
 * What a message from one person to another costs without and with a question back: three reply clocks in a row, the
 * question coming at the end of the other's reply window. The report and the busy events are the other's, the sync
 * windows and the norms hold for both. Throws a RangeError naming what is malformed.
 */
export function roundTrip(
  from: Person,
  to: Person,
  sent: Instant,
  context: Context = {},
): RoundTrip {
  const { replyBy } = replyClock(to, sent, context);
  if (replyBy === null) return { replyBy, afterOneQuestion: null };
  const answered = answeredAt(from, replyBy, sharedContext(context));
  const afterOneQuestion =
    answered === null ? null : replyClock(to, answered, laterContext(context)).replyBy;
  return { replyBy, afterOneQuestion };
}
