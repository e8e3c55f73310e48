import type { AppState } from './state';
import type { Teams, TeamsAccount, TeamsNow } from './teams';

/** Teams, as windows may know it; no token is in it. */
export type TeamsSlice = {
  readonly account: TeamsAccount | null;
  readonly template: Teams['template'];
  readonly back: Teams['back'];
  readonly now: TeamsNow;
};

let last: TeamsSlice | null = null;

/** What the windows are shown of Teams; the same object as long as nothing in it changed. */
export function teamsSlice({ teams, passing }: AppState): TeamsSlice {
  const { account, template, back } = teams;
  const now = passing.teams;
  const isSame =
    last?.account === account &&
    last.template === template &&
    last.back === back &&
    last.now === now;
  last = isSame && last !== null ? last : { account, template, back, now };
  return last;
}
