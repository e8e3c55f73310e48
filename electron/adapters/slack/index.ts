import type { SlackAccount } from '../../../src/app/slack';
import type { SlackEffect } from '../../../src/app/slack-effect';
import type { SlackWish } from '../../../src/app/slack-wish';
import type { TargetStatus } from '../../../src/app/state';
import { missingScopes, type SlackCapability } from '../../../src/contract/slack-app';
import type { Loopback, SlackService } from '../../live-ports';
import { signIn, type AccountParts, type SignedIn } from './account';
import { authorize, troubleOf, type Authorized, type AuthorizeParts } from './authorize';
import { createClient, type Called, type Client } from './client';
import type { CallFailure } from './failures';
import { createPeople } from './people';
import { createPictures } from './pictures';
import { createSnoozeTarget } from './snooze-target';
import { createStatusTarget } from './status-target';
import { createTeammates } from './teammates';
import { secretOf, tokensOf, type Tokens } from './tokens';

export type SlackParts = AccountParts & AuthorizeParts;

type Ask = Extract<SlackEffect, { kind: 'connect-slack' }>;
type Connected = Awaited<ReturnType<SlackService['connect']>>;

const NO_TOKEN: CallFailure = {
  reason: 'needs-setup',
  detail: 'slack-no-token',
  retryAt: null,
  error: '',
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Slack over its Web API: who I am there, and my status and snooze as targets. */
export function createSlack(parts: SlackParts): SlackService {
  const { clock } = parts;
  let signedIn: SignedIn | null = null;
  let wish: SlackWish | null = null;
  let loopback: Loopback | null = null;
  let refused = false;

  const take = (account: SlackAccount, tokens: Tokens): void => {
    refused = false;
    signedIn = signIn(account, tokens, {
      ...parts,
      onRefused: () => {
        refused = true;
        parts.onRefused();
      },
    });
  };

  const call: Client['call'] = (method, args): Promise<Called> =>
    signedIn === null
      ? Promise.resolve({ ok: false, failure: NO_TOKEN })
      : signedIn.call(method, args);

  const status = (capability: SlackCapability): TargetStatus => {
    if (signedIn === null) return { kind: 'needs-setup', reason: 'slack-no-token' };
    if (refused) return { kind: 'needs-setup', reason: 'slack-refused' };
    const { account } = signedIn;
    const lacks = missingScopes(capability, account.scopes).length > 0;
    if (lacks) return { kind: 'needs-setup', reason: 'slack-scope' };
    return { kind: 'ready', name: `Slack (${account.team})` };
  };

  const targetParts = {
    clock,
    call,
    wish: () => wish,
    status,
    // Nothing tells of changes: they are seen when something is written next.
    listening: { onChange: () => () => undefined, onStatus: () => () => undefined },
  };
  const targets = {
    slack: createStatusTarget(targetParts),
    'slack-snooze': createSnoozeTarget(targetParts),
  };

  const people = createPeople(call, clock);
  const pictures = createPictures();
  const teammates = createTeammates({
    clock,
    call,
    mayReadDnd: () => signedIn?.account.scopes.includes('dnd:read') ?? false,
    pictureOf: (address) => pictures.nameOf(address, signedIn?.account.site ?? ''),
  });

  const clientOf = (site: string, token: string | undefined): Client =>
    createClient({ ...parts, site, token, notBefore: new Map() });

  const authorized = async ({ site, way, capabilities }: Ask): Promise<Authorized> => {
    if (way.kind === 'token') {
      const tokens = { access: way.token, refresh: null, expiresAt: null };
      return { kind: 'authorized', tokens, scopes: [] };
    }
    const ask = { site, clientId: way.clientId, capabilities };
    return authorize(ask, clientOf(site, undefined), parts, (open) => {
      loopback = open;
    });
  };

  const connect = async (ask: Ask): Promise<Connected> => {
    const got = await authorized(ask);
    loopback = null;
    if (got.kind !== 'authorized') return got;
    const { tokens } = got;
    const called = await clientOf(ask.site, tokens.access).call('auth.test', {});
    if (!called.ok) return { kind: 'failed', trouble: troubleOf(called.failure) };
    const { team, team_id: teamId, user, user_id: userId } = called.answer;
    if (text(teamId) === '' || text(userId) === '') {
      return { kind: 'failed', trouble: { kind: 'not-slack', detail: '' } };
    }
    const account: SlackAccount = {
      site: ask.site,
      teamId: text(teamId),
      team: text(team),
      userId: text(userId),
      user: text(user),
      clientId: ask.way.kind === 'browser' ? ask.way.clientId : null,
      scopes: got.scopes.length > 0 ? got.scopes : called.scopes,
      secretIn: ask.secretIn,
    };
    take(account, tokens);
    return { kind: 'connected', account, secret: secretOf(tokens) };
  };

  return {
    target: (id) => targets[id],
    want: (next) => {
      wish = next;
    },
    resume: (account, secret) => {
      const tokens = tokensOf(secret);
      if (tokens === null) return false;
      take(account, tokens);
      return true;
    },
    connect,
    cancel: () => loopback?.close(),
    people: (from) => people.list(from),
    circles: (of) => people.circles(of),
    teammates,
    pictures: (isKept) => pictures.fetch(isKept),
    revoke: async () => {
      const called = await call('auth.revoke', {});
      signedIn = null;
      return called.ok || called.failure.reason === 'unauthorized';
    },
  };
}
