import { useMemo } from 'react';
import { useSlice } from '../bridge';
import type { Context } from '../../src/presence/context';
import type { Person } from '../../src/roster/person';
import type { Instant } from '../../src/time/instant';
import { dayAround, placeOn, viewPerson, type PersonView } from './person-view';

/** What is known of a person besides their entry. */
export function usePersonContext(person: Person): Context {
  const { reports, sync, norms } = useSlice('roster');
  const report = reports[person.id];
  return useMemo(
    () => ({ sync, norms, ...(report === undefined ? {} : { report }) }),
    [report, sync, norms],
  );
}

/** Looks at a person anew whenever the minute or what is known of them changes. */
export function usePersonView(
  person: Person,
  now: Instant,
): { readonly view: PersonView; readonly context: Context; readonly nowAt: number } {
  const { zone } = useSlice('me').me;
  const context = usePersonContext(person);
  return useMemo(() => {
    const day = dayAround(now, zone);
    return { view: viewPerson(person, now, day, context), context, nowAt: placeOn(day, now) };
  }, [person, now, zone, context]);
}
