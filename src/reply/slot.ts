import type { Instant } from '../time/instant';

/**
 * Somebody who would attend outside their hours, when that is on their wall clock (`2026-01-14T20:30`), and how many
 * minutes of it lie before their hours begin and after they end.
 */
export type Stretched = {
  readonly id: string;
  readonly local: string;
  readonly early: number;
  readonly late: number;
};

/** A time to meet: `present` is everybody who can be there, those named in `stretched` outside their hours. */
export type Slot = {
  readonly start: Instant;
  readonly end: Instant;
  readonly present: readonly string[];
  readonly stretched: readonly Stretched[];
};
