import type { PresenceSlice, RosterSlice } from '../../src/app/slices';
import type { Context } from '../../src/presence/context';
import type { Person } from '../../src/roster/person';
import type { Interval } from '../../src/time/interval';
import { liveSentences, withEnding } from './live-words';
import { dayAround, placeOn, viewPerson, type PersonView } from './person-view';
import { reasonSentences } from './reason-words';
import { rowWords, type RowWords } from './row-words';
import type { Telling } from './telling';

/** What a row shows of a person in a scene. */
export type Row = { readonly view: PersonView; readonly told: RowWords };

/**
 * All that the rows have in common for one minute. A row is worked out when it is first drawn, and kept for as long as
 * the scene lasts: scrolling back and forth costs nothing twice.
 */
export type RowScene = {
  readonly telling: Telling;
  readonly day: Interval;
  readonly nowAt: number;
  readonly contextOf: (person: Person) => Context;
  readonly isWatched: (person: Person) => boolean;
  readonly rowOf: (person: Person) => Row;
  readonly reasonsOf: (person: Person) => readonly string[];
};

/** Sets the scene for a minute and a roster. */
export function createRowScene(
  telling: Telling,
  {
    reports,
    sync,
    norms,
    watches,
  }: PresenceSlice & Pick<RosterSlice, 'sync' | 'norms' | 'watches'>,
): RowScene {
  const day = dayAround(telling.now, telling.zone);
  const shared: Context = { sync, norms };
  const watched = new Set(watches.map(({ personId }) => personId));
  const rows = new Map<Person, Row>();

  const contextOf = ({ id }: Person): Context => {
    const report = Object.hasOwn(reports, id) ? reports[id] : undefined;
    return report === undefined ? shared : { ...shared, report };
  };
  const rowOf = (person: Person): Row => {
    const known = rows.get(person);
    if (known !== undefined) return known;
    const view = viewPerson(person, telling.now, day, contextOf(person));
    const { report } = contextOf(person);
    const told = withEnding(rowWords(person, view, telling), report, telling);
    const row = { view, told };
    rows.set(person, row);
    return row;
  };
  return {
    telling,
    day,
    nowAt: placeOn(day, telling.now),
    contextOf,
    isWatched: ({ id }) => watched.has(id),
    rowOf,
    reasonsOf: (person) => [
      ...reasonSentences(rowOf(person).view.expectation, person, norms, telling),
      ...liveSentences(contextOf(person).report, telling),
    ],
  };
}
