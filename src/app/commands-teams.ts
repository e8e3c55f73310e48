import { parseSiteAddress } from '../contract/site-address';
import { missingTeamsScopes, parseTeamsClient, parseTenant } from '../contract/teams-app';
import type { TeamsCommand } from '../contract/teams-command';
import { FIRST_BACK_TEMPLATE } from '../presence/back-status';
import { FIRST_TEAMS_TEMPLATE } from '../presence/teams-message';
import type { Effect } from './effect';
import { withoutTeamsPeople } from './commands-teams-people';
import { withoutTargets } from './leaving';
import { withoutLive } from './live-kept';
import type { AppState } from './state';
import type { Teams, TeamsAccount, TeamsNow } from './teams';
import type { TeamsFact } from './teams-effect';
import { refuse, turn, withNotice, withPassing, withSettings, type Turn } from './turn';

export const NO_TEAMS: Teams = {
  account: null,
  template: FIRST_TEAMS_TEMPLATE,
  back: FIRST_BACK_TEMPLATE,
};

/** What is known of Teams at the start of a run. */
export const QUIET_TEAMS: TeamsNow = {
  token: 'unknown',
  connecting: null,
  trouble: null,
  leaving: false,
  unkept: false,
};

const TEAMS_TARGETS = ['teams', 'teams-message'] as const;

const probes: readonly Effect[] = TEAMS_TARGETS.map((target) => ({ kind: 'probe-target', target }));

function withTeams(state: AppState, change: Partial<Teams>): AppState {
  return { ...state, teams: { ...state.teams, ...change } };
}

function withTeamsNow(state: AppState, change: Partial<TeamsNow>): AppState {
  return withPassing(state, { teams: { ...state.passing.teams, ...change } });
}

function withSwitches(state: AppState, mute: boolean, message: boolean): AppState {
  const silence = { ...state.profile.settings.silence, teams: mute, 'teams-message': message };
  return withSettings(state, { silence });
}

function connect(
  state: AppState,
  command: Extract<TeamsCommand, { kind: 'connect-teams' }>,
  id: string,
): Turn {
  const { way, capabilities, secretIn } = command;
  const login = parseSiteAddress(command.place.login);
  const graph = parseSiteAddress(command.place.graph);
  const tenant = parseTenant(command.place.tenant);
  const clientId = parseTeamsClient(command.clientId);
  if (login === null || graph === null || tenant === null || clientId === null) {
    return refuse(state, 'stranger');
  }
  const { connecting, leaving } = state.passing.teams;
  if (connecting !== null || leaving) return refuse(state, 'already-joined');
  const next = withTeamsNow(state, { connecting: { id, by: way, code: null }, trouble: null });
  const place = { login, graph, tenant };
  const hint = state.teams.account?.user ?? null;
  const ask = { kind: 'connect-teams', id, place, clientId, way, capabilities, secretIn } as const;
  return turn(next, { ...ask, hint });
}

/** Leaves Teams; what a block put there is given back before the sign-in is given up. */
function disconnect(state: AppState): Turn {
  if (state.teams.account === null) return refuse(state, 'not-joined');
  return turn(withTeamsNow(withSwitches(state, false, false), { leaving: true }));
}

export function teamsCommand(state: AppState, command: TeamsCommand, id: string): Turn {
  switch (command.kind) {
    case 'connect-teams':
      return connect(state, command, id);
    case 'cancel-teams':
      return turn(withTeamsNow(state, { connecting: null }), { kind: 'cancel-teams' });
    case 'disconnect-teams':
      return disconnect(state);
    case 'open-teams-page': {
      const page = state.passing.teams.connecting?.code?.page;
      return page === undefined
        ? refuse(state, 'not-joined')
        : turn(state, { kind: 'open-link', link: page });
    }
    case 'change-teams-template':
      return turn(withTeams(state, { template: command.template }));
    case 'change-teams-back':
      return turn(withTeams(state, { back: command.back }));
    default:
      return command satisfies never;
  }
}

/** Switches on what was granted; what I had switched off before stays off when the same account is connected anew. */
function connected(state: AppState, account: TeamsAccount): Turn {
  const before = state.teams.account;
  const isSame = before?.userId === account.userId && before.tenantId === account.tenantId;
  const { silence } = state.profile.settings;
  const on = (capability: 'mute' | 'message', was: boolean): boolean =>
    missingTeamsScopes(capability, account.scopes).length === 0 && (!isSame || was);
  const switched = withSwitches(
    withTeams(state, { account }),
    on('mute', silence.teams),
    on('message', silence['teams-message']),
  );
  const known = { connecting: null, trouble: null, token: 'ready', unkept: false } as const;
  return turn(withTeamsNow(switched, known), ...probes);
}

export function teamsFact(state: AppState, fact: TeamsFact): Turn {
  const { connecting } = state.passing.teams;
  switch (fact.kind) {
    case 'teams-connected':
      return connecting?.id === fact.id ? connected(state, fact.account) : turn(state);
    case 'teams-not-connected': {
      if (connecting?.id !== fact.id) return turn(state);
      return turn(withTeamsNow(state, { connecting: null, trouble: fact.trouble }));
    }
    case 'teams-code': {
      if (connecting?.id !== fact.id) return turn(state);
      return turn(withTeamsNow(state, { connecting: { ...connecting, code: fact.code } }));
    }
    case 'teams-token': {
      if (state.teams.account === null) return turn(state);
      return turn(withTeamsNow(state, { token: fact.token }), ...probes);
    }
    case 'teams-token-unkept':
      return turn(withTeamsNow(state, { unkept: true }));
    case 'teams-left': {
      if (fact.forgotten) return turn(state);
      const notice = {
        id: 'teams-not-forgotten',
        kind: 'teams-not-forgotten',
        values: {},
      } as const;
      return turn(withNotice(state, notice));
    }
    default:
      return fact satisfies never;
  }
}

/** Takes up the account of an earlier run; its sign-in is asked for where it is kept. */
export function resumeTeams(state: AppState): Turn {
  const { account } = state.teams;
  return account === null ? turn(state) : turn(state, { kind: 'load-teams-token', account });
}

/** Ends leaving once nothing of a block is there any more, or it was seen that it cannot be put back. */
export function dueTeams(state: AppState): Turn {
  if (!state.passing.teams.leaving || state.teams.account === null) return turn(state);
  const forgotten = withoutTargets(state, TEAMS_TARGETS);
  if (forgotten === null) return turn(state);
  const unheard = withoutTeamsPeople(withoutLive(forgotten, 'teams'));
  const alone = withPassing(withTeams(unheard, { account: null }), { teams: QUIET_TEAMS });
  return turn(alone, { kind: 'disconnect-teams' });
}
