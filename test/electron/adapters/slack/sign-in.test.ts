import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SLACK_PORTS } from '../../../../src/contract/slack-app';
import { HOUR } from '../../../../src/time/instant';
import { allow } from '../../../support/browser-consent';
import { slackBench, type SlackBench } from '../../../support/slack-bench';
import { CLIENT_ID } from '../../../support/slack-server';
import { until } from '../../../support/until';

const START = Date.parse('2026-03-04T08:50:00Z');

let bench: SlackBench;

beforeEach(async () => {
  bench = await slackBench(START);
});
afterEach(async () => {
  bench.slack.cancel();
  expect(bench.server.problems).toEqual([]);
  await bench.server.stop();
});

const ask = () =>
  ({
    kind: 'connect-slack',
    id: 'c1',
    site: bench.server.site,
    way: { kind: 'browser', clientId: CLIENT_ID },
    capabilities: ['status', 'snooze'],
    secretIn: 'keyring',
  }) as const;

async function opened(): Promise<URL> {
  await until('the browser', () => Promise.resolve(bench.opened.length > 0));
  return new URL(bench.opened.at(-1) ?? '');
}

describe('signing in by the browser', () => {
  test('asks for a user’s scopes alone, with PKCE, and knows who I am', async () => {
    bench.browse = allow;
    const connected = await bench.slack.connect(ask());
    expect(connected).toMatchObject({
      kind: 'connected',
      account: { team: 'Harbour', user: 'ada', scopes: bench.account.scopes, clientId: CLIENT_ID },
    });
    const url = await opened();
    expect(url.searchParams.get('user_scope')).toBe(
      'users.profile:read,users.profile:write,dnd:read,dnd:write',
    );
    expect(url.searchParams.has('scope')).toBe(false);
    expect(url.searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify({ ...connected, secret: '' })).not.toContain('canary');
  });

  test('asks for no more than was chosen', async () => {
    bench.browse = allow;
    await bench.slack.connect({ ...ask(), capabilities: ['snooze'] });
    expect((await opened()).searchParams.get('user_scope')).toBe('dnd:read,dnd:write');
    expect(await bench.slack.target('slack').probe()).toMatchObject({ kind: 'needs-setup' });
  });

  test('is called off by the person', async () => {
    const connecting = bench.slack.connect(ask());
    await opened();
    bench.slack.cancel();
    expect(await connecting).toEqual({ kind: 'cancelled' });
  });

  test('is declined in Slack', async () => {
    const connecting = bench.slack.connect(ask());
    const { searchParams } = await opened();
    const state = searchParams.get('state') ?? '';
    await fetch(`${searchParams.get('redirect_uri')}?error=access_denied&state=${state}`);
    expect(await connecting).toEqual({ kind: 'failed', trouble: { kind: 'declined', detail: '' } });
  });

  test('does not take a client that Slack does not know', async () => {
    bench.browse = allow;
    const way = { kind: 'browser', clientId: '1.1' } as const;
    expect(await bench.slack.connect({ ...ask(), way })).toEqual({
      kind: 'failed',
      trouble: { kind: 'wrong-app', detail: 'invalid_client_id' },
    });
  });
});

describe('K3 what comes to the way back', () => {
  const to = (redirect: string, path: string, init?: RequestInit) =>
    fetch(new URL(path, redirect), init);

  test('is refused unless it is the one answer that is waited for', async () => {
    const connecting = bench.slack.connect(ask());
    const { searchParams } = await opened();
    const redirect = searchParams.get('redirect_uri') ?? '';
    const state = searchParams.get('state') ?? '';
    const wrong = [
      '/',
      '/slack',
      '/slack?',
      `/slack/?code=a&state=${state}`,
      `/Slack?code=a&state=${state}`,
      `/slack/x?code=a&state=${state}`,
      `/other?code=a&state=${state}`,
      '/slack?code=a',
      '/slack?code=a&state=',
      '/slack?code=a&state=wrong',
      `/slack?code=a&state=${state}x`,
      `/slack?code=a&state=${state.slice(0, -1)}`,
      `/slack?code=a&state=${state.toUpperCase()}`,
      `/slack?code=a&state=${state}&state=${state}`,
      `/slack?code=&state=${state}`,
      `/slack?code=a&code=b&state=${state}`,
      `/slack?state=${state}`,
      `/favicon.ico?code=a&state=${state}`,
      `//slack?code=a&state=${state}`,
      '/slack?error=access_denied',
      '/slack?error=access_denied&state=wrong',
    ];
    for (const path of wrong) {
      expect((await fetch(`${new URL(redirect).origin}${path}`)).status, path).toBe(400);
    }
    for (const method of ['POST', 'PUT', 'HEAD', 'OPTIONS']) {
      const path = `/slack?code=a&state=${state}`;
      expect((await to(redirect, path, { method })).status, method).toBe(400);
    }
    const { port } = new URL(redirect);
    for (const host of [
      'evil.example',
      `127.0.0.1:${port}`,
      'localhost',
      `localhost:${port}.evil`,
    ]) {
      expect(await rawStatus(Number(port), host, `/slack?code=a&state=${state}`), host).toBe(400);
    }
    expect(bench.server.callsOf('oauth.v2.access')).toEqual([]);
    await allow(bench.opened[0] ?? '');
    expect(await connecting).toMatchObject({ kind: 'connected' });
    // The first valid answer was the last one that is taken.
    await expect(to(redirect, `/slack?code=b&state=${state}`)).rejects.toThrow();
  });

  test('shows a page that is the same for everybody, and is kept by nobody', async () => {
    const connecting = bench.slack.connect(ask());
    const asked = await fetch((await opened()).href, { redirect: 'manual' });
    const page = await fetch(asked.headers.get('location') ?? '');
    expect(await page.text()).toBe('<p>done</p>');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    await connecting;
  });

  test('waits on another port where one is taken, and says so where all are', async () => {
    const others: Server[] = [];
    for (const port of SLACK_PORTS) {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
      others.push(other);
    }
    expect(await bench.slack.connect(ask())).toEqual({
      kind: 'failed',
      trouble: { kind: 'ports-taken', detail: '' },
    });
    await new Promise((resolve) => others.at(-1)?.close(resolve));
    bench.browse = allow;
    expect(await bench.slack.connect(ask())).toMatchObject({ kind: 'connected' });
    const port = SLACK_PORTS.at(-1);
    expect((await opened()).searchParams.get('redirect_uri')).toBe(
      `http://localhost:${port}/slack`,
    );
    for (const other of others.slice(0, -1)) other.close();
  });

  test('a request that never ends is ended', async () => {
    const connecting = bench.slack.connect(ask());
    const { searchParams } = await opened();
    const { port } = new URL(searchParams.get('redirect_uri') ?? '');
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('GET /slack?co');
    const ended = new Promise<string>((resolve) => {
      socket.on('data', () => undefined);
      socket.on('close', () => resolve('closed'));
    });
    expect(await ended).toBe('closed');
    bench.slack.cancel();
    await connecting;
  }, 30_000);
});

function rawStatus(port: number, host: string, path: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1])));
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  });
}

describe('a token that rotates', () => {
  beforeEach(async () => {
    bench.browse = allow;
    await bench.slack.connect(ask());
  });
  const read = () => bench.slack.target('slack').read();
  const renewals = () =>
    bench.server.callsOf('oauth.v2.access').filter(({ args }) => 'refresh_token' in args);

  test('is renewed in time, once for all who wait, and kept before it is used', async () => {
    bench.clock.now = START + 12 * HOUR - 60_000;
    const results = await Promise.all([read(), bench.slack.target('slack-snooze').read(), read()]);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(renewals()).toHaveLength(1);
    const [first] = bench.kept;
    // Nothing was asked with it before it was kept.
    expect(bench.server.calls[(first?.calls ?? 0) - 1]?.method).toBe('oauth.v2.access');
    expect(renewals()[0]?.args).not.toHaveProperty('client_secret');
  });

  test('is renewed when Slack says that it ended, whatever the clock here says', async () => {
    bench.server.expire();
    expect((await read()).ok).toBe(true);
    expect(renewals()).toHaveLength(1);
  });

  test('a month off asks again, in words, and calls nothing meanwhile', async () => {
    bench.server.expireRefresh();
    bench.clock.now = START + 31 * 24 * HOUR;
    const failure = { reason: 'unauthorized', detail: 'slack-refused' };
    expect(await read()).toMatchObject({ ok: false, failure });
    const before = bench.server.calls.length;
    expect(await read()).toMatchObject({ ok: false, failure });
    expect(bench.server.calls).toHaveLength(before);
    expect(bench.refused()).toBe(1);
    expect(await bench.slack.target('slack').probe()).toEqual({
      kind: 'needs-setup',
      reason: 'slack-refused',
    });
  });

  test('is still there after a renewal that met no network', async () => {
    bench.clock.now = START + 12 * HOUR;
    bench.server.fault({ kind: 'drop' }, 'oauth.v2.access');
    expect(await read()).toMatchObject({ ok: false, failure: { reason: 'offline' } });
    expect((await read()).ok).toBe(true);
    expect(bench.refused()).toBe(0);
  });

  test('revoked in the middle is said once', async () => {
    bench.server.revoke();
    expect(await read()).toMatchObject({ ok: false, failure: { reason: 'unauthorized' } });
    expect(bench.refused()).toBe(1);
  });

  test('is revoked when I disconnect, and not used any more', async () => {
    expect(await bench.slack.revoke()).toBe(true);
    expect(bench.server.callsOf('auth.revoke')).toHaveLength(1);
    expect(await read()).toMatchObject({ ok: false, failure: { detail: 'slack-no-token' } });
  });

  test('is forgotten although Slack could not be told', async () => {
    bench.server.fault({ kind: 'drop' }, 'auth.revoke');
    expect(await bench.slack.revoke()).toBe(false);
    expect(await read()).toMatchObject({ ok: false, failure: { detail: 'slack-no-token' } });
  });
});

describe('a token that was pasted', () => {
  test('is who it says, with the scopes that it has', async () => {
    const token = bench.server.pasteToken(['dnd:read', 'dnd:write']);
    const connected = await bench.slack.connect({ ...ask(), way: { kind: 'token', token } });
    expect(connected).toMatchObject({
      kind: 'connected',
      account: { clientId: null, scopes: ['dnd:read', 'dnd:write'] },
    });
  });

  test('that Slack does not know is refused', async () => {
    const way = { kind: 'token', token: 'xoxp-nobody' } as const;
    expect(await bench.slack.connect({ ...ask(), way })).toEqual({
      kind: 'failed',
      trouble: { kind: 'wrong-token', detail: 'invalid_auth' },
    });
  });
});
