import { expect } from 'vitest';
import { NO_SLACK } from '../../src/app/commands-slack';
import { NO_TEAMS } from '../../src/app/commands-teams';
import type { AppState } from '../../src/app/state';
import { TARGETS, type TargetId } from '../../src/lease/lease';
import type { Instant } from '../../src/time/instant';
import { silencing, stateWith } from './app-state';
import type { LiveService } from './outside-value';
import { LiveWorld, memoryRig, type MemoryStatus } from './live-world';
import { startSlack, type SlackServer } from './slack-server';
import { slackService } from './slack-with-faults';
import { slackAccount } from './slack-world';
import { teamsBench } from './teams-bench';
import type { TeamsServer } from './teams-server';
import { teamsService } from './teams-with-faults';

/** Each target that Lull knows. */
export const EVERYTHING: readonly TargetId[] = TARGETS;

const FAILURES = ['offline', 'timed-out', 'bad-answer', 'failed', 'rate-limited'] as const;

/** A status in memory, such as the desktop's. */
export function memoryService(id: TargetId, ends: boolean, status: MemoryStatus): LiveService {
  let theirs = 'loud';
  const seen = { given: 0 };
  return {
    ids: [id],
    rigs: [memoryRig(id, status, ends)],
    seen,
    change: (to) => {
      // What ends by itself here is said by nobody else: the team channel's word of me.
      if (ends) return;
      theirs = `theirs-${to}`;
      status.value = theirs;
    },
    fail: (fault) => {
      status.failing = FAILURES[fault % FAILURES.length] ?? null;
    },
    revoke: () => {
      status.failing = 'unauthorized';
    },
    mend: () => {
      status.failing = null;
    },
    reset: () => {
      theirs = 'loud';
      Object.assign(status, { value: 'loud', failing: null });
    },
    check: () => {
      expect(status.value).toBe(theirs);
      seen.given += 1;
    },
  };
}

/** Lull with all its targets: those of services over their strict servers, the others in memory. */
export class AllWorld extends LiveWorld {
  readonly services: readonly LiveService[];
  readonly ids: readonly TargetId[];
  readonly slack: SlackServer;
  readonly teams: TeamsServer;
  readonly memory: readonly MemoryStatus[];

  private constructor(
    clock: { now: Instant },
    base: AppState,
    services: readonly LiveService[],
    parts: Pick<AllWorld, 'slack' | 'teams' | 'memory'>,
  ) {
    super(
      clock,
      base,
      services.flatMap(({ rigs }) => rigs),
    );
    this.services = services;
    this.slack = parts.slack;
    this.teams = parts.teams;
    this.memory = parts.memory;
    this.ids = EVERYTHING.filter((id) => services.some(({ ids }) => ids.includes(id)));
  }

  static async create(start: Instant): Promise<AllWorld> {
    const bench = await teamsBench(start);
    const { clock } = bench;
    const slack = await startSlack({ now: () => clock.now });
    const loud = (): MemoryStatus => ({ value: 'loud', failing: null });
    const memory = [loud(), loud()] as const;
    const services = [
      memoryService('os-dnd', false, memory[0]),
      memoryService('channel', true, memory[1]),
      slackService(clock, slack, new Map()),
      teamsService(bench, new Map()),
    ];
    const silence = silencing(...services.flatMap(({ ids }) => ids));
    const ready = { kind: 'ready', name: 'here' } as const;
    const state = stateWith({
      settings: { silence, startBreaks: false },
      machine: { targets: { 'os-dnd': ready, channel: ready } },
    });
    const base = {
      ...state,
      slack: { ...NO_SLACK, account: slackAccount(slack) },
      teams: { ...NO_TEAMS, account: bench.account },
    };
    const parts = { slack, teams: bench.server, memory };
    const world = new AllWorld(clock, base, services, parts);
    await world.mend();
    return world;
  }

  /** Begins anew with the same clock; the services' clocks are ahead of it by `skew`. */
  override reset(skew = 0): void {
    super.reset();
    for (const service of this.services) service.reset(skew);
  }

  async mend(): Promise<void> {
    for (const service of this.services) await service.mend();
  }

  /** Turns the words for when I am off on or off. */
  async toggleBack(): Promise<void> {
    if (!this.running) return;
    const { slack, teams } = this.state;
    await this.wish({ kind: 'change-slack-back', back: { ...slack.back, on: !slack.back.on } });
    await this.wish({ kind: 'change-teams-back', back: { ...teams.back, on: !teams.back.on } });
  }

  async noBack(): Promise<void> {
    if (this.running && this.state.slack.back.on) await this.toggleBack();
  }

  /** Switches every target off. */
  async switchOff(): Promise<void> {
    const { silence } = this.state.profile.settings;
    const off = Object.fromEntries(Object.keys(silence).map((id) => [id, false]));
    await this.wish({ kind: 'change-settings', patch: { silence: { ...silence, ...off } } });
  }

  /** No service can be reached any more. */
  unplug(): void {
    this.slack.fault({ kind: 'drop' }, undefined, Infinity);
    this.teams.fault({ kind: 'drop' }, undefined, Infinity);
  }

  plugIn(): void {
    this.slack.noFaults();
    this.teams.noFaults();
  }

  async stop(): Promise<void> {
    for (const server of [this.slack, this.teams]) {
      await server.stop();
      expect(server.problems).toEqual([]);
    }
  }
}
