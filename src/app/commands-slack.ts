import { missingScopes, parseSlackSite } from '../contract/slack-app';
import type { SlackCommand } from '../contract/slack-command';
import { FIRST_BACK_TEMPLATE } from '../presence/back-status';
import { FIRST_SLACK_TEMPLATE } from '../presence/slack-status';
import type { Effect } from './effect';
import { withoutTargets } from './leaving';
import { withoutLive } from './live-kept';
import type { Slack, SlackAccount, SlackNow } from './slack';
import { slackPeopleCommand, withSlackListed } from './slack-people';
import type { SlackFact } from './slack-effect';
import type { AppState } from './state';
import { refuse, turn, withNotice, withPassing, withSettings, type Turn } from './turn';

export const NO_SLACK: Slack = {
  account: null,
  template: FIRST_SLACK_TEMPLATE,
  back: FIRST_BACK_TEMPLATE,
};

/** What is known of Slack at the start of a run. */
export const QUIET_SLACK: SlackNow = {
  token: 'unknown',
  connecting: null,
  trouble: null,
  leaving: false,
  unkept: false,
  from: { kind: 'everybody' },
  people: null,
  groups: null,
  channels: null,
};

const SLACK_TARGETS = ['slack', 'slack-snooze'] as const;

const probes: readonly Effect[] = SLACK_TARGETS.map((target) => ({ kind: 'probe-target', target }));

function withSlack(state: AppState, change: Partial<Slack>): AppState {
  return { ...state, slack: { ...state.slack, ...change } };
}

function withSlackNow(state: AppState, change: Partial<SlackNow>): AppState {
  return withPassing(state, { slack: { ...state.passing.slack, ...change } });
}

function withSwitches(state: AppState, status: boolean, snooze: boolean): AppState {
  const silence = { ...state.profile.settings.silence, slack: status, 'slack-snooze': snooze };
  return withSettings(state, { silence });
}

function connect(
  state: AppState,
  { site: text, way, capabilities, secretIn }: Extract<SlackCommand, { kind: 'connect-slack' }>,
  id: string,
): Turn {
  const site = parseSlackSite(text);
  if (site === null || state.passing.slack.connecting !== null || state.passing.slack.leaving) {
    return refuse(state, 'already-joined');
  }
  const connecting = { id, by: way.kind };
  const next = withSlackNow(state, { connecting, trouble: null });
  return turn(next, { kind: 'connect-slack', id, site, way, capabilities, secretIn });
}

/** Leaves Slack; what a block put there is given back before the token is given up. */
function disconnect(state: AppState): Turn {
  if (state.slack.account === null) return refuse(state, 'not-joined');
  return turn(withSlackNow(withSwitches(state, false, false), { leaving: true }));
}

export function slackCommand(state: AppState, command: SlackCommand, id: string): Turn {
  switch (command.kind) {
    case 'connect-slack':
      return connect(state, command, id);
    case 'cancel-slack':
      return turn(withSlackNow(state, { connecting: null }), { kind: 'cancel-slack' });
    case 'disconnect-slack':
      return disconnect(state);
    case 'list-slack-people':
    case 'list-slack-circles':
    case 'add-slack-people':
      return slackPeopleCommand(state, command, id);
    case 'change-slack-template':
      return turn(withSlack(state, { template: command.template }));
    case 'change-slack-back':
      return turn(withSlack(state, { back: command.back }));
    default:
      return command satisfies never;
  }
}

/** Switches on what was granted; what I had switched off before stays off when the same account is connected anew. */
function connected(state: AppState, account: SlackAccount): Turn {
  const before = state.slack.account;
  const isSame = before?.userId === account.userId && before.teamId === account.teamId;
  const { silence } = state.profile.settings;
  const on = (capability: 'status' | 'snooze', was: boolean): boolean =>
    missingScopes(capability, account.scopes).length === 0 && (!isSame || was);
  const switched = withSwitches(
    withSlack(state, { account }),
    on('status', silence.slack),
    on('snooze', silence['slack-snooze']),
  );
  const known = withSlackNow(switched, { connecting: null, trouble: null, token: 'ready' });
  return turn(known, ...probes);
}

export function slackFact(state: AppState, fact: SlackFact): Turn {
  const { connecting } = state.passing.slack;
  switch (fact.kind) {
    case 'slack-connected':
      return connecting?.id === fact.id ? connected(state, fact.account) : turn(state);
    case 'slack-not-connected': {
      if (connecting?.id !== fact.id) return turn(state);
      return turn(withSlackNow(state, { connecting: null, trouble: fact.trouble }));
    }
    case 'slack-token': {
      if (state.slack.account === null) return turn(state);
      return turn(withSlackNow(state, { token: fact.token }), ...probes);
    }
    case 'slack-people':
    case 'slack-circles':
      return turn(withSlackListed(state, fact));
    case 'slack-token-unkept':
      return turn(withSlackNow(state, { unkept: true }));
    case 'slack-left': {
      if (fact.revoked) return turn(state);
      const notice = { id: 'slack-not-revoked', kind: 'slack-not-revoked', values: {} } as const;
      return turn(withNotice(state, notice));
    }
    default:
      return fact satisfies never;
  }
}

/** Takes up the account of an earlier run; its token is asked for where it is kept. */
export function resumeSlack(state: AppState): Turn {
  const { account } = state.slack;
  return account === null ? turn(state) : turn(state, { kind: 'load-slack-token', account });
}

/** Ends leaving once nothing of a block is there any more, or it was seen that it cannot be put back. */
export function dueSlack(state: AppState): Turn {
  const { account } = state.slack;
  if (!state.passing.slack.leaving || account === null) return turn(state);
  const alone = withoutTargets(state, SLACK_TARGETS);
  if (alone === null) return turn(state);
  const forgotten = withPassing(withSlack(alone, { account: null }), { slack: QUIET_SLACK });
  const quiet = withoutLive(forgotten, 'slack');
  return turn(quiet, { kind: 'disconnect-slack', account });
}
