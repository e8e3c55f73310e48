import type { Weekday } from '../../../src/time/calendar';
import { formatWeekday, type ClockStyle } from '../../../src/time/format';
import { DAY } from '../../../src/time/instant';
import type { Words } from '../../../src/words/words';
import { formatMinute } from './hours-text';
import { stretchesOf, WEEKDAYS, weekOf, type Stretch, type WeekBlock } from './week';

/** 1970-01-05 was a Monday. */
const aDayCalled = (day: Weekday): number => (3 + day) * DAY;

/** The name of a weekday: `Mon` or `Monday`. */
export function weekdayName(day: Weekday, style: ClockStyle, width: 'short' | 'long'): string {
  return formatWeekday(aDayCalled(day), 'UTC', style, width);
}

/** The weekdays from the one with which weeks begin in a locale. */
export function weekdaysFrom(locale: string): readonly Weekday[] {
  const info = new Intl.Locale(locale) as Intl.Locale & {
    readonly weekInfo?: { readonly firstDay: number };
    readonly getWeekInfo?: () => { readonly firstDay: number };
  };
  const first = (info.getWeekInfo?.() ?? info.weekInfo)?.firstDay ?? 1;
  return WEEKDAYS.map((_, index) => (((first - 1 + index) % 7) + 1) as Weekday);
}

/** Days as people say them: `Mon–Fri`, `Mon and Wed`. */
export function describeDays(days: readonly Weekday[], words: Words, style: ClockStyle): string {
  const runs: Weekday[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: Weekday | undefined): string =>
    day === undefined ? '' : weekdayName(day, style, 'short');
  const parts = runs.flatMap((run) =>
    run.length > 2
      ? [words('week.day-run', { first: name(run[0]), last: name(run.at(-1)) })]
      : run.map(name),
  );
  return words('week.days', { days: parts });
}

/** A stretch to look at: `09:00–12:00`. */
export const stretchRange = ({ start, end }: Stretch, style: ClockStyle): string =>
  `${formatMinute(start, style)}–${formatMinute(end, style, true)}`;

/** A stretch as a name that reads well aloud: `09:00 to 12:00`. */
export function nameStretch({ start, end }: Stretch, words: Words, style: ClockStyle): string {
  return words('week.stretch', {
    start: formatMinute(start, style),
    end: formatMinute(end, style, true),
  });
}

/** Working blocks in one line: `Mon–Fri 09:00–12:00 and 20:00–23:00`. */
export function describeWeek(
  blocks: readonly WeekBlock[],
  words: Words,
  style: ClockStyle,
): string {
  const week = weekOf(blocks);
  const groups = new Map<string, { days: Weekday[]; stretches: readonly Stretch[] }>();
  for (const day of WEEKDAYS) {
    const stretches = stretchesOf(week, day);
    if (stretches.length === 0) continue;
    const key = JSON.stringify(stretches);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { days: [day], stretches });
    else group.days.push(day);
  }
  if (groups.size === 0) return words('week.none');
  const parts = [...groups.values()].map(({ days, stretches }) =>
    words('week.days-hours', {
      days: describeDays(days, words, style),
      hours: stretches.map((stretch) => stretchRange(stretch, style)),
    }),
  );
  return parts.join(words('week.separator'));
}
