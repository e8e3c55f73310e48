import type { Attendees } from '../../../src/reply/attendees';
import type { Quorum } from '../../../src/reply/quorum';
import type { Instant } from '../../../src/time/instant';
import type { Interval } from '../../../src/time/interval';
import { formatDay, parseDay, startOfDay, wallAt } from '../../../src/time/wall-time';
import type { ZoneName } from '../../../src/time/zone';

/** What is being filled in. Dates are in the zone of whom they are shown to. */
export type TimeDraft = {
  readonly attendees: Attendees;
  readonly withMe: boolean;
  readonly title: string;
  readonly minutes: number;
  readonly from: string;
  readonly to: string;
  readonly quorum: Quorum;
  readonly repeat: 'once' | 'weekly';
  readonly weeks: number;
};

/** So many days may be looked through. */
const MOST_DAYS = 92;

export type DateProblem = 'malformed' | 'past' | 'backwards' | 'too-long';

/** What is wrong with the dates, if anything. */
export function dateProblem(
  { from, to }: Pick<TimeDraft, 'from' | 'to'>,
  zone: ZoneName,
  now: Instant,
): DateProblem | null {
  const first = parseDay(from);
  const last = parseDay(to);
  if (first === null || last === null) return 'malformed';
  if (last < first) return 'backwards';
  if (last < wallAt(zone, now).day) return 'past';
  return last - first >= MOST_DAYS ? 'too-long' : null;
}

/** The dates of the next two weeks, as they are first proposed. */
export function firstDates(
  zone: ZoneName,
  now: Instant,
): { readonly from: string; readonly to: string } {
  const { day } = wallAt(zone, now);
  return { from: formatDay(day), to: formatDay(day + 13) };
}

/** The stretches to look through: all of it once, or the same days of each week. They may begin before now. */
export function rangesOf(
  draft: Pick<TimeDraft, 'from' | 'to' | 'repeat' | 'weeks'>,
  zone: ZoneName,
): Interval[] {
  const first = parseDay(draft.from) ?? 0;
  const last = parseDay(draft.to) ?? 0;
  const isOnce = draft.repeat === 'once';
  const days = isOnce ? last - first + 1 : Math.min(7, last - first + 1);
  return Array.from({ length: isOnce ? 1 : draft.weeks }, (_, week) => ({
    start: startOfDay(zone, first + week * 7),
    end: startOfDay(zone, first + week * 7 + days),
  }));
}

/** What is left of a stretch. */
export function fromNowOn({ start, end }: Interval, now: Instant): Interval {
  return { start: Math.min(end, Math.max(now, start)), end };
}
