import { describe, expect, test } from 'vitest';
import type { TeamsService } from '../../../electron/live-ports';
import { createTeamsDesk, type TeamsHooks } from '../../../electron/main/teams';
import type { Secrets } from '../../../electron/ports';
import catalogue from '../../../resources/locales/en.json';
import { NO_TEAMS } from '../../../src/app/commands-teams';
import type { TeamsAccount } from '../../../src/app/teams';
import type { TeamsFact } from '../../../src/app/teams-effect';
import type { TeamsWish } from '../../../src/app/teams-wish';
import { MICROSOFT } from '../../../src/contract/teams-app';
import { createWords } from '../../../src/words/words';
import { stateWith } from '../../support/app-state';
import { KEPT_SECRETS, memorySecrets, withoutKeyring } from '../../support/memory-secrets';

const ACCOUNT: TeamsAccount = {
  place: MICROSOFT,
  clientId: 'c',
  tenantId: 't',
  userId: 'u',
  user: 'ada@harbour.example',
  scopes: [],
  secretIn: 'keyring',
};
const ASK = {
  kind: 'connect-teams',
  id: 'c1',
  place: MICROSOFT,
  clientId: 'c',
  way: 'code',
  capabilities: ['message'],
  secretIn: 'keyring',
  hint: null,
} as const;
const CODE = { userCode: 'LULL0', page: 'https://microsoft.com/devicelogin', endsAt: 1 };

type Outcome = Awaited<ReturnType<TeamsService['connect']>>;

function bench(over: Partial<Secrets> = {}, outcome?: Outcome) {
  const texts = new Map<string, string>();
  const facts: TeamsFact[] = [];
  const wishes: (TeamsWish | null)[] = [];
  let loads = 0;
  let forgotten = 0;
  let hooks: TeamsHooks | null = null;
  const connected = { kind: 'connected', account: ACCOUNT, secret: 'canary' } as const;
  const known = {
    target: () => {
      throw new Error('not asked for');
    },
    want: (wish: TeamsWish | null) => wishes.push(wish),
    resume: (_account: TeamsAccount, secret: string) => secret !== 'torn',
    connect: (_ask: unknown, onCode: (code: typeof CODE) => void) => {
      onCode(CODE);
      return Promise.resolve(outcome ?? connected);
    },
    cancel: () => undefined,
    forget: () => {
      forgotten += 1;
    },
  };
  const desk = createTeamsDesk({
    load: (given) => {
      loads += 1;
      hooks = given;
      return Promise.resolve(known as unknown as TeamsService);
    },
    loadSecrets: () => Promise.resolve({ ...memorySecrets(texts), ...over }),
    words: () => createWords(catalogue, 'en'),
    tell: (fact: unknown) => facts.push(fact as TeamsFact),
  } as Parameters<typeof createTeamsDesk>[0]);
  return {
    desk,
    texts,
    facts,
    wishes,
    loads: () => loads,
    hooks: () => hooks,
    forgotten: () => forgotten,
  };
}

describe('K2 the sign-in of Teams', () => {
  test('is kept before anybody is told that I am connected', async () => {
    const { desk, texts, facts } = bench();
    await desk.run(ASK);
    expect(texts.get('teams')).toBe('canary');
    expect(facts).toEqual([
      { kind: 'teams-code', id: 'c1', code: CODE },
      { kind: 'teams-connected', id: 'c1', account: ACCOUNT },
    ]);
    expect(JSON.stringify(facts)).not.toContain('canary');
  });

  test('is kept nowhere where I chose so, and asked for at the next start', async () => {
    const account = { ...ACCOUNT, secretIn: 'memory' } as const;
    const { desk, texts, facts } = bench({}, { kind: 'connected', account, secret: 'canary' });
    await desk.run({ ...ASK, secretIn: 'memory' });
    expect(texts.size).toBe(0);
    await desk.run({ kind: 'load-teams-token', account });
    expect(facts.at(-1)).toEqual({ kind: 'teams-token', token: 'missing' });
  });

  test('that no keyring takes is said so, and is never written in the clear', async () => {
    const { desk, texts, facts } = bench({ keep: withoutKeyring });
    await desk.run(ASK);
    expect(texts.size).toBe(0);
    expect(facts.map(({ kind }) => kind)).toEqual([
      'teams-code',
      'teams-token-unkept',
      'teams-connected',
    ]);
  });

  test.each(KEPT_SECRETS)(
    'is $token where it is $read.kind at a start',
    async ({ read, token }) => {
      const { desk, facts } = bench({ read: () => Promise.resolve(read) });
      await desk.run({ kind: 'load-teams-token', account: ACCOUNT });
      expect(facts).toEqual([{ kind: 'teams-token', token }]);
    },
  );

  test('that was renewed takes the place of the old one', async () => {
    const { desk, texts, hooks } = bench();
    await desk.run(ASK);
    await hooks()?.keep(ACCOUNT, 'canary-2');
    expect(texts.get('teams')).toBe('canary-2');
  });

  test('is given up and forgotten when I disconnect', async () => {
    const { desk, texts, facts, forgotten } = bench();
    await desk.run(ASK);
    await desk.run({ kind: 'disconnect-teams' });
    expect(texts.size).toBe(0);
    expect(forgotten()).toBe(1);
    expect(facts.at(-1)).toEqual({ kind: 'teams-left', forgotten: true });
  });

  test('that cannot be forgotten is told, and so is one that is refused', async () => {
    const { desk, facts, hooks } = bench({ forget: withoutKeyring });
    await desk.run({ kind: 'disconnect-teams' });
    expect(facts).toEqual([{ kind: 'teams-left', forgotten: false }]);
    hooks()?.onRefused();
    expect(facts.at(-1)).toEqual({ kind: 'teams-token', token: 'refused' });
  });
});

describe('Teams', () => {
  test('is not loaded while I am not connected', () => {
    const { desk, loads } = bench();
    desk.show(stateWith());
    expect(loads()).toBe(0);
  });

  test('is told what my status is made of, with the usual words', async () => {
    const { desk, wishes, loads } = bench();
    desk.show({ ...stateWith(), teams: { ...NO_TEAMS, account: ACCOUNT } });
    await desk.run({ kind: 'cancel-teams' });
    expect(loads()).toBe(1);
    expect(wishes).toMatchObject([
      { account: ACCOUNT, usual: { text: 'Focusing until {end} ({place})' } },
    ]);
  });

  test('says what went wrong when it cannot be connected, and nothing when I called it off', async () => {
    const trouble = { kind: 'declined', detail: '' } as const;
    const one = bench({}, { kind: 'failed', trouble });
    await one.desk.run(ASK);
    expect(one.facts.at(-1)).toEqual({ kind: 'teams-not-connected', id: 'c1', trouble });
    const other = bench({}, { kind: 'cancelled' });
    await other.desk.run(ASK);
    expect(other.facts).toHaveLength(1);
  });

  test('shows a page in the browser', async () => {
    const { desk, hooks } = bench();
    await desk.run(ASK);
    expect(hooks()?.page('done')).toContain('Microsoft Teams is connected.');
    expect(hooks()?.page('declined')).toContain('Nothing was connected.');
  });
});
