import { DAY } from '../time/instant';
import type { Interval } from '../time/interval';

const WEEK = 7 * DAY;

/** Whether meetings, soonest first, are one that comes back every seven days to the millisecond. */
export function isWeekly(meetings: readonly Interval[]): boolean {
  const [first] = meetings;
  if (first === undefined || meetings.length < 2) return false;
  return meetings.every(
    ({ start, end }, i) => start === first.start + i * WEEK && end === first.end + i * WEEK,
  );
}
