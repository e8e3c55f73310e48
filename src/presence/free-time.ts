import { settle, subtractEdges, type Edges } from '../roster/edges';
import type { Person, SyncWindow } from '../roster/person';
import { peopleBySchedule, scheduleOf, type Schedule } from '../roster/schedule';
import { workingEdges } from '../roster/working-blocks';
import type { Instant } from '../time/instant';
import { focusEdges } from './attendance';
import { busyEdges, calendarEdges, membershipOf } from './busy';
import type { BusyTimes } from './context';

/**
 * What keeps people from attending although they are at work: planned focus, the meetings of these sync windows, and
 * busy calendar events.
 */
export type Respected = {
  readonly respectFocus?: boolean;
  readonly sync?: readonly SyncWindow[];
  readonly busy?: BusyTimes;
};

/** Somebody whose calendar has events, and the time that these take. */
export type BusyMember = { readonly person: Person; readonly taken: Edges };

/** People whose hours are the same and, where meetings count, who are in the same meetings. */
export type AlikePeople = {
  readonly schedule: Schedule;
  readonly members: readonly Person[];
  /** Those of the members whom calendar events of their own keep away as well. */
  readonly busy: readonly BusyMember[];
};

const NOBODY: readonly BusyMember[] = [];

type Taken = ReadonlyMap<string, Edges>;

const NOTHING_TAKEN: Taken = new Map();

const takenIn = new WeakMap<BusyTimes, Taken>();

/** What calendars take, by the ids of those of whom it is anything; read once for each answer of theirs. */
function takenBy(busy: BusyTimes | undefined): Taken {
  if (busy === undefined) return NOTHING_TAKEN;
  const known = takenIn.get(busy);
  if (known !== undefined) return known;
  const taken = new Map<string, Edges>();
  for (const [id, events] of Object.entries(busy)) {
    const edges = calendarEdges(events, `busy.${id}`);
    if (edges.length > 0) taken.set(id, edges);
  }
  takenIn.set(busy, taken);
  return taken;
}

function busyMembers(members: readonly Person[], all: Taken): readonly BusyMember[] {
  if (all.size === 0) return NOBODY;
  const found: BusyMember[] = [];
  for (const person of members) {
    const taken = all.get(person.id);
    if (taken !== undefined) found.push({ person, taken });
  }
  return found;
}

function byMeetings(members: readonly Person[], sync: readonly SyncWindow[]): Iterable<Person[]> {
  const groups = new Map<string, Person[]>();
  for (const person of members) {
    const key = membershipOf(person, sync);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [person]);
    else known.push(person);
  }
  return groups.values();
}

/** People put together by what decides when they can attend. Throws a RangeError naming what is malformed. */
export function alikePeople(
  people: readonly Person[],
  { sync = [], busy }: Pick<Respected, 'sync' | 'busy'>,
): AlikePeople[] {
  const alike: AlikePeople[] = [];
  const taken = takenBy(busy);
  for (const [schedule, members] of peopleBySchedule(people)) {
    for (const same of sync.length === 0 ? [members] : byMeetings(members, sync)) {
      alike.push({ schedule, members: same, busy: busyMembers(same, taken) });
    }
  }
  return alike;
}

/**
 * The time that planned focus and meetings take from people who are alike, as settled edges that cover `[start, end)`.
 * What their calendars take is each one's own and not in it.
 */
export function plansEdges(
  { schedule, members }: Pick<AlikePeople, 'schedule' | 'members'>,
  start: Instant,
  end: Instant,
  { respectFocus, sync }: Respected,
): readonly Edges[] {
  const plans: Edges[] = [];
  if (respectFocus === true && schedule.hasFocus) plans.push(focusEdges(schedule, start, end));
  const [first] = members;
  if (sync !== undefined && sync.length > 0 && first !== undefined) {
    plans.push(busyEdges(first, sync, undefined, start, end));
  }
  return plans.filter((edges) => edges.length > 0);
}

/** When people who are alike can attend inside `[start, end)`, their calendars left aside. */
export function freeEdges(
  alike: Pick<AlikePeople, 'schedule' | 'members'>,
  start: Instant,
  end: Instant,
  respected: Respected,
): Edges {
  return plansEdges(alike, start, end, respected).reduce(
    (free, taken) => subtractEdges(free, taken),
    workingEdges(alike.schedule, start, end),
  );
}

/** The time that plans and their calendar take from one person, as settled edges that cover `[start, end)`. */
export function takenEdgesOf(
  person: Person,
  start: Instant,
  end: Instant,
  respected: Respected,
): Edges {
  const alike = { schedule: scheduleOf(person), members: [person] };
  const calendar = takenBy(respected.busy).get(person.id) ?? [];
  return settle([...plansEdges(alike, start, end, respected), calendar].flat());
}

/** When one person can attend inside `[start, end)`. */
export function freeEdgesOf(
  person: Person,
  start: Instant,
  end: Instant,
  respected: Respected,
): Edges {
  return subtractEdges(
    workingEdges(scheduleOf(person), start, end),
    takenEdgesOf(person, start, end, respected),
  );
}
