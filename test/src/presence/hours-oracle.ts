import type { DayBlock, Exception, Person, SyncWindow, Weekday } from '../../../src/roster/person';
import type { Interval } from '../../../src/time/interval';
import { formatDay, weekdayOf } from '../../../src/time/wall-time';
import { ownWalls, type Walls } from './walls';

/**
 * What the design says of a person's time, read date by date and block by block from its text. Slow and simple: nothing
 * is merged, sorted, compiled or kept.
 */
export type Oracle = {
  readonly isWorking: (at: number) => boolean;
  readonly isFocus: (at: number) => boolean;
  readonly isBusy: (at: number) => boolean;
  readonly isLeave: (at: number) => boolean;
  readonly isGap: (at: number) => boolean;
  /** Whether a working block starts on a local date. */
  readonly hasBlock: (day: number) => boolean;
  /** The same as lists, in no order, some of them overlapping. */
  readonly working: readonly Interval[];
  readonly focus: readonly Interval[];
  readonly busy: readonly Interval[];
};

/** What else there is to know of a person. */
export type OracleContext = {
  readonly sync?: readonly SyncWindow[];
  readonly busy?: readonly Interval[];
  readonly walls?: Walls;
};

export type PlanName = 'onLeave' | 'busy' | 'focusing' | 'available' | 'inGap' | 'offHours';

const minuteOf = (clock: string): number => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
};

function stretches(walls: Walls, zone: string, day: number, blocks: readonly DayBlock[]) {
  const exists = blocks.length > 0 && walls.date(zone, walls.startOfDay(zone, day)) === day;
  if (!exists) return [];
  return blocks
    .map(({ start, end }): Interval => {
      const runsOver = minuteOf(end) <= minuteOf(start);
      return {
        start: walls.instant(zone, day, minuteOf(start)),
        end: walls.instant(zone, day, minuteOf(end) + (runsOver ? 1440 : 0)),
      };
    })
    .filter(({ start, end }) => start < end);
}

function exceptionOn(person: Person, day: number): Exception | undefined {
  const text = formatDay(day);
  return person.exceptions?.filter(({ from, to }) => from <= text && text <= (to ?? from)).at(-1);
}

const onWeekday = <Block extends { readonly days: readonly Weekday[] }>(
  blocks: readonly Block[],
  day: number,
): Block[] => blocks.filter(({ days }) => days.includes(weekdayOf(day)));

function daysAround(walls: Walls, zone: string, { start, end }: Interval): number[] {
  const first = walls.date(zone, start) - 3;
  const last = walls.date(zone, end) + 1;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

const holds = (list: readonly Interval[], at: number): boolean =>
  list.some(({ start, end }) => start <= at && at < end);

/** Reads what holds for a person within a range. */
export function oracleFor(
  person: Person,
  range: Interval,
  { sync = [], busy = [], walls = ownWalls }: OracleContext = {},
): Oracle {
  const { zone } = person;
  const blocksOn = (day: number): Interval[] =>
    stretches(
      walls,
      zone,
      day,
      exceptionOn(person, day)?.blocks ?? onWeekday(person.blocks ?? [], day),
    );
  const days = daysAround(walls, zone, range);
  const byDay = days.map(blocksOn);
  const working = byDay.flat();
  const focus = days.flatMap((day) =>
    (person.focus ?? []).flatMap((plan) => {
      const isThen =
        'date' in plan ? plan.date === formatDay(day) : plan.days.includes(weekdayOf(day));
      return isThen ? stretches(walls, zone, day, [plan]) : [];
    }),
  );
  // A date lasts until the next one begins, also in St. John's, where the clock once went back over midnight.
  const leave = days
    .filter((day) => exceptionOn(person, day)?.blocks.length === 0)
    .map((day) => ({
      start: walls.startOfDay(zone, day),
      end: walls.startOfDay(zone, day + 1),
    }));
  const isIn = ({ kind, people }: SyncWindow): boolean =>
    kind === 'meeting' && (people === 'all' || people.includes(person.id));
  const meetings = sync
    .filter(isIn)
    .flatMap((window) =>
      daysAround(walls, window.zone, range).flatMap((day) =>
        stretches(walls, window.zone, day, onWeekday([window], day)),
      ),
    );
  return {
    isWorking: (at) => holds(working, at),
    isFocus: (at) => holds(focus, at),
    isBusy: (at) => holds(meetings, at) || holds(busy, at),
    isLeave: (at) => holds(leave, at),
    isGap: (at) =>
      byDay.some((day) => day.some(({ end }) => end <= at) && day.some(({ start }) => at < start)),
    hasBlock: (day) => blocksOn(day).length > 0,
    working,
    focus,
    busy: [...meetings, ...busy],
  };
}

/** What is planned at an instant, by the order of the design's §4. */
export function planAt(oracle: Oracle, at: number): PlanName {
  const isWorking = oracle.isWorking(at);
  if (!isWorking && oracle.isLeave(at)) return 'onLeave';
  if (oracle.isBusy(at)) return 'busy';
  if (isWorking) return oracle.isFocus(at) ? 'focusing' : 'available';
  return oracle.isGap(at) ? 'inGap' : 'offHours';
}
