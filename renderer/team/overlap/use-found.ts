import { useDeferredValue, useMemo, useState } from 'react';
import { useNow, useSlice, useViewerZone } from '../../bridge';
import { quorumOf } from '../../../src/reply/quorum';
import { rotate } from '../../../src/reply/rotation';
import { borneBy } from '../../../src/reply/seats';
import { suggestSlots, type Slot } from '../../../src/reply/slots';
import type { Person } from '../../../src/roster/person';
import { dateProblem, rangesOf, type DateProblem, type TimeDraft } from './time-draft';
import { useAttending } from './use-attending';

/** So many times are proposed. */
const MOST_SLOTS = 12;

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
