import { useDeferredValue, useEffect, useMemo } from 'react';
import { useClockStyle, useSlice } from '../bridge';
import { createRosterClock, type RosterClock, type RosterFace } from '../../src/reply/roster-clock';
import type { RosterContext } from '../../src/reply/roster-clock';
import type { Person } from '../../src/roster/person';
import type { Instant } from '../../src/time/instant';
import { createOrder, isShown, nameRanks } from './people-order';
import { isFound, searchTextOf, searchWords } from './person-search';
import { useTeamView } from './team-view';

/** A roster's face at any instant; made when first asked for, then moved on. */
function faceOf(
  people: readonly Person[],
  context: RosterContext,
): (now: Instant) => { readonly face: RosterFace } {
  let clock: RosterClock | null = null;
  return (now) => {
    if (clock === null) clock = createRosterClock(people, context, now);
    else clock.advance(now);
    // The arrays are filled anew each time: a new wrapper says so to whoever compares.
    return { face: clock.face };
  };
}

/** How long an idle moment must be to read another person's search text. */
const LEAST_IDLE_MS = 2;
/** A busy window still reads these many every so often. */
const LEAST_AT_ONCE = 500;
const LONGEST_WAIT_MS = 100;

/** Reads what people are found by before anybody searches, whenever the window has nothing else to do. */
function useSearchTexts(people: readonly Person[]): void {
  useEffect(() => {
    let next = 0;
    let idle = 0;
    const read = (deadline: IdleDeadline): void => {
      const end = next + LEAST_AT_ONCE;
      while (next < people.length && (next < end || deadline.timeRemaining() > LEAST_IDLE_MS)) {
        const person = people[next++];
        if (person !== undefined) searchTextOf(person);
      }
      if (next < people.length) idle = requestIdleCallback(read, { timeout: LONGEST_WAIT_MS });
    };
    idle = requestIdleCallback(read, { timeout: LONGEST_WAIT_MS });
    return () => cancelIdleCallback(idle);
  }, [people]);
}

/** The people to show, in the chosen order. Typing only filters; the order is made when the minute or the people change. */
export function useShownPeople(now: Instant): readonly Person[] {
  const { people, reports, sync, norms } = useSlice('roster');
  const { locale } = useClockStyle();
  const sort = useTeamView((view) => view.sort);
  const filter = useTeamView((view) => view.filter);
  // Filtering must not hold up the next letter: the rows may follow a moment later.
  const query = useDeferredValue(useTeamView((view) => view.query));
  useSearchTexts(people);

  const look = useMemo(
    () => faceOf(people, { reports, sync, norms }),
    [people, reports, sync, norms],
  );
  const arrange = useMemo(() => createOrder(nameRanks(people, locale)), [people, locale]);
  const seen = useMemo(() => look(now), [look, now]);
  const order = useMemo(() => arrange(seen.face, sort), [arrange, seen, sort]);

  return useMemo(() => {
    const wanted = searchWords(query);
    const shown: Person[] = [];
    for (const place of order) {
      const person = people[place];
      if (person === undefined || !isShown(seen.face, place, filter, now)) continue;
      if (isFound(person, wanted)) shown.push(person);
    }
    return shown;
  }, [order, people, seen, filter, now, query]);
}
