import type { TeamsAccount, TeamsTrouble } from '../../../src/app/teams';
import type { TeamsWish } from '../../../src/app/teams-wish';
import type { TargetStatus } from '../../../src/app/state';
import { missingTeamsScopes, type TeamsCapability } from '../../../src/contract/teams-app';
import type { TeamsService } from '../../live-ports';
import { proveByBrowser, proveByCode, type Ask, type ConnectParts } from './connect';
import { NO_SIGN_IN } from './failures';
import { createGraph, type Graph } from './graph';
import { createMessageTarget } from './message-target';
import { findPeople } from './find';
import { createTeamsPeople } from './people';
import { createPresenceTarget } from './presence-target';
import { createSignIn, isCache, type MsalClient, type SignIn } from './sign-in';
import { failureOfToken, troubleOfCall } from './troubles';

export type TeamsParts = ConnectParts & {
  readonly Msal: MsalClient;
  /** Keeps a sign-in that changed. */
  readonly keep: (account: TeamsAccount, secret: string) => Promise<void>;
  /** Microsoft does not take the sign-in any more. */
  readonly onRefused: () => void;
};

type Connected = Awaited<ReturnType<TeamsService['connect']>>;
type SignedIn = { readonly account: TeamsAccount; readonly graph: Graph };

/** The tenant of all personal accounts (learn.microsoft.com/entra/identity-platform/id-token-claims-reference). */
const PERSONAL = '9188040d-6c67-4c5b-b112-36a304b66dad';

const isGranted = (capability: TeamsCapability, { scopes }: TeamsAccount): boolean =>
  missingTeamsScopes(capability, scopes).length === 0;

const failed = (trouble: TeamsTrouble): Connected => ({ kind: 'failed', trouble });

/** Microsoft Teams over Graph: who I am there, and my presence and status message as targets. */
export function createTeams(parts: TeamsParts): TeamsService {
  const { clock } = parts;
  let signedIn: SignedIn | null = null;
  let wish: TeamsWish | null = null;
  let callOff: (() => void) | null = null;
  let connecting = 0;
  let refused = false;

  const graphOf = (account: TeamsAccount, signIn: SignIn, onRefused: () => void): Graph => {
    // A refresh token may be good once: two are never renewed at a time.
    let turn: Promise<unknown> = Promise.resolve();
    const token = async (anew: { readonly claims: string | null } | null) => {
      const { userId, scopes } = account;
      const granted = await signIn.silently({ userId, scopes, anew });
      return granted === null
        ? ({ ok: false, failure: failureOfToken(signIn.last(), clock) } as const)
        : ({ ok: true, access: granted.access } as const);
    };
    return createGraph({
      clock,
      site: account.place.graph,
      onRefused,
      token: (anew) => {
        const asking = turn.then(() => token(anew ?? null));
        turn = asking;
        return asking;
      },
    });
  };

  /** What is renewed late, after I am gone or somebody else is there, is not kept any more. */
  const keepOf = (account: TeamsAccount, cache: string): Promise<void> =>
    signedIn?.account === account ? parts.keep(account, cache) : Promise.resolve();

  const take = (account: TeamsAccount, signIn: SignIn): void => {
    refused = false;
    const onRefused = (): void => {
      refused = true;
      parts.onRefused();
    };
    signedIn = { account, graph: graphOf(account, signIn, onRefused) };
  };

  const graph: Graph = {
    call: (method, path, more) =>
      signedIn === null
        ? Promise.resolve({ ok: false, failure: NO_SIGN_IN })
        : signedIn.graph.call(method, path, more),
    picture: (path) =>
      signedIn === null
        ? Promise.resolve({ ok: false, failure: NO_SIGN_IN })
        : signedIn.graph.picture(path),
    pathOf: (nextLink) => signedIn?.graph.pathOf(nextLink) ?? null,
    skew: () => signedIn?.graph.skew() ?? 0,
  };

  const status = (capability: TeamsCapability): TargetStatus => {
    if (signedIn === null) return { kind: 'needs-setup', reason: 'teams-no-token' };
    if (refused) return { kind: 'needs-setup', reason: 'teams-refused' };
    if (!isGranted(capability, signedIn.account))
      return { kind: 'needs-setup', reason: 'teams-scope' };
    return { kind: 'ready', name: `Teams (${signedIn.account.user})` };
  };

  const targetParts = {
    clock,
    graph,
    wish: () => wish,
    status,
    // Nothing tells of changes: they are seen when something is written next.
    listening: { onChange: () => () => undefined, onStatus: () => () => undefined },
  };
  const targets = {
    teams: createPresenceTarget(targetParts),
    'teams-message': createMessageTarget(targetParts),
  };

  /** Whether Graph knows me there; what was not granted is not asked for. */
  const tryOut = async (account: TeamsAccount, signIn: SignIn): Promise<TeamsTrouble | null> => {
    if (!account.scopes.includes('Presence.Read')) return null;
    const called = await graphOf(account, signIn, () => undefined).call('GET', '/me/presence');
    return called.ok ? null : troubleOfCall(called.failure);
  };

  const connect = async (
    ask: Ask,
    onCode: Parameters<TeamsService['connect']>[1],
  ): Promise<Connected> => {
    connecting += 1;
    const mine = connecting;
    let account: TeamsAccount | null = null;
    const signIn = createSignIn({
      ...parts,
      place: ask.place,
      clientId: ask.clientId,
      cache: '',
      keep: (cache) => (account === null ? Promise.resolve() : keepOf(account, cache)),
    });
    const isCancelled = (): boolean => mine !== connecting;
    const proved =
      ask.way === 'browser'
        ? await proveByBrowser(ask, signIn, parts, (open) => {
            callOff = () => open.close();
          })
        : await proveByCode(ask, signIn, parts, {
            onCode,
            onAsked: (cancel) => {
              callOff = cancel;
            },
          });
    if (isCancelled()) return { kind: 'cancelled' };
    if (proved.kind !== 'granted') return proved;
    const { userId, tenantId, user, scopes } = proved.granted;
    if (tenantId === PERSONAL) return failed({ kind: 'personal', detail: '' });
    const { place, clientId, secretIn } = ask;
    const found: TeamsAccount = { place, clientId, tenantId, userId, user, scopes, secretIn };
    const trouble = await tryOut(found, signIn);
    if (trouble !== null) return failed(trouble);
    account = found;
    take(found, signIn);
    return { kind: 'connected', account: found, secret: signIn.cache() };
  };

  const people = createTeamsPeople(graph, clock, (capability) =>
    signedIn === null ? false : isGranted(capability, signedIn.account),
  );

  return {
    target: (id) => targets[id],
    want: (next) => {
      wish = next;
    },
    resume: (account, secret) => {
      if (!isCache(secret)) return false;
      const { place, clientId } = account;
      const keep = (cache: string): Promise<void> => keepOf(account, cache);
      take(account, createSignIn({ ...parts, place, clientId, cache: secret, keep }));
      return true;
    },
    connect,
    teammates: (question) => people.ask(question),
    find: (question) => findPeople(graph, question),
    cancel: () => {
      connecting += 1;
      callOff?.();
    },
    forget: () => {
      signedIn = null;
      people.forget();
    },
  };
}
