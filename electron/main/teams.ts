import type { LiveEffect, LiveFact } from '../../src/app/live';
import type { AppState } from '../../src/app/state';
import type { TeamsAccount } from '../../src/app/teams';
import type { TeamsEffect, TeamsFact } from '../../src/app/teams-effect';
import type { TeamsPeopleEffect, TeamsPeopleFact } from '../../src/app/teams-people';
import { teamsWish } from '../../src/app/teams-wish';
import { usualTeamsWords } from '../../src/presence/teams-words';
import type { Words } from '../../src/words/words';
import type { TeamsService } from '../live-ports';
import type { Secrets, StatusTarget } from '../ports';
import { createAccountSecret } from './account-secret';
import { signInPage } from './sign-in-page';

/** What Teams tells that nobody asked for, and what it needs of the rest. */
export type TeamsHooks = {
  readonly keep: (account: TeamsAccount, secret: string) => Promise<void>;
  readonly onRefused: () => void;
  readonly page: (outcome: 'done' | 'declined') => string;
};

export type TeamsDeskParts = {
  readonly load: (hooks: TeamsHooks) => Promise<TeamsService>;
  readonly loadSecrets: () => Promise<Secrets>;
  readonly words: () => Words;
  readonly tell: (fact: TeamsFact | TeamsPeopleFact | LiveFact) => void;
};

export type TeamsDesk = {
  /** Tells Teams what my status is made of; loads nothing while I am not connected. */
  show(state: AppState): void;
  run(effect: TeamsEffect): Promise<void>;
  /** Asks how people are. */
  ask(question: LiveEffect): Promise<void>;
  /** Looks for people. */
  find(effect: TeamsPeopleEffect): Promise<void>;
  target(id: 'teams' | 'teams-message'): Promise<StatusTarget>;
};

/** Stands between the core, which knows no token, and Teams, which needs it. */
export function createTeamsDesk(parts: TeamsDeskParts): TeamsDesk {
  let service: Promise<TeamsService> | null = null;
  const signIn = createAccountSecret('teams', parts.loadSecrets);

  const keep = async ({ secretIn }: TeamsAccount, secret: string): Promise<void> => {
    const isKept = await signIn.keep(secret, secretIn);
    if (!isKept) parts.tell({ kind: 'teams-token-unkept' });
  };

  const loaded = (): Promise<TeamsService> =>
    (service ??= parts.load({
      keep,
      page: (outcome) => signInPage(parts.words()(`teams.page.${outcome}`)),
      onRefused: () => parts.tell({ kind: 'teams-token', token: 'refused' }),
    }));

  const connect = async (effect: Extract<TeamsEffect, { kind: 'connect-teams' }>) => {
    const { id } = effect;
    const outcome = await (
      await loaded()
    ).connect(effect, (code) => parts.tell({ kind: 'teams-code', id, code }));
    switch (outcome.kind) {
      case 'connected': {
        const { account, secret } = outcome;
        await keep(account, secret);
        parts.tell({ kind: 'teams-connected', id, account });
        return;
      }
      case 'failed':
        parts.tell({ kind: 'teams-not-connected', id, trouble: outcome.trouble });
        return;
      case 'cancelled':
        return;
      default:
        outcome satisfies never;
    }
  };

  const resume = async (account: TeamsAccount): Promise<void> => {
    const read = await signIn.read(account.secretIn);
    if (read.kind !== 'found') {
      parts.tell({ kind: 'teams-token', token: read.kind });
      return;
    }
    const isTaken = (await loaded()).resume(account, read.secret);
    parts.tell({ kind: 'teams-token', token: isTaken ? 'ready' : 'unreadable' });
  };

  const disconnect = async (): Promise<void> => {
    (await loaded()).forget();
    const forgotten = await signIn.forget();
    parts.tell({ kind: 'teams-left', forgotten });
  };

  return {
    show: (state) => {
      if (service === null && state.teams.account === null) return;
      const wanted = teamsWish(state, usualTeamsWords(parts.words()));
      void loaded().then((teams) => teams.want(wanted));
    },
    run: async (effect) => {
      switch (effect.kind) {
        case 'connect-teams':
          return connect(effect);
        case 'cancel-teams':
          (await loaded()).cancel();
          return;
        case 'load-teams-token':
          return resume(effect.account);
        case 'disconnect-teams':
          return disconnect();
        default:
          effect satisfies never;
      }
    },
    ask: async (question) => {
      const { people, gone, failure, pictures } = await (await loaded()).teammates(question);
      const { service: of, id } = question;
      parts.tell({ kind: 'live-heard', service: of, id, people, gone, failure });
      if (Object.keys(pictures).length > 0) parts.tell({ kind: 'pictures-found', pictures });
    },
    find: async ({ id, question }) => {
      const found = await (await loaded()).find(question);
      parts.tell({ kind: 'teams-people-found', id, question, found });
    },
    target: async (id) => (await loaded()).target(id),
  };
}
