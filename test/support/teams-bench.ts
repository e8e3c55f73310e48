import { PublicClientApplication } from '@azure/msal-node';
import { openLoopback } from '../../electron/adapters/loopback';
import { createTeams } from '../../electron/adapters/teams';
import type { TeamsService } from '../../electron/live-ports';
import { systemTimers } from '../../electron/main/alarm';
import type { TeamsAccount } from '../../src/app/teams';
import type { TeamsEffect } from '../../src/app/teams-effect';
import type { TeamsWish } from '../../src/app/teams-wish';
import { TEAMS_CAPABILITIES, teamsScopesOf } from '../../src/contract/teams-app';
import type { Json } from '../../src/lease/lease';
import { FIRST_BACK_TEMPLATE } from '../../src/presence/back-status';
import { FIRST_TEAMS_TEMPLATE } from '../../src/presence/teams-message';
import { findZone } from '../../src/time/zone';
import { CLIENT, ME, TENANT } from './teams-login';
import { startTeams, type TeamsServer } from './teams-server';

/** Lull's Teams alone, against the Graph of this machine. */
export type TeamsBench = {
  readonly clock: { now: number };
  readonly server: TeamsServer;
  readonly teams: TeamsService;
  readonly account: TeamsAccount;
  /** What was kept, and how many requests had arrived by then. */
  readonly kept: { readonly secret: string; readonly calls: number }[];
  readonly refused: () => number;
  readonly opened: string[];
  /** What the browser does with an address; nothing where it is null. */
  browse: ((link: string) => Promise<void>) | null;
  readonly ask: (
    change?: Partial<Extract<TeamsEffect, { kind: 'connect-teams' }>>,
  ) => Extract<TeamsEffect, { kind: 'connect-teams' }>;
  /** Tells what the lease has put there, as the core does. */
  readonly put: (ours: Json, wish?: Json) => void;
};

export async function teamsBench(time: number | { now: number }): Promise<TeamsBench> {
  const clock = typeof time === 'number' ? { now: time } : time;
  const server = await startTeams({ now: () => clock.now });
  const kept: { secret: string; calls: number }[] = [];
  const opened: string[] = [];
  let refused = 0;
  const place = { login: server.site, graph: server.site, tenant: 'organizations' };
  const account = teamsAccount(server);
  const bench: TeamsBench = {
    clock,
    server,
    kept,
    opened,
    account,
    refused: () => refused,
    browse: null,
    ask: (change) => ({
      kind: 'connect-teams',
      id: 'c1',
      place,
      clientId: CLIENT,
      way: 'browser',
      capabilities: ['message', 'mute'],
      secretIn: 'keyring',
      hint: null,
      ...change,
    }),
    put: (ours, wish = null) => bench.teams.want({ ...wishOf(account), put: { ours, wish } }),
    teams: createTeams({
      Msal: PublicClientApplication,
      clock: { now: () => clock.now, monotonic: () => clock.now },
      keep: (_account, secret) => {
        kept.push({ secret, calls: server.calls.length });
        return Promise.resolve();
      },
      onRefused: () => {
        refused += 1;
      },
      desktop: {
        openLink: (link) => {
          opened.push(link);
          void bench.browse?.(link);
          return Promise.resolve(null);
        },
      },
      openLoopback: (ask) => openLoopback(ask, systemTimers),
      page: (outcome) => `<p>${outcome}</p>`,
    }),
  };
  bench.teams.want(wishOf(bench.account));
  return bench;
}

/** Who I am on the Graph of this machine, with everything granted. */
export function teamsAccount({ site }: TeamsServer): TeamsAccount {
  return {
    place: { login: site, graph: site, tenant: 'organizations' },
    clientId: CLIENT,
    tenantId: TENANT,
    userId: ME.id,
    user: ME.upn,
    scopes: teamsScopesOf(TEAMS_CAPABILITIES),
    secretIn: 'keyring',
  };
}

export function wishOf(account: TeamsAccount): TeamsWish {
  const zone = findZone('Europe/Berlin');
  if (zone === null) throw new Error('no Berlin');
  return {
    account,
    template: FIRST_TEAMS_TEMPLATE,
    back: FIRST_BACK_TEMPLATE,
    usual: {
      text: 'Focusing until {end} ({place})',
      overtime: 'Focusing a little longer',
      back: 'Back {when}',
    },
    intention: null,
    overtime: false,
    zone,
    style: { locale: 'en-GB', hour12: false },
    put: { ours: null, wish: null },
  };
}

/** Lull's library's own keeping of a sign-in, as a sign-in with a code leaves it. */
export async function signedInSecret(bench: TeamsBench): Promise<string> {
  const connecting = bench.teams.connect(
    bench.ask({ way: 'code', capabilities: TEAMS_CAPABILITIES }),
    ({ userCode }) => bench.server.login.answerDevice(userCode, true),
  );
  const outcome = await connecting;
  if (outcome.kind !== 'connected') throw new Error(JSON.stringify(outcome));
  return outcome.secret;
}
