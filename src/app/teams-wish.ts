import { currentLease } from '../lease/books';
import type { Json } from '../lease/lease';
import type { TeamsMessageParts } from '../presence/teams-message';
import { booksOf } from './silence';
import type { AppState } from './state';
import type { TeamsAccount } from './teams';
import { statusSaid } from './status-said';

/** Who I am in Teams, and what my status there is made of; it follows from the state. */
export type TeamsWish = TeamsMessageParts & {
  readonly account: TeamsAccount;
  /**
   * What Lull has put there as my presence, or means to. Teams tells no end of it and nothing of who set it, so that only
   * the lease knows.
   */
  readonly put: { readonly ours: Json; readonly wish: Json };
};

/** Null where I am not connected. `usual` are the words where the template has none. */
export function teamsWish(state: AppState, usual: TeamsWish['usual']): TeamsWish | null {
  const { account, template, back } = state.teams;
  if (account === null) return null;
  const lease = currentLease(booksOf(state), 'teams');
  return {
    account,
    template,
    back,
    usual,
    ...statusSaid(state, template),
    put: { ours: lease?.ours ?? null, wish: lease?.wish ?? null },
  };
}
