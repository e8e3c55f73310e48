import { useEffect, useState } from 'react';
import { useSlice } from '../bridge';
import { overlap } from '../../src/reply/overlap';
import type { Person } from '../../src/roster/person';
import { scheduleOf } from '../../src/roster/schedule';
import { formatTime } from '../../src/time/format';
import { DAY, MINUTE } from '../../src/time/instant';
import type { Interval } from '../../src/time/interval';
import { moment, type Telling } from './telling';

const DAYS_AHEAD = 7;
/** Beyond this many there is no time at which everybody is in. */
const MOST_PEOPLE = 200;

function nextTogether(everybody: readonly Person[], now: number): Interval | null {
  const sharing = everybody.filter((person) => scheduleOf(person).sharesHours);
  if (sharing.length < 2 || sharing.length > MOST_PEOPLE) return null;
  return overlap(sharing, { start: now, end: now + DAYS_AHEAD * DAY })[0] ?? null;
}

/** When all who share their hours are next there together, looked for when the window has nothing else to do. */
export function useTogether(telling: Telling): string | null {
  const { people } = useSlice('roster');
  const { me } = useSlice('me');
  const { now, words, style, zone } = telling;
  const [found, setFound] = useState<Interval | null>(null);
  // With every slice the instant is another, but what is looked for begins and ends at a minute.
  const minute = Math.floor(now / MINUTE) * MINUTE;
  useEffect(() => {
    const idle = requestIdleCallback(() => setFound(nextTogether([me, ...people], minute)));
    return () => cancelIdleCallback(idle);
  }, [me, people, minute]);
  if (found === null || found.end <= now) return null;
  const end = formatTime(found.end, zone, style);
  return found.start <= now
    ? words('team.together.now', { end })
    : words('team.together.next', { start: moment(found.start, telling), end });
}
