import type { TeamTimeCommand } from '../contract/team-time-command';
import { attending } from '../reply/attendees';
import { isWeekly } from '../reply/recurrence';
import { seatsOf, type SeatRecord } from '../reply/seats';
import { slotOf } from '../reply/slots';
import type { Instant } from '../time/instant';
import type { CalendarMeeting } from './calendar-file';
import { remembered } from './commands-me';
import { busyTimes } from './live-busy';
import { everybodyOf } from './overlap-watch';
import type { AppState } from './state';
import type { Group, OverlapWatch } from './team-time';
import { refuse, turn, withTeamTime, type Turn } from './turn';

/** How many groups and followed overlaps there may be, and how many meetings the ledger remembers. */
const MOST_GROUPS = 100;
const MOST_WATCHES = 20;
const MOST_RECORDS = 500;

type Of<Kind extends TeamTimeCommand['kind']> = Extract<TeamTimeCommand, { kind: Kind }>;

function saveGroup(state: AppState, command: Of<'save-group'>, token: string): Turn {
  const { groups } = state.teamTime;
  const { name, people } = command;
  const kept = remembered(state, { token, kind: 'group', label: name });
  if (command.id === null) {
    if (groups.length >= MOST_GROUPS) return refuse(state, 'too-many');
    const group: Group = { id: `group-${token}`, name, people };
    return turn(withTeamTime(kept, { groups: [...groups, group] }));
  }
  const { id } = command;
  if (!groups.some((group) => group.id === id)) return refuse(state, 'unknown-group');
  const changed = groups.map((group) => (group.id === id ? { id, name, people } : group));
  return turn(withTeamTime(kept, { groups: changed }));
}

const isOfGroup = ({ attendees }: OverlapWatch, groupId: string): boolean =>
  attendees.kind === 'group' && attendees.groupId === groupId;

function removeGroup(state: AppState, id: string, token: string): Turn {
  const { groups, overlapWatches } = state.teamTime;
  const group = groups.find((one) => one.id === id);
  if (group === undefined) return refuse(state, 'unknown-group');
  const kept = remembered(state, { token, kind: 'group', label: group.name });
  return turn(
    withTeamTime(kept, {
      groups: groups.filter((one) => one !== group),
      overlapWatches: overlapWatches.filter((watch) => !isOfGroup(watch, id)),
    }),
  );
}

/** The same for the same people, whatever the quorum. */
const keyOf = ({ attendees, withMe }: Pick<OverlapWatch, 'attendees' | 'withMe'>): string =>
  JSON.stringify([
    withMe,
    attendees.kind === 'people' ? [...attendees.ids].sort() : Object.values(attendees),
  ]);

function followOverlap(
  state: AppState,
  { attendees, withMe, quorum, notify }: Of<'follow-overlap'>,
  token: string,
  now: Instant,
): Turn {
  const asked = { attendees, withMe, quorum, notify };
  const { overlapWatches: all } = state.teamTime;
  const known = all.find((watch) => keyOf(watch) === keyOf(asked));
  if (known === undefined && all.length >= MOST_WATCHES) return refuse(state, 'too-many');
  const watch: OverlapWatch = { id: known?.id ?? `overlap-${token}`, since: now, ...asked };
  const overlapWatches =
    known === undefined ? [...all, watch] : all.map((one) => (one === known ? watch : one));
  return turn(withTeamTime(state, { overlapWatches }));
}

function unfollowOverlap(state: AppState, id: string): Turn {
  const { overlapWatches: all } = state.teamTime;
  const overlapWatches = all.filter((watch) => watch.id !== id);
  return turn(
    overlapWatches.length === all.length ? state : withTeamTime(state, { overlapWatches }),
  );
}

function takeMeetings(
  state: AppState,
  { title, people: ids, meetings }: Of<'take-meetings'>,
  token: string,
): Turn {
  const people = attending(everybodyOf(state), [], { kind: 'people', ids }, null);
  const plans = { sync: state.roster.sync, busy: busyTimes(state) };
  const records = meetings.map((meeting, i): SeatRecord => {
    const { start, end, present, stretched } = slotOf(people, meeting, plans);
    const seats = seatsOf({ stretched });
    return { id: `seat-${token}-${i}`, title, start, end, people: present, seats };
  });
  const kept = remembered(state, { token, kind: 'seats', label: title });
  const seats = [...state.teamTime.seats, ...records].slice(-MOST_RECORDS);
  return turn(withTeamTime(kept, { seats }));
}

function eraseSeats(state: AppState, id: string | null, token: string): Turn {
  const { seats: all } = state.teamTime;
  const seats = id === null ? [] : all.filter((record) => record.id !== id);
  if (seats.length === all.length) return turn(state);
  const label = all.find((record) => record.id === id)?.title ?? '';
  const kind = id === null ? 'seats-erased' : 'seat-erased';
  return turn(withTeamTime(remembered(state, { token, kind, label }), { seats }));
}

const fileName = (title: string): string => {
  const slug = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${slug === '' ? 'meeting' : slug.slice(0, 60)}.ics`;
};

function saveCalendar(
  state: AppState,
  { title, description, meetings: list }: Of<'save-calendar'>,
  token: string,
  stamp: Instant,
): Turn {
  const sorted = [...list].sort((a, b) => a.start - b.start);
  const uid = (i: number): string => `${token}-${i}@lull`;
  const meetings: readonly CalendarMeeting[] = isWeekly(sorted)
    ? sorted.slice(0, 1).map((first) => ({ ...first, uid: uid(0), weeks: sorted.length }))
    : sorted.map((meeting, i) => ({ ...meeting, uid: uid(i), weeks: 1 }));
  const calendar = { title, description, stamp, meetings };
  return turn(state, { kind: 'save-calendar', suggestedName: fileName(title), calendar });
}

/** Does what a person wants of the team's common time. */
export function teamTimeCommand(
  state: AppState,
  command: TeamTimeCommand,
  id: string,
  now: Instant,
): Turn {
  switch (command.kind) {
    case 'save-group':
      return saveGroup(state, command, id);
    case 'remove-group':
      return removeGroup(state, command.id, id);
    case 'follow-overlap':
      return followOverlap(state, command, id, now);
    case 'unfollow-overlap':
      return unfollowOverlap(state, command.id);
    case 'take-meetings':
      return takeMeetings(state, command, id);
    case 'erase-seat':
      return eraseSeats(state, command.id, id);
    case 'erase-seats':
      return eraseSeats(state, null, id);
    case 'save-calendar':
      return saveCalendar(state, command, id, now);
    default:
      return command satisfies never;
  }
}
