import type { Command } from '../contract/command';
import type { Failure, Json, TargetId } from '../lease/lease';
import type { Report } from '../presence/report';
import type { Instant } from '../time/instant';
import type { ZoneName } from '../time/zone';
import type { NotificationAction } from './notification';
import type { Machine, TargetStatus } from './state';

/** Something that happened outside, told by an adapter or the engine. */
export type Fact =
  | { readonly kind: 'started' }
  | { readonly kind: 'woke' }
  | { readonly kind: 'system-suspended' }
  | { readonly kind: 'system-resumed' }
  | { readonly kind: 'screen-locked' }
  | { readonly kind: 'screen-unlocked' }
  /** The wall clock moved against the monotonic one by `byMs`; asleep tells whether the machine slept meanwhile. */
  | { readonly kind: 'clock-jumped'; readonly from: Instant; readonly byMs: number }
  | { readonly kind: 'zone-changed'; readonly zone: ZoneName }
  | { readonly kind: 'machine-known'; readonly machine: Partial<Machine> }
  | { readonly kind: 'target-status'; readonly target: TargetId; readonly status: TargetStatus }
  | {
      readonly kind: 'target-read';
      readonly target: TargetId;
      readonly blockId: string;
      readonly value: Json;
    }
  | {
      readonly kind: 'target-applied';
      readonly target: TargetId;
      readonly blockId: string;
      readonly value: Json;
    }
  | { readonly kind: 'target-restored'; readonly target: TargetId; readonly blockId: string }
  | { readonly kind: 'target-changed'; readonly target: TargetId; readonly value: Json }
  | {
      readonly kind: 'target-failed';
      readonly target: TargetId;
      readonly blockId: string;
      readonly step: 'read' | 'apply' | 'restore';
      readonly failure: Failure;
    }
  /** A click on the notification itself, or on one of its buttons. */
  | {
      readonly kind: 'notification-clicked';
      readonly id: string;
      readonly action?: NotificationAction;
    }
  | { readonly kind: 'second-start'; readonly link: string | null }
  | { readonly kind: 'tray-clicked' }
  | { readonly kind: 'report-received'; readonly personId: string; readonly report: Report }
  | {
      readonly kind: 'file-set-aside';
      readonly document: string;
      readonly aside: string;
      readonly restored: boolean;
    }
  | { readonly kind: 'file-newer'; readonly document: string }
  | { readonly kind: 'store-failed'; readonly document: string; readonly reason: string }
  | { readonly kind: 'store-recovered' }
  | { readonly kind: 'team-file-chosen'; readonly name: string; readonly text: string }
  | { readonly kind: 'team-file-unreadable'; readonly name: string; readonly message: string }
  | { readonly kind: 'team-file-saved'; readonly name: string }
  | { readonly kind: 'team-file-not-saved'; readonly name: string; readonly reason: string }
  | { readonly kind: 'autostart-set'; readonly autostart: Machine['autostart'] }
  | { readonly kind: 'autostart-failed'; readonly reason: string };

/** What enters the queue; ids that chance must make come with the envelope. */
export type Message = { readonly id: string } & (
  | { readonly from: 'person'; readonly command: Command }
  | { readonly from: 'world'; readonly fact: Fact }
);
