import { useMemo } from 'react';
import { useSlice } from '../../bridge';
import { attending, type Attendees } from '../../../src/reply/attendees';
import type { Person } from '../../../src/roster/person';
import { useEverybody } from '../use-moment';

/** The people that a choice stands for, me first where I am among them. */
export function useAttending(attendees: Attendees, withMe: boolean): readonly Person[] {
  const everybody = useEverybody();
  const { me } = useSlice('me');
  const { groups } = useSlice('teamTime');
  return useMemo(
    () => attending(everybody, groups, attendees, withMe ? me.id : null),
    [everybody, groups, attendees, withMe, me.id],
  );
}
