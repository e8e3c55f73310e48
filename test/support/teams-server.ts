import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenHere, stopHttp } from './local-http';
import { spoil, type SpoiltAnswer, type WaitAnswer } from './spoilt-answer';
import { createLogin, type Form, type LoginAnswer, type TeamsLogin } from './teams-login';
import { newMember, presenceRoutes, type TeamsMember } from './teams-presence';
import { waitingFaults } from './waiting-faults';

/**
 * A Microsoft Graph with its sign-in on this machine, written from learn.microsoft.com/graph and strict: what the
 * documentation does not describe is a problem that fails the test (`problems`).
 */
export type TeamsServer = {
  /** The address of both the sign-in and Graph. */
  readonly site: string;
  readonly login: TeamsLogin;
  readonly member: TeamsMember;
  readonly calls: readonly TeamsCall[];
  readonly problems: readonly string[];
  /** More of Graph: the first route that fits answers. */
  readonly route: (route: TeamsRoute) => void;
  /** The next requests of a name (or of any) meet this; `times` of them. */
  readonly fault: (fault: TeamsFault, name?: string, times?: number) => void;
  readonly noFaults: () => void;
  readonly callsOf: (name: string) => readonly TeamsCall[];
  /** How far the clock of the service is ahead of ours, in ms. */
  skew: number;
  readonly stop: () => Promise<void>;
};

/** A request that arrived. `name` is the one of its route, or `authorize`, `devicecode`, `token`, `discovery`. */
export type TeamsCall = {
  readonly name: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: IncomingMessage['headers'];
  readonly at: number;
};

export type TeamsRoute = {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** After the version, without the query. */
  readonly path: RegExp | string;
  /** One of these must have been granted. */
  readonly scopes: readonly string[];
  readonly answer: (ask: {
    readonly path: string;
    readonly query: URLSearchParams;
    readonly body: unknown;
    readonly headers: IncomingMessage['headers'];
    /** By the clock of the service. */
    readonly now: number;
    readonly problem: (what: string) => void;
  }) => {
    readonly status: number;
    readonly body: object | null;
    /** In place of a body: a file of such a type. */
    readonly file?: { readonly type: string; readonly bytes: Buffer };
  };
};

export type TeamsFault =
  | WaitAnswer
  | SpoiltAnswer
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code: string;
      readonly afterEffect: boolean;
    }
  /** learn.microsoft.com/entra/identity-platform/claims-challenge: a token that is to be got anew. */
  | { readonly kind: 'claims' };

const CLAIMS = Buffer.from('{"access_token":{"nbf":{"essential":true,"value":"1"}}}').toString(
  'base64',
);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export async function startTeams(
  options: { readonly now?: () => number } = {},
): Promise<TeamsServer> {
  const now = (): number => (options.now ?? Date.now)() + server.skew;
  const calls: TeamsCall[] = [];
  const problems: string[] = [];
  const member = newMember();
  const routes: TeamsRoute[] = [...presenceRoutes(member)];
  const faults = waitingFaults<TeamsFault>();
  let site = '';
  const problem = (what: string): void => void problems.push(what);
  const login = createLogin({ now, site: () => site, problem });

  const send = (response: ServerResponse, status: number, body: object | null): void => {
    const headers = { date: new Date(now()).toUTCString(), 'request-id': 'canary-request' };
    if (body === null) response.writeHead(status, headers).end();
    else {
      const type = 'application/json;odata.metadata=minimal;charset=utf-8';
      response.writeHead(status, { ...headers, 'content-type': type }).end(JSON.stringify(body));
    }
  };

  const refuse = (
    response: ServerResponse,
    status: number,
    code: string,
    headers: { readonly [name: string]: string } = {},
  ): void => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    send(response, status, { error: { code, message: 'canary-message', innerError: {} } });
  };

  const answerWrongly = (
    fault: TeamsFault,
    response: ServerResponse,
    effect: () => { readonly status: number; readonly body: object | null },
  ): void => {
    switch (fault.kind) {
      case 'rate-limited': {
        // learn.microsoft.com/graph/throttling; some services send no Retry-After.
        const { retryAfter } = fault;
        refuse(response, 429, 'TooManyRequests', {
          ...(retryAfter === null ? {} : { 'retry-after': retryAfter }),
        });
        return;
      }
      case 'error':
        if (fault.afterEffect) effect();
        refuse(response, fault.status, fault.code);
        return;
      case 'claims':
        refuse(response, 401, 'InvalidAuthenticationToken', {
          'www-authenticate': `Bearer realm="", authorization_uri="${site}/common/oauth2/authorize", error="insufficient_claims", claims="${CLAIMS}"`,
        });
        return;
      default:
        spoil(fault, response, {
          whole: () => effect().body ?? { id: 'canary' },
          tooLong: 6_000_000,
        });
    }
  };

  /** learn.microsoft.com/graph/resolve-auth-errors: 401 without a token that is good, 403 without a permission. */
  const graph = (request: IncomingMessage, response: ServerResponse, url: URL, text: string) => {
    const path = url.pathname.slice('/v1.0'.length);
    const found = routes.find(
      (one) =>
        one.method === request.method &&
        (typeof one.path === 'string' ? one.path === path : one.path.test(path)),
    );
    if (found === undefined) {
      problem(`${request.method} ${path} is nothing that Lull may call`);
      refuse(response, 404, 'UnknownError');
      return;
    }
    const type = request.headers['content-type'];
    if (text !== '' && type !== 'application/json') problem(`${found.name} came as ${type}`);
    const body = text === '' ? undefined : parsed(text);
    const { headers } = request;
    calls.push({ name: found.name, path: path + url.search, body, headers, at: now() });
    const effect = () =>
      found.answer({ path, query: url.searchParams, body, headers, now: now(), problem });
    const access = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
    const token = access === undefined ? null : login.tokenOf(access);
    const fault = faults.take(found.name);
    if (fault !== null) {
      answerWrongly(fault, response, effect);
      return;
    }
    if (token === null || token.over !== 'no') {
      refuse(response, 401, 'InvalidAuthenticationToken', {
        'www-authenticate': 'Bearer realm=""',
      });
      return;
    }
    if (!found.scopes.some((scope) => token.scopes.includes(scope))) {
      problem(`${found.name} was called without ${found.scopes.join(' or ')}`);
      refuse(response, 403, 'Forbidden');
      return;
    }
    const answered = effect();
    if (answered.file === undefined) send(response, answered.status, answered.body);
    else response.writeHead(200, { 'content-type': answered.file.type }).end(answered.file.bytes);
  };

  const signIn = (response: ServerResponse, request: IncomingMessage, url: URL, text: string) => {
    const [, tenant, ...rest] = url.pathname.split('/');
    const what = rest.join('/');
    const name = what.slice(what.lastIndexOf('/') + 1);
    const isDiscovery = what === 'v2.0/.well-known/openid-configuration';
    const type = request.headers['content-type'] ?? '';
    if (request.method === 'POST' && !type.startsWith('application/x-www-form-urlencoded')) {
      problem(`${name} came as ${type}`);
    }
    const form = Object.fromEntries(new URLSearchParams(text)) as Form;
    const query = Object.fromEntries(url.searchParams) as Form;
    const { headers } = request;
    const body = name === 'authorize' ? query : form;
    const called = isDiscovery ? 'discovery' : name;
    calls.push({ name: called, path: url.pathname, body, headers, at: now() });
    if (headers.authorization !== undefined) problem('a token was sent with a sign-in');
    const effect = (): LoginAnswer => {
      const oauth = `${site}/${tenant}/oauth2/v2.0`;
      switch (called) {
        case 'discovery':
          return {
            status: 200,
            body: {
              authorization_endpoint: `${oauth}/authorize`,
              token_endpoint: `${oauth}/token`,
              end_session_endpoint: `${oauth}/logout`,
              issuer: `${site}/${login.policy.tenantId}/v2.0`,
              jwks_uri: `${site}/${tenant}/discovery/v2.0/keys`,
            },
          };
        case 'authorize':
          return login.authorize(query);
        case 'devicecode':
          return login.devicecode(form);
        case 'token':
          return login.token(form);
        default:
          problem(`${url.pathname} is no address of a sign-in`);
          return { status: 404, body: {} };
      }
    };
    const fault = faults.take(called);
    if (fault !== null) {
      answerWrongly(fault, response, () => ({
        status: 200,
        body: Object(effect().body) as object,
      }));
      return;
    }
    const answered = effect();
    if (typeof answered.body !== 'string') send(response, answered.status, answered.body);
    else if (answered.status === 302) response.writeHead(302, { location: answered.body }).end();
    else response.writeHead(answered.status, { 'content-type': 'text/html' }).end(answered.body);
  };

  const http = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://teams');
    if (/canary-(access|refresh|device)/.test(url.href)) problem('a token in a URL');
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      if (url.pathname.startsWith('/v1.0/')) graph(request, response, url, text);
      else signIn(response, request, url, text);
    });
  });
  const server: TeamsServer = {
    get site() {
      return site;
    },
    login,
    member,
    calls,
    problems,
    skew: 0,
    route: (route) => {
      routes.push(route);
    },
    fault: faults.add,
    noFaults: faults.clear,
    callsOf: (name) => calls.filter((one) => one.name === name),
    stop: () => stopHttp(http),
  };
  site = await listenHere(http);
  return server;
}
