import { WebClient } from '@slack/web-api';
import { systemTimers } from '../../electron/main/alarm';
import { openLoopback } from '../../electron/adapters/loopback';
import { createSlack } from '../../electron/adapters/slack';
import type { SlackService } from '../../electron/live-ports';
import type { SlackAccount } from '../../src/app/slack';
import type { SlackWish } from '../../src/app/slack-wish';
import { scopesOf } from '../../src/contract/slack-app';
import { FIRST_BACK_TEMPLATE } from '../../src/presence/back-status';
import { FIRST_SLACK_TEMPLATE } from '../../src/presence/slack-status';
import { findZone } from '../../src/time/zone';
import { CLIENT_ID, startSlack, TEAM, USER, type SlackServer } from './slack-server';

/** Lull's Slack alone, against the Slack of this machine. */
export type SlackBench = {
  readonly clock: { now: number };
  readonly server: SlackServer;
  readonly slack: SlackService;
  readonly account: SlackAccount;
  /** What was kept, and what the server had been asked by then. */
  readonly kept: { readonly secret: string; readonly calls: number }[];
  readonly refused: () => number;
  readonly opened: string[];
  /** What the browser does with an address; nothing where it is null. */
  browse: ((link: string) => Promise<void>) | null;
};

export async function slackBench(start: number): Promise<SlackBench> {
  const clock = { now: start };
  const server = await startSlack({ now: () => clock.now });
  const kept: { secret: string; calls: number }[] = [];
  const opened: string[] = [];
  let refused = 0;
  const bench: SlackBench = {
    clock,
    server,
    kept,
    opened,
    refused: () => refused,
    browse: null,
    account: {
      site: server.site,
      teamId: TEAM.id,
      team: TEAM.name,
      userId: USER.id,
      user: USER.name,
      clientId: CLIENT_ID,
      scopes: scopesOf(['status', 'snooze']),
      secretIn: 'keyring',
    },
    slack: createSlack({
      WebClient,
      clock: { now: () => clock.now, monotonic: () => clock.now },
      keep: (_account, secret) => {
        kept.push({ secret, calls: server.calls.length });
        return Promise.resolve();
      },
      onRefused: () => {
        refused += 1;
      },
      desktop: {
        openLink: (link) => {
          opened.push(link);
          void bench.browse?.(link);
          return Promise.resolve(null);
        },
      },
      openLoopback: (ask) => openLoopback(ask, systemTimers),
      page: (outcome) => `<p>${outcome}</p>`,
    }),
  };
  bench.slack.want(wishOf(bench.account));
  return bench;
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

/** Allows what Slack asks, as a person does in the browser. */
export async function allow(link: string): Promise<void> {
  const asked = await fetch(link, { redirect: 'manual' });
  await fetch(asked.headers.get('location') ?? '');
}
