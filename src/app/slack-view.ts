import type { Slack, SlackAccount, SlackNow } from './slack';
import type { AppState } from './state';

/** Slack, as windows may know it; no token is in it. */
export type SlackSlice = {
  readonly account: SlackAccount | null;
  readonly template: Slack['template'];
  readonly back: Slack['back'];
  readonly now: SlackNow;
};

let last: SlackSlice | null = null;

/** What the windows are shown of Slack; the same object as long as nothing in it changed. */
export function slackSlice({ slack, passing }: AppState): SlackSlice {
  const { account, template, back } = slack;
  const now = passing.slack;
  const isSame =
    last?.account === account &&
    last.template === template &&
    last.back === back &&
    last.now === now;
  last = isSame && last !== null ? last : { account, template, back, now };
  return last;
}
