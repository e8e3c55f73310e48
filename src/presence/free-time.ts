import { subtractEdges, type Edges } from '../roster/edges';
import type { Person, SyncWindow } from '../roster/person';
import { peopleBySchedule, scheduleOf, type Schedule } from '../roster/schedule';
import { workingEdges } from '../roster/working-blocks';
import type { Instant } from '../time/instant';
import { focusEdges } from './attendance';
import { busyEdges, membershipOf } from './busy';

/** What keeps people from attending although they are at work: planned focus, and the meetings of these sync windows. */
export type Respected = {
  readonly respectFocus?: boolean;
  readonly sync?: readonly SyncWindow[];
};

/** People whose hours are the same and, where meetings count, who are in the same meetings. */
export type AlikePeople = { readonly schedule: Schedule; readonly members: readonly Person[] };

/** People put together by what decides when they can attend. Throws a RangeError naming what is malformed. */
export function alikePeople(
  people: readonly Person[],
  sync: readonly SyncWindow[] | undefined,
): AlikePeople[] {
  const alike: AlikePeople[] = [];
  for (const [schedule, members] of peopleBySchedule(people)) {
    if (sync === undefined || sync.length === 0) {
      alike.push({ schedule, members });
      continue;
    }
    const byMeetings = new Map<string, Person[]>();
    for (const person of members) {
      const key = membershipOf(person, sync);
      const known = byMeetings.get(key);
      if (known === undefined) byMeetings.set(key, [person]);
      else known.push(person);
    }
    for (const same of byMeetings.values()) alike.push({ schedule, members: same });
  }
  return alike;
}

/** The time that planned focus and meetings take from people who are alike, as settled edges that cover `[start, end)`. */
export function plansEdges(
  { schedule, members }: AlikePeople,
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

/** When people who are alike can attend inside `[start, end)`. */
export function freeEdges(
  alike: AlikePeople,
  start: Instant,
  end: Instant,
  respected: Respected,
): Edges {
  return plansEdges(alike, start, end, respected).reduce(
    (free, taken) => subtractEdges(free, taken),
    workingEdges(alike.schedule, start, end),
  );
}

/** When one person can attend inside `[start, end)`. */
export function freeEdgesOf(
  person: Person,
  start: Instant,
  end: Instant,
  respected: Respected,
): Edges {
  return freeEdges({ schedule: scheduleOf(person), members: [person] }, start, end, respected);
}
