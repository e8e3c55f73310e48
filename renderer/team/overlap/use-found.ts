import { useDeferredValue, useMemo, useState } from 'react';
import { useNow, useSlice, useViewerZone } from '../../bridge';
import { eventsOf } from '../../../src/presence/context';
import { quorumOf } from '../../../src/reply/quorum';
import { rotate } from '../../../src/reply/rotation';
import { borneBy } from '../../../src/reply/seats';
import { suggestSlots, type Slot, type SlotOptions } from '../../../src/reply/slots';
import type { Person } from '../../../src/roster/person';
import type { Interval } from '../../../src/time/interval';
import { dateProblem, fromNowOn, rangesOf, type DateProblem, type TimeDraft } from './time-draft';
import { useAttending } from './use-attending';
import { useKnownPlans } from './use-known-plans';

/** So many times are proposed. */
const MOST_SLOTS = 12;

/** Those who are asked, and the times that fit: the best first, or one a week with null where none fits. */
export type Found = {
  readonly people: readonly Person[];
  readonly slots: readonly (Slot | null)[];
  readonly problem: DateProblem | null;
  /** Where nothing fits: the best time for fewer people than were asked for. */
  readonly fewer: Slot | null;
  /** Where nothing fits: whether it would if planned focus and meetings did not count. */
  readonly isPlans: boolean;
  /** Whose calendars tell of meetings in that time. */
  readonly inMeetings: readonly Person[];
  /** Set while what is shown still answers what was asked before. */
  readonly isBusy: boolean;
};

const NOTHING_INSTEAD = { fewer: null, isPlans: false };

/** Looks for times as the draft asks. */
export function useFound(draft: TimeDraft): Found {
  const zone = useViewerZone();
  const known = useKnownPlans();
  // What is taken meanwhile must not move what is shown: it would be another rotation that is saved.
  const { seats: latest } = useSlice('teamTime');
  const [seats] = useState(latest);
  const now = useNow();
  const asked = useDeferredValue(draft);
  const people = useAttending(asked.attendees, asked.withMe);
  const problem = dateProblem(asked, zone, now);
  const { from, to, minutes, quorum, repeat, weeks } = asked;
  const slots = useMemo(() => {
    if (people.length < 2 || problem !== null) return [];
    const ranges = rangesOf({ from, to, repeat, weeks }, zone);
    const count = quorumOf(quorum, people.length);
    const options = { minutes, quorum: count, ...known, borne: borneBy(seats) };
    const [range] = ranges;
    if (repeat === 'weekly') return rotate(people, ranges, { ...options, notBefore: now });
    return range === undefined
      ? []
      : suggestSlots(people, fromNowOn(range, now), { ...options, top: MOST_SLOTS });
  }, [people, problem, zone, now, from, to, minutes, quorum, repeat, weeks, known, seats]);
  const isNone = slots.every((slot) => slot === null);
  const instead = useMemo(() => {
    if (!isNone || people.length < 2 || problem !== null) return NOTHING_INSTEAD;
    const [range] = rangesOf({ from, to, repeat, weeks: 1 }, zone);
    if (range === undefined) return NOTHING_INSTEAD;
    const left = fromNowOn(range, now);
    const best = (options: Omit<SlotOptions, 'minutes'>): Slot | null =>
      suggestSlots(people, left, { minutes, top: 1, ...options })[0] ?? null;
    const fewer = people.length < 3 ? null : best(known);
    const count = quorumOf(quorum, people.length);
    return { fewer, isPlans: best({ quorum: count, respectFocus: false }) !== null };
  }, [isNone, people, problem, zone, now, from, to, repeat, minutes, quorum, known]);
  const inMeetings = useMemo(() => {
    const ranges = problem === null ? rangesOf({ from, to, repeat, weeks }, zone) : [];
    const isAsked = ({ start, end }: Interval): boolean =>
      end > now && ranges.some((range) => range.start < end && range.end > start);
    return people.filter(({ id }) => eventsOf(known.busy, id)?.some(isAsked));
  }, [people, problem, zone, now, from, to, repeat, weeks, known]);
  return { people, slots, problem, ...instead, inMeetings, isBusy: asked !== draft };
}
