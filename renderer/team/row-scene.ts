import type { RosterSlice } from '../../src/app/slices';
import { withBusy, type BusyTimes, type Context } from '../../src/presence/context';
import type { Report } from '../../src/presence/report';
import type { Reports } from '../../src/presence/report-ahead';
import type { Person } from '../../src/roster/person';
import { MINUTE, type Instant } from '../../src/time/instant';
import type { Interval } from '../../src/time/interval';
import type { LiveSlice, LiveView, PicturesSlice } from '../../src/app/live-view';
import { liveSentences, NO_VIEWS, withLive } from './live-words';
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
  /** What services told of somebody, the stronger one first. */
  readonly viewsOf: (person: Person) => readonly LiveView[];
  /** Somebody's small picture as a data URL; null where none is known. */
  readonly pictureOf: (person: Person) => string | null;
};

/** What is known of everybody besides their entries. */
export type SceneFacts = {
  readonly reports: Reports;
  readonly busy: BusyTimes;
  readonly live: LiveSlice['people'];
  readonly pictures: PicturesSlice;
} & Pick<RosterSlice, 'sync' | 'norms' | 'watches'>;

type KeptRow = {
  readonly row: Row;
  readonly report: Report | undefined;
  readonly views: readonly LiveView[];
};

/** A scene as it was set, with the rows that were worked out in it. */
type Setting = {
  readonly telling: Telling;
  readonly facts: SceneFacts;
  readonly rows: Map<Person, KeptRow>;
};

/** Whether what a scene tells of somebody still holds in a later one, as far as their report goes. */
function isSameScene(a: Setting, b: Setting): boolean {
  return (
    a.telling.words === b.telling.words &&
    a.telling.style === b.telling.style &&
    a.telling.zone === b.telling.zone &&
    a.telling.asIf === b.telling.asIf &&
    minuteOf(a.telling.now) === minuteOf(b.telling.now) &&
    a.telling.now <= b.telling.now &&
    a.facts.busy === b.facts.busy &&
    a.facts.sync === b.facts.sync &&
    a.facts.norms === b.facts.norms &&
    a.facts.watches === b.facts.watches
  );
}

const minuteOf = (at: Instant): number => Math.floor(at / MINUTE);

/** Whether a report counts at one instant as it does at another, and what it made of somebody has not ended. */
function isSameRow({ row, report }: KeptRow, then: Instant, now: Instant): boolean {
  const { until } = row.view.availability;
  const begins = report !== undefined && report.at > then && report.at <= now;
  return !begins && (until === null || until > now);
}

/**
 * Sets one scene after another. In a large team others say something several times a second: a row of which nothing is
 * another within the minute stays the very same, and need not be drawn again.
 */
export function createRowScenes(): (telling: Telling, facts: SceneFacts) => RowScene {
  let last: Setting | null = null;
  return (telling, facts) => {
    const setting: Setting = { telling, facts, rows: new Map() };
    const earlier = last !== null && isSameScene(last, setting) ? last : null;
    last = setting;
    return setScene(setting, earlier?.rows ?? new Map(), earlier?.telling.now ?? telling.now);
  };
}

function setScene(
  { telling, facts, rows }: Setting,
  earlier: ReadonlyMap<Person, KeptRow>,
  then: Instant,
): RowScene {
  const { reports, busy, live, pictures, sync, norms, watches } = facts;
  const { now } = telling;
  const day = dayAround(now, telling.zone);
  const shared: Context = { sync, norms };
  const watched = new Set(watches.map(({ personId }) => personId));

  const contextOf = ({ id }: Person): Context => {
    const report = reports.get(id);
    const known = withBusy(shared, id, busy);
    return report === undefined ? known : { ...known, report };
  };
  const viewsOf = ({ id }: Person): readonly LiveView[] =>
    Object.hasOwn(live, id) ? (live[id] ?? NO_VIEWS) : NO_VIEWS;
  const rowOf = (person: Person): Row => {
    const known = rows.get(person);
    if (known !== undefined) return known.row;
    const report = reports.get(person.id);
    const views = viewsOf(person);
    const before = earlier.get(person);
    const isTold = before?.report === report && before?.views === views;
    if (before !== undefined && isTold && isSameRow(before, then, now)) {
      rows.set(person, before);
      return before.row;
    }
    const view = viewPerson(person, now, day, contextOf(person));
    const words = rowWords(person, view, telling);
    const told = withLive(words, view.availability, report, views, telling);
    const row = { view, told };
    rows.set(person, { row, report, views });
    return row;
  };
  return {
    telling,
    day,
    nowAt: placeOn(day, now),
    contextOf,
    isWatched: ({ id }) => watched.has(id),
    rowOf,
    reasonsOf: (person) => [
      ...reasonSentences(
        rowOf(person).view.expectation,
        person,
        norms,
        telling,
        reports.get(person.id),
      ),
      ...liveSentences(
        reports.get(person.id),
        viewsOf(person),
        rowOf(person).view.availability,
        telling,
      ),
    ],
    viewsOf,
    pictureOf: (person) => {
      const names = viewsOf(person).map(({ picture }) => picture);
      const known = names.find((name) => name !== null && Object.hasOwn(pictures, name));
      return known === undefined || known === null ? null : (pictures[known] ?? null);
    },
  };
}
