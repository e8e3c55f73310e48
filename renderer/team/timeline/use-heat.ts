import { useDeferredValue, useMemo } from 'react';
import { useSlice } from '../../bridge';
import { boundedReports, type Reports } from '../../../src/presence/report-ahead';
import { answeringCounts } from '../../../src/reply/answering-counts';
import type { Instant } from '../../../src/time/instant';
import type { Interval } from '../../../src/time/interval';
import { isFound, searchWords } from '../person-search';
import { useTeamView } from '../team-view';
import { useEverybody } from '../use-moment';
import type { Heat } from './moment-words';

/** How many answer at each moment of a range: of everybody, or of those who are searched for, and me. */
export function useHeat({ start, end }: Interval, live: Reports, now: Instant): Heat {
  const everybody = useEverybody();
  const { sync } = useSlice('roster');
  const busy = useSlice('busy');
  const query = useDeferredValue(useTeamView((view) => view.query));
  const counted = useMemo(() => {
    const wanted = searchWords(query);
    return everybody.filter((person, place) => place === 0 || isFound(person, wanted));
  }, [everybody, query]);
  const reports = useMemo(() => boundedReports(everybody, live, now), [everybody, live, now]);
  return useMemo(
    () => ({
      counts: answeringCounts(counted, { start, end }, { reports, busy, sync }),
      people: counted.length,
    }),
    [counted, start, end, reports, busy, sync],
  );
}
