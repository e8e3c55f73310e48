import { focusEdges } from '../presence/attendance';
import { nights } from '../presence/day-band';
import type { Edges } from '../roster/edges';
import type { Person } from '../roster/person';
import { peopleBySchedule, scheduleOf, type Schedule } from '../roster/schedule';
import { requireRange, workingEdges } from '../roster/working-blocks';
import { DAY, HOUR, MINUTE, type Instant } from '../time/instant';
import type { Interval } from '../time/interval';
import { formatClock, formatDay, wallAt } from '../time/wall-time';
import type { ZoneName } from '../time/zone';

/** Somebody who would attend outside their hours, and when that is on their wall clock: `2026-01-14T20:30`. */
export type Stretched = { readonly id: string; readonly local: string };

/** A time to meet: `present` is everybody who can be there, those named in `stretched` outside their hours. */
export type Slot = {
  readonly start: Instant;
  readonly end: Instant;
  readonly present: readonly string[];
  readonly stretched: readonly Stretched[];
};

/** How long the meeting is in minutes, up to a day, and how many slots to suggest (three unless told). */
export type SlotOptions = { readonly minutes: number; readonly top?: number };

/** Slots begin on the quarter hour of every zone. */
const STEP = 15 * MINUTE;

/** How far from their hours somebody is asked to come: from 9–18 that reaches to 6–21, and never into the night. */
const LONGEST_STRETCH = 3 * HOUR;

/** When people who keep the same hours can attend: the hours, how far they could be stretched, and the focus that is in the way. */
type Reach = {
  readonly people: number;
  readonly hours: Edges;
  readonly reach: Edges;
  readonly focus: Edges;
};

function reachOf(schedule: Schedule, people: number, range: Interval): Reach {
  const start = range.start - DAY;
  const end = range.end + DAY;
  const hours = workingEdges(schedule, start, end);
  const dark = nights(schedule.zone, { start, end });
  const reach: Instant[] = [];
  for (let i = 0; i < hours.length; i += 2) {
    const from = hours[i] as Instant;
    const until = hours[i + 1] as Instant;
    let earliest = from - LONGEST_STRETCH;
    let latest = until + LONGEST_STRETCH;
    for (const night of dark) {
      if (night.start < from) earliest = Math.max(earliest, Math.min(night.end, from));
      if (night.end > until) {
        latest = Math.min(latest, Math.max(night.start, until));
        break;
      }
    }
    reach.push(earliest, latest);
  }
  return { people, hours, reach, focus: focusEdges(schedule, start, end) };
}

/** What each of them would have to bear for each start: 0 within their hours, the time outside them when stretched, else Infinity. */
function addBurdens(
  burdens: Float64Array,
  { hours, reach, focus }: Reach,
  first: Instant,
  length: number,
): void {
  const last = burdens.length - 1;
  const indexAfter = (at: Instant): number => Math.max(0, Math.ceil((at - first) / STEP));
  const indexBefore = (at: Instant): number => Math.min(last, Math.floor((at - first) / STEP));
  burdens.fill(Infinity);
  for (let i = 0; i < hours.length; i += 2) {
    const end = indexBefore((reach[i + 1] as Instant) - length);
    for (let slot = indexAfter(reach[i] as Instant); slot <= end; slot++) {
      const start = first + slot * STEP;
      const before = Math.max(0, (hours[i] as Instant) - start);
      const after = Math.max(0, start + length - (hours[i + 1] as Instant));
      burdens[slot] = Math.min(burdens[slot] as number, before + after);
    }
  }
  for (let i = 0; i < focus.length; i += 2) {
    const end = indexBefore((focus[i + 1] as Instant) - 1);
    for (let slot = indexAfter((focus[i] as Instant) - length + 1); slot <= end; slot++) {
      burdens[slot] = Infinity;
    }
  }
}

type Tally = { readonly attendance: Int32Array; readonly burden: Float64Array };

function tally(reaches: readonly Reach[], first: Instant, length: number, slots: number): Tally {
  const attendance = new Int32Array(slots);
  const burden = new Float64Array(slots);
  const own = new Float64Array(slots);
  for (const reach of reaches) {
    addBurdens(own, reach, first, length);
    for (let slot = 0; slot < slots; slot++) {
      const weight = own[slot] as number;
      if (weight === Infinity) continue;
      attendance[slot] = (attendance[slot] as number) + reach.people;
      burden[slot] = (burden[slot] as number) + weight * reach.people;
    }
  }
  return { attendance, burden };
}

/** The best slots that do not overlap each other: most people, then least stretched, then soonest. */
function choose(
  { attendance, burden }: Tally,
  least: number,
  apart: number,
  top: number,
): number[] {
  const ranked = [...attendance.keys()]
    .filter((slot) => (attendance[slot] as number) >= least)
    .sort(
      (a, b) =>
        (attendance[b] as number) - (attendance[a] as number) ||
        (burden[a] as number) - (burden[b] as number) ||
        a - b,
    );
  const chosen: number[] = [];
  for (const slot of ranked) {
    if (chosen.length === top) break;
    if (chosen.every((other) => Math.abs(other - slot) >= apart)) chosen.push(slot);
  }
  return chosen;
}

function localOf(zone: ZoneName, at: Instant): string {
  const { day, minute } = wallAt(zone, at);
  return `${formatDay(day)}T${formatClock(minute)}`;
}

/** Who attends a slot, in the order in which the people were named. */
function slotAt(
  people: readonly Person[],
  reaches: ReadonlyMap<Schedule, Reach>,
  start: Instant,
  length: number,
): Slot {
  const present: string[] = [];
  const stretched: Stretched[] = [];
  const burdens = new Map<Schedule, number>();
  const own = new Float64Array(1);
  for (const [schedule, reach] of reaches) {
    addBurdens(own, reach, start, length);
    burdens.set(schedule, own[0] as number);
  }
  for (const person of people) {
    const burden = burdens.get(scheduleOf(person)) ?? Infinity;
    if (burden === Infinity) continue;
    present.push(person.id);
    if (burden > 0) stretched.push({ id: person.id, local: localOf(person.zone, start) });
  }
  return { start, end: start + length, present, stretched };
}

function requireWhole(value: number, field: string, most: number): number {
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new RangeError(`${field} must be a whole number from 1 to ${most}`);
  }
  return value;
}

/**
 * The best times to meet inside a range of at most a year: most people first, then those that stretch them least, then
 * the soonest. Planned focus is respected, and nobody is asked into the night. None when not even two could meet.
 * Throws a RangeError naming what is malformed.
 */
export function suggestSlots(
  people: readonly Person[],
  range: Interval,
  options: SlotOptions,
): Slot[] {
  const { start, end } = requireRange(range);
  if (end - start > 366 * DAY) throw new RangeError('range must not be longer than a year');
  const length = requireWhole(options.minutes, 'options.minutes', DAY / MINUTE) * MINUTE;
  const top = requireWhole(options.top ?? 3, 'options.top', 1000);
  const first = Math.ceil(start / STEP) * STEP;
  const slots = Math.floor((end - length - first) / STEP) + 1;
  const groups = peopleBySchedule(people);
  if (people.length === 0 || slots < 1) return [];
  const reaches = new Map<Schedule, Reach>();
  for (const [schedule, members] of groups) {
    reaches.set(schedule, reachOf(schedule, members.length, range));
  }
  const least = Math.min(2, people.length);
  return choose(
    tally([...reaches.values()], first, length, slots),
    least,
    Math.ceil(length / STEP),
    top,
  ).map((slot) => slotAt(people, reaches, first + slot * STEP, length));
}
