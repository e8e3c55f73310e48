import type { Slack, SlackAccount, SlackNow } from './slack';
import { remembering } from './remembering';
import type { AppState } from './state';

/** Slack, as windows may know it; no token is in it. */
export type SlackSlice = {
  readonly account: SlackAccount | null;
  readonly template: Slack['template'];
  readonly back: Slack['back'];
  readonly now: SlackNow;
};

const view = remembering(
  (
    account: SlackSlice['account'],
    template: SlackSlice['template'],
    back: SlackSlice['back'],
    now: SlackNow,
  ): SlackSlice => ({ account, template, back, now }),
);

/** What the windows are shown of Slack. */
export const slackSlice = ({ slack, passing }: AppState): SlackSlice =>
  view(slack.account, slack.template, slack.back, passing.slack);
