import type { FinishedBlock, Session } from '../focus/session';
import type { FailureReason, LeaseOutcome, TargetId } from '../lease/lease';
import type { BusyTimes } from '../presence/context';
import type { Report } from '../presence/report';
import type { Person } from '../roster/person';
import type { Instant } from '../time/instant';
import type { ChannelSlice } from './channel-view';
import type { Machine, MyStatus, Notice, ImportReport, Roster, TargetStatus, Watch } from './state';
import type { FollowChange, FollowConflict, Followed } from './followed';
import type { LiveSlice, PicturesSlice } from './live-view';
import type { Settings } from './settings';
import type { SlackSlice } from './slack-view';
import type { TeamsSlice } from './teams-view';
import type { TeamTime } from './team-time';
import type { TeamsPeopleSlice } from './teams-people-view';

/** A planned focus block of mine that is next or due. */
export type PlannedView = {
  readonly plannedId: string;
  readonly start: Instant;
  readonly end: Instant;
};

/** What became of one target in the running or last block. */
export type TargetView = {
  readonly target: TargetId;
  readonly name: string;
  readonly state:
    | 'taking'
    | 'silenced'
    | 'says-back'
    | 'giving-back'
    | 'lifted'
    | 'switched-off'
    | LeaseOutcome
    | FailureReason;
  readonly detail: string;
  readonly until: Instant | null;
  readonly retryAt: Instant | null;
};

/** How times, words and colours are to look. */
export type AppSlice = {
  readonly settings: Settings;
  readonly machine: Omit<Machine, 'targets'>;
  readonly targets: { readonly [target in TargetId]?: TargetStatus };
  readonly notices: readonly Notice[];
};

/** Who I am and what I said of myself. */
export type MeSlice = {
  readonly me: Person;
  readonly welcomed: boolean;
  readonly status: MyStatus;
};

/** The team file that is followed, and what there is to say and do about it. */
export type FollowedView = Pick<Followed, 'place' | 'name' | 'changedAt' | 'problem'> & {
  readonly change: FollowChange | null;
  readonly conflict: Pick<FollowConflict, 'theirs' | 'mine'> | null;
  readonly checking: boolean;
  /** Whether there is anything of mine that saving would write, and whether it can. */
  readonly unsaved: boolean;
  readonly canSave: boolean;
};

/** Everybody else; `undo` offers the newest change that can be taken back. */
export type RosterSlice = Omit<Roster, 'layers' | 'followed'> & {
  readonly followed: FollowedView | null;
  /** How many people I took away whom a source names. */
  readonly hidden: number;
  readonly watches: readonly Watch[];
  readonly undo: { readonly token: string; readonly kind: string; readonly label: string } | null;
  readonly importReport: ImportReport | null;
};

/** The running session, the last block and what was silenced. */
export type SessionSlice = {
  readonly session: Session | null;
  readonly lastBlock: FinishedBlock | null;
  readonly targets: readonly TargetView[];
  readonly planned: PlannedView | null;
};

/** What is kept about the team's common time. */
export type TeamTimeSlice = TeamTime;

/** What live sources say of people: apart from the rest, since it changes by the second. */
export type PresenceSlice = { readonly reports: { readonly [personId: string]: Report } };

/** What windows are sent, each with its own revision. */
export type Slices = {
  readonly app: AppSlice;
  readonly me: MeSlice;
  readonly roster: RosterSlice;
  readonly session: SessionSlice;
  readonly teamTime: TeamTimeSlice;
  readonly presence: PresenceSlice;
  readonly channel: ChannelSlice;
  /** Busy events of people's calendars: apart from the rest, since they are many and change by the hour. */
  readonly busy: BusyTimes;
  readonly live: LiveSlice;
  readonly pictures: PicturesSlice;
  readonly slack: SlackSlice;
  readonly teams: TeamsSlice;
  readonly teamsPeople: TeamsPeopleSlice;
};
