import { missingScopes } from '../contract/slack-app';
import { isTeamsId, missingTeamsScopes } from '../contract/teams-app';
import type { LiveService } from '../presence/live-person';
import { isSlackMemberId } from '../presence/slack-person';
import type { LiveBook } from './live';
import type { AppState } from './state';

/** What the frame of live people needs to know of one service. */
type ServiceParts = {
  /** Whether it can be asked now. */
  readonly isReady: (state: AppState) => boolean;
  /** Whether a handle on the roster is an id of the service. */
  readonly isHandle: (handle: string) => boolean;
  /** Whether it needs to be told where people are known to be, to know what it is told. */
  readonly asksZones?: true;
  /** What was kept of people, and the state with something else kept. */
  readonly kept: (state: AppState) => LiveBook;
  readonly keep: (state: AppState, book: LiveBook) => AppState;
};

/** The services that can be asked. */
export const LIVE_PARTS: { readonly [service in LiveService]: ServiceParts } = {
  teams: {
    isReady: ({ teams, passing }) =>
      teams.account !== null &&
      passing.teams.token === 'ready' &&
      !passing.teams.leaving &&
      missingTeamsScopes('people', teams.account.scopes).length === 0,
    isHandle: isTeamsId,
    asksZones: true,
    kept: ({ teams }) => teams.heard ?? {},
    keep: (state, heard) => ({ ...state, teams: { ...state.teams, heard } }),
  },
  slack: {
    isReady: ({ slack, passing }) =>
      slack.account !== null &&
      passing.slack.token === 'ready' &&
      !passing.slack.leaving &&
      missingScopes('people', slack.account.scopes).length === 0,
    isHandle: isSlackMemberId,
    kept: ({ slack }) => slack.heard ?? {},
    keep: (state, heard) => ({ ...state, slack: { ...state.slack, heard } }),
  },
};
