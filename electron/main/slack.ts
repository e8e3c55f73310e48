import type { SlackEffect, SlackFact } from '../../src/app/slack-effect';
import type { LiveEffect, LiveFact } from '../../src/app/live';
import type { SlackAccount } from '../../src/app/slack';
import { slackWish } from '../../src/app/slack-wish';
import type { AppState } from '../../src/app/state';
import { usualSlackWords } from '../../src/presence/slack-words';
import type { Words } from '../../src/words/words';
import type { SlackService } from '../live-ports';
import type { Secrets, StatusTarget } from '../ports';
import { createAccountSecret } from './account-secret';
import { signInPage } from './sign-in-page';

/** What Slack tells that nobody asked for, and what it needs of the rest. */
export type SlackHooks = {
  readonly keep: (account: SlackAccount, secret: string) => Promise<void>;
  readonly onRefused: () => void;
  readonly page: (outcome: 'done' | 'declined') => string;
};

export type SlackDeskParts = {
  readonly load: (hooks: SlackHooks) => Promise<SlackService>;
  readonly loadSecrets: () => Promise<Secrets>;
  readonly words: () => Words;
  readonly tell: (fact: SlackFact | LiveFact) => void;
  readonly isPictureKept: (name: string) => boolean;
};

export type SlackDesk = {
  /** Tells Slack what my status is made of; loads nothing while I am not connected. */
  show(state: AppState): void;
  run(effect: SlackEffect): Promise<void>;
  /** Asks how people are. */
  ask(question: LiveEffect): Promise<void>;
  target(id: 'slack' | 'slack-snooze'): Promise<StatusTarget>;
};

/** Stands between the core, which knows no token, and Slack, which needs it. */
export function createSlackDesk(parts: SlackDeskParts): SlackDesk {
  let service: Promise<SlackService> | null = null;
  const signIn = createAccountSecret('slack', parts.loadSecrets);

  const keep = async ({ secretIn }: SlackAccount, secret: string): Promise<void> => {
    const isKept = await signIn.keep(secret, secretIn);
    if (!isKept) parts.tell({ kind: 'slack-token-unkept' });
  };

  const loaded = (): Promise<SlackService> =>
    (service ??= parts.load({
      keep,
      page: (outcome) => signInPage(parts.words()(`slack.page.${outcome}`)),
      onRefused: () => parts.tell({ kind: 'slack-token', token: 'refused' }),
    }));

  const connect = async (effect: Extract<SlackEffect, { kind: 'connect-slack' }>) => {
    const outcome = await (await loaded()).connect(effect);
    switch (outcome.kind) {
      case 'connected': {
        const { account, secret } = outcome;
        await keep(account, secret);
        parts.tell({ kind: 'slack-connected', id: effect.id, account });
        return;
      }
      case 'failed':
        parts.tell({ kind: 'slack-not-connected', id: effect.id, trouble: outcome.trouble });
        return;
      case 'cancelled':
        return;
      default:
        outcome satisfies never;
    }
  };

  const resume = async (account: SlackAccount): Promise<void> => {
    const read = await signIn.read(account.secretIn);
    if (read.kind !== 'found') {
      parts.tell({ kind: 'slack-token', token: read.kind });
      return;
    }
    const isTaken = (await loaded()).resume(account, read.secret);
    parts.tell({ kind: 'slack-token', token: isTaken ? 'ready' : 'unreadable' });
  };

  const disconnect = async (): Promise<void> => {
    const revoked = await (await loaded()).revoke();
    const forgotten = await signIn.forget();
    parts.tell({ kind: 'slack-left', revoked: revoked && forgotten });
  };

  return {
    show: (state) => {
      if (service === null && state.slack.account === null) return;
      const wanted = slackWish(state, usualSlackWords(parts.words()));
      void loaded().then((slack) => slack.want(wanted));
    },
    run: async (effect) => {
      switch (effect.kind) {
        case 'connect-slack':
          return connect(effect);
        case 'cancel-slack':
          (await loaded()).cancel();
          return;
        case 'list-slack-people':
          parts.tell({
            kind: 'slack-people',
            from: effect.from,
            people: await (await loaded()).people(effect.from),
          });
          return;
        case 'list-slack-circles':
          parts.tell({
            kind: 'slack-circles',
            of: effect.of,
            circles: await (await loaded()).circles(effect.of),
          });
          return;
        case 'load-slack-token':
          return resume(effect.account);
        case 'disconnect-slack':
          return disconnect();
        default:
          effect satisfies never;
      }
    },
    ask: async ({ service: of, id, handles }) => {
      const { people, gone, failure } = await (await loaded()).teammates(handles);
      parts.tell({ kind: 'live-heard', service: of, id, people, gone, failure });
      const pictures = await (await loaded()).pictures(parts.isPictureKept);
      if (Object.keys(pictures).length > 0) parts.tell({ kind: 'pictures-found', pictures });
    },
    target: async (id) => (await loaded()).target(id),
  };
}
