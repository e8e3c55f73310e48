import { isFocusing } from '../focus/run';
import type { SlackStatusParts } from '../presence/slack-status';
import { viewerZone } from './due-zone';
import type { SlackAccount } from './slack';
import type { AppState } from './state';

/** Who I am in Slack, and what my status there is made of; it follows from the state. */
export type SlackWish = SlackStatusParts & { readonly account: SlackAccount };

/** Null where I am not connected. `usual` are the words where the template has none. */
export function slackWish(state: AppState, usual: SlackWish['usual']): SlackWish | null {
  const { account, template, back } = state.slack;
  if (account === null) return null;
  const { session } = state.work;
  const running = isFocusing(session) ? session : null;
  const intention = template.intention ? (running?.intention ?? '') : '';
  const { locale, localeHour12 } = state.machine;
  const { clock } = state.profile.settings;
  return {
    account,
    template,
    back,
    usual,
    intention: intention === '' ? null : intention,
    overtime: running !== null && running.overtimeSince !== null,
    zone: viewerZone(state.profile.me.zone, state.teamTime.whereabouts),
    style: { locale, hour12: clock === 'locale' ? localeHour12 : clock === 'h12' },
  };
}
