import { isFocusing } from '../focus/run';
import { currentLease } from '../lease/books';
import type { Json } from '../lease/lease';
import type { TeamsMessageParts } from '../presence/teams-message';
import { viewerZone } from './due-zone';
import { booksOf } from './silence';
import type { AppState } from './state';
import type { TeamsAccount } from './teams';

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
  const { session } = state.work;
  const running = isFocusing(session) ? session : null;
  const intention = template.intention ? (running?.intention ?? '') : '';
  const { locale, localeHour12 } = state.machine;
  const { clock } = state.profile.settings;
  const lease = currentLease(booksOf(state), 'teams');
  return {
    account,
    template,
    back,
    usual,
    intention: intention === '' ? null : intention,
    overtime: running !== null && running.overtimeSince !== null,
    zone: viewerZone(state.profile.me.zone, state.teamTime.whereabouts),
    style: { locale, hour12: clock === 'locale' ? localeHour12 : clock === 'h12' },
    put: { ours: lease?.ours ?? null, wish: lease?.wish ?? null },
  };
}
