import { findZone, type ZoneName } from '../time/zone';
import { parseClock, parseDay, weekdayOf, type LocalDay } from '../time/wall-time';
import type { DayBlock, Exception, Person, PlannedFocus, WorkingBlock } from './person';

/** Blocks that start on one date, as minutes from its 00:00: starts and ends in turn, an end past 1440 is on the next date. */
export type DayMinutes = readonly number[];

/** Blocks by ISO weekday; index 0 is not used. */
export type WeekMinutes = readonly DayMinutes[];

/** What a run of dates has instead of its weekdays' blocks. */
export type DatedMinutes = {
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly blocks: DayMinutes;
};

/** A person's hours read once: clocks and dates as numbers, exceptions sorted, disjoint and the later ones on top. */
export type Schedule = {
  readonly zone: ZoneName;
  readonly sharesHours: boolean;
  readonly week: WeekMinutes;
  /** The blocks of the week as minutes from Monday's 00:00, or null when two of them lie over each other. */
  readonly flatWeek: DayMinutes | null;
  readonly dated: readonly DatedMinutes[];
  readonly hasFocus: boolean;
  readonly focusWeek: WeekMinutes;
  readonly focusDated: ReadonlyMap<LocalDay, DayMinutes>;
};

const NO_BLOCKS: DayMinutes = [];

function clockOf(text: unknown, field: string, latest: number): number {
  const minutes = typeof text === 'string' ? parseClock(text) : null;
  if (minutes === null || minutes > latest) {
    throw new RangeError(`${field} must be a wall clock such as "09:00"`);
  }
  return minutes;
}

function dayOf(text: unknown, field: string): LocalDay {
  const day = typeof text === 'string' ? parseDay(text) : null;
  if (day === null) throw new RangeError(`${field} must be a date such as "2026-05-04"`);
  return day;
}

function listOf<Item>(value: readonly Item[] | undefined, field: string): readonly Item[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new RangeError(`${field} must be a list`);
  return value;
}

/** Returns `value` unless it is no object. Throws a RangeError naming the field. */
export function requireObject<Value>(value: Value, field: string): Value & object {
  if (typeof value === 'object' && value !== null) return value;
  throw new RangeError(`${field} must be an object`);
}

/** Returns `zone` as it is. Throws a RangeError naming the field unless it is an IANA name. */
export function requireZone(zone: unknown, field: string): ZoneName {
  if (typeof zone === 'string' && findZone(zone) !== null) return zone;
  throw new RangeError(`${field} must be an IANA zone, not ${JSON.stringify(zone) ?? 'missing'}`);
}

type Minutes = { readonly start: number; readonly end: number };

/** A block's start and end; one that ends at or before its start runs into the next day. */
function minutesOf(block: DayBlock, field: string): Minutes {
  requireObject(block, field);
  const start = clockOf(block.start, `${field}.start`, 1439);
  const end = clockOf(block.end, `${field}.end`, 1440);
  return { start, end: end > start ? end : end + 1440 };
}

/** Puts a block where it belongs by its start. */
function insert(blocks: number[], { start, end }: Minutes): void {
  let at = blocks.length;
  while (at > 0 && (blocks[at - 2] as number) > start) at -= 2;
  if (at === blocks.length) blocks.push(start, end);
  else blocks.splice(at, 0, start, end);
}

const blankWeek = (): number[][] => [[], [], [], [], [], [], [], []];

function addWeekly(week: number[][], block: WorkingBlock, field: string): void {
  const days = new Set(listOf(requireObject(block, field).days, `${field}.days`));
  let minutes: ReturnType<typeof minutesOf> | null = null;
  for (const day of days) {
    const blocks = Number.isInteger(day) && day > 0 ? week[day] : undefined;
    if (blocks === undefined) {
      throw new RangeError(`${field}.days must be ISO weekdays, 1 (Monday) to 7 (Sunday)`);
    }
    minutes ??= minutesOf(block, field);
    insert(blocks, minutes);
  }
}

/** Reads one block that recurs on weekdays. Throws a RangeError naming the field that is malformed. */
export function weekMinutes(block: WorkingBlock, field: string): WeekMinutes {
  const week = blankWeek();
  addWeekly(week, block, field);
  return week;
}

function datedOf(exception: Exception, field: string): DatedMinutes {
  requireObject(exception, field);
  const from = dayOf(exception.from, `${field}.from`);
  const to = exception.to === undefined ? from : dayOf(exception.to, `${field}.to`);
  if (to < from) throw new RangeError(`${field}.to must not be before ${field}.from`);
  const blocks: number[] = [];
  for (const [i, block] of listOf(exception.blocks, `${field}.blocks`).entries()) {
    insert(blocks, minutesOf(block, `${field}.blocks[${i}]`));
  }
  return { from, to, blocks };
}

/** Cuts overlapping exceptions at each other's edges and keeps the last of the list on every date. */
function flatten(exceptions: readonly DatedMinutes[]): readonly DatedMinutes[] {
  const sorted = [...exceptions].sort((a, b) => a.from - b.from);
  if (sorted.every(({ from }, i) => i === 0 || from > (sorted[i - 1]?.to ?? -Infinity))) {
    return sorted;
  }
  const cuts = [...new Set(exceptions.flatMap(({ from, to }) => [from, to + 1]))];
  cuts.sort((a, b) => a - b);
  const indexOfCut = new Map(cuts.map((cut, i) => [cut, i]));
  const topmost: (DatedMinutes | undefined)[] = [];
  for (const exception of exceptions) {
    const end = indexOfCut.get(exception.to + 1) ?? 0;
    for (let i = indexOfCut.get(exception.from) ?? 0; i < end; i++) topmost[i] = exception;
  }
  const flat: DatedMinutes[] = [];
  for (const [i, from] of cuts.entries()) {
    const next = cuts[i + 1];
    const blocks = topmost[i]?.blocks;
    if (blocks !== undefined && next !== undefined) flat.push({ from, to: next - 1, blocks });
  }
  return flat;
}

type Focus = Pick<Schedule, 'hasFocus' | 'focusWeek' | 'focusDated'>;

const NO_FOCUS: Focus = { hasFocus: false, focusWeek: blankWeek(), focusDated: new Map() };

function focusOf(plans: readonly PlannedFocus[]): Focus {
  if (plans.length === 0) return NO_FOCUS;
  const focusWeek = blankWeek();
  const focusDated = new Map<LocalDay, number[]>();
  for (const [i, plan] of plans.entries()) {
    const field = `person.focus[${i}]`;
    requireObject(plan, field);
    if ('date' in plan) {
      const day = dayOf(plan.date, `${field}.date`);
      const blocks = focusDated.get(day) ?? [];
      insert(blocks, minutesOf(plan, field));
      focusDated.set(day, blocks);
    } else addWeekly(focusWeek, plan, field);
  }
  return { hasFocus: true, focusWeek, focusDated };
}

function flatWeek(week: WeekMinutes): DayMinutes | null {
  const flat: number[] = [];
  for (let day = 1; day <= 7; day++) {
    for (const minute of week[day] ?? NO_BLOCKS) flat.push((day - 1) * 1440 + minute);
  }
  for (let i = 2; i < flat.length; i += 2) {
    if ((flat[i] as number) < (flat[i - 1] as number)) return null;
  }
  const overMonday = (flat.at(-1) ?? 0) - 7 * 1440;
  return overMonday > (flat[0] ?? 0) ? null : flat;
}

/** Reads a person's hours. Throws a RangeError naming the field that is malformed. */
export function readSchedule(person: Person): Schedule {
  const focus = listOf(person.focus, 'person.focus');
  const exceptions = listOf(person.exceptions, 'person.exceptions').map((exception, i) =>
    datedOf(exception, `person.exceptions[${i}]`),
  );
  const blocks = listOf(person.blocks, 'person.blocks');
  const week = blankWeek();
  for (const [i, block] of blocks.entries()) addWeekly(week, block, `person.blocks[${i}]`);
  return {
    zone: requireZone(person.zone, 'person.zone'),
    sharesHours:
      person.blocks !== undefined &&
      (blocks.length > 0 || exceptions.some((exception) => exception.blocks.length > 0)),
    week,
    flatWeek: flatWeek(week),
    dated: flatten(exceptions),
    ...focusOf(focus),
  };
}

const schedules = new WeakMap<Person, Schedule>();

/** Schedules by what they were read from: many people keep the same hours. */
const sharedSchedules = new Map<string, Schedule>();

/** So many different ones are shared; then sharing begins anew. */
const MOST_SHARED = 5000;

/** A person's schedule, read once for each person value, which is never changed in place. Throws as `readSchedule` does. */
export function scheduleOf(person: Person): Schedule {
  const known = schedules.get(person);
  if (known !== undefined) return known;
  const { zone, blocks, exceptions, focus } = requireObject(person, 'person');
  const source = JSON.stringify([zone, blocks, exceptions, focus]);
  let schedule = sharedSchedules.get(source);
  if (schedule === undefined) {
    schedule = readSchedule(person);
    if (sharedSchedules.size === MOST_SHARED) sharedSchedules.clear();
    sharedSchedules.set(source, schedule);
  }
  schedules.set(person, schedule);
  return schedule;
}

/** People put together by the hours they keep. Throws a RangeError naming what is malformed. */
export function peopleBySchedule(people: readonly Person[]): Map<Schedule, Person[]> {
  const groups = new Map<Schedule, Person[]>();
  for (const person of listOf(people, 'people')) {
    const schedule = scheduleOf(person);
    const group = groups.get(schedule);
    if (group === undefined) groups.set(schedule, [person]);
    else group.push(person);
  }
  return groups;
}

/** The exception that holds on a date, or undefined. */
export function datedOn({ dated }: Schedule, day: LocalDay): DatedMinutes | undefined {
  let low = 0;
  let high = dated.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const candidate = dated[middle];
    if (candidate !== undefined && candidate.to < day) low = middle + 1;
    else high = middle;
  }
  const found = dated[low];
  return found !== undefined && found.from <= day ? found : undefined;
}

/** The working blocks that start on a date: its exception's, else its weekday's; none for hours that are not shared. */
export function blocksOn(schedule: Schedule, day: LocalDay): DayMinutes {
  if (!schedule.sharesHours) return NO_BLOCKS;
  const dated = schedule.dated.length === 0 ? undefined : datedOn(schedule, day);
  return dated?.blocks ?? schedule.week[weekdayOf(day)] ?? NO_BLOCKS;
}
