import type { FinishedBlock, Session } from '../focus/session';
import type { Books, FailureReason, Lease, Silence, TargetId, TargetNote } from '../lease/lease';
import type { Report } from '../presence/report';
import type { RosterLayers } from '../roster/layers';
import type { MergedPeople } from '../roster/merge';
import type { Person, ReplyNorms, SyncWindow } from '../roster/person';
import type { Instant } from '../time/instant';
import type { ZoneName } from '../time/zone';
import type { LogRecord } from './effect';
import type { Followed, Following } from './followed';
import type { Channel, ChannelNow } from './channel';
import type { Live } from './live';
import type { Notification } from './notification';
import type { Settings } from './settings';
import type { Slack, SlackNow } from './slack';
import type { Teams, TeamsNow } from './teams';
import type { TeamsPeopleNow } from './teams-people';
import type { TeamTime } from './team-time';

export type { TargetNote } from '../lease/lease';

/** Me and my choices: the document `profile`. */
export type Profile = {
  readonly me: Person;
  readonly welcomed: boolean;
  readonly settings: Settings;
};

/** Where the people came from; an example team goes with one click. */
export type RosterOrigin =
  | { readonly kind: 'none' }
  | { readonly kind: 'hand' }
  | { readonly kind: 'example' }
  | { readonly kind: 'file'; readonly name: string; readonly at: Instant };

/** Everybody but me: the document `roster`. */
export type Roster = {
  readonly team: string;
  readonly people: readonly Person[];
  readonly sync: readonly SyncWindow[];
  readonly norms: ReplyNorms;
  readonly origin: RosterOrigin;
  /** What the people and sync windows are merged from, where that is more than one source. */
  readonly layers?: RosterLayers;
  /** Where those are from who are not of the file alone. */
  readonly origins?: MergedPeople['origins'];
  readonly followed?: Followed;
};

/** What I said of myself; away is never guessed. */
export type MyStatus =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'away';
      readonly since: Instant;
      readonly until: Instant | null;
      /** Set when the screen was locked and the setting says that this means away; unlocking ends it. */
      readonly byLock: boolean;
    };

/** A wish to be told once when a teammate is next available. */
export type Watch = { readonly personId: string; readonly since: Instant };

/** A notification that waits until silence is lifted, so that it is seen. */
export type Waiting = { readonly notification: Notification; readonly since: Instant };

/** What must survive a crash while work goes on: the document `session`. */
export type Work = {
  readonly session: Session | null;
  readonly lastBlock: FinishedBlock | null;
  readonly roundsDone: number;
  readonly status: MyStatus;
  readonly leases: readonly Lease[];
  readonly targetNotes: readonly TargetNote[];
  readonly watches: readonly Watch[];
  readonly waiting: readonly Waiting[];
  /** Ids of notifications already given to the desktop, newest last, bounded. */
  readonly delivered: readonly string[];
  /** Occurrence ids of planned blocks already started, declined or passed, newest last, bounded. */
  readonly plannedHandled: readonly string[];
  /** Log lines that are not known to be on the disk yet, oldest first, bounded. */
  readonly unlogged: readonly LogRecord[];
};

/** What a target said when asked whether it can be used here. */
export type TargetStatus =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ready'; readonly name: string }
  | { readonly kind: 'unsupported'; readonly reason: string }
  | { readonly kind: 'needs-setup'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: FailureReason; readonly detail: string };

/** What is true of this machine now; asked anew at each start and never kept. */
export type Machine = {
  readonly zone: ZoneName;
  readonly locale: string;
  readonly localeHour12: boolean;
  readonly versions: {
    readonly app: string;
    readonly electron: string;
    readonly chrome: string;
    readonly node: string;
    readonly zoneData: string;
  };
  readonly developmentRuntime: boolean;
  readonly dataFolder: string;
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly trayHost: 'unknown' | 'present' | 'absent';
  readonly autostart: 'unknown' | 'on' | 'off' | 'unsupported';
  readonly targets: { readonly [target in TargetId]?: TargetStatus };
  readonly lockedSince: Instant | null;
  readonly suspendedSince: Instant | null;
};

/** A calm banner in the windows until it is dismissed; `values` fill its words. */
export type Notice = {
  readonly id: string;
  readonly kind:
    | 'file-set-aside'
    | 'file-started-anew'
    | 'file-newer'
    | 'store-failed'
    | 'no-tray'
    | 'clock-set-back'
    | 'slept-through'
    | 'status-yours-kept'
    | 'target-failed'
    | 'autostart-failed'
    | 'export-saved'
    | 'calendar-saved'
    | 'calendar-failed'
    | 'export-failed'
    | 'channel-not-cleared'
    | 'channel-owed'
    | 'slack-not-revoked'
    | 'teams-not-forgotten'
    | 'follow-saved'
    | 'follow-not-saved'
    | 'link-not-opened';
  readonly values: { readonly [name: string]: string | number };
};

/** A change of the roster or of me that can be taken back with one click. */
export type Undo = {
  readonly token: string;
  readonly kind:
    | 'add'
    | 'edit'
    | 'remove'
    | 'import'
    | 'example'
    | 'me'
    | 'zone'
    | 'show'
    | 'follow'
    | 'unfollow'
    | 'sync'
    | 'group'
    | 'seats'
    | 'seat-erased'
    | 'seats-erased';
  readonly label: string;
  readonly roster: Roster;
  readonly me: Person;
  readonly teamTime: Pick<TeamTime, 'groups' | 'overlapWatches' | 'seats'>;
};

/** What an import found wrong; nothing was changed then. */
export type ImportReport = {
  readonly name: string;
  readonly problems: readonly { readonly path: string; readonly message: string }[];
};

/** What lives only while Lull runs. */
export type Passing = {
  readonly tasks: Books['tasks'];
  /** Since when Lull waits for silence to be lifted before it ends. */
  readonly quittingSince: Instant | null;
  /** A target that is silenced for a few seconds because the person tries it. */
  readonly trying: (Silence & { readonly target: TargetId }) | null;
  /** When I am back, while I am away or outside my hours and a status is to say so. */
  readonly back: Instant | null;
  readonly notices: readonly Notice[];
  readonly undo: readonly Undo[];
  readonly importReport: ImportReport | null;
  /** Until when the guard keeps still after a start, so that windows come first. */
  readonly guardFrom: Instant | null;
  readonly following: Following;
  /** The report of everybody that counts; what the channel tells is joined with what services tell. */
  readonly reports: { readonly [personId: string]: Report };
  readonly channelReports: { readonly [personId: string]: Report };
  readonly live: Live;
  readonly channel: ChannelNow;
  readonly slack: SlackNow;
  readonly teams: TeamsNow;
  readonly teamsPeople: TeamsPeopleNow;
};

/** The one truth, owned by main. */
export type AppState = {
  readonly profile: Profile;
  readonly roster: Roster;
  readonly work: Work;
  readonly teamTime: TeamTime;
  readonly channel: Channel;
  readonly slack: Slack;
  readonly teams: Teams;
  readonly machine: Machine;
  readonly passing: Passing;
};
