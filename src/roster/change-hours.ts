import { formatClock, formatDay, weekdayOf, type LocalDay } from '../time/wall-time';
import type { DayBlock, Exception, Person, Weekday, WorkingBlock } from './person';
import { blocksOn, scheduleOf } from './schedule';

/** On which dates other hours are to hold. */
export type HoursScope = 'alike' | 'weekday' | 'date';

const clock = (minute: number): string =>
  minute === 1440 ? '24:00' : formatClock(((minute % 1440) + 1440) % 1440);

/** The blocks that start on a date, as wall clocks. */
export function dayBlocksOn(person: Person, day: LocalDay): DayBlock[] {
  const minutes = blocksOn(scheduleOf(person), day);
  const blocks: DayBlock[] = [];
  for (let i = 0; i < minutes.length; i += 2) {
    blocks.push({ start: clock(minutes[i] as number), end: clock(minutes[i + 1] as number) });
  }
  return blocks;
}

/** The weekdays whose hours are those of this weekday, itself among them. */
export function weekdaysAlike(person: Person, weekday: Weekday): Weekday[] {
  const { week } = scheduleOf(person);
  const own = String(week[weekday]);
  return ([1, 2, 3, 4, 5, 6, 7] as const).filter((day) => String(week[day]) === own);
}

/** A week in which some weekdays have other blocks; the rest stays as it is. */
export function withWeekdays(
  blocks: readonly WorkingBlock[],
  weekdays: readonly Weekday[],
  dayBlocks: readonly DayBlock[],
): WorkingBlock[] {
  const kept = blocks
    .map((block) => ({ ...block, days: block.days.filter((day) => !weekdays.includes(day)) }))
    .filter(({ days }) => days.length > 0);
  return [...kept, ...dayBlocks.map(({ start, end }) => ({ days: weekdays, start, end }))];
}

function withDate(person: Person, day: LocalDay, blocks: readonly DayBlock[]): Exception[] {
  const from = formatDay(day);
  const others = (person.exceptions ?? []).filter(
    (exception) => exception.from !== from || (exception.to ?? from) !== from,
  );
  return [...others, { from, blocks }];
}

/** A person who works by other blocks on a date, on its weekday, or on every weekday that is like it. */
export function withHours(
  person: Person,
  day: LocalDay,
  scope: HoursScope,
  blocks: readonly DayBlock[],
): Person {
  const weekday = weekdayOf(day);
  switch (scope) {
    case 'date':
      return { ...person, exceptions: withDate(person, day, blocks) };
    case 'weekday':
      return { ...person, blocks: withWeekdays(person.blocks ?? [], [weekday], blocks) };
    case 'alike': {
      const alike = weekdaysAlike(person, weekday);
      return { ...person, blocks: withWeekdays(person.blocks ?? [], alike, blocks) };
    }
    default:
      return scope satisfies never;
  }
}
