import { NO_TEAMS } from '../../src/app/commands-teams';
import type { Settings } from '../../src/app/settings';
import type { AppState } from '../../src/app/state';
import type { Instant } from '../../src/time/instant';
import { stateWith } from './app-state';
import { LiveWorld, memoryRig, type MemoryStatus } from './live-world';
import { signedInSecret, teamsAccount, teamsBench } from './teams-bench';
import { newMember } from './teams-presence';
import type { TeamsServer } from './teams-server';
import { teamsRig } from './teams-world';

/** What a block silences here. */
const SILENCE: Settings['silence'] = {
  'os-dnd': true,
  channel: false,
  slack: false,
  'slack-snooze': false,
  teams: true,
  'teams-message': true,
};

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

  static async create(start: Instant): Promise<TeamsWorld> {
    const clock = { now: start };
    const bench = await teamsBench(clock);
    const secrets = new Map([['teams', await signedInSecret(bench)]]);
    const teams = bench.server;
    const state = stateWith({ settings: { silence: SILENCE } });
    const base = { ...state, teams: { ...NO_TEAMS, account: teamsAccount(teams) } };
    const desktop: MemoryStatus = { value: 'loud', failing: null };
    return new TeamsWorld(clock, base, { teams, secrets, desktop });
  }

  /** Begins anew with the same clock and the same Graph: nothing kept, nothing there. */
  override reset(): void {
    super.reset();
    this.teams.noFaults();
    Object.assign(this.teams.member, newMember());
    Object.assign(this.desktop, { value: 'loud', failing: null });
  }
}
