import type { TeamsCode, TeamsTrouble } from '../../../src/app/teams';
import type { TeamsEffect } from '../../../src/app/teams-effect';
import { parseSiteAddress } from '../../../src/contract/site-address';
import { teamsScopesOf } from '../../../src/contract/teams-app';
import type { Loopback, OpenLoopback, Redirected } from '../../live-ports';
import type { Clock, Desktop } from '../../ports';
import { codesIn, newState, type Granted, type LastTrouble, type SignIn } from './sign-in';
import { troubleOf } from './troubles';

export type ConnectParts = {
  readonly clock: Clock;
  readonly desktop: Pick<Desktop, 'openLink'>;
  readonly openLoopback: OpenLoopback;
  readonly page: (outcome: 'done' | 'declined') => string;
};

export type Ask = Extract<TeamsEffect, { kind: 'connect-teams' }>;

export type Proved =
  | { readonly kind: 'granted'; readonly granted: Granted }
  | { readonly kind: 'failed'; readonly trouble: TeamsTrouble }
  | { readonly kind: 'cancelled' };

const failed = (kind: TeamsTrouble['kind'], detail = ''): Proved => ({
  kind: 'failed',
  trouble: { kind, detail },
});

const provedBy = (granted: Granted | null, last: LastTrouble): Proved =>
  granted === null ? { kind: 'failed', trouble: troubleOf(last) } : { kind: 'granted', granted };

/** How a browser came back without a code. */
function withoutCode(answer: Exclude<Redirected, { kind: 'code' }>): Proved {
  switch (answer.kind) {
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'timed-out':
      return failed('timed-out');
    case 'declined': {
      const { error, description } = answer;
      return provedBy(null, { why: null, refusal: { error, codes: codesIn(description) } });
    }
    default:
      return answer satisfies never;
  }
}

/**
 * Signs in by the person's browser (RFC 8252, with PKCE). A registration of `http://localhost` takes any port
 * (learn.microsoft.com/entra/identity-platform/reply-url), so the first that is free is used.
 */
export async function proveByBrowser(
  ask: Ask,
  signIn: SignIn,
  parts: ConnectParts,
  onOpen: (loopback: Loopback) => void,
): Promise<Proved> {
  const state = newState();
  const loopback = await parts.openLoopback({ ports: [0], path: '/', state, page: parts.page });
  if (loopback === null) return failed('no-port');
  onOpen(loopback);
  let came: Proved | null = null;
  let isOver = false;
  const granted = await signIn.byBrowser({
    scopes: teamsScopesOf(ask.capabilities),
    hint: ask.hint,
    state,
    openBrowser: async (address) => {
      const isTheirs = address.startsWith(`${ask.place.login}/`);
      if (isTheirs && (await parts.desktop.openLink(address)) === null) return;
      came = failed(isTheirs ? 'browser' : 'not-microsoft');
      loopback.close();
    },
    loopback: {
      listenForAuthCode: async () => {
        const answer = await loopback.redirected;
        if (answer.kind === 'code') return { code: answer.code, state };
        if (!isOver) came ??= withoutCode(answer);
        return { error: 'declined', error_description: '' };
      },
      getRedirectUri: () => `http://localhost:${loopback.port}`,
      // The library has what it waited for, or cannot begin: what is closed then was not called off.
      closeServer: () => {
        isOver = true;
        loopback.close();
      },
    },
  });
  return came ?? provedBy(granted, signIn.last());
}

/** Signs in with a code that is typed on another page, of this machine or any other. */
export async function proveByCode(
  ask: Ask,
  signIn: SignIn,
  parts: ConnectParts,
  told: {
    readonly onCode: (code: TeamsCode) => void;
    readonly onAsked: (cancel: () => void) => void;
  },
): Promise<Proved> {
  const granted = await signIn.byCode({
    scopes: teamsScopesOf(ask.capabilities),
    onAsked: told.onAsked,
    onCode: ({ userCode, page, seconds }) => {
      const origin = /^https?:\/\/[^/?#]+/.exec(page)?.[0] ?? '';
      const isPage = parseSiteAddress(origin) !== null;
      const isCode = /^[A-Za-z0-9-]{4,20}$/.test(userCode);
      if (!isPage || !isCode) return;
      told.onCode({ userCode, page, endsAt: parts.clock.now() + seconds * 1000 });
    },
  });
  return provedBy(granted, signIn.last());
}
