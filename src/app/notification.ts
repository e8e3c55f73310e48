import type { Role } from '../roster/person';
import type { TimeShift } from '../reply/time-shift';
import type { Instant } from '../time/instant';
import type { ZoneName } from '../time/zone';

/** How the people of a followed overlap are named: by their names, or by their role. */
export type WatchName =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'role'; readonly role: Role };

/** Something told once through the desktop. The id is the same for the same event, on every start. */
export type Notification =
  | {
      readonly kind: 'ends-soon';
      readonly id: string;
      readonly endsAt: Instant;
      readonly minutes: number;
    }
  | {
      readonly kind: 'block-over';
      readonly id: string;
      readonly blockId: string;
      readonly endedAt: Instant;
      readonly intention: string;
    }
  | {
      readonly kind: 'slept-through';
      readonly id: string;
      readonly blockId: string;
      readonly endedAt: Instant;
    }
  | { readonly kind: 'break-over'; readonly id: string; readonly endedAt: Instant }
  | {
      readonly kind: 'planned-soon';
      readonly id: string;
      readonly plannedId: string;
      readonly startsAt: Instant;
      readonly endsAt: Instant;
      readonly willStart: boolean;
    }
  | { readonly kind: 'planned-started'; readonly id: string; readonly endsAt: Instant }
  | {
      readonly kind: 'teammate-back';
      readonly id: string;
      readonly personId: string;
      readonly name: string;
      readonly until: Instant | null;
    }
  | {
      readonly kind: 'time-shift';
      readonly id: string;
      readonly shift: TimeShift;
      /** How much more is told in the team window. */
      readonly more: number;
    }
  | {
      readonly kind: 'zone-question';
      readonly id: string;
      readonly zone: ZoneName;
      readonly mine: ZoneName;
    }
  | {
      readonly kind: 'sync-soon';
      readonly id: string;
      readonly title: string;
      readonly startsAt: Instant;
      readonly endsAt: Instant;
      readonly canJoin: boolean;
    }
  | {
      readonly kind: 'overlap-soon';
      readonly id: string;
      readonly who: WatchName;
      readonly startsAt: Instant;
      readonly endsAt: Instant;
    }
  | { readonly kind: 'clock-set-back'; readonly id: string; readonly endsAt: Instant };

/** A button of a notification: `start` the planned block, `go-on` for 10 minutes after all, mark the block `done`, or `join` a meeting by its link. */
export type NotificationAction = 'start' | 'go-on' | 'done' | 'join';
