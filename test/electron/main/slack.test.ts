import { describe, expect, test } from 'vitest';
import { createSlackDesk, type SlackHooks } from '../../../electron/main/slack';
import type { SlackService } from '../../../electron/live-ports';
import type { Secrets } from '../../../electron/ports';
import catalogue from '../../../resources/locales/en.json';
import { NO_SLACK } from '../../../src/app/commands-slack';
import type { SlackAccount } from '../../../src/app/slack';
import type { LiveFact } from '../../../src/app/live';
import type { SlackFact } from '../../../src/app/slack-effect';
import type { SlackWish } from '../../../src/app/slack-wish';
import { createWords } from '../../../src/words/words';
import { stateWith } from '../../support/app-state';
import { KEPT_SECRETS, memorySecrets, withoutKeyring } from '../../support/memory-secrets';

const ACCOUNT: SlackAccount = {
  site: 'https://slack.com',
  teamId: 'T0',
  team: 'Harbour',
  userId: 'U0',
  user: 'ada',
  clientId: '1.2',
  scopes: [],
  secretIn: 'keyring',
};
const ASK = {
  kind: 'connect-slack',
  id: 'c1',
  site: 'https://slack.com',
  way: { kind: 'browser', clientId: '1.2' },
  capabilities: ['status'],
  secretIn: 'keyring',
} as const;

type Outcome = Awaited<ReturnType<SlackService['connect']>>;

function bench(over: Partial<Secrets> = {}, outcome?: Outcome) {
  const texts = new Map<string, string>();
  const facts: (SlackFact | LiveFact)[] = [];
  const resumed: string[] = [];
  const wishes: (SlackWish | null)[] = [];
  let loads = 0;
  let hooks: SlackHooks | null = null;
  const connected = { kind: 'connected', account: ACCOUNT, secret: 'canary' } as const;
  const service: SlackService = {
    target: () => {
      throw new Error('not asked for');
    },
    want: (wish) => wishes.push(wish),
    resume: (_account, secret) => {
      resumed.push(secret);
      return secret !== 'torn';
    },
    connect: () => Promise.resolve(outcome ?? connected),
    cancel: () => undefined,
    people: () => Promise.resolve({ kind: 'found', members: [], more: false }),
    circles: () => Promise.resolve({ kind: 'found', circles: [], more: false }),
    teammates: () => Promise.resolve({ people: [], gone: [], failure: null }),
    pictures: () => Promise.resolve({}),
    revoke: () => Promise.resolve(true),
  };
  const desk = createSlackDesk({
    load: (given) => {
      loads += 1;
      hooks = given;
      return Promise.resolve(service);
    },
    loadSecrets: () => Promise.resolve({ ...memorySecrets(texts), ...over }),
    words: () => createWords(catalogue, 'en'),
    tell: (fact) => facts.push(fact),
    isPictureKept: () => false,
  });
  return { desk, texts, facts, resumed, wishes, loads: () => loads, hooks: () => hooks };
}

describe('K2 the token of Slack', () => {
  test('is kept before anybody is told that I am connected', async () => {
    const { desk, texts, facts } = bench();
    await desk.run(ASK);
    expect(texts.get('slack')).toBe('canary');
    expect(facts).toEqual([{ kind: 'slack-connected', id: 'c1', account: ACCOUNT }]);
    expect(JSON.stringify(facts)).not.toContain('canary');
  });

  test('is kept nowhere where I chose so, and asked for at the next start', async () => {
    const account = { ...ACCOUNT, secretIn: 'memory' } as const;
    const { desk, texts, facts } = bench({}, { kind: 'connected', account, secret: 'canary' });
    await desk.run({ ...ASK, secretIn: 'memory' });
    expect(texts.size).toBe(0);
    await desk.run({ kind: 'load-slack-token', account });
    expect(facts.at(-1)).toEqual({ kind: 'slack-token', token: 'missing' });
  });

  test('that no keyring takes is said so, and is never written in the clear', async () => {
    const { desk, texts, facts } = bench({ keep: withoutKeyring });
    await desk.run(ASK);
    expect(texts.size).toBe(0);
    expect(facts.map(({ kind }) => kind)).toEqual(['slack-token-unkept', 'slack-connected']);
  });

  test.each(KEPT_SECRETS)(
    'is $token where it is $read.kind at a start',
    async ({ read, token }) => {
      const { desk, facts } = bench({ read: () => Promise.resolve(read) });
      await desk.run({ kind: 'load-slack-token', account: ACCOUNT });
      expect(facts).toEqual([{ kind: 'slack-token', token }]);
    },
  );

  test('that was given anew takes the place of the old one', async () => {
    const { desk, texts, hooks } = bench();
    await desk.run(ASK);
    await hooks()?.keep(ACCOUNT, 'canary-2');
    expect(texts.get('slack')).toBe('canary-2');
  });

  test('is forgotten when I disconnect', async () => {
    const { desk, texts, facts } = bench();
    await desk.run(ASK);
    await desk.run({ kind: 'disconnect-slack', account: ACCOUNT });
    expect(texts.size).toBe(0);
    expect(facts.at(-1)).toEqual({ kind: 'slack-left', revoked: true });
  });

  test('that is refused is told', async () => {
    const { desk, facts, hooks } = bench();
    await desk.run(ASK);
    hooks()?.onRefused();
    expect(facts.at(-1)).toEqual({ kind: 'slack-token', token: 'refused' });
  });
});

describe('Slack', () => {
  test('is not loaded while I am not connected', () => {
    const { desk, loads } = bench();
    desk.show(stateWith());
    expect(loads()).toBe(0);
  });

  test('is told what my status is made of, with the usual words', async () => {
    const { desk, wishes, loads } = bench();
    desk.show({ ...stateWith(), slack: { ...NO_SLACK, account: ACCOUNT } });
    await desk.run({ kind: 'cancel-slack' });
    expect(loads()).toBe(1);
    expect(wishes).toMatchObject([
      { account: ACCOUNT, usual: { text: 'Focusing until {end} ({place})' } },
    ]);
  });

  test('says what went wrong when it cannot be connected, and nothing when I called it off', async () => {
    const trouble = { kind: 'declined', detail: '' } as const;
    const one = bench({}, { kind: 'failed', trouble });
    await one.desk.run(ASK);
    expect(one.facts).toEqual([{ kind: 'slack-not-connected', id: 'c1', trouble }]);
    const other = bench({}, { kind: 'cancelled' });
    await other.desk.run(ASK);
    expect(other.facts).toEqual([]);
  });

  test('shows a page in the browser that ends no tag of its own', async () => {
    const { desk, hooks } = bench();
    await desk.run(ASK);
    expect(hooks()?.page('done')).toContain('Slack is connected.');
    expect(hooks()?.page('declined')).toContain('Nothing was connected.');
  });
});
