import { expect } from 'vitest';
import { NO_SLACK } from '../../src/app/commands-slack';
import { NO_TEAMS } from '../../src/app/commands-teams';
import type { AppState } from '../../src/app/state';
import { TARGETS, type TargetId } from '../../src/lease/lease';
import { HOUR, MINUTE, type Instant } from '../../src/time/instant';
import { stateWith } from './app-state';
import { LiveWorld, memoryRig, type MemoryStatus, type Rig } from './live-world';
import { startSlack, type SlackFault, type SlackServer } from './slack-server';
import { giveToken, slackAccount, slackRig } from './slack-world';
import { teamsBench } from './teams-bench';
import type { TeamsServer } from './teams-server';
import { teamsService } from './teams-with-faults';

/** Something outside with a value of somebody's own, and what Lull must leave of it. */
export type LiveService = {
  readonly ids: readonly TargetId[];
  readonly rigs: readonly Rig[];
  /** Somebody sets it by hand. */
  readonly change: (to: number) => void;
  readonly fail: (fault: number, times: number) => void;
  readonly revoke: () => void;
  /** All works again, and who was turned away is signed in. */
  readonly mend: () => void | Promise<void>;
  readonly reset: (skew: number) => void;
  /** Fails unless what was there is back, somebody's own change stands, or it ended by itself. */
  readonly check: (calm: boolean) => void;
  /** How often what somebody put there last was there in the end. */
  readonly seen: { given: number };
};

/** Each target that Lull knows. */
export const EVERYTHING: readonly TargetId[] = TARGETS;

/** What people put there themselves; ends are hours from then, 0 for none. */
const STATUSES = [
  { text: 'Lisbon', emoji: ':palm_tree:', hours: 0 },
  { text: 'Away & <back>', emoji: ':wave:', hours: 1 },
  { text: 'Dentist', emoji: ':tooth:', hours: 5 },
  { text: '', emoji: '', hours: 0 },
] as const;

const SLACK_FAULTS: readonly SlackFault[] = [
  { kind: 'rate-limited', retryAfter: '20' },
  { kind: 'rate-limited', retryAfter: null },
  { kind: 'status', status: 500 },
  { kind: 'body', body: '<h1>Sorry</h1>' },
  { kind: 'truncated' },
  { kind: 'drop' },
  { kind: 'error', error: 'fatal_error', afterEffect: true },
  { kind: 'error', error: 'service_unavailable', afterEffect: false },
];

const SLACK_METHODS = [
  'users.profile.get',
  'users.profile.set',
  'dnd.info',
  'dnd.setSnooze',
  'dnd.endSnooze',
] as const;

type Status = { readonly text: string; readonly emoji: string; readonly expiration: number };

/** Slack with its status and its snooze. */
export function slackService(
  clock: { now: Instant },
  server: SlackServer,
  secrets: Map<string, string>,
): LiveService {
  const { member } = server;
  const there = (): number => clock.now + server.skew;
  const shown = ({ text, emoji, expiration }: Status): string =>
    expiration !== 0 && expiration * 1000 <= there() ? ' ' : `${emoji} ${text}`;
  let status: Status = { text: '', emoji: '', expiration: 0 };
  let snoozeEnd: number | null = null;
  /**
   * What was there earlier. Where Lull was not there or heard nothing, it cannot tell an empty status of somebody's own
   * from its own having run out, so that what it found before may be back.
   */
  let earlier: Status[] = [];
  const seen = { given: 0 };
  const setStatus = (index: number): void => {
    const { text, emoji, hours } = STATUSES[index % STATUSES.length] ?? STATUSES[0];
    const expiration = hours === 0 ? 0 : Math.floor((there() + hours * HOUR) / 1000);
    earlier.push(status);
    status = { text, emoji, expiration };
    Object.assign(member, status);
  };
  let turn = 0;
  return {
    ids: ['slack', 'slack-snooze'],
    rigs: [slackRig(secrets)],
    seen,
    change: (to) => {
      turn += 1;
      if (turn % 3 !== 0) {
        setStatus(to);
        return;
      }
      snoozeEnd = to === 0 ? null : there() + to * 3 * HOUR;
      member.snoozeEnd = snoozeEnd;
    },
    fail: (fault, times) => {
      const method = SLACK_METHODS[(fault >> 3) % SLACK_METHODS.length];
      server.fault(SLACK_FAULTS[fault % SLACK_FAULTS.length] ?? { kind: 'drop' }, method, times);
    },
    revoke: () => server.revoke(),
    mend: () => {
      server.noFaults();
      giveToken(server, secrets);
    },
    reset: (skew) => {
      server.skew = skew;
      server.noFaults();
      giveToken(server, secrets);
      Object.assign(member, { text: '', emoji: '', expiration: 0, snoozeEnd: null });
      status = { text: '', emoji: '', expiration: 0 };
      snoozeEnd = null;
      earlier = [];
      turn = 0;
      setStatus(0);
    },
    check: (calm) => {
      const now = shown(member);
      // Ours ends by itself: whatever went wrong, nobody is told of a block or an absence that is over.
      expect(now).not.toMatch(/Focusing|Back /);
      const wanted = shown(status);
      if (calm) expect(now).toBe(wanted);
      else {
        const mayBeBack = wanted === ' ' ? earlier.map(shown) : [];
        expect([wanted, ' ', ...mayBeBack]).toContain(now);
      }
      if (now === wanted) seen.given += 1;
      const ends = (at: number | null): number | null => (at !== null && at > there() ? at : null);
      const [left, mine] = [ends(member.snoozeEnd), ends(snoozeEnd)];
      if (left === null || mine === null) expect(left).toBe(mine);
      else expect(Math.abs(left - mine)).toBeLessThanOrEqual(2 * MINUTE);
    },
  };
}

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
    const on = TARGETS.map((id) => [id, services.some(({ ids }) => ids.includes(id))] as const);
    const silence = Object.fromEntries(on) as AppState['profile']['settings']['silence'];
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
