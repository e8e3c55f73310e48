import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenHere, stopHttp } from './local-http';
import { answerOfPeople, emptyWorkspace, type SlackWorkspace } from './slack-people';
import { badArgument, METHODS, type Args, type Method } from './slack-methods';
import { spoil, type SpoiltAnswer, type WaitAnswer } from './spoilt-answer';
import { waitingFaults } from './waiting-faults';

/**
 * A Slack on this machine, written from docs.slack.dev and strict: what the documentation does not describe is a
 * problem that fails the test (`problems`).
 */
export type SlackServer = {
  readonly site: string;
  readonly member: SlackMember;
  /** More members, as users.list tells them to the letter. */
  readonly people: object[];
  /** Everybody but me. */
  readonly workspace: SlackWorkspace;
  /** Where a picture is that Slack keeps: each `path` once, and how often it was asked for. */
  readonly pictures: Map<string, { readonly bytes: Buffer; readonly type: string; asked: number }>;
  readonly calls: readonly SlackCall[];
  /** What Lull did that the documentation does not allow. */
  readonly problems: readonly string[];
  /** The next call of a method (or of any) meets this; `times` of them. */
  readonly fault: (fault: SlackFault, method?: string, times?: number) => void;
  readonly noFaults: () => void;
  /** The calls of a method, each with its arguments. */
  readonly callsOf: (method: string) => readonly SlackCall[];
  /** A token that was pasted; `scopes` are what it was granted. */
  readonly pasteToken: (scopes: readonly string[]) => string;
  readonly revoke: () => void;
  /** The access token in use ends; the refresh token stays. */
  readonly expire: () => void;
  readonly expireRefresh: () => void;
  /** How far the clock of Slack is ahead of ours, in ms. */
  skew: number;
  readonly stop: () => Promise<void>;
};

/** The one member: a status, and a snooze with its end in ms, null for none. */
export type SlackMember = {
  text: string;
  emoji: string;
  /** Unix seconds, 0 for none (docs.slack.dev/reference/methods/users.profile.set). */
  expiration: number;
  snoozeEnd: number | null;
  statusForbidden: boolean;
};

export type SlackCall = {
  readonly method: string;
  readonly args: Args;
  readonly at: number;
};

export type SlackFault =
  | WaitAnswer
  | SpoiltAnswer
  | { readonly kind: 'error'; readonly error: string; readonly afterEffect: boolean };

type Token = { readonly scopes: readonly string[]; expiresAt: number | null; revoked: boolean };
type Grant = {
  readonly challenge: string;
  readonly redirect: string;
  readonly scopes: readonly string[];
};

export const CLIENT_ID = '1234567890.9876543210';
export const TEAM = { id: 'T0HARBOUR', name: 'Harbour' } as const;
export const USER = { id: 'U0ADA', name: 'ada' } as const;

/** docs.slack.dev/authentication/using-token-rotation: an access token lives twelve hours. */
const LIVES_SECONDS = 43_200;

export async function startSlack(
  options: { readonly now?: () => number; readonly rotates?: boolean } = {},
): Promise<SlackServer> {
  const now = (): number => (options.now ?? Date.now)() + server.skew;
  const member: SlackMember = {
    text: '',
    emoji: '',
    expiration: 0,
    snoozeEnd: null,
    statusForbidden: false,
  };
  const people: object[] = [];
  const workspace = emptyWorkspace();
  const pictures: SlackServer['pictures'] = new Map();
  const calls: SlackCall[] = [];
  const problems: string[] = [];
  const tokens = new Map<string, Token>();
  const refreshes = new Map<string, { readonly scopes: readonly string[]; over: boolean }>();
  const grants = new Map<string, Grant>();
  const faults = waitingFaults<SlackFault>();
  let made = 0;

  const issue = (scopes: readonly string[]) => {
    made += 1;
    const rotates = options.rotates ?? true;
    const access = rotates ? `xoxe.xoxp-1-canary-access-${made}` : `xoxp-1-canary-${made}`;
    const expiresAt = rotates ? now() + LIVES_SECONDS * 1000 : null;
    tokens.set(access, { scopes, expiresAt, revoked: false });
    if (!rotates) return { access_token: access, scope: scopes.join(','), token_type: 'user' };
    const refresh = `xoxe-1-canary-refresh-${made}`;
    refreshes.set(refresh, { scopes, over: false });
    return {
      access_token: access,
      refresh_token: refresh,
      expires_in: LIVES_SECONDS,
      scope: scopes.join(','),
      token_type: 'user',
    };
  };

  /** docs.slack.dev/authentication/using-pkce: a code is exchanged and a token renewed without a secret. */
  const access = (args: Args): object => {
    const { client_id: client, grant_type: grant } = args;
    if (client !== CLIENT_ID) return { ok: false, error: 'invalid_client_id' };
    if ('client_secret' in args) problems.push('a public client sent a secret');
    if (grant === 'refresh_token') {
      const known = refreshes.get(args['refresh_token'] ?? '');
      if (known === undefined || known.over) return { ok: false, error: 'invalid_refresh_token' };
      // docs.slack.dev/authentication/using-token-rotation: a refresh token is good once.
      known.over = true;
      return { ok: true, ...issue(known.scopes), team: TEAM };
    }
    const known = grants.get(args['code'] ?? '');
    grants.delete(args['code'] ?? '');
    if (known === undefined) return { ok: false, error: 'invalid_code' };
    const verifier = args['code_verifier'] ?? '';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    if (challenge !== known.challenge) return { ok: false, error: 'invalid_code_verifier' };
    if (args['redirect_uri'] !== known.redirect) return { ok: false, error: 'bad_redirect_uri' };
    const user = { id: USER.id, ...issue(known.scopes) };
    return { ok: true, app_id: 'A0', authed_user: user, team: TEAM, enterprise: null };
  };

  const effectOf = (method: string, args: Args, token: string): object => {
    const expired = member.expiration !== 0 && member.expiration * 1000 <= now();
    if (expired) Object.assign(member, { text: '', emoji: '', expiration: 0 });
    if (member.snoozeEnd !== null && member.snoozeEnd <= now()) member.snoozeEnd = null;
    const ofPeople = answerOfPeople(
      workspace,
      people,
      method,
      args,
      tokens.get(token)?.scopes ?? [],
    );
    if (ofPeople !== null) return ofPeople;
    switch (method) {
      case 'auth.test':
        return {
          ok: true,
          url: 'https://harbour.slack.com/',
          team: TEAM.name,
          user: USER.name,
          team_id: TEAM.id,
          user_id: USER.id,
        };
      case 'auth.revoke': {
        const known = tokens.get(token);
        if (known !== undefined) known.revoked = true;
        return { ok: true, revoked: true };
      }
      case 'oauth.v2.access':
        return access(args);
      case 'users.profile.get':
        return { ok: true, profile: profile() };
      case 'users.profile.set': {
        if (member.statusForbidden) return { ok: false, error: 'not_admin' };
        const wanted = JSON.parse(args['profile'] ?? '{}') as {
          status_text: string;
          status_emoji: string;
          status_expiration: number;
        };
        if (wanted.status_text.length > 100) return { ok: false, error: 'too_long' };
        member.text = wanted.status_text;
        // The emoji of a status that has a text and none is :speech_balloon: (api.slack.com/apis/presence-and-status).
        const given = wanted.status_emoji;
        member.emoji = given === '' && wanted.status_text !== '' ? ':speech_balloon:' : given;
        member.expiration = wanted.status_expiration;
        return { ok: true, username: USER.name, profile: profile() };
      }
      case 'dnd.info':
        return { ok: true, ...schedule(), ...snooze() };
      case 'dnd.setSnooze':
        member.snoozeEnd = now() + Number(args['num_minutes']) * 60_000;
        return { ok: true, ...snooze() };
      case 'dnd.endSnooze':
        if (member.snoozeEnd === null) return { ok: false, error: 'snooze_not_active' };
        member.snoozeEnd = null;
        return { ok: true, ...schedule(), snooze_enabled: false };
      default:
        return { ok: false, error: 'unknown_method' };
    }
  };

  // docs.slack.dev/messaging/formatting-message-text: three characters come as entities.
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const profile = () => ({
    status_text: escaped(member.text),
    status_emoji: member.emoji,
    status_expiration: member.expiration,
  });
  // docs.slack.dev/reference/methods/dnd.info
  const schedule = () => ({ dnd_enabled: true, next_dnd_start_ts: 1, next_dnd_end_ts: 1 });
  const snooze = () =>
    member.snoozeEnd === null
      ? { snooze_enabled: false }
      : {
          snooze_enabled: true,
          snooze_endtime: Math.floor(member.snoozeEnd / 1000),
          snooze_remaining: Math.round((member.snoozeEnd - now()) / 1000),
          snooze_is_indefinite: false,
        };

  const authorise = (request: IncomingMessage, { scopes }: Method): object | { token: string } => {
    const header = request.headers.authorization;
    if (scopes === null) {
      if (header !== undefined) problems.push('a token was sent with a sign-in');
      return { token: '' };
    }
    const token = /^Bearer (\S+)$/.exec(header ?? '')?.[1];
    if (token === undefined) return { ok: false, error: 'not_authed' };
    const known = tokens.get(token);
    if (known === undefined) return { ok: false, error: 'invalid_auth' };
    if (known.revoked) return { ok: false, error: 'token_revoked' };
    if (known.expiresAt !== null && known.expiresAt <= now()) {
      return { ok: false, error: 'token_expired' };
    }
    const needed = scopes.find((scope) => !known.scopes.includes(scope));
    if (needed === undefined) return { token };
    problems.push(`called without the scope ${needed}`);
    return { ok: false, error: 'missing_scope', needed, provided: known.scopes.join(',') };
  };

  const answer = (response: ServerResponse, body: object, token = ''): void => {
    const scopes = tokens.get(token)?.scopes.join(',') ?? '';
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'x-oauth-scopes': scopes,
    });
    response.end(JSON.stringify(body));
  };

  const answerWrongly = (
    fault: SlackFault,
    response: ServerResponse,
    effect: () => object,
  ): void => {
    switch (fault.kind) {
      case 'rate-limited':
        // docs.slack.dev/apis/web-api/rate-limits
        response.writeHead(
          429,
          fault.retryAfter === null ? {} : { 'retry-after': fault.retryAfter },
        );
        response.end();
        return;
      case 'error':
        if (fault.afterEffect) effect();
        answer(response, { ok: false, error: fault.error });
        return;
      default:
        spoil(fault, response, { whole: effect, tooLong: 3_000_000 });
    }
  };

  const call = (request: IncomingMessage, response: ServerResponse, body: string): void => {
    const method = (request.url ?? '').slice('/api/'.length);
    const known = METHODS[method];
    if (known === undefined) {
      problems.push(`${method} is no method that Lull may call`);
      answer(response, { ok: false, error: 'unknown_method' });
      return;
    }
    if (request.method !== 'POST') problems.push(`${method} was called by ${request.method}`);
    const type = request.headers['content-type'] ?? '';
    if (type !== 'application/x-www-form-urlencoded') problems.push(`${method} came as ${type}`);
    const args = Object.fromEntries(new URLSearchParams(body)) as Args;
    const bad = badArgument(method, args);
    if (bad !== null) problems.push(bad);
    calls.push({ method, args, at: now() });
    const { tier } = known;
    const minute = calls.filter((one) => one.method === method && one.at > now() - 60_000);
    if (tier !== undefined && minute.length > tier) {
      problems.push(`${method} was called ${minute.length} times in a minute`);
    }
    const fault = faults.take(method);
    const effect = (): object => {
      const who = authorise(request, known);
      return 'token' in who ? effectOf(method, args, who.token) : who;
    };
    if (fault !== null) {
      answerWrongly(fault, response, effect);
      return;
    }
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    answer(response, effect(), token);
  };

  /** docs.slack.dev/authentication/installing-with-oauth and using-pkce: what the browser opens. */
  const authorize = (url: URL, response: ServerResponse): void => {
    const query = Object.fromEntries(url.searchParams);
    const redirect = query['redirect_uri'] ?? '';
    const scopes = (query['user_scope'] ?? '').split(',');
    const known = ['client_id', 'user_scope', 'redirect_uri', 'state', 'code_challenge'];
    for (const name of Object.keys(query)) {
      if (![...known, 'code_challenge_method'].includes(name)) problems.push(`authorize: ${name}`);
    }
    if (query['code_challenge_method'] !== 'S256') problems.push('PKCE without S256');
    if (!/^http:\/\/localhost:\d+\//.test(redirect)) problems.push(`redirects to ${redirect}`);
    if ((query['state'] ?? '').length < 43) problems.push('the state can be guessed');
    const code = `canary-code-${grants.size}-${calls.length}`;
    grants.set(code, { challenge: query['code_challenge'] ?? '', redirect, scopes });
    const back = new URLSearchParams({ code, state: query['state'] ?? '' });
    response.writeHead(302, { location: `${redirect}?${back}` }).end();
  };

  const http = createServer((request, response) => {
    response.setHeader('date', new Date(now()).toUTCString());
    const url = new URL(request.url ?? '/', 'http://slack');
    if (/xox[a-z][.-]|canary-(access|refresh)/.test(url.href)) problems.push('a token in a URL');
    if (url.pathname === '/oauth/v2/authorize') {
      authorize(url, response);
      return;
    }
    const picture = pictures.get(url.pathname);
    if (picture !== undefined) {
      if (request.headers.authorization !== undefined) problems.push('a token for a picture');
      picture.asked += 1;
      response.writeHead(200, { 'content-type': picture.type }).end(picture.bytes);
      return;
    }
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => call(request, response, body));
  });
  const site = await listenHere(http);

  const server: SlackServer = {
    skew: 0,
    people,
    workspace,
    pictures,
    site,
    member,
    calls,
    problems,
    fault: faults.add,
    noFaults: faults.clear,
    callsOf: (method) => calls.filter((one) => one.method === method),
    pasteToken: (scopes) => {
      made += 1;
      const token = `xoxp-1-canary-pasted-${made}`;
      tokens.set(token, { scopes, expiresAt: null, revoked: false });
      return token;
    },
    revoke: () => {
      for (const token of tokens.values()) token.revoked = true;
    },
    expire: () => {
      for (const token of tokens.values()) token.expiresAt = now();
    },
    expireRefresh: () => {
      for (const refresh of refreshes.values()) refresh.over = true;
    },
    stop: () => stopHttp(http),
  };
  return server;
}
