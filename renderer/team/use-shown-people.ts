import { useDeferredValue, useEffect, useMemo } from 'react';
import { useClockStyle, useSlice } from '../bridge';
import type { Reports } from '../../src/presence/report-ahead';
import { createRosterClock, type RosterClock, type RosterFace } from '../../src/reply/roster-clock';
import type { RosterContext } from '../../src/reply/roster-clock';
import type { Person } from '../../src/roster/person';
import type { Instant } from '../../src/time/instant';
import { createOrder, isShown, nameRanks } from './people-order';
import { isFound, searchTextOf, searchWords } from './person-search';
import { useTeamView } from './team-view';

/** What is known of everybody at an instant. */
export type KnownAt = { readonly at: Instant; readonly reports: Reports };

/** A roster's face, and whose it is. */
type Seen = { readonly people: readonly Person[]; readonly face: RosterFace };

/** A roster's face at any instant; made when first asked for, then moved on. */
function faceOf(
  people: readonly Person[],
  context: Omit<RosterContext, 'reports'>,
): (known: KnownAt) => Seen {
  let clock: RosterClock | null = null;
  return ({ at, reports }) => {
    if (clock === null) clock = createRosterClock(people, { ...context, reports }, at);
    else {
      clock.retell(reports);
      clock.advance(at);
    }
    // The arrays are filled anew each time: a new wrapper says so to whoever compares.
    return { people, face: clock.face };
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

/** A roster's face at an instant, worked out again only when something it rests on is another. */
function useFace(people: readonly Person[], { at, reports }: KnownAt): Seen {
  const { sync, norms } = useSlice('roster');
  const busy = useSlice('busy');
  const look = useMemo(() => faceOf(people, { busy, sync, norms }), [people, busy, sync, norms]);
  return useMemo(() => look({ at, reports }), [look, at, reports]);
}

const NOBODY: readonly Person[] = [];

/**
 * The people to show: narrowed to the filter as of one instant, in the chosen order as of another. Typing only filters;
 * the order is made when its instant or the people change.
 */
export function useShownPeople(filterAt: KnownAt, wantedAt: KnownAt): readonly Person[] {
  // What live sources say shows in the rows at once; where rows belong follows when nothing else is to do.
  const { at, reports } = wantedAt;
  const orderAt = useDeferredValue(useMemo(() => ({ at, reports }), [at, reports]));
  const { people } = useSlice('roster');
  const { locale } = useClockStyle();
  const sort = useTeamView((view) => view.sort);
  const filter = useTeamView((view) => view.filter);
  // Filtering must not hold up the next letter: the rows may follow a moment later.
  const query = useDeferredValue(useTeamView((view) => view.query));
  useSearchTexts(people);

  const arrange = useMemo(() => createOrder(nameRanks(people, locale)), [people, locale]);
  const seen = useFace(people, orderAt);
  // Ordering is a task of its own after the one that looks at everybody; other people are never shown in an old order.
  const looked = useDeferredValue(seen);
  const ordered = looked.people === people ? looked : seen;
  const order = useMemo(() => arrange(ordered.face, sort), [arrange, ordered, sort]);
  const isOneInstant = filterAt.at === at && filterAt.reports === reports;
  const needsOther = !isOneInstant && filter !== 'all';
  const other = useFace(needsOther ? people : NOBODY, needsOther ? filterAt : orderAt);
  // Without a filter nobody comes or goes as the moment moves.
  const narrowing = useMemo(
    () => (filter === 'all' ? null : { face: (needsOther ? other : seen).face, at: filterAt.at }),
    [filter, needsOther, other, seen, filterAt.at],
  );

  return useMemo(() => {
    const wanted = searchWords(query);
    const shown: Person[] = [];
    for (const place of order) {
      const person = people[place];
      if (person === undefined) continue;
      if (narrowing !== null && !isShown(narrowing.face, place, filter, narrowing.at)) continue;
      if (isFound(person, wanted)) shown.push(person);
    }
    return shown;
  }, [order, people, narrowing, filter, query]);
}
