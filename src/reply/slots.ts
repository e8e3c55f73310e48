import { alikePeople, type Respected } from '../presence/free-time';
import type { Person } from '../roster/person';
import { requireRange } from '../roster/working-blocks';
import { DAY, MINUTE, type Instant } from '../time/instant';
import type { Interval } from '../time/interval';
import { formatClock, formatDay, wallAt } from '../time/wall-time';
import type { ZoneName } from '../time/zone';
import { addBurdens, reachesOf, SLOT_STEP, stretchAt, type Reach } from './reach';
import { NOTHING_BORNE, type Borne } from './seats';
import type { Slot, Stretched } from './slot';

export type { Slot, Stretched } from './slot';

/**
 * How long the meeting is in minutes, up to a day, and how many slots to suggest (three unless told); how many people
 * must be able to come (two unless told), which plans are in the way (planned focus is unless told), and what everybody
 * has borne so far.
 */
export type SlotOptions = Respected & {
  readonly minutes: number;
  readonly top?: number;
  readonly quorum?: number;
  readonly borne?: ReadonlyMap<string, Borne>;
};

/** What every start of a range asks of the people: how many can come, what they bear together and at worst, and whose turn it is. */
export type Tally = {
  readonly first: Instant;
  readonly attendance: Int32Array;
  readonly burden: Float64Array;
  readonly worst: Float64Array;
  /** Minutes that those who would be stretched have borne before. */
  readonly debt: Float64Array;
  /** When the one of them who was stretched most recently was. */
  readonly recency: Float64Array;
};

type Turn = { readonly debt: number; readonly last: Instant };

function turnOf(members: readonly Person[], borne: SlotOptions['borne']): Turn {
  let debt = 0;
  let last = -Infinity;
  if (borne === undefined || borne.size === 0) return { debt, last };
  for (const { id } of members) {
    const known = borne.get(id) ?? NOTHING_BORNE;
    debt += known.minutes;
    last = Math.max(last, known.last);
  }
  return { debt, last };
}

function tally(
  reaches: readonly Reach[],
  first: Instant,
  length: number,
  slots: number,
  borne: SlotOptions['borne'],
): Tally {
  const attendance = new Int32Array(slots);
  const burden = new Float64Array(slots);
  const worst = new Float64Array(slots);
  const debt = new Float64Array(slots);
  const recency = new Float64Array(slots).fill(-Infinity);
  const own = new Float64Array(slots);
  for (const reach of reaches) {
    const { members } = reach;
    const turn = turnOf(members, borne);
    addBurdens(own, reach, first, length);
    for (let slot = 0; slot < slots; slot++) {
      const weight = own[slot] as number;
      if (weight === Infinity) continue;
      attendance[slot] = (attendance[slot] as number) + members.length;
      if (weight === 0) continue;
      burden[slot] = (burden[slot] as number) + weight * members.length;
      worst[slot] = Math.max(worst[slot] as number, weight);
      debt[slot] = (debt[slot] as number) + turn.debt;
      recency[slot] = Math.max(recency[slot] as number, turn.last);
    }
  }
  return { first, attendance, burden, worst, debt, recency };
}

/** Two of −∞ are equal. */
const before = (a: number, b: number): number => (a === b ? 0 : a - b);

/** The best slots that do not overlap each other. */
function choose(
  { attendance, burden, worst, debt, recency }: Tally,
  least: number,
  apart: number,
  top: number,
): number[] {
  const of = (list: Float64Array | Int32Array, slot: number): number => list[slot] as number;
  const ranked = [...attendance.keys()]
    .filter((slot) => of(attendance, slot) >= least)
    .sort(
      (a, b) =>
        of(attendance, b) - of(attendance, a) ||
        of(burden, a) - of(burden, b) ||
        of(worst, a) - of(worst, b) ||
        of(debt, a) - of(debt, b) ||
        before(of(recency, a), of(recency, b)) ||
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

/** Who attends a meeting, in the order in which the people were named. */
export function slotAt(
  people: readonly Person[],
  reaches: readonly Reach[],
  { start, end }: Interval,
): Slot {
  const byId = new Map<Person, Reach>();
  for (const reach of reaches) for (const member of reach.members) byId.set(member, reach);
  const present: string[] = [];
  const stretched: Stretched[] = [];
  for (const person of people) {
    const reach = byId.get(person);
    const stretch = reach === undefined ? null : stretchAt(reach, start, end);
    if (stretch === null) continue;
    present.push(person.id);
    if (stretch.early + stretch.late === 0) continue;
    const early = Math.round(stretch.early / MINUTE);
    const late = Math.round(stretch.late / MINUTE);
    stretched.push({ id: person.id, local: localOf(person.zone, start), early, late });
  }
  return { start, end, present, stretched };
}

function requireWhole(value: number, field: string, most: number): number {
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new RangeError(`${field} must be a whole number from 1 to ${most}`);
  }
  return value;
}

/** Every start of a range with what it asks, and the people by how far they can be stretched. */
export type Search = {
  readonly reaches: readonly Reach[];
  readonly tally: Tally;
  readonly length: number;
  readonly least: number;
};

/** Looks at every quarter of an hour of a range; null when there is nobody or the range is too short. Throws as `suggestSlots` does. */
export function searchSlots(
  people: readonly Person[],
  range: Interval,
  { minutes, quorum, borne, respectFocus = true, sync = [], busy = {} }: SlotOptions,
): Search | null {
  const { start, end } = requireRange(range);
  if (end - start > 366 * DAY) throw new RangeError('range must not be longer than a year');
  const length = requireWhole(minutes, 'options.minutes', DAY / MINUTE) * MINUTE;
  const asked = quorum === undefined ? 1 : requireWhole(quorum, 'options.quorum', 1_000_000);
  const first = Math.ceil(start / SLOT_STEP) * SLOT_STEP;
  const slots = Math.floor((end - length - first) / SLOT_STEP) + 1;
  const respected: Respected = { respectFocus, sync, busy };
  const alike = alikePeople(people, respected);
  if (people.length === 0 || slots < 1) return null;
  const reaches = alike.flatMap((one) => reachesOf(one, range, respected));
  return {
    reaches,
    tally: tally(reaches, first, length, slots, borne),
    length,
    least: Math.max(asked, Math.min(2, people.length)),
  };
}

/**
 * The best times to meet inside a range of at most a year, none without a quorum: most people first, then those that
 * stretch them least together, then those that stretch no one far, then those that stretch who has borne the fewest
 * minutes before and the longest ago, then the soonest. Planned focus, meetings and calendars are respected, and nobody is asked into the night
 * nor further than three hours from their work. None when not even two could meet. Throws a RangeError naming what is
 * malformed.
 */
export function suggestSlots(
  people: readonly Person[],
  range: Interval,
  options: SlotOptions,
): Slot[] {
  const top = requireWhole(options.top ?? 3, 'options.top', 1000);
  const search = searchSlots(people, range, options);
  if (search === null) return [];
  const { reaches, length, least } = search;
  const { first } = search.tally;
  return choose(search.tally, least, Math.ceil(length / SLOT_STEP), top).map((slot) => {
    const start = first + slot * SLOT_STEP;
    return slotAt(people, reaches, { start, end: start + length });
  });
}

/**
 * Who attends a meeting at a time somebody names, and how they are stretched by it; planned focus is respected unless
 * told. Throws as `suggestSlots` does.
 */
export function slotOf(
  people: readonly Person[],
  meeting: Interval,
  { respectFocus = true, ...plans }: Respected = {},
): Slot {
  const respected: Respected = { respectFocus, ...plans };
  const range = requireRange(meeting);
  const reaches = alikePeople(people, respected).flatMap((one) => reachesOf(one, range, respected));
  return slotAt(people, reaches, meeting);
}
