import { editDistance } from './edit-distance';
import type { Instant } from './instant';
import type { Interval } from './interval';
import zoneData from './zone-data.json';
import { decodeClock, spanAt, type ZoneTable } from './zone-table';

/** An IANA time-zone name, such as `Asia/Kathmandu`. Never an offset. */
export type ZoneName = string;

/** A change of offset: `before` and `after` are milliseconds east of UTC, `after` holds from `at` on. */
export type Transition = { readonly at: Instant; readonly before: number; readonly after: number };

/** The release of the IANA time-zone database that Lull ships. */
export const ZONE_DATA_VERSION: string = zoneData.version;

const clockOf = new Map<ZoneName, string>();
for (const [clock, names] of Object.entries(zoneData.clocks)) {
  for (const name of names.split(' ')) clockOf.set(name, clock);
}
const canonicalNames: readonly ZoneName[] = [...clockOf.keys()].sort();

const homeOf = new Map<string, ZoneName>();
for (const [home, aliases] of Object.entries(zoneData.aliases)) {
  for (const alias of aliases.split(' ')) homeOf.set(alias, home);
}

/** Places that share a clock share its table, so each history is decoded once. */
const tableOfClock = new Map<string, ZoneTable>();
const tableOf = new Map<ZoneName, ZoneTable>();

/** The canonical name for an exact IANA name (letter case counts, offsets are no names), or null. */
export function findZone(name: string): ZoneName | null {
  return clockOf.has(name) ? name : (homeOf.get(name) ?? null);
}

/** Every canonical name, sorted: one for each place in IANA's zone.tab, `UTC`, and the fixed `Etc/GMT±n`. */
export function zoneNames(): readonly ZoneName[] {
  return canonicalNames;
}

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');

const cityOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/**
 * The zone somebody probably meant: the same name but for letter case and spaces, else the zone of that city, else the
 * nearest name by edit distance within a fifth of its length. Null when nothing is near. Never a name with digits:
 * `Etc/GMT+2` lies west of Greenwich, the opposite of what people mean by "GMT+2".
 */
export function suggestZone(text: string): ZoneName | null {
  const meant = plain(text);
  const limit = Math.floor(meant.length / 5);
  const hasArea = meant.includes('/');
  let nearest: string | null = null;
  let shortest = limit + 1;
  for (const name of [...canonicalNames, ...homeOf.keys()]) {
    if (/\d/.test(name)) continue;
    const distance = editDistance(meant, plain(hasArea ? name : cityOf(name)), shortest);
    if (distance < shortest) {
      nearest = name;
      shortest = distance;
    }
  }
  return nearest === null ? null : findZone(nearest);
}

/** The spans of a zone's clock. Throws a RangeError for an unknown zone. */
export function zoneTable(zone: ZoneName): ZoneTable {
  const known = tableOf.get(zone);
  if (known !== undefined) return known;
  const clock = clockOf.get(findZone(zone) ?? '');
  if (clock === undefined) throw new RangeError(`"${zone}" is not an IANA zone`);
  const table = tableOfClock.get(clock) ?? decodeClock(clock);
  tableOfClock.set(clock, table);
  tableOf.set(zone, table);
  return table;
}

/**
 * The zone's offset at an instant, in milliseconds east of UTC. Throws a RangeError for an unknown zone.
 * Before 2000 it is the offset with which 2000 began; after 2099, the last one of 2099.
 */
export function offsetAt(zone: ZoneName, instant: Instant): number {
  const table = zoneTable(zone);
  return table.offsets[spanAt(table, instant)] ?? Number.NaN;
}

function transitionInto(table: ZoneTable, span: number): Transition | null {
  const at = table.starts[span];
  const before = table.offsets[span - 1];
  const after = table.offsets[span];
  if (at === undefined || before === undefined || after === undefined) return null;
  return { at, before, after };
}

/** The first change of offset after an instant, or null when none is known. */
export function nextTransition(zone: ZoneName, instant: Instant): Transition | null {
  const table = zoneTable(zone);
  return transitionInto(table, spanAt(table, instant) + 1);
}

/** The last change of offset at or before an instant, or null when none is known. */
export function previousTransition(zone: ZoneName, instant: Instant): Transition | null {
  const table = zoneTable(zone);
  return transitionInto(table, spanAt(table, instant));
}

/** The changes of offset within a range, in order. */
export function transitions(zone: ZoneName, range: Interval): Transition[] {
  const table = zoneTable(zone);
  const found: Transition[] = [];
  let span = spanAt(table, range.start);
  if ((table.starts[span] ?? 0) < range.start) span++;
  for (let next = transitionInto(table, span); next !== null && next.at < range.end;) {
    found.push(next);
    next = transitionInto(table, ++span);
  }
  return found;
}
