import { leaveOf, readOutlookBusy } from '../../../src/presence/outlook-busy';
import { asFields, field } from '../../../src/roster/fields';
import { readOutlookHours, type HoursFault } from '../../../src/roster/outlook-hours';
import type { Exception, WorkingBlock } from '../../../src/roster/person';
import { DAY, type Instant } from '../../../src/time/instant';
import { unite, type Interval } from '../../../src/time/interval';
import type { ZoneName } from '../../../src/time/zone';
import type { CallFailure } from './failures';
import type { Graph } from './graph';

/** learn.microsoft.com/graph/outlook-get-free-busy-schedule: so many mailboxes at once, over less than 62 days. */
export const MOST_SCHEDULES = 20;
const DAYS_BACK = 1;
const DAYS_AHEAD = 21;

/** The finest view that is needed where a calendar shares no entries, in minutes. */
const SLOT = 30;

/** What somebody's calendar told: their hours or why there are none, and when they are busy. */
export type TeamsSchedule = {
  readonly zone?: ZoneName;
  readonly blocks?: readonly WorkingBlock[];
  readonly exceptions?: readonly Exception[];
  readonly busy?: readonly Interval[];
  readonly lacks?: HoursFault;
};

/** A mailbox that is asked, and zones that its owner is known to be in. */
export type Mailbox = { readonly email: string; readonly zones: readonly ZoneName[] };

export type Schedules = {
  /** By the e-mail address, in small letters. */
  readonly told: ReadonlyMap<string, TeamsSchedule>;
  readonly failure: CallFailure | null;
};

function scheduleOf(
  value: object,
  zones: readonly ZoneName[],
  range: Interval,
  now: Instant,
): TeamsSchedule {
  const fields = asFields(value) ?? {};
  const error = field(fields, 'error');
  if (error !== undefined && error !== null) return { busy: [], lacks: 'not-shared' };
  const hours = readOutlookHours(field(fields, 'workingHours'), now, zones);
  const { busy, out } = readOutlookBusy(fields, range, SLOT);
  const unfree = { busy: unite(busy, out) };
  if (hours.kind === 'refused') return { ...unfree, lacks: hours.fault };
  const { zone, blocks } = hours;
  const leave = { exceptions: leaveOf(out, zone) };
  return { ...unfree, ...leave, zone, ...(blocks.length === 0 ? {} : { blocks }) };
}

/** Minutes of UTC as Graph takes them. */
const dateTime = (at: Instant): string => new Date(at).toISOString().slice(0, 19);

/** Hours and busy times of people, for the days around `now` (learn.microsoft.com/graph/api/calendar-getschedule). */
export async function readSchedules(
  graph: Graph,
  mailboxes: readonly Mailbox[],
  now: Instant,
): Promise<Schedules> {
  const told = new Map<string, TeamsSchedule>();
  const start = Math.floor(now / DAY) * DAY - DAYS_BACK * DAY;
  const range = { start, end: start + (DAYS_BACK + DAYS_AHEAD) * DAY };
  const time = (at: Instant) => ({ dateTime: dateTime(at), timeZone: 'UTC' });
  for (let i = 0; i < mailboxes.length; i += MOST_SCHEDULES) {
    const some = mailboxes.slice(i, i + MOST_SCHEDULES);
    const called = await graph.call('POST', '/me/calendar/getSchedule', {
      body: {
        schedules: some.map(({ email }) => email),
        startTime: time(range.start),
        endTime: time(range.end),
        availabilityViewInterval: SLOT,
      },
    });
    if (!called.ok) return { told, failure: called.failure };
    const list = called.answer['value'];
    const zonesOf = new Map(some.map(({ email, zones }) => [email.toLowerCase(), zones]));
    for (const value of Array.isArray(list) ? list : []) {
      const fields = asFields(value);
      const id = fields === null ? undefined : field(fields, 'scheduleId');
      const email = typeof id === 'string' ? id.toLowerCase() : '';
      const zones = zonesOf.get(email);
      if (fields !== null && zones !== undefined) {
        told.set(email, scheduleOf(fields, zones, range, now));
      }
    }
  }
  return { told, failure: null };
}
