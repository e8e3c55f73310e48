import type { LocalDay } from '../time/wall-time';
import type { ZoneName } from '../time/zone';

/** Who an effect is about: where they are, how many they are, and the names of the first few. */
export type Concerned = {
  readonly zones: readonly ZoneName[];
  readonly count: number;
  readonly names: readonly string[];
  /** Whether they are everybody who shares hours in these zones. */
  readonly whole: boolean;
};

/**
 * Something about to change in the time I share with others, as its effect. Dates are mine, `keys` name what is told,
 * so that it is told once. Lengths are minutes.
 */
export type TimeShift =
  | {
      readonly kind: 'overlap';
      readonly keys: readonly string[];
      readonly from: LocalDay;
      /** The last date it holds for, null when that lies far ahead. */
      readonly until: LocalDay | null;
      readonly who: Concerned;
      readonly before: number;
      readonly after: number;
      readonly per: 'day' | 'week';
    }
  | {
      readonly kind: 'sync';
      readonly keys: readonly string[];
      readonly from: LocalDay;
      readonly until: LocalDay | null;
      readonly title: string;
      readonly zone: ZoneName;
      /** How much later on my wall clock it begins; negative is earlier. */
      readonly later: number;
      /** When it begins on my wall clock from then on, as minutes of the day. */
      readonly start: number;
    }
  | {
      readonly kind: 'leave';
      readonly keys: readonly string[];
      readonly from: LocalDay;
      readonly until: LocalDay;
      readonly count: number;
      readonly names: readonly string[];
      /** What I usually share with them on a day; null for several people. */
      readonly shared: number | null;
    }
  | {
      readonly kind: 'my-leave';
      readonly keys: readonly string[];
      readonly from: LocalDay;
      readonly until: LocalDay;
      /** The sync windows of mine that fall into it; there are some. */
      readonly missed: readonly string[];
    };
