import type { TeamTimeCommand } from './team-time-command';
import type { ChannelCommand } from './channel-command';
import type { SlackCommand } from './slack-command';
import type { TeamsCommand } from './teams-command';
import type { TeamsPeopleCommand } from './teams-people-command';
import type { Settings } from '../app/settings';
import type { Outcome } from '../focus/session';
import type { TargetId } from '../lease/lease';
import type { Person, SyncWindow } from '../roster/person';
import type { Instant } from '../time/instant';
import type { ZoneName } from '../time/zone';

export type WindowName = 'team' | 'focus' | 'settings';

/** How long a block is to last. */
export type BlockLength =
  | { readonly kind: 'preset'; readonly presetId: string }
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'until-block-end' }
  | { readonly kind: 'planned'; readonly plannedId: string };

/** What a person says of the zone that their machine is in. */
export type ZoneAnswer = 'moved' | 'visiting' | 'ignore';

/** When an away of mine ends. */
export type AwayUntil =
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'next-block' }
  | { readonly kind: 'at'; readonly at: Instant }
  | { readonly kind: 'open' };

/** What a person wants; the only thing a window or the tray can say. */
export type Command =
  | ChannelCommand
  | SlackCommand
  | TeamsCommand
  | TeamsPeopleCommand
  | TeamTimeCommand
  | {
      readonly kind: 'start-focus';
      readonly length: BlockLength;
      readonly intention?: string;
      readonly atEnd?: 'surface' | 'run-on';
    }
  | { readonly kind: 'start-default' }
  | { readonly kind: 'pause-focus' }
  | { readonly kind: 'resume-focus' }
  | { readonly kind: 'extend-focus'; readonly minutes: number }
  | { readonly kind: 'surface' }
  | { readonly kind: 'abandon-focus' }
  | { readonly kind: 'note-interruption' }
  | { readonly kind: 'set-intention'; readonly text: string }
  | { readonly kind: 'answer-outcome'; readonly blockId: string; readonly outcome: Outcome }
  | { readonly kind: 'go-on'; readonly minutes: number }
  | { readonly kind: 'start-break' }
  | { readonly kind: 'skip-break' }
  | { readonly kind: 'decline-planned'; readonly plannedId: string }
  | { readonly kind: 'set-away'; readonly until: AwayUntil }
  | { readonly kind: 'set-back' }
  | { readonly kind: 'save-me'; readonly me: Person }
  | { readonly kind: 'answer-zone'; readonly zone: ZoneName; readonly answer: ZoneAnswer }
  | { readonly kind: 'dismiss-telling'; readonly id: string }
  | { readonly kind: 'change-settings'; readonly patch: Partial<Settings> }
  | { readonly kind: 'finish-welcome' }
  | { readonly kind: 'add-person'; readonly person: Person }
  | { readonly kind: 'edit-person'; readonly id: string; readonly person: Person }
  | { readonly kind: 'remove-person'; readonly id: string }
  | { readonly kind: 'claim-person'; readonly id: string }
  | { readonly kind: 'undo'; readonly token: string }
  | { readonly kind: 'choose-team-file' }
  | { readonly kind: 'choose-followed-file' }
  | { readonly kind: 'follow-url'; readonly url: string }
  /** `keep` leaves the people whom the file named. */
  | { readonly kind: 'stop-following'; readonly keep: boolean }
  | { readonly kind: 'check-followed' }
  | { readonly kind: 'save-followed' }
  | {
      readonly kind: 'answer-conflict';
      readonly answer: 'keep-theirs' | 'save-copy' | 'later';
    }
  | { readonly kind: 'dismiss-follow-change' }
  | { readonly kind: 'show-hidden' }
  | { readonly kind: 'add-sync'; readonly window: SyncWindow }
  /** Sync windows have no id: the one that is meant is the one that says `was`. */
  | { readonly kind: 'edit-sync'; readonly was: SyncWindow; readonly window: SyncWindow }
  | { readonly kind: 'remove-sync'; readonly was: SyncWindow }
  /** Opens a sync window's link; where its host was never opened before, only if `sure`. */
  | { readonly kind: 'join-sync'; readonly link: string; readonly sure: boolean }
  | { readonly kind: 'keep-collision'; readonly key: string }
  | { readonly kind: 'import-team'; readonly name: string; readonly text: string }
  | { readonly kind: 'dismiss-import-report' }
  | { readonly kind: 'export-team' }
  | { readonly kind: 'show-example-team' }
  | { readonly kind: 'drop-example-team' }
  | { readonly kind: 'watch-person'; readonly id: string }
  | { readonly kind: 'unwatch-person'; readonly id: string }
  | { readonly kind: 'copy-text'; readonly text: string }
  | { readonly kind: 'try-target'; readonly target: TargetId }
  | { readonly kind: 'dismiss-notice'; readonly id: string }
  | {
      readonly kind: 'open-window';
      readonly window: WindowName;
      readonly section?: string;
    }
  | { readonly kind: 'close-window'; readonly window: WindowName }
  | { readonly kind: 'open-data-folder' }
  | { readonly kind: 'quit'; readonly sure: boolean };

/** Why a command was not carried out; `path` names the field when the command itself was malformed. */
export type Refusal =
  | { readonly reason: 'malformed'; readonly path: string; readonly message: string }
  | {
      readonly reason:
        | 'not-running'
        | 'already-running'
        | 'not-paused'
        | 'unknown-person'
        | 'duplicate-id'
        | 'unknown-preset'
        | 'unknown-block'
        | 'unknown-planned'
        | 'unknown-group'
        | 'too-many'
        | 'no-block-ahead'
        | 'too-long'
        | 'in-the-past'
        | 'nothing-to-undo'
        | 'not-followable'
        | 'not-following'
        | 'not-savable'
        | 'unknown-sync'
        | 'already-joined'
        | 'not-joined'
        | 'no-secret'
        | 'stranger';
    };

export type Answer = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };
