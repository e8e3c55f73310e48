import { PublicClientApplication } from '@azure/msal-node';
import { openLoopback } from '../../electron/adapters/loopback';
import { createTeams } from '../../electron/adapters/teams';
import { systemTimers } from '../../electron/main/alarm';
import { createTeamsDesk } from '../../electron/main/teams';
import catalogue from '../../resources/locales/en.json';
import { NO_TEAMS } from '../../src/app/commands-teams';
import { TEAMS_CAPABILITIES } from '../../src/contract/teams-app';
import type { AppState } from '../../src/app/state';
import type { Person } from '../../src/roster/person';
import type { Instant } from '../../src/time/instant';
import { createWords } from '../../src/words/words';
import { ADA, silencing, stateWith } from './app-state';
import { LiveWorld, memoryRig, type MemoryStatus, type Rig } from './live-world';
import { memorySecrets } from './memory-secrets';
import { allow } from './browser-consent';
import { teamsBench, type TeamsBench } from './teams-bench';
import type { TeamsServer } from './teams-server';

/** Teams as a world has it. */
export function teamsRig(secrets: Map<string, string>): Rig {
  return {
    kept: ({ teams }) => ({ teams }),
    open: ({ clock, tell }) => {
      const desk = createTeamsDesk({
        load: (hooks) =>
          Promise.resolve(
            createTeams({
              ...hooks,
              clock,
              Msal: PublicClientApplication,
              openLoopback: (ask) => openLoopback(ask, systemTimers),
              desktop: { openLink: () => Promise.resolve('no browser') },
            }),
          ),
        loadSecrets: () => Promise.resolve(memorySecrets(secrets)),
        words: () => createWords(catalogue, 'en-GB'),
        tell,
      });
      return {
        loaders: {
          teams: () => desk.target('teams'),
          'teams-message': () => desk.target('teams-message'),
        },
        show: (state) => desk.show(state),
        run: (effect) =>
          effect.kind === 'load-teams-token' || effect.kind === 'disconnect-teams'
            ? desk.run(effect)
            : null,
      };
    },
  };
}

/** What is kept of a sign-in that somebody allowed. */
export async function signInByBrowser(bench: TeamsBench): Promise<string> {
  bench.browse = allow;
  const ask = bench.ask({ capabilities: TEAMS_CAPABILITIES });
  const outcome = await bench.teams.connect(ask, () => undefined);
  if (outcome.kind !== 'connected') throw new Error(JSON.stringify(outcome));
  return outcome.secret;
}

/** What a block silences here. */
const SILENCE = silencing('os-dnd', 'teams', 'teams-message');

/** Lull with its real engine and its real Teams, against the Graph of this machine, and a desktop in memory. */
export class TeamsWorld extends LiveWorld {
  readonly teams: TeamsServer;
  readonly desktop: MemoryStatus;

  private constructor(
    clock: { now: Instant },
    base: AppState,
    parts: { teams: TeamsServer; desktop: MemoryStatus; secrets: Map<string, string> },
  ) {
    super(clock, base, [memoryRig('os-dnd', parts.desktop), teamsRig(parts.secrets)]);
    this.teams = parts.teams;
    this.desktop = parts.desktop;
  }

  static async create(start: Instant, me: Person = ADA): Promise<TeamsWorld> {
    const bench = await teamsBench(start);
    const { clock, server, account } = bench;
    const state = stateWith({ me, settings: { silence: SILENCE } });
    const secrets = new Map([['teams', await signInByBrowser(bench)]]);
    const base = { ...state, teams: { ...NO_TEAMS, account } };
    const desktop = { value: 'loud', failing: null };
    return new TeamsWorld(clock, base, { teams: server, desktop, secrets });
  }
}
