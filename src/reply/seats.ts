import type { Instant } from '../time/instant';
import type { Slot } from './slot';

/** Somebody who sits in a meeting outside their hours: how many minutes before they begin and after they end. */
export type Seat = {
  readonly personId: string;
  readonly early: number;
  readonly late: number;
};

/** A meeting that was taken, and who sat in it outside their hours. */
export type SeatRecord = {
  readonly id: string;
  readonly title: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly people: readonly string[];
  readonly seats: readonly Seat[];
};

/** What somebody has borne so far: minutes outside their hours, how often, and when last. */
export type Borne = { readonly minutes: number; readonly seats: number; readonly last: Instant };

export const NOTHING_BORNE: Borne = { minutes: 0, seats: 0, last: -Infinity };

/** The minutes that a seat lies outside somebody's hours. */
export const minutesOf = ({ early, late }: Seat): number => early + late;

/** The seats that a slot takes. */
export function seatsOf({ stretched }: Pick<Slot, 'stretched'>): Seat[] {
  return stretched.map(({ id, early, late }) => ({ personId: id, early, late }));
}

/** Adds what somebody bears in a meeting that begins at `start`. */
export function bear(borne: Borne | undefined, minutes: number, start: Instant): Borne {
  const before = borne ?? NOTHING_BORNE;
  return {
    minutes: before.minutes + minutes,
    seats: before.seats + 1,
    last: Math.max(before.last, start),
  };
}

/** What everybody in the ledger has borne, by id. */
export function borneBy(records: readonly SeatRecord[]): Map<string, Borne> {
  const borne = new Map<string, Borne>();
  for (const { start, seats } of records) {
    for (const seat of seats) {
      borne.set(seat.personId, bear(borne.get(seat.personId), minutesOf(seat), start));
    }
  }
  return borne;
}
