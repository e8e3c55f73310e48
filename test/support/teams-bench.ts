import { PublicClientApplication } from '@azure/msal-node';
import { createTeams } from '../../electron/adapters/teams';
import type { TeamsService } from '../../electron/live-ports';
import type { TeamsAccount } from '../../src/app/teams';
import type { TeamsEffect } from '../../src/app/teams-effect';
import type { TeamsWish } from '../../src/app/teams-wish';
import { TEAMS_CAPABILITIES, teamsScopesOf } from '../../src/contract/teams-app';
import type { Json } from '../../src/lease/lease';
import { FIRST_BACK_TEMPLATE } from '../../src/presence/back-status';
import { FIRST_TEAMS_TEMPLATE } from '../../src/presence/teams-message';
import { findZone } from '../../src/time/zone';
import { accountBench, type AccountBench } from './account-bench';
import { CLIENT, ME, TENANT } from './teams-login';
import { startTeams, type TeamsServer } from './teams-server';

/** Lull's Teams alone, against the Graph of this machine. */
export type TeamsBench = AccountBench & {
  readonly server: TeamsServer;
  readonly teams: TeamsService;
  readonly account: TeamsAccount;
  readonly ask: (
    change?: Partial<Extract<TeamsEffect, { kind: 'connect-teams' }>>,
  ) => Extract<TeamsEffect, { kind: 'connect-teams' }>;
  /** Tells what the lease has put there, as the core does. */
  readonly put: (ours: Json, wish?: Json) => void;
};

export async function teamsBench(time: number | { now: number }): Promise<TeamsBench> {
  const clock = typeof time === 'number' ? { now: time } : time;
  const server = await startTeams({ now: () => clock.now });
  const { bench, given } = accountBench(clock, server);
  const teams = createTeams({ Msal: PublicClientApplication, ...given });
  const place = { login: server.site, graph: server.site, tenant: 'organizations' };
  const account = teamsAccount(server);
  teams.want(wishOf(account));
  return Object.assign(bench, {
    server,
    teams,
    account,
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
    put: (ours, wish = null) => teams.want({ ...wishOf(account), put: { ours, wish } }),
  } satisfies Omit<TeamsBench, keyof AccountBench>);
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
