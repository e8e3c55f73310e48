import type { Instant } from '../time/instant';

/** Whether a person can be disturbed, and if not, why. */
export type AvailabilityState = 'available' | 'focusing' | 'busy' | 'away' | 'off';

/** What a live source says of a person; `at` is when the source said it. */
export type Report = {
  readonly state: AvailabilityState;
  readonly until?: Instant;
  readonly at: Instant;
  readonly source: string;
  readonly connected: boolean;
};
