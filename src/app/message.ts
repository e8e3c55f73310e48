import type { Command } from '../contract/command';
import type { TargetFact, TargetId } from '../lease/lease';
import type { Instant } from '../time/instant';
import type { ZoneName } from '../time/zone';
import type { FollowedPlace, FollowedRead, FollowedWritten } from './followed';
import type { ChannelFact } from './facts-channel';
import type { LiveFact } from './live';
import type { SlackFact } from './slack-effect';
import type { TeamsFact } from './teams-effect';
import type { TeamsPeopleFact } from './teams-people';
import type { NotificationAction } from './notification';
import type { Machine, TargetStatus } from './state';

/** Something that happened outside, told by an adapter or the engine. */
export type Fact =
  /** The first message of a run. `hidden` when launched at login; `link` is the deep link it was started with. */
  | { readonly kind: 'started'; readonly hidden: boolean; readonly link: string | null }
  | { readonly kind: 'woke' }
  | { readonly kind: 'system-suspended' }
  | { readonly kind: 'system-resumed' }
  | { readonly kind: 'screen-locked' }
  | { readonly kind: 'screen-unlocked' }
  /**
   * The wall clock moved against the monotonic one by `byMs`, from what it would have shown (`from`): forward when the
   * machine slept or the clock was set, back when it was set. Told before any other message that is sent afterwards.
   */
  | { readonly kind: 'clock-jumped'; readonly from: Instant; readonly byMs: number }
  | { readonly kind: 'zone-changed'; readonly zone: ZoneName }
  | { readonly kind: 'machine-known'; readonly machine: Partial<Machine> }
  | { readonly kind: 'target-status'; readonly target: TargetId; readonly status: TargetStatus }
  | TargetFact
  | ChannelFact
  | SlackFact
  | TeamsFact
  | TeamsPeopleFact
  | LiveFact
  /** A click on the notification itself, or on one of its buttons. */
  | {
      readonly kind: 'notification-clicked';
      readonly id: string;
      readonly action?: NotificationAction;
    }
  | { readonly kind: 'second-start'; readonly link: string | null }
  | { readonly kind: 'tray-clicked' }
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
  | { readonly kind: 'followed-chosen'; readonly path: string; readonly name: string }
  /** Something about the followed file changed. */
  | { readonly kind: 'followed-stirred' }
  | { readonly kind: 'followed-read'; readonly place: FollowedPlace; readonly read: FollowedRead }
  | { readonly kind: 'followed-written'; readonly outcome: FollowedWritten }
  | { readonly kind: 'link-not-opened'; readonly link: string }
  | { readonly kind: 'calendar-saved'; readonly name: string }
  | { readonly kind: 'calendar-not-saved'; readonly name: string; readonly reason: string }
  | { readonly kind: 'autostart-set'; readonly autostart: Machine['autostart'] }
  | { readonly kind: 'autostart-failed'; readonly reason: string }
  /** Answer `append-log`. */
  | { readonly kind: 'log-appended'; readonly id: string }
  | { readonly kind: 'log-failed'; readonly id: string; readonly reason: string };

/** What enters the queue; ids that chance must make come with the envelope. */
export type Message = { readonly id: string } & (
  | { readonly from: 'person'; readonly command: Command }
  | { readonly from: 'world'; readonly fact: Fact }
);
