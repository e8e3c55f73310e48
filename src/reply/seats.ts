import type { Instant } from '../time/instant';

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
