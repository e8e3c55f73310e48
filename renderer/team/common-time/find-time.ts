import { useDeferredValue, useMemo } from 'react';
import { useNow, useSlice, useViewerZone } from '../../bridge';
import { quorumOf, type Quorum } from '../../../src/reply/quorum';
import { rotate } from '../../../src/reply/rotation';
import { borneBy } from '../../../src/reply/seats';
import { suggestSlots, type Slot } from '../../../src/reply/slots';
import type { Person } from '../../../src/roster/person';
import type { Attendees } from '../../../src/reply/attendees';
import type { Instant } from '../../../src/time/instant';
import type { Interval } from '../../../src/time/interval';
import { formatDay, parseDay, startOfDay, wallAt } from '../../../src/time/wall-time';
import type { ZoneName } from '../../../src/time/zone';
import { useAttending } from './use-attending';

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

/** So many days may be looked through, and so many times are proposed. */
const MOST_DAYS = 92;
const MOST_SLOTS = 12;

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

/** The stretches to look through: all of it once, or the same days of each week. */
function rangesOf(
  draft: Pick<TimeDraft, 'from' | 'to' | 'repeat' | 'weeks'>,
  zone: ZoneName,
  now: Instant,
): Interval[] {
  const first = parseDay(draft.from) ?? 0;
  const last = parseDay(draft.to) ?? 0;
  if (draft.repeat === 'once') {
    return [{ start: Math.max(now, startOfDay(zone, first)), end: startOfDay(zone, last + 1) }];
  }
  const days = Math.min(7, last - first + 1);
  return Array.from({ length: draft.weeks }, (_, week) => {
    const start = startOfDay(zone, first + week * 7);
    const end = startOfDay(zone, first + week * 7 + days);
    return { start: Math.min(end, Math.max(now, start)), end };
  });
}

/** Those who are asked, and the times that fit: the best first, or one a week with null where none fits. */
export type Found = {
  readonly people: readonly Person[];
  readonly slots: readonly (Slot | null)[];
  readonly problem: DateProblem | null;
  /** Where nothing fits: the best time for fewer people than were asked for. */
  readonly fewer: Slot | null;
  /** Set while what is shown still answers what was asked before. */
  readonly isBusy: boolean;
};

/** Looks for times as the draft asks. */
export function useFound(draft: TimeDraft): Found {
  const zone = useViewerZone();
  const { sync } = useSlice('roster');
  const { seats } = useSlice('teamTime');
  const now = useNow();
  const asked = useDeferredValue(draft);
  const people = useAttending(asked.attendees, asked.withMe);
  const problem = dateProblem(asked, zone, now);
  const { from, to, minutes, quorum, repeat, weeks } = asked;
  const slots = useMemo(() => {
    if (people.length < 2 || problem !== null) return [];
    const ranges = rangesOf({ from, to, repeat, weeks }, zone, now);
    const count = quorumOf(quorum, people.length);
    const options = { minutes, quorum: count, sync, borne: borneBy(seats) };
    const [range] = ranges;
    if (repeat === 'weekly') return rotate(people, ranges, options);
    return range === undefined ? [] : suggestSlots(people, range, { ...options, top: MOST_SLOTS });
  }, [people, problem, zone, now, from, to, minutes, quorum, repeat, weeks, sync, seats]);
  const isNone = slots.every((slot) => slot === null);
  const fewer = useMemo(() => {
    if (!isNone || people.length < 3 || problem !== null) return null;
    const [range] = rangesOf({ from, to, repeat, weeks: 1 }, zone, now);
    const best = range === undefined ? [] : suggestSlots(people, range, { minutes, sync, top: 1 });
    return best[0] ?? null;
  }, [isNone, people, problem, zone, now, from, to, repeat, minutes, sync]);
  return { people, slots, problem, fewer, isBusy: asked !== draft };
}
