import type { FinishedBlock } from '../focus/session';
import type { WindowName } from '../contract/command';
import type { TargetEffect, TargetId } from '../lease/lease';
import type { Instant } from '../time/instant';
import type { ChannelEffect } from './channel-effect';
import type { LiveEffect } from './live';
import type { SlackEffect } from './slack-effect';
import type { TeamsEffect } from './teams-effect';
import type { TeamsPeopleEffect } from './teams-people';
import type { FollowedPlace, Stamp } from './followed';
import type { CalendarFile } from './calendar-file';
import type { Notification } from './notification';

/** One line of the work log; a file a month, never sent anywhere. A line may be there twice, with the same `id`. */
export type LogRecord =
  | {
      readonly kind: 'block';
      readonly id: string;
      readonly at: Instant;
      readonly block: FinishedBlock;
    }
  | {
      readonly kind: 'outcome';
      readonly id: string;
      readonly at: Instant;
      readonly blockId: string;
      readonly outcome: string;
    };

/**
 * Something the engine does once, after the state was stored; results come back as facts.
 *
 * Each of the three that read or write a target is answered by exactly one fact, and a target is sent one at a time.
 * A write reads first and obeys `lease/compare`, so that it never goes over what somebody else has put there. When
 * the session document could not be stored, `apply-target` is answered by `target-failed` with `not-stored`.
 */
export type Effect =
  | { readonly kind: 'notify'; readonly notification: Notification; readonly sound: boolean }
  | { readonly kind: 'withdraw-notification'; readonly id: string }
  | TargetEffect
  | { readonly kind: 'probe-target'; readonly target: TargetId }
  | { readonly kind: 'append-log'; readonly record: LogRecord }
  /** `quietly` shows the window without taking the keyboard from where it is. */
  | {
      readonly kind: 'open-window';
      readonly window: WindowName;
      readonly quietly: boolean;
      readonly section: string | null;
    }
  | { readonly kind: 'close-window'; readonly window: WindowName }
  | { readonly kind: 'choose-team-file' }
  | { readonly kind: 'save-team-file'; readonly suggestedName: string; readonly text: string }
  | { readonly kind: 'choose-followed-file' }
  /** Answered by `followed-read`; `afresh` reads even what looks untouched. */
  | {
      readonly kind: 'read-followed';
      readonly place: FollowedPlace;
      readonly hash: string;
      readonly stamp: Stamp;
      readonly afresh: boolean;
    }
  /** Writes only over the text with the hash `expected`; answered by `followed-written`. */
  | {
      readonly kind: 'write-followed';
      readonly path: string;
      readonly text: string;
      readonly expected: string;
    }
  /** Opens an http or https address in the person's browser. */
  | { readonly kind: 'open-link'; readonly link: string }
  | {
      readonly kind: 'save-calendar';
      readonly suggestedName: string;
      readonly calendar: CalendarFile;
    }
  | { readonly kind: 'copy-text'; readonly text: string }
  | { readonly kind: 'open-data-folder' }
  | { readonly kind: 'set-autostart'; readonly on: boolean }
  | ChannelEffect
  | SlackEffect
  | TeamsEffect
  | TeamsPeopleEffect
  | LiveEffect
  | { readonly kind: 'ask-before-quit' }
  | { readonly kind: 'quit' };
