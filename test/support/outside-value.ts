import type { TargetId } from '../../src/lease/lease';
import type { Rig } from './live-world';

/** Something outside with a value of somebody's own, and what Lull must leave of it. */
export type LiveService = {
  readonly ids: readonly TargetId[];
  readonly rigs: readonly Rig[];
  /** Somebody sets it by hand. */
  readonly change: (to: number) => void;
  readonly fail: (fault: number, times: number) => void;
  readonly revoke: () => void;
  /** All works again, and who was turned away is signed in. */
  readonly mend: () => void | Promise<void>;
  readonly reset: (skew: number) => void;
  /** Fails unless what was there is back, somebody's own change stands, or it ended by itself. */
  readonly check: (calm: boolean) => void;
  /** How often what somebody put there last was there in the end. */
  readonly seen: { given: number };
};
