import { WebClient } from '@slack/web-api';
import { createSlack } from '../../electron/adapters/slack';
import { createSlackDesk } from '../../electron/main/slack';
import catalogue from '../../resources/locales/en.json';
import { NO_SLACK } from '../../src/app/commands-slack';
import type { SlackAccount } from '../../src/app/slack';
import type { AppState } from '../../src/app/state';
import { scopesOf, SLACK_CAPABILITIES } from '../../src/contract/slack-app';
import type { Person } from '../../src/roster/person';
import type { Instant } from '../../src/time/instant';
import { createWords } from '../../src/words/words';
import { ADA, silencing, stateWith } from './app-state';
import { LiveWorld, memoryRig, type MemoryStatus, type Rig } from './live-world';
import { memorySecrets } from './memory-secrets';
import { CLIENT_ID, startSlack, TEAM, USER, type SlackServer } from './slack-server';

/** Slack as a world has it. */
export function slackRig(secrets: Map<string, string>): Rig {
  return {
    kept: ({ slack }) => ({ slack }),
    open: ({ clock, tell }) => {
      const desk = createSlackDesk({
        load: (hooks) =>
          Promise.resolve(
            createSlack({
              ...hooks,
              clock,
              openLoopback: () => Promise.resolve(null),
              WebClient,
              desktop: { openLink: () => Promise.resolve('no browser') },
            }),
          ),
        loadSecrets: () => Promise.resolve(memorySecrets(secrets)),
        words: () => createWords(catalogue, 'en-GB'),
        tell,
        isPictureKept: () => false,
      });
      return {
        loaders: {
          slack: () => desk.target('slack'),
          'slack-snooze': () => desk.target('slack-snooze'),
        },
        show: (state) => desk.show(state),
        run: (effect) =>
          effect.kind === 'load-slack-token' || effect.kind === 'disconnect-slack'
            ? desk.run(effect)
            : null,
      };
    },
  };
}

/** The account of the member of this machine's Slack, with all that Lull can ask for. */
export function slackAccount(slack: SlackServer): SlackAccount {
  return {
    site: slack.site,
    teamId: TEAM.id,
    team: TEAM.name,
    userId: USER.id,
    user: USER.name,
    clientId: CLIENT_ID,
    scopes: scopesOf(SLACK_CAPABILITIES),
    secretIn: 'keyring',
  };
}

/** Signs the member in anew: what was kept before is worth nothing. */
export function giveToken(slack: SlackServer, secrets: Map<string, string>): void {
  const access = slack.pasteToken(scopesOf(SLACK_CAPABILITIES));
  secrets.set('slack', JSON.stringify({ access, refresh: null, expiresAt: null }));
}

/** What a block silences here. */
const SILENCE = silencing('os-dnd', 'slack', 'slack-snooze');

/** Lull with its real engine and its real Slack, against the Slack of this machine, and a desktop in memory. */
export class SlackWorld extends LiveWorld {
  readonly slack: SlackServer;
  readonly desktop: MemoryStatus;

  private constructor(
    clock: { now: Instant },
    base: AppState,
    parts: { slack: SlackServer; desktop: MemoryStatus; secrets: Map<string, string> },
  ) {
    super(clock, base, [memoryRig('os-dnd', parts.desktop), slackRig(parts.secrets)]);
    this.slack = parts.slack;
    this.desktop = parts.desktop;
  }

  static async create(start: Instant, me: Person = ADA): Promise<SlackWorld> {
    const clock = { now: start };
    const slack = await startSlack({ now: () => clock.now });
    const account = slackAccount(slack);
    const state = stateWith({ me, settings: { silence: SILENCE } });
    const base = { ...state, slack: { ...NO_SLACK, account } };
    const secrets = new Map<string, string>();
    giveToken(slack, secrets);
    return new SlackWorld(clock, base, {
      slack,
      secrets,
      desktop: { value: 'loud', failing: null },
    });
  }

  /** Begins anew with the same clock and the same Slack: nothing kept, nothing there. */
  override reset(): void {
    super.reset();
    this.slack.noFaults();
    Object.assign(this.slack.member, { text: '', emoji: '', expiration: 0, snoozeEnd: null });
    Object.assign(this.desktop, { value: 'loud', failing: null });
  }
}
