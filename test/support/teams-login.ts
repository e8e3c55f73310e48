import { createHash, randomUUID } from 'node:crypto';

/**
 * The sign-in of Microsoft Entra, from learn.microsoft.com/entra/identity-platform: v2-oauth2-auth-code-flow,
 * v2-oauth2-device-code, refresh-tokens and reference-error-codes. What they do not describe is a problem.
 */
export type TeamsLogin = {
  /** What a browser is answered that opens the address of a sign-in. */
  authorize(query: Form): LoginAnswer;
  devicecode(form: Form): LoginAnswer;
  token(form: Form): LoginAnswer;
  /** The scopes of a token and whether it can be used; null for one that was never given. */
  tokenOf(access: string): { readonly scopes: readonly string[]; readonly over: TokenOver } | null;
  /** Allows or declines what a device code asks, as a person does on another page. */
  answerDevice(userCode: string, allowed: boolean): void;
  /** A sign-in that was done before. */
  grant(scopes: readonly string[]): { readonly access: string; readonly refresh: string };
  /** Every access token ends; with `refresh` the refresh tokens too. */
  end(what: { readonly access?: TokenOver; readonly refresh?: boolean }): void;
  /** What the person, the tenant or an admin does with the next sign-ins. */
  policy: LoginPolicy;
};

export type TokenOver = 'no' | 'expired' | 'revoked';

export type LoginPolicy = {
  /** An error of the authorize page, by which the browser comes back. */
  authorizeError: { readonly error: string; readonly codes: string; readonly sub?: string } | null;
  /** An error of the token endpoint. */
  tokenError: LoginError | null;
  /** What of the asked scopes is not granted. */
  withheld: readonly string[];
  tenantId: string;
  /** Seconds between two polls of a device code. */
  interval: number;
};

export type LoginError = { readonly error: string; readonly code: number; readonly sub?: string };
export type Form = { readonly [name: string]: string };
export type LoginAnswer = { readonly status: number; readonly body: object | string };

export const TENANT = '11111111-2222-4333-8444-555555555555';
export const CLIENT = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
export const ME = {
  id: '99999999-8888-4777-8666-555555555555',
  name: 'Ada Berg',
  upn: 'ada@harbour.example',
} as const;

/** learn.microsoft.com/entra/identity-platform/configurable-token-lifetimes: an hour to an hour and a half. */
const LIVES_SECONDS = 3_600;
const OIDC = ['openid', 'profile', 'offline_access', 'email'];

/** What the library adds to every request of the token endpoint, besides the parameters of the protocol. */
const TELEMETRY = [
  'client-request-id',
  'client_info',
  'x-client-SKU',
  'x-client-VER',
  'x-client-OS',
  'x-client-CPU',
  'x-client-current-telemetry',
  'x-client-last-telemetry',
  'x-ms-lib-capability',
  'X-AnchorMailbox',
  'clidata',
];
const PARAMETERS: { readonly [name: string]: readonly string[] } = {
  authorize: [
    ...['client_id', 'response_type', 'redirect_uri', 'scope', 'response_mode', 'state'],
    ...['code_challenge', 'code_challenge_method', 'prompt', 'login_hint', 'domain_hint'],
    ...['claims', 'nonce', 'instance_aware', ...TELEMETRY],
  ],
  authorization_code: ['code', 'redirect_uri', 'code_verifier'],
  refresh_token: ['refresh_token'],
  'urn:ietf:params:oauth:grant-type:device_code': ['device_code'],
  // What the library writes for it.
  device_code: ['device_code'],
};
const ALWAYS = ['client_id', 'scope', 'grant_type', 'claims', ...TELEMETRY];

type Grant = { readonly scopes: readonly string[] };
type Device = { readonly userCode: string; state: 'pending' | 'allowed' | 'declined' } & Grant;

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const refusal = ({ error, code, sub }: LoginError): LoginAnswer => ({
  status: 400,
  body: {
    error,
    error_description: `AADSTS${code}: canary-description. Trace ID: 0`,
    error_codes: [code],
    timestamp: '2026-03-04 09:00:00Z',
    trace_id: randomUUID(),
    correlation_id: randomUUID(),
    ...(sub === undefined ? {} : { suberror: sub }),
  },
});

/** The sign-in for a Graph at an address; `problem` hears what the documentation does not allow. */
export function createLogin(parts: {
  readonly now: () => number;
  readonly site: () => string;
  readonly problem: (what: string) => void;
}): TeamsLogin {
  const { now, problem } = parts;
  const codes = new Map<string, Grant & { readonly challenge: string; readonly back: string }>();
  const devices = new Map<string, Device>();
  const accesses = new Map<string, Grant & { expiresAt: number; over: TokenOver }>();
  const refreshes = new Map<string, Grant & { over: boolean }>();
  let made = 0;
  const policy: LoginPolicy = {
    authorizeError: null,
    tokenError: null,
    withheld: [],
    tenantId: TENANT,
    interval: 1,
  };

  const checkNames = (where: string, form: Form, known: readonly string[]): void => {
    for (const name of Object.keys(form)) {
      if (!known.includes(name)) problem(`${where}: ${name} is not documented`);
    }
    if (form['client_secret'] !== undefined) problem('a public client sent a secret');
  };

  const scopesIn = (where: string, scope: string | undefined): readonly string[] => {
    const asked = (scope ?? '').split(' ').filter((one) => one !== '');
    for (const one of asked.filter((each) => !OIDC.includes(each))) {
      // A scope of another Graph names it; without an address it is one of the global Graph.
      if (!one.startsWith(`${parts.site()}/`)) problem(`${where}: the scope ${one}`);
    }
    for (const needed of ['openid', 'profile', 'offline_access']) {
      if (!asked.includes(needed)) problem(`${where}: without ${needed}`);
    }
    return asked.map((one) => one.slice(one.lastIndexOf('/') + 1));
  };

  const issue = (scopes: readonly string[]) => {
    made += 1;
    const given = scopes.filter((one) => !policy.withheld.includes(one));
    const access = `canary-access-${made}`;
    const refresh = `canary-refresh-${made}`;
    accesses.set(access, { scopes: given, expiresAt: now() + LIVES_SECONDS * 1000, over: 'no' });
    refreshes.set(refresh, { scopes: given, over: false });
    return { access, refresh, given };
  };

  const granted = (scopes: readonly string[]): LoginAnswer => {
    const { access, refresh, given } = issue(scopes);
    const seconds = Math.floor(Date.now() / 1000);
    const claims = {
      aud: CLIENT,
      iss: `${parts.site()}/${policy.tenantId}/v2.0`,
      iat: seconds,
      nbf: seconds,
      exp: seconds + LIVES_SECONDS,
      name: ME.name,
      oid: ME.id,
      preferred_username: ME.upn,
      sub: 'canary-subject',
      tid: policy.tenantId,
      ver: '2.0',
    };
    const body = {
      token_type: 'Bearer',
      scope: given
        .filter((one) => one !== 'offline_access')
        .map((one) => (OIDC.includes(one) ? one : `${parts.site()}/${one}`))
        .join(' '),
      expires_in: LIVES_SECONDS,
      ext_expires_in: LIVES_SECONDS,
      access_token: access,
      refresh_token: refresh,
      id_token: `${encoded({ typ: 'JWT', alg: 'RS256' })}.${encoded(claims)}.canary-signature`,
      client_info: encoded({ uid: ME.id, utid: policy.tenantId }),
    };
    return { status: 200, body };
  };

  const byCode = (form: Form): LoginAnswer => {
    const known = codes.get(form['code'] ?? '');
    codes.delete(form['code'] ?? '');
    if (known === undefined) return refusal({ error: 'invalid_grant', code: 70000 });
    const challenge = createHash('sha256').update(form['code_verifier'] ?? '');
    if (challenge.digest('base64url') !== known.challenge) {
      problem('the verifier does not fit the challenge');
      return refusal({ error: 'invalid_grant', code: 501481 });
    }
    if (form['redirect_uri'] !== known.back) problem('another redirect_uri than before');
    return granted(known.scopes);
  };

  const byRefresh = (form: Form): LoginAnswer => {
    const known = refreshes.get(form['refresh_token'] ?? '');
    if (known === undefined || known.over) {
      return refusal({ error: 'invalid_grant', code: 700082, sub: 'bad_token' });
    }
    // Entra hands out the next with each use; here the one before is worth nothing then.
    known.over = true;
    return granted(known.scopes);
  };

  const byDevice = (form: Form): LoginAnswer => {
    const known = devices.get(form['device_code'] ?? '');
    if (known === undefined) return refusal({ error: 'expired_token', code: 70019 });
    switch (known.state) {
      case 'pending':
        return refusal({ error: 'authorization_pending', code: 70016 });
      case 'declined':
        return refusal({ error: 'authorization_declined', code: 70020 });
      case 'allowed':
        return granted(known.scopes);
      default:
        return known.state satisfies never;
    }
  };

  return {
    policy,
    authorize: (query) => {
      checkNames('authorize', query, PARAMETERS['authorize'] ?? []);
      const back = query['redirect_uri'] ?? '';
      // "http://localhost" is registered without a port, and any port of it is taken then (reply-url).
      if (!/^http:\/\/localhost:\d+\/?$/.test(back)) problem(`redirects to ${back}`);
      if (query['response_type'] !== 'code') problem('a response_type other than code');
      if (query['code_challenge_method'] !== 'S256') problem('PKCE without S256');
      if ((query['state'] ?? '').length < 43) problem('the state can be guessed');
      const state = { state: query['state'] ?? '' };
      const { authorizeError } = policy;
      if (query['client_id'] !== CLIENT) return { status: 400, body: '<h1>AADSTS700016</h1>' };
      if (authorizeError !== null) {
        const { error, codes: told, sub } = authorizeError;
        const more = sub === undefined ? {} : { error_subcode: sub };
        const answer = { error, error_description: `${told}: canary`, ...more, ...state };
        return { status: 302, body: `${back}?${new URLSearchParams(answer)}` };
      }
      const code = `canary-code-${codes.size}-${made}`;
      const scopes = scopesIn('authorize', query['scope']);
      codes.set(code, { scopes, back, challenge: query['code_challenge'] ?? '' });
      const answer = new URLSearchParams({ code, ...state, session_state: randomUUID() });
      return { status: 302, body: `${back}?${answer}` };
    },
    devicecode: (form) => {
      checkNames('devicecode', form, ['client_id', 'scope', 'claims']);
      if (policy.tokenError !== null) return refusal(policy.tokenError);
      if (form['client_id'] !== CLIENT)
        return refusal({ error: 'unauthorized_client', code: 700016 });
      const userCode = `LULL${devices.size}`;
      const device = `canary-device-${devices.size}`;
      const scopes = scopesIn('devicecode', form['scope']);
      devices.set(device, { userCode, state: 'pending', scopes });
      const body = {
        user_code: userCode,
        device_code: device,
        verification_uri: `${parts.site()}/devicelogin`,
        expires_in: 900,
        interval: policy.interval,
        message: 'canary-message',
      };
      return { status: 200, body };
    },
    token: (form) => {
      const grant = form['grant_type'] ?? '';
      const known = PARAMETERS[grant];
      if (known === undefined || grant === 'authorize') problem(`the grant ${grant}`);
      checkNames('token', form, [...ALWAYS, ...(known ?? [])]);
      if (policy.tokenError !== null && grant !== 'authorization_pending') {
        return refusal(policy.tokenError);
      }
      if (form['client_id'] !== CLIENT)
        return refusal({ error: 'unauthorized_client', code: 700016 });
      scopesIn('token', form['scope']);
      if (grant === 'authorization_code') return byCode(form);
      return grant === 'refresh_token' ? byRefresh(form) : byDevice(form);
    },
    tokenOf: (access) => {
      const known = accesses.get(access);
      if (known === undefined) return null;
      const ended = known.over === 'no' && known.expiresAt <= now();
      return { scopes: known.scopes, over: ended ? 'expired' : known.over };
    },
    answerDevice: (userCode, allowed) => {
      for (const device of devices.values()) {
        if (device.userCode === userCode) device.state = allowed ? 'allowed' : 'declined';
      }
    },
    grant: (scopes) => issue([...scopes, ...OIDC]),
    end: ({ access, refresh }) => {
      for (const one of accesses.values()) one.over = access ?? one.over;
      if (refresh === true) for (const one of refreshes.values()) one.over = true;
    },
  };
}
