import { WebClient } from '@slack/web-api';
import { createSlack } from '../../electron/adapters/slack';
import type { SlackService } from '../../electron/live-ports';
import type { SlackAccount } from '../../src/app/slack';
import type { SlackWish } from '../../src/app/slack-wish';
import { scopesOf } from '../../src/contract/slack-app';
import { FIRST_BACK_TEMPLATE } from '../../src/presence/back-status';
import { FIRST_SLACK_TEMPLATE } from '../../src/presence/slack-status';
import { findZone } from '../../src/time/zone';
import { accountBench, type AccountBench } from './account-bench';
import { CLIENT_ID, startSlack, TEAM, USER, type SlackServer } from './slack-server';

/** Lull's Slack alone, against the Slack of this machine. */
export type SlackBench = AccountBench & {
  readonly server: SlackServer;
  readonly slack: SlackService;
  readonly account: SlackAccount;
};

export async function slackBench(start: number): Promise<SlackBench> {
  const clock = { now: start };
  const server = await startSlack({ now: () => clock.now });
  const { bench, given } = accountBench(clock, server);
  const slack = createSlack({ WebClient, ...given });
  const account: SlackAccount = {
    site: server.site,
    teamId: TEAM.id,
    team: TEAM.name,
    userId: USER.id,
    user: USER.name,
    clientId: CLIENT_ID,
    scopes: scopesOf(['status', 'snooze']),
    secretIn: 'keyring',
  };
  slack.want(wishOf(account));
  return Object.assign(bench, { server, slack, account });
}

export function wishOf(account: SlackAccount): SlackWish {
  const zone = findZone('Europe/Berlin');
  if (zone === null) throw new Error('no Berlin');
  return {
    account,
    template: FIRST_SLACK_TEMPLATE,
    back: { ...FIRST_BACK_TEMPLATE, on: true },
    usual: {
      text: 'Focusing until {end} ({place})',
      overtime: 'Focusing a little longer',
      back: 'Back {when} ({place})',
    },
    intention: null,
    overtime: false,
    zone,
    style: { locale: 'en-GB', hour12: false },
  };
}
