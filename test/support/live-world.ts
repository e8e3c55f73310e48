import { createEngine, type Engine } from '../../electron/main/engine';
import { createTargets, type TargetLoaders } from '../../electron/main/targets';
import type { Clock, StatusTarget } from '../../electron/ports';
import type { Effect } from '../../src/app/effect';
import type { Fact } from '../../src/app/message';
import { decodeWork, encodeWork } from '../../src/app/persisted';
import type { AppState } from '../../src/app/state';
import type { Command } from '../../src/contract/command';
import type { FailureReason, Json, TargetId } from '../../src/lease/lease';
import type { Instant } from '../../src/time/instant';

/** Where a process can end: before and after each write of the disk, each request and each answer. */
export type Step = 'keep' | 'kept' | 'ask' | 'answer';

/** A service as one run of Lull has it. */
export type RigRun = {
  readonly loaders: TargetLoaders;
  readonly show?: (state: AppState) => void;
  /** Carries out what is its own; null for what is not. */
  readonly run?: (effect: Effect) => Promise<void> | null;
};

/** A service that outlives the runs of Lull. */
export type Rig = {
  /** What is kept of it besides the work. */
  readonly kept?: (state: AppState) => Partial<AppState>;
  readonly open: (parts: { readonly clock: Clock; readonly tell: (fact: Fact) => void }) => RigRun;
};

/** A status in memory: `theirs` for whoever else sets it, and with an end of its own where Lull gives it one. */
export type MemoryStatus = { value: Json; failing: FailureReason | null };

/** A status in memory as a target; `ends` says that what Lull puts there ends by itself. */
export function memoryRig(id: TargetId, status: MemoryStatus, ends = false): Rig {
  const target = ({ now }: Clock): StatusTarget => {
    const there = (): Json => {
      const { value } = status;
      const until =
        typeof value === 'object' && value !== null ? Reflect.get(value, 'until') : null;
      if (typeof until === 'number' && until <= now()) status.value = 'loud';
      return status.value;
    };
    const silent = (until: Instant): Json => (ends ? { until } : 'silent');
    const done = <Value>(value: () => Value) => {
      const reason = status.failing;
      return Promise.resolve(
        reason === null
          ? ({ ok: true, value: value() } as const)
          : ({ ok: false, failure: { reason, detail: '', retryAt: null } } as const),
      );
    };
    return {
      id,
      probe: () => Promise.resolve({ kind: 'ready', name: id }),
      read: () => done(there),
      foretell: (_before, until) => silent(until),
      apply: ({ until }) => done(() => (status.value = silent(until))),
      restore: ({ before }) =>
        done(() => {
          status.value = before;
          return null;
        }),
      onChange: () => () => undefined,
      onStatus: () => () => undefined,
      close: () => Promise.resolve(),
    };
  };
  return {
    open: ({ clock }) => ({ loaders: { [id]: () => Promise.resolve(target(clock)) } }),
  };
}

/** Lull with its real engine and its real targets, against services of this machine, under a clock of our own. */
export class LiveWorld {
  /** Called at each step; answers whether the process ends there. */
  dies: (step: Step) => boolean = () => false;
  private readonly clock: { now: Instant };
  private readonly rigs: readonly Rig[];
  private readonly base: AppState;
  private disk: string;
  private kepts: Partial<AppState> = {};
  private run: Run | null = null;

  constructor(clock: { now: Instant }, base: AppState, rigs: readonly Rig[]) {
    this.clock = clock;
    this.base = base;
    this.rigs = rigs;
    this.disk = encodeWork(base.work);
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
    const state = { ...this.base, ...this.kepts, work: this.kept };
    this.run = new Run(this, this.rigs, state, (next) => {
      this.disk = encodeWork(next.work);
      this.kepts = Object.assign({}, ...this.rigs.map((rig) => rig.kept?.(next) ?? {}));
    });
    this.run.engine.tell({ kind: 'started', hidden: true, link: null });
    await this.quiet();
  }

  crash(): void {
    if (this.run !== null) this.run.dead = true;
    this.run = null;
  }

  /** Begins anew with the same clock: nothing is kept. */
  reset(): void {
    this.crash();
    this.disk = encodeWork(this.base.work);
    this.kepts = {};
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

  constructor(
    world: LiveWorld,
    rigs: readonly Rig[],
    state: AppState,
    write: (next: AppState) => void,
  ) {
    const clock = { now: () => world.now, monotonic: () => world.now };
    const at = (step: Step): boolean => {
      if (!this.dead && world.dies(step)) this.dead = true;
      return this.dead;
    };
    const tell = (fact: Fact): void => {
      if (!this.dead) this.engine.tell(fact);
    };
    const runs = rigs.map((rig) => rig.open({ clock, tell }));
    const loaders: TargetLoaders = Object.assign({}, ...runs.map((run) => run.loaders));
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
          if (loaders[effect.target] === undefined || at('ask')) return;
          this.asked += 1;
          targets.run(effect);
          return;
        default:
          for (const run of runs) {
            const running = run.run?.(effect) ?? null;
            if (running === null) continue;
            this.asked += 1;
            void running.finally(() => {
              this.asked -= 1;
            });
          }
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
      project: (next) => {
        for (const run of runs) run.show?.(next);
      },
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
