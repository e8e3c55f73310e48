import { useMemo } from 'react';
import { useNow } from '../../bridge';
import { overlapOutlook, type OverlapOutlook } from '../../../src/reply/overlap-outlook';
import type { Person } from '../../../src/roster/person';
import { useCommonTime } from './overlap-question';
import { useAttending } from './use-attending';
import { useKnownPlans } from './use-known-plans';

/** Who is asked about, and their common time; no outlook for fewer than two. */
export type Outlook = {
  readonly people: readonly Person[];
  readonly outlook: OverlapOutlook | null;
};

/** The common time of those who are asked about in the panel, as of now. */
export function useOutlook(): Outlook {
  const { attendees, withMe, quorum, respectPlans } = useCommonTime(({ question }) => question);
  const known = useKnownPlans();
  const now = useNow();
  const people = useAttending(attendees, withMe);
  const outlook = useMemo(() => {
    if (people.length < 2) return null;
    const respected = respectPlans ? { respectFocus: true, ...known } : {};
    return overlapOutlook(people, now, quorum, respected);
  }, [people, now, quorum, respectPlans, known]);
  return { people, outlook };
}
