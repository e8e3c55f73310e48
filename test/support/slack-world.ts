import { WebClient } from '@slack/web-api';
import { createSlack } from '../../electron/adapters/slack';
import { systemTimers } from '../../electron/main/alarm';
import { createEngine, type Engine } from '../../electron/main/engine';
import { createSlackDesk } from '../../electron/main/slack';
import { createTargets } from '../../electron/main/targets';
import type { Secrets, StatusTarget } from '../../electron/ports';
import catalogue from '../../resources/locales/en.json';
import { NO_SLACK } from '../../src/app/commands-slack';
import type { Effect } from '../../src/app/effect';
import type { Fact } from '../../src/app/message';
import { decodeWork, encodeWork } from '../../src/app/persisted';
import type { SlackAccount } from '../../src/app/slack';
import type { AppState } from '../../src/app/state';
import { scopesOf, SLACK_CAPABILITIES } from '../../src/contract/slack-app';
import type { Command } from '../../src/contract/command';
import type { Json } from '../../src/lease/lease';
import type { Person } from '../../src/roster/person';
import type { Instant } from '../../src/time/instant';
import { createWords } from '../../src/words/words';
import { ADA, stateWith } from './app-state';
import { CLIENT_ID, startSlack, TEAM, USER, type SlackServer } from './slack-server';

/** Where a process can end: before and after each write of the disk, each request and each answer. */
export type Step = 'keep' | 'kept' | 'ask' | 'answer';

/** A desktop whose do-not-disturb is a word in memory. */
export type FakeDesktop = { value: Json; failing: boolean };

/** Secrets in memory; what was kept is in `texts`. */
export function memorySecrets(texts: Map<string, string>): Secrets {
  return {
    keyring: () => 'present',
    keep: (name, secret) => {
      texts.set(name, secret);
      return Promise.resolve({ ok: true, value: null });
    },
    read: (name) => {
      const secret = texts.get(name);
      return Promise.resolve(
        secret === undefined ? { kind: 'missing' } : { kind: 'found', secret },
      );
    },
    forget: (name) => {
      texts.delete(name);
      return Promise.resolve({ ok: true, value: null });
    },
  };
}

function desktopTarget(desktop: FakeDesktop): StatusTarget {
  const failure = { reason: 'offline', detail: '', retryAt: null } as const;
  const done = <Value>(value: Value) =>
    Promise.resolve(
      desktop.failing ? ({ ok: false, failure } as const) : ({ ok: true, value } as const),
    );
  return {
    id: 'os-dnd',
    probe: () => Promise.resolve({ kind: 'ready', name: 'desktop' }),
    read: () => done(desktop.value),
    foretell: () => 'silent',
    apply: () => {
      if (!desktop.failing) desktop.value = 'silent';
      return done(desktop.value);
    },
    restore: ({ before }) => {
      if (!desktop.failing) desktop.value = before;
      return done(null);
    },
    onChange: () => () => undefined,
    onStatus: () => () => undefined,
    close: () => Promise.resolve(),
  };
}

/** Lull with its real engine and its real Slack, against the Slack of this machine, under a clock of our own. */
export class SlackWorld {
  readonly slack: SlackServer;
  readonly desktop: FakeDesktop = { value: 'loud', failing: false };
  readonly secrets = new Map<string, string>();
  /** Called at each step; answers whether the process ends there. */
  dies: (step: Step) => boolean = () => false;
  private readonly clock: { now: Instant };
  private disk: string;
  private keptSlack: AppState['slack'];
  private readonly base: AppState;
  private run: Run | null = null;

  private constructor(slack: SlackServer, clock: { now: Instant }, base: AppState) {
    this.slack = slack;
    this.clock = clock;
    this.base = base;
    this.disk = encodeWork(base.work);
    this.keptSlack = base.slack;
  }

  static async create(start: Instant, me: Person = ADA): Promise<SlackWorld> {
    const clock = { now: start };
    const slack = await startSlack({ now: () => clock.now });
    const scopes = scopesOf(SLACK_CAPABILITIES);
    const account: SlackAccount = {
      site: slack.site,
      teamId: TEAM.id,
      team: TEAM.name,
      userId: USER.id,
      user: USER.name,
      clientId: CLIENT_ID,
      scopes,
      secretIn: 'keyring',
    };
    const silence = {
      'os-dnd': true,
      channel: false,
      slack: true,
      'slack-snooze': true,
      teams: false,
      'teams-message': false,
    };
    const state = stateWith({ me, settings: { silence } });
    const world = new SlackWorld(slack, clock, { ...state, slack: { ...NO_SLACK, account } });
    const access = slack.pasteToken(scopes);
    world.secrets.set('slack', JSON.stringify({ access, refresh: null, expiresAt: null }));
    return world;
  }

  get now(): Instant {
    return this.clock.now;
  }

  get state(): AppState {
    if (this.run === null) throw new Error('Lull is not running');
    return this.run.engine.state();
  }

  get running(): boolean {
    return this.run !== null;
  }

  get kept(): AppState['work'] {
    const decoded = decodeWork(this.disk);
    if (decoded.kind !== 'good') throw new Error('the disk is damaged');
    return decoded.value;
  }

  async start(): Promise<void> {
    if (this.run !== null) return;
    const state = { ...this.base, work: this.kept, slack: this.keptSlack };
    this.run = new Run(this, state, (next) => {
      this.disk = encodeWork(next.work);
      this.keptSlack = next.slack;
    });
    this.run.engine.tell({ kind: 'started', hidden: true, link: null });
    await this.quiet();
  }

  crash(): void {
    if (this.run !== null) this.run.dead = true;
    this.run = null;
  }

  /** Begins anew with the same clock and the same Slack: nothing kept, nothing there. */
  reset(): void {
    this.crash();
    this.disk = encodeWork(this.base.work);
    this.keptSlack = this.base.slack;
    this.slack.noFaults();
    Object.assign(this.slack.member, { text: '', emoji: '', expiration: 0, snoozeEnd: null });
    Object.assign(this.desktop, { value: 'loud', failing: false });
  }

  async tell(fact: Fact): Promise<void> {
    this.run?.engine.tell(fact);
    await this.quiet();
  }

  async wish(command: Command): Promise<void> {
    if (this.run === null) return;
    void this.run.engine.wish(command);
    await this.quiet();
  }

  /** Waits until nothing is on its way; what a dead process has sent still arrives. */
  async quiet(): Promise<void> {
    const { run } = this;
    if (run === null) return;
    while (!(await run.isQuiet()));
    if (run.dead) this.run = null;
  }

  /** The clock runs on; what is due on the way happens at its time. */
  async advance(ms: number): Promise<void> {
    const end = this.clock.now + ms;
    for (;;) {
      const at = this.run?.wakeAt ?? null;
      if (at === null || at > end) break;
      this.clock.now = Math.max(at, this.clock.now);
      this.run?.engine.look();
      await this.quiet();
      if (this.run?.wakeAt === at) break;
    }
    this.clock.now = end;
    this.run?.engine.look();
    await this.quiet();
  }

  async block(minutes: number): Promise<void> {
    await this.wish({ kind: 'start-focus', length: { kind: 'minutes', minutes } });
  }
}

/** One run of Lull, from a start to its end. */
class Run {
  readonly engine: Engine;
  wakeAt: Instant | null = null;
  dead = false;
  private asked = 0;

  constructor(world: SlackWorld, state: AppState, write: (next: AppState) => void) {
    const clock = { now: () => world.now, monotonic: () => world.now };
    const at = (step: Step): boolean => {
      if (!this.dead && world.dies(step)) this.dead = true;
      return this.dead;
    };
    const tell = (fact: Fact): void => {
      if (!this.dead) this.engine.tell(fact);
    };
    const desk = createSlackDesk({
      load: (hooks) =>
        Promise.resolve(
          createSlack({
            ...hooks,
            clock,
            timers: systemTimers,
            WebClient,
            desktop: { openLink: () => Promise.resolve('no browser') },
          }),
        ),
      loadSecrets: () => Promise.resolve(memorySecrets(world.secrets)),
      words: () => createWords(catalogue, 'en-GB'),
      tell,
    });
    const loaders = {
      'os-dnd': () => Promise.resolve(desktopTarget(world.desktop)),
      slack: () => desk.target('slack'),
      'slack-snooze': () => desk.target('slack-snooze'),
    };
    const targets = createTargets(loaders, (fact) => {
      this.asked -= 1;
      if (!at('answer')) tell(fact);
    });
    const carryOut = (effect: Effect): void => {
      switch (effect.kind) {
        case 'probe-target':
        case 'read-target':
        case 'apply-target':
        case 'restore-target':
          if (effect.target === 'channel' || effect.target.startsWith('teams')) return;
          if (at('ask')) return;
          this.asked += 1;
          targets.run(effect);
          return;
        case 'load-slack-token':
        case 'disconnect-slack':
          this.asked += 1;
          void desk.run(effect).finally(() => {
            this.asked -= 1;
          });
          return;
        default:
      }
    };
    let ids = 0;
    this.engine = createEngine(state, {
      clock,
      newId: () => `m${world.now}-${++ids}`,
      look: () => [],
      keep: (next) => {
        if (at('keep')) return new Promise(() => undefined);
        write(next);
        if (at('kept')) return new Promise(() => undefined);
        return Promise.resolve({ sessionStored: true, facts: [], retryAt: null });
      },
      run: carryOut,
      project: (next) => desk.show(next),
      arm: (wakeAt) => {
        this.wakeAt = wakeAt;
      },
      onTrouble: (what, detail) => {
        throw new Error(`${what}: ${detail}`);
      },
    });
  }

  /** Whether nothing is on its way, after everything that could be was given the time to be. */
  async isQuiet(): Promise<boolean> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (this.asked > 0) return false;
    if (this.dead) return true;
    await Promise.race([this.engine.idle(), new Promise<void>((resolve) => setImmediate(resolve))]);
    const before = this.asked;
    await new Promise<void>((resolve) => setImmediate(resolve));
    return this.asked === 0 && before === 0;
  }
}
