import { remembering } from './remembering';
import type { AppState } from './state';
import type { Teams, TeamsAccount, TeamsNow } from './teams';

/** Teams, as windows may know it; no token is in it. */
export type TeamsSlice = {
  readonly account: TeamsAccount | null;
  readonly template: Teams['template'];
  readonly back: Teams['back'];
  readonly now: TeamsNow;
};

const view = remembering(
  (
    account: TeamsSlice['account'],
    template: TeamsSlice['template'],
    back: TeamsSlice['back'],
    now: TeamsNow,
  ): TeamsSlice => ({ account, template, back, now }),
);

/** What the windows are shown of Teams. */
export const teamsSlice = ({ teams, passing }: AppState): TeamsSlice =>
  view(teams.account, teams.template, teams.back, passing.teams);
