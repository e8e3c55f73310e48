import type { Instant } from '../time/instant';

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
  | { readonly kind: 'clock-set-back'; readonly id: string; readonly endsAt: Instant };

/** A button of a notification: `start` the planned block, `go-on` for 10 minutes after all, or mark the block `done`. */
export type NotificationAction = 'start' | 'go-on' | 'done';
