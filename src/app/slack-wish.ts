import type { SlackStatusParts } from '../presence/slack-status';
import type { SlackAccount } from './slack';
import type { AppState } from './state';
import { statusSaid } from './status-said';

/** Who I am in Slack, and what my status there is made of; it follows from the state. */
export type SlackWish = SlackStatusParts & { readonly account: SlackAccount };

/** Null where I am not connected. `usual` are the words where the template has none. */
export function slackWish(state: AppState, usual: SlackWish['usual']): SlackWish | null {
  const { account, template, back } = state.slack;
  if (account === null) return null;
  return {
    account,
    template,
    back,
    usual,
    ...statusSaid(state, template),
  };
}
