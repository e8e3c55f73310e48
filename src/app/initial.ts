import { PRESETS } from '../focus/preset';
import type { Person } from '../roster/person';
import type { ZoneName } from '../time/zone';
import { NOT_FOLLOWING } from './followed';
import { openedRoster } from './roster-layers';
import { NO_CHANNEL, type Channel } from './channel';
import { QUIET_CHANNEL } from './channel-now';
import { NO_SLACK, QUIET_SLACK } from './commands-slack';
import { NO_TEAMS, QUIET_TEAMS } from './commands-teams';
import { QUIET_LIVE } from './live';
import { withKeptPeople } from './live-kept';
import type { Settings } from './settings';
import type { Slack } from './slack';
import type { Teams } from './teams';
import { NOBODY_LOOKED_FOR } from './teams-people';
import type { AppState, Machine, Passing, Profile, Roster, Work } from './state';
import { EMPTY_TEAM_TIME, type TeamTime } from './team-time';

/** What the machine tells of itself before anything was kept. */
export type FirstStart = {
  readonly name: string;
  readonly zone: ZoneName;
  readonly platform: Machine['platform'];
};

const SETTINGS: Settings = {
  theme: 'system',
  clock: 'locale',
  defaultPresetId: '25-5',
  presets: PRESETS,
  atEnd: 'surface',
  startBreaks: true,
  startNextBlock: false,
  startPlanned: 'ask',
  openFocusWindow: true,
  focusOnTop: false,
  silence: {
    'os-dnd': true,
    channel: false,
    slack: false,
    'slack-snooze': false,
    teams: false,
    'teams-message': false,
  },
  notify: {
    endsSoon: false,
    endsSoonMinutes: 5,
    over: true,
    plannedSoon: true,
    teammateBack: true,
    syncSoon: true,
    syncSoonMinutes: 5,
    timeShift: true,
    timeShiftDays: 7,
    sound: false,
  },
  awayWhenLocked: false,
  launchAtLogin: false,
};

/** The settings of a first start. On Windows do-not-disturb goes by an undocumented route, so it is off until asked for. */
export function firstSettings(platform: Machine['platform']): Settings {
  const silence = { ...SETTINGS.silence, 'os-dnd': platform !== 'win32' };
  return { ...SETTINGS, silence };
}

/** Me as a first start knows me: Monday to Friday, nine to five, in the machine's zone. */
export function firstMe({ name, zone }: Pick<FirstStart, 'name' | 'zone'>): Person {
  const trimmed = name.trim();
  return {
    id: 'me',
    name: trimmed === '' ? 'Me' : trimmed.slice(0, 80),
    zone,
    blocks: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
  };
}

/** The profile of somebody who was not welcomed yet. */
export function firstProfile(start: FirstStart): Profile {
  return { me: firstMe(start), welcomed: false, settings: firstSettings(start.platform) };
}

export const EMPTY_ROSTER: Roster = {
  team: '',
  people: [],
  sync: [],
  norms: {},
  origin: { kind: 'none' },
};

export const EMPTY_WORK: Work = {
  session: null,
  lastBlock: null,
  roundsDone: 0,
  status: { kind: 'none' },
  leases: [],
  targetNotes: [],
  watches: [],
  waiting: [],
  delivered: [],
  plannedHandled: [],
  unlogged: [],
};

const NO_REPORTS: Passing['reports'] = {};

export const EMPTY_PASSING: Passing = {
  tasks: {},
  quittingSince: null,
  trying: null,
  back: null,
  notices: [],
  undo: [],
  importReport: null,
  guardFrom: null,
  following: NOT_FOLLOWING,
  reports: NO_REPORTS,
  channelReports: NO_REPORTS,
  live: QUIET_LIVE,
  channel: QUIET_CHANNEL,
  slack: QUIET_SLACK,
  teams: QUIET_TEAMS,
  teamsPeople: NOBODY_LOOKED_FOR,
};

/** The state at the start of a run: what was kept, or what a first start begins with, and the machine as it is. */
export function initialState(
  kept: {
    readonly profile: Profile | null;
    readonly roster: Roster | null;
    readonly work: Work | null;
    readonly teamTime: TeamTime | null;
    readonly channel?: Channel | null;
    readonly slack?: Slack | null;
    readonly teams?: Teams | null;
  },
  machine: Machine,
  name: string,
): AppState {
  const { zone, platform } = machine;
  const profile = kept.profile ?? firstProfile({ name, zone, platform });
  return withKeptPeople({
    profile,
    roster: openedRoster(kept.roster ?? EMPTY_ROSTER, profile.me.id),
    work: kept.work ?? EMPTY_WORK,
    teamTime: kept.teamTime ?? EMPTY_TEAM_TIME,
    channel: kept.channel ?? NO_CHANNEL,
    slack: kept.slack ?? NO_SLACK,
    teams: kept.teams ?? NO_TEAMS,
    machine,
    passing: EMPTY_PASSING,
  });
}
