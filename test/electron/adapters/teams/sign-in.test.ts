import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR } from '../../../../src/time/instant';
import { allow } from '../../../support/browser-consent';
import { signedInSecret, teamsBench, type TeamsBench } from '../../../support/teams-bench';
import { CLIENT, ME, TENANT } from '../../../support/teams-login';
import { until } from '../../../support/until';

const START = Date.parse('2026-03-04T08:50:07.300Z');

let bench: TeamsBench;

beforeEach(async () => {
  bench = await teamsBench(START);
});
afterEach(async () => {
  expect(bench.server.problems).toEqual([]);
  await bench.server.stop();
});

const noCode = (): void => {
  throw new Error('no code was asked for');
};
const read = () => bench.teams.target('teams-message').read();
const tokens = () => bench.server.callsOf('token');
const opened = async (): Promise<URL> => {
  await until('the browser', () => Promise.resolve(bench.opened.length > 0));
  return new URL(bench.opened.at(-1) ?? '');
};
const back = (address: URL, answer: Readonly<Record<string, string>>): Promise<Response> => {
  const state = address.searchParams.get('state') ?? '';
  const query = new URLSearchParams({ state, ...answer });
  return fetch(`${address.searchParams.get('redirect_uri')}?${query}`);
};

describe('by the browser', () => {
  test('is who signed in, with what was granted, and asks for no more than was chosen', async () => {
    bench.browse = allow;
    const outcome = await bench.teams.connect(bench.ask(), noCode);
    expect(outcome).toMatchObject({
      kind: 'connected',
      account: {
        clientId: CLIENT,
        tenantId: TENANT,
        userId: ME.id,
        user: ME.upn,
        scopes: ['Presence.Read', 'Presence.ReadWrite'],
      },
    });
    const [asked] = bench.server.callsOf('authorize');
    expect(asked?.body).toMatchObject({ prompt: 'select_account', response_mode: 'query' });
    const { scope } = Object(asked?.body) as { readonly scope?: string };
    const own = (scope ?? '').split(' ').filter((one) => one.startsWith(bench.server.site));
    expect(own).toEqual(
      ['Presence.Read', 'Presence.ReadWrite'].map((one) => `${bench.server.site}/${one}`),
    );
    expect((await read()).ok).toBe(true);
  });

  test('asks the same person again when more is asked for', async () => {
    bench.browse = allow;
    const ask = bench.ask({ hint: ME.upn, capabilities: ['message', 'people'] });
    const outcome = await bench.teams.connect(ask, noCode);
    expect(outcome).toMatchObject({
      account: { scopes: ['Presence.Read', 'Presence.ReadWrite', 'User.ReadBasic.All'] },
    });
    const [asked] = bench.server.callsOf('authorize');
    expect(asked?.body).toMatchObject({ login_hint: ME.upn });
  });

  test('tells what was withheld', async () => {
    bench.browse = allow;
    bench.server.login.policy.withheld = ['Presence.ReadWrite'];
    const outcome = await bench.teams.connect(bench.ask(), noCode);
    expect(outcome).toMatchObject({ account: { scopes: ['Presence.Read'] } });
    expect(await bench.teams.target('teams').probe()).toEqual({
      kind: 'needs-setup',
      reason: 'teams-scope',
    });
  });

  test('is called off by the person', async () => {
    const connecting = bench.teams.connect(bench.ask(), noCode);
    const address = await opened();
    bench.teams.cancel();
    expect(await connecting).toEqual({ kind: 'cancelled' });
    await expect(back(address, { code: 'late' })).rejects.toThrow();
  });

  test('opens no address but that of the sign-in', async () => {
    const { login } = bench.ask().place;
    bench.browse = allow;
    await bench.teams.connect(bench.ask(), noCode);
    expect(bench.opened).toHaveLength(1);
    expect(bench.opened[0]?.startsWith(`${login}/organizations/oauth2/v2.0/authorize?`)).toBe(true);
  });

  test.each([
    [{ error: 'access_denied', codes: 'AADSTS65004' }, 'declined'],
    [{ error: 'access_denied', codes: '' }, 'declined'],
    [{ error: 'access_denied', codes: 'AADSTS90094' }, 'needs-admin'],
    [{ error: 'consent_required', codes: 'AADSTS65001' }, 'needs-admin'],
    [{ error: 'interaction_required', codes: 'AADSTS53003' }, 'policy'],
    [{ error: 'invalid_client', codes: 'AADSTS50105' }, 'not-member'],
    [{ error: 'invalid_request', codes: 'AADSTS90002' }, 'wrong-tenant'],
    [{ error: 'unauthorized_client', codes: '' }, 'wrong-app'],
    [{ error: 'server_error', codes: '' }, 'failed'],
  ])('comes back with %j', async (authorizeError, kind) => {
    bench.server.login.policy.authorizeError = authorizeError;
    bench.browse = allow;
    const outcome = await bench.teams.connect(bench.ask(), noCode);
    expect(outcome).toMatchObject({ kind: 'failed', trouble: { kind } });
    expect(JSON.stringify(outcome)).not.toContain('canary');
  });

  test.each([
    [{ error: 'invalid_client', code: 7000218 }, 'not-public'],
    [{ error: 'unauthorized_client', code: 700016 }, 'wrong-app'],
    [{ error: 'invalid_grant', code: 53003 }, 'policy'],
    [{ error: 'invalid_grant', code: 65001, sub: 'consent_required' }, 'needs-admin'],
    [{ error: 'invalid_grant', code: 50020 }, 'not-member'],
    [{ error: 'temporarily_unavailable', code: 90033 }, 'waiting'],
  ])('is refused its code with %j', async (tokenError, kind) => {
    bench.server.login.policy.tokenError = tokenError;
    bench.browse = allow;
    const outcome = await bench.teams.connect(bench.ask(), noCode);
    expect(outcome).toMatchObject({ kind: 'failed', trouble: { kind } });
    expect(JSON.stringify(outcome)).not.toContain('canary');
  });

  test('tells a personal account that it cannot be one', async () => {
    bench.server.login.policy.tenantId = '9188040d-6c67-4c5b-b112-36a304b66dad';
    bench.browse = allow;
    const outcome = await bench.teams.connect(bench.ask(), noCode);
    expect(outcome).toMatchObject({ kind: 'failed', trouble: { kind: 'personal' } });
  });

  test.each([
    ['discovery', { kind: 'body', body: '<h1>Hotel</h1>' }, 'not-microsoft'],
    ['discovery', { kind: 'drop' }, 'offline'],
    ['token', { kind: 'body', body: '<h1>Hotel</h1>' }, 'not-microsoft'],
    ['token', { kind: 'rate-limited', retryAfter: '9' }, 'waiting'],
    ['token', { kind: 'status', status: 503 }, 'failed'],
    ['presence', { kind: 'body', body: '<h1>Hotel</h1>' }, 'not-graph'],
    ['presence', { kind: 'error', status: 404, code: 'NotFound', afterEffect: false }, 'no-teams'],
    [
      'presence',
      { kind: 'error', status: 403, code: 'Forbidden', afterEffect: false },
      'needs-admin',
    ],
  ] as const)('meets at %s what is %j', async (name, fault, kind) => {
    bench.server.fault(fault, name);
    bench.browse = allow;
    const outcome = await bench.teams.connect(bench.ask(), noCode);
    expect(outcome).toMatchObject({ kind: 'failed', trouble: { kind } });
  });
});

describe('K3 what comes to the way back', () => {
  test('is refused unless it is the one answer that is waited for', async () => {
    const connecting = bench.teams.connect(bench.ask(), noCode);
    const address = await opened();
    const { port } = new URL(address.searchParams.get('redirect_uri') ?? '');
    const state = address.searchParams.get('state') ?? '';
    const wrong = [
      '/',
      '/?code=a',
      '/?code=a&state=wrong',
      `/?code=a&state=${state}x`,
      `/?code=a&state=${state}&state=${state}`,
      `/?code=a&code=b&state=${state}`,
      `/?code=&state=${state}`,
      `/?state=${state}`,
      `/slack?code=a&state=${state}`,
      `/favicon.ico?code=a&state=${state}`,
      '/?error=access_denied',
    ];
    for (const path of wrong) {
      expect((await fetch(`http://localhost:${port}${path}`)).status, path).toBe(400);
    }
    const post = await fetch(`http://localhost:${port}/?code=a&state=${state}`, { method: 'POST' });
    expect(post.status).toBe(400);
    await allow(address.href);
    expect(await connecting).toMatchObject({ kind: 'connected' });
  });

  test('a code of somebody else is worth nothing', async () => {
    const connecting = bench.teams.connect(bench.ask(), noCode);
    await back(await opened(), { code: 'stolen' });
    expect(await connecting).toMatchObject({ kind: 'failed' });
    expect(bench.server.callsOf('presence')).toEqual([]);
  });
});

describe('with a code', () => {
  test('waits until it is typed', async () => {
    const outcome = await bench.teams.connect(bench.ask({ way: 'code' }), (code) => {
      expect(code).toEqual({
        userCode: 'LULL0',
        page: `${bench.server.site}/devicelogin`,
        endsAt: START + 900_000,
      });
      bench.server.login.answerDevice(code.userCode, true);
    });
    expect(outcome).toMatchObject({ kind: 'connected', account: { user: ME.upn } });
  });

  test('is declined there', async () => {
    const outcome = await bench.teams.connect(bench.ask({ way: 'code' }), ({ userCode }) =>
      bench.server.login.answerDevice(userCode, false),
    );
    expect(outcome).toMatchObject({ kind: 'failed', trouble: { kind: 'declined' } });
  });

  test('is called off, and no more is asked for then', async () => {
    const connecting = bench.teams.connect(bench.ask({ way: 'code' }), () => bench.teams.cancel());
    expect(await connecting).toEqual({ kind: 'cancelled' });
    const asked = tokens().length;
    bench.server.login.answerDevice('LULL0', true);
    expect(await read()).toMatchObject({ ok: false, failure: { detail: 'teams-no-token' } });
    expect(tokens()).toHaveLength(asked);
  });

  test.each([
    [{ error: 'invalid_client', code: 7000218 }, 'not-public'],
    [{ error: 'invalid_grant', code: 53003 }, 'policy'],
    [{ error: 'unauthorized_client', code: 700016 }, 'wrong-app'],
  ])('is not given with %j', async (tokenError, kind) => {
    bench.server.login.policy.tokenError = tokenError;
    const outcome = await bench.teams.connect(bench.ask({ way: 'code' }), noCode);
    expect(outcome).toMatchObject({ kind: 'failed', trouble: { kind } });
  });
});

describe('a sign-in that was kept', () => {
  beforeEach(async () => {
    const secret = await signedInSecret(bench);
    bench.teams.forget();
    expect(bench.teams.resume(bench.account, secret)).toBe(true);
  });

  test('is used as long as it lasts, and renewed once, kept before it is used', async () => {
    const asked = tokens().length;
    await Promise.all([read(), bench.teams.target('teams').read()]);
    expect(tokens()).toHaveLength(asked);
    bench.clock.now = START + 2 * HOUR;
    const both = await Promise.all([read(), bench.teams.target('teams').read()]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    const kept = bench.kept.at(-1);
    expect(kept?.secret).toContain('canary-refresh');
    const used = bench.server.calls.findLastIndex(({ name }) => name === 'token');
    expect(kept?.calls).toBe(used + 1);
  });

  test('is renewed with what Microsoft asks to be claimed', async () => {
    bench.server.fault({ kind: 'claims' }, 'presence');
    expect((await read()).ok).toBe(true);
    expect(tokens().at(-1)?.body).toMatchObject({ claims: expect.stringContaining('nbf') });
  });

  test('that is over is said once, and calls nothing more', async () => {
    bench.server.login.end({ access: 'revoked', refresh: true });
    const failure = { reason: 'unauthorized', detail: 'teams-refused' };
    expect(await read()).toMatchObject({ ok: false, failure });
    const before = bench.server.calls.length;
    expect(await read()).toMatchObject({ ok: false, failure });
    expect(bench.server.calls).toHaveLength(before);
    expect(bench.refused()).toBe(1);
    expect(await bench.teams.target('teams').probe()).toEqual({
      kind: 'needs-setup',
      reason: 'teams-refused',
    });
  });

  test('is still there after a renewal that met no network', async () => {
    bench.server.login.end({ access: 'expired' });
    bench.server.fault({ kind: 'drop' }, 'token');
    expect(await read()).toMatchObject({ ok: false, failure: { reason: 'offline' } });
    expect((await read()).ok).toBe(true);
    expect(bench.refused()).toBe(0);
  });

  test('is not given up by a rule of the organisation', async () => {
    bench.server.login.end({ access: 'expired' });
    bench.server.login.policy.tokenError = { error: 'invalid_grant', code: 53003 };
    const failure = { reason: 'forbidden', detail: 'teams-policy' };
    expect(await read()).toMatchObject({ ok: false, failure });
    bench.server.login.policy.tokenError = null;
    expect((await read()).ok).toBe(true);
    expect(bench.refused()).toBe(0);
  });

  test('is nothing any more once it was forgotten', async () => {
    bench.teams.forget();
    const kept = bench.kept.length;
    expect(await read()).toMatchObject({ ok: false, failure: { detail: 'teams-no-token' } });
    expect(bench.kept).toHaveLength(kept);
  });
});

test.each(['', '{}', 'null', '{"Account":{}', '{"Account":{"a":1},"RefreshToken":{}}'])(
  'K2 a sign-in that reads %j is none',
  (secret) => {
    expect(bench.teams.resume(bench.account, secret)).toBe(false);
  },
);
