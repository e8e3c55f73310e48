import type { Exception, Person } from '../../../src/roster/person';
import { workingIntervals } from '../../../src/roster/working-blocks';
import { parseDay, startOfDay } from '../../../src/time/wall-time';
import type { PublicHoliday } from './public-holidays';

/** As long as a note of the roster may be. */
const LONGEST_NOTE = 200;

/** A holiday as a day off, marked with its name. */
export function dayOff({ from, to, name }: PublicHoliday): Exception {
  const note = name.slice(0, LONGEST_NOTE);
  return to === from ? { from, blocks: [], note } : { from, to, blocks: [], note };
}

/** Whether an exception is the day off that a holiday was accepted as. */
export function isAcceptedAs(holiday: PublicHoliday, exception: Exception): boolean {
  const { from, to = from, note } = dayOff(holiday);
  return (
    exception.from === from &&
    (exception.to ?? exception.from) === to &&
    exception.blocks.length === 0 &&
    exception.note === note
  );
}

/** What a holiday is to me: a day off of mine by that name, off for another reason, no working day anyway, or open. */
export type HolidayState = 'accepted' | 'off' | 'not-working' | 'open';

export function holidayState(me: Person, holiday: PublicHoliday): HolidayState {
  const { from, to } = holiday;
  const isAccepted = (me.exceptions ?? []).some((one) => isAcceptedAs(holiday, one));
  if (isAccepted) return 'accepted';
  const first = parseDay(from);
  const last = parseDay(to);
  if (first === null || last === null) return 'open';
  const range = { start: startOfDay(me.zone, first), end: startOfDay(me.zone, last + 1) };
  if (workingIntervals(me, range).length > 0) return 'open';
  const { exceptions: _exceptions, ...usual } = me;
  return workingIntervals(usual, range).length > 0 ? 'off' : 'not-working';
}
