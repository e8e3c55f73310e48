import type { BlockChange, OverlapGap } from '../../../src/reply/overlap-gap';
import type { Person } from '../../../src/roster/person';
import {
  formatDate,
  formatDuration,
  formatTime,
  formatWeekdayTime,
  type ClockStyle,
} from '../../../src/time/format';
import { MINUTE } from '../../../src/time/instant';
import type { Interval } from '../../../src/time/interval';
import { placeOfZone } from '../../../src/time/place';
import { wallAt } from '../../../src/time/wall-time';
import type { ZoneName } from '../../../src/time/zone';
import type { Telling } from '../telling';

/** How many are named before they are only counted. */
const MOST_NAMED = 3;

/** From when to when on a clock: `14:00–17:00`, the weekday of the end where it is another day. */
export function spanWords({ start, end }: Interval, zone: ZoneName, style: ClockStyle): string {
  const isOneDay = wallAt(zone, start).day === wallAt(zone, end - 1).day;
  const until = isOneDay ? formatTime(end, zone, style) : formatWeekdayTime(end, zone, style);
  return `${formatTime(start, zone, style)}–${until}`;
}

/** The date, the times and how long it is: `Tue 24 Mar`, `14:00–17:00`, `3 hr`. */
export function windowWords(
  window: Interval,
  { zone, style }: Telling,
): { readonly date: string; readonly span: string; readonly length: string } {
  return {
    date: formatDate(window.start, zone, style),
    span: spanWords(window, zone, style),
    length: formatDuration(window.end - window.start, style),
  };
}

/** The same stretch on a person's own clock, with the weekday: `Tue 22:00–23:00`. */
export function localWords({ start, end }: Interval, zone: ZoneName, style: ClockStyle): string {
  return `${formatWeekdayTime(start, zone, style)}–${formatTime(end, zone, style)}`;
}

/** Where somebody is, for a line of their local time. */
export const placeWords = ({ zone }: Person): string => placeOfZone(zone);

const nameIn = (people: readonly Person[], id: string): string =>
  people.find((person) => person.id === id)?.name ?? id;

function changeWords(change: BlockChange, people: readonly Person[], telling: Telling): string {
  const { words, style } = telling;
  const person = people.find(({ id }) => id === change.personId);
  const zone = person?.zone ?? telling.zone;
  const isEarlier = change.side === 'earlier';
  const shift = change.minutes * MINUTE;
  const before = isEarlier ? change.from : change.until;
  const after = isEarlier ? before - shift : before + shift;
  return words(`overlap.gap.${change.side}`, {
    name: nameIn(people, change.personId),
    length: formatDuration(shift, style),
    was: formatWeekdayTime(before, zone, style),
    instead: formatTime(after, zone, style),
  });
}

/** Why there is no common time, sentence by sentence: who makes it so, and the smallest change. */
export function gapWords(
  gap: OverlapGap,
  people: readonly Person[],
  telling: Telling,
): readonly string[] {
  const { words, zone, style } = telling;
  const told: string[] = [];
  const [miss] = gap.misses;
  if (miss === undefined) told.push(words('overlap.gap.no-hours'));
  else if (miss.absent.length <= MOST_NAMED) {
    const names = miss.absent.map((id) => nameIn(people, id));
    const when = `${formatDate(miss.start, zone, style)} ${spanWords(miss, zone, style)}`;
    told.push(words('overlap.gap.without', { names, when }));
  } else {
    const count = people.length - miss.absent.length;
    told.push(words('overlap.gap.at-most', { count, all: people.length }));
  }
  if (gap.isPlans) told.push(words('overlap.gap.plans'));
  if (gap.change !== null) {
    const changes = gap.change.blocks.map((change) => changeWords(change, people, telling));
    const { date, span } = windowWords(gap.change.gives, telling);
    told.push(words('overlap.gap.change', { changes, when: `${date} ${span}` }));
  }
  return told;
}
