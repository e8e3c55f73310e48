import type { Person, SyncWindow } from '../roster/person';
import { settle, type Edges } from '../roster/edges';
import { requireObject, requireZone, weekMinutes, type WeekMinutes } from '../roster/schedule';
import { addBlocks, datesAround } from '../roster/working-blocks';
import { MINUTE, type Instant } from '../time/instant';
import { requireInterval, type Interval } from '../time/interval';
import { weekdayOf } from '../time/wall-time';
import type { ZoneName } from '../time/zone';

type Meeting = {
  readonly zone: ZoneName;
  readonly week: WeekMinutes;
  readonly people: 'all' | ReadonlySet<string>;
};

const meetingsOf = new WeakMap<readonly SyncWindow[], readonly Meeting[]>();

function readMeetings(sync: readonly SyncWindow[]): readonly Meeting[] {
  const meetings: Meeting[] = [];
  for (const [i, window] of sync.entries()) {
    const field = `context.sync[${i}]`;
    const zone = requireZone(requireObject(window, field).zone, `${field}.zone`);
    const week = weekMinutes(window, field);
    const people = window.people === 'all' ? 'all' : new Set(window.people);
    if (window.kind === 'meeting') meetings.push({ zone, week, people });
  }
  return meetings;
}

/** The sync windows of kind `meeting`, read once for each list. Throws a RangeError naming what is malformed. */
function meetings(sync: readonly SyncWindow[]): readonly Meeting[] {
  const known = meetingsOf.get(sync);
  if (known !== undefined) return known;
  const read = readMeetings(sync);
  meetingsOf.set(sync, read);
  return read;
}

const isIn = ({ people }: Meeting, { id }: Person): boolean => people === 'all' || people.has(id);

/** Which of the meetings a person is in, as one text that is the same for the same meetings. */
export function membershipOf(person: Person, sync: readonly SyncWindow[] | undefined): string {
  if (sync === undefined || sync.length === 0) return '';
  return meetings(sync)
    .map((meeting) => (isIn(meeting, person) ? '1' : '0'))
    .join('');
}

/** Adds the meetings that a person is in and that may reach into `[start, end)`. */
function addMeetings(
  edges: Instant[],
  sync: readonly SyncWindow[],
  person: Person,
  start: Instant,
  end: Instant,
): void {
  for (const meeting of meetings(sync)) {
    if (!isIn(meeting, person)) continue;
    const { zone, week } = meeting;
    const { first, last, line } = datesAround(zone, start, end);
    for (let day = first; day <= last; day++) {
      addBlocks(edges, line, day, week[weekdayOf(day)] ?? []);
    }
  }
}

/** The time a person is in a meeting or a busy calendar event, as settled edges that cover at least `[start, end)`. */
export function busyEdges(
  person: Person,
  sync: readonly SyncWindow[] | undefined,
  events: readonly Interval[] | undefined,
  start: Instant,
  end: Instant,
): Edges {
  const edges: Instant[] = [];
  if (sync !== undefined) addMeetings(edges, sync, person, start, end);
  for (const [i, event] of (events ?? []).entries()) {
    const busy = requireInterval(event, `context.busy[${i}]`);
    if (busy.start < end && busy.end > start) edges.push(busy.start, busy.end);
  }
  return settle(edges);
}

const calendars = new WeakMap<readonly Interval[], Edges>();

/**
 * Busy calendar events as settled edges, read once for each list: an event that begins or ends within a minute takes all
 * of it. Throws a RangeError that names what is malformed by `field`.
 */
export function calendarEdges(events: readonly Interval[], field: string): Edges {
  const known = calendars.get(events);
  if (known !== undefined) return known;
  const edges: Instant[] = [];
  for (const [i, event] of events.entries()) {
    const { start, end } = requireInterval(event, `${field}[${i}]`);
    if (start === end) continue;
    edges.push(Math.floor(start / MINUTE) * MINUTE, Math.ceil(end / MINUTE) * MINUTE);
  }
  const settled = settle(edges);
  calendars.set(events, settled);
  return settled;
}
