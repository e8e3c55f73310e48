import { randomBytes } from 'node:crypto';
import type {
  AccountInfo,
  AuthenticationResult,
  DeviceCodeRequest,
  ICachePlugin,
  ILoopbackClient,
  INetworkModule,
  PublicClientApplication,
} from '@azure/msal-node';
import type { TeamsPlace } from '../../../src/contract/teams-app';
import { exchange, objectIn, type NoAnswer } from './exchange';

export type MsalClient = typeof PublicClientApplication;

/** What Microsoft said of a sign-in that it did not grant; none of its sentences, which may name people. */
export type Refusal = {
  readonly error: string;
  /** The numbers of learn.microsoft.com/entra/identity-platform/reference-error-codes. */
  readonly codes: readonly number[];
};

/** Why the last request of a sign-in came to nothing. */
export type LastTrouble = { readonly why: NoAnswer | null; readonly refusal: Refusal | null };

export type SignInParts = {
  readonly Msal: MsalClient;
  readonly place: TeamsPlace;
  readonly clientId: string;
  /** What the library kept before, as it was written; empty for nothing. */
  readonly cache: string;
  /** Keeps what the library knows; a token is used only afterwards, since the one before may be worth nothing then. */
  readonly keep: (cache: string) => Promise<void>;
};

/** What came of asking for a token, which is not kept anywhere else. */
export type Granted = {
  readonly access: string;
  readonly scopes: readonly string[];
  readonly userId: string;
  readonly tenantId: string;
  readonly user: string;
};

export type SignIn = {
  readonly cache: () => string;
  readonly last: () => LastTrouble;
  byBrowser(ask: {
    readonly scopes: readonly string[];
    readonly hint: string | null;
    readonly state: string;
    readonly loopback: ILoopbackClient;
    readonly openBrowser: (address: string) => Promise<void>;
  }): Promise<Granted | null>;
  byCode(ask: {
    readonly scopes: readonly string[];
    readonly onCode: (code: { userCode: string; page: string; seconds: number }) => void;
    /** Is given how to call it off. */
    readonly onAsked: (cancel: () => void) => void;
  }): Promise<Granted | null>;
  /** A token of somebody who signed in before; null where there is none without asking them. */
  silently(ask: {
    readonly userId: string;
    readonly scopes: readonly string[];
    readonly anew: { readonly claims: string | null } | null;
  }): Promise<Granted | null>;
};

export const newState = (): string => randomBytes(32).toString('base64url');

const GLOBAL = 'https://graph.microsoft.com';

/**
 * The permissions of a Graph: those of another than the global one carry its address
 * (learn.microsoft.com/graph/deployments).
 */
export const scopesAt = (graph: string, scopes: readonly string[]): string[] =>
  scopes.map((scope) => (graph === GLOBAL ? scope : `${graph}/${scope}`));

const bare = (scopes: readonly string[]): readonly string[] =>
  scopes
    .map((scope) => scope.slice(scope.lastIndexOf('/') + 1))
    .filter((scope) => !['openid', 'profile', 'email', 'offline_access', ''].includes(scope));

/** What the error descriptions of a sign-in have in common: AADSTS and a number. */
export const codesIn = (description: string): readonly number[] =>
  [...description.matchAll(/AADSTS(\d{4,9})/g)].map(([, code]) => Number(code));

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Whether a text is what the library keeps, with somebody in it. */
export function isCache(text: string): boolean {
  const kept = objectIn(Buffer.from(text));
  const [accounts, refreshes] = [kept?.['Account'], kept?.['RefreshToken']];
  return [accounts, refreshes].every((each) => isRecord(each) && Object.keys(each).length > 0);
}

function grantedIn(result: AuthenticationResult | null): Granted | null {
  if (result === null || result.account === null || result.accessToken === '') return null;
  const { localAccountId, tenantId, username } = result.account;
  const { accessToken: access, scopes } = result;
  return { access, scopes: bare(scopes), userId: localAccountId, tenantId, user: username };
}

/** Speaks for the library: within a time and a size, only JSON, and to this machine without TLS, which it refuses. */
function createNetwork(place: TeamsPlace, hear: (last: LastTrouble) => void): INetworkModule {
  const secure = secured(place.login);
  const send = async (address: string, init: RequestInit) => {
    const there = address.startsWith(secure) ? place.login + address.slice(secure.length) : address;
    const answered = await exchange(there, init);
    if (answered.kind !== 'answer') {
      hear({ why: answered, refusal: null });
      throw new Error(answered.kind);
    }
    const { status, headers, bytes } = answered;
    const body = objectIn(bytes);
    if (body === null) {
      hear({ why: { kind: 'bad-answer', detail: 'not JSON' }, refusal: null });
      throw new Error('not JSON');
    }
    const { error, error_codes: codes } = body;
    const isRefusal = typeof error === 'string' && /^[a-z_]{1,80}$/.test(error);
    const numbers = Array.isArray(codes) ? codes.filter((one) => typeof one === 'number') : [];
    hear({ why: null, refusal: isRefusal ? { error, codes: numbers } : null });
    return { status, headers: Object.fromEntries(headers), body: body as never };
  };
  return {
    sendGetRequestAsync: (address, options) =>
      send(address, { method: 'GET', headers: options?.headers ?? {} }),
    sendPostRequestAsync: (address, options) =>
      send(address, {
        method: 'POST',
        headers: options?.headers ?? {},
        body: options?.body ?? '',
      }),
  };
}

/** The library takes no address without TLS; on this machine there is none. */
const secured = (address: string): string => address.replace(/^http:/, 'https:');

/** Signs in by Microsoft's own library, as a public client without a secret. Its errors are told as what was heard last. */
export function createSignIn(parts: SignInParts): SignIn {
  const { place, clientId } = parts;
  let cache = parts.cache;
  let last: LastTrouble = { why: null, refusal: null };

  const cachePlugin: ICachePlugin = {
    beforeCacheAccess: ({ tokenCache }) => {
      if (cache !== '') tokenCache.deserialize(cache);
      return Promise.resolve();
    },
    afterCacheAccess: async (context) => {
      if (!context.cacheHasChanged) return;
      const next = context.tokenCache.serialize();
      if (next === cache) return;
      cache = next;
      await parts.keep(cache);
    },
  };

  const msal = new parts.Msal({
    auth: {
      clientId,
      authority: `${secured(place.login)}/${place.tenant}`,
      knownAuthorities: [new URL(place.login).host],
    },
    cache: { cachePlugin },
    system: {
      networkClient: createNetwork(place, (heard) => {
        last = heard;
      }),
      // It would write addresses and who signed in to the console.
      loggerOptions: { loggerCallback: () => undefined, piiLoggingEnabled: false },
    },
  });

  /** What it throws is known from what was heard, and is told by null. */
  const asked = async (
    ask: () => Promise<AuthenticationResult | null>,
  ): Promise<Granted | null> => {
    last = { why: null, refusal: null };
    try {
      return grantedIn(await ask());
    } catch (error) {
      const codes = codesIn(error instanceof Error ? error.message : '');
      const { why, refusal } = last;
      if (why === null && refusal === null && codes.length > 0) {
        last = { why, refusal: { error: '', codes } };
      }
      return null;
    }
  };

  const accountOf = async (userId: string): Promise<AccountInfo | null> => {
    const accounts = await msal.getTokenCache().getAllAccounts();
    return accounts.find(({ localAccountId }) => localAccountId === userId) ?? null;
  };

  return {
    cache: () => cache,
    last: () => last,
    byBrowser: ({ scopes, hint, state, loopback, openBrowser }) =>
      asked(() =>
        msal.acquireTokenInteractive({
          scopes: scopesAt(place.graph, scopes),
          state,
          ...(hint === null ? { prompt: 'select_account' } : { loginHint: hint }),
          loopbackClient: loopback,
          openBrowser: (address) => openBrowser(address.replace(secured(place.login), place.login)),
        }),
      ),
    byCode: ({ scopes, onCode, onAsked }) =>
      asked(() => {
        const request: DeviceCodeRequest = {
          scopes: scopesAt(place.graph, scopes),
          deviceCodeCallback: ({ userCode, verificationUri: page, expiresIn: seconds }) =>
            onCode({ userCode, page, seconds }),
        };
        onAsked(() => {
          request.cancel = true;
        });
        return msal.acquireTokenByDeviceCode(request);
      }),
    silently: ({ userId, scopes, anew }) =>
      asked(async () => {
        const account = await accountOf(userId);
        if (account === null) {
          last = { why: null, refusal: { error: 'no_account', codes: [] } };
          return null;
        }
        return msal.acquireTokenSilent({
          account,
          scopes: scopesAt(place.graph, scopes),
          forceRefresh: anew !== null,
          ...(anew === null || anew.claims === null ? {} : { claims: anew.claims }),
        });
      }),
  };
}
