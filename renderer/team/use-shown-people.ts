import { useMemo } from 'react';
import { useSlice } from '../bridge';
import { replyClock } from '../../src/reply/reply-clock';
import type { Person } from '../../src/roster/person';
import { isFound, searchWords } from './person-search';
import { useTeamView } from './team-view';
export function useShownPeople(now: number): readonly Person[] {
  const { people, norms, sync } = useSlice('roster');
  const { query } = useTeamView();
  const ordered = useMemo(() => {
    const key = new Map(
      people.map((p) => [p, replyClock(p, now, { norms, sync }).replyBy ?? Infinity]),
    );
    return [...people].sort((a, b) => (key.get(a) ?? 0) - (key.get(b) ?? 0));
  }, [people, now, norms, sync]);
  return useMemo(() => {
    const w = searchWords(query);
    return ordered.filter((p) => isFound(p, w));
  }, [ordered, query]);
}
