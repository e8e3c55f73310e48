import { decodeWork, encodeWork } from '../../src/app/persisted';
import type { Effect } from '../../src/app/effect';
import type { Fact, Message } from '../../src/app/message';
import { nextWake } from '../../src/app/next-wake';
import type { Notification } from '../../src/app/notification';
import type { AppState, Work } from '../../src/app/state';
import { update } from '../../src/app/update';
import type { Command } from '../../src/contract/command';
import { applyVerdict, diesWithUs, restoreVerdict, sameJson } from '../../src/lease/compare';
import type { Failure, Json, TargetEffect, TargetId } from '../../src/lease/lease';
import type { Instant } from '../../src/time/instant';
import { deepFreeze, stateWith } from './app-state';

/** As Electron's main process looks at the two clocks. */
const LEAST_JUMP_MS = 1500;

/** One outside status with a real value, and everything that was done to it. */
export type SimulatedTarget = {
  value: Json;
  /** What somebody other than Lull put there last. */
  theirs: Json;
  /** What our silence looks like here. */
  readonly silence: (before: Json, until: Instant) => Json;
  /** The failure that every request meets until it is lifted. */
  failure: Failure | null;
  readonly writes: {
    readonly kind: 'apply' | 'restore';
    readonly blockId: string;
    readonly over: Json;
    readonly value: Json;
  }[];
};

const onOff = (before: Json): Json => ({ was: before, by: 'lull' });

export function simulatedTarget(
  value: Json,
  silence: SimulatedTarget['silence'] = onOff,
): SimulatedTarget {
  return { value, theirs: value, silence, failure: null, writes: [] };
}

/** A request on its way: it is carried out at some time, and its answer arrives at some later time. */
type Request = { readonly effect: TargetEffect; answer: Fact | null };

type Apply = Extract<TargetEffect, { readonly kind: 'apply-target' }>;

type Running = {
  state: AppState;
  readonly queue: Message[];
  /** Effects of messages that are not stored yet, and of those that are. */
  unstored: Effect[];
  stored: Effect[];
  sessionStored: boolean;
  /** The last text that was written, or could not be. */
  tried: string;
  phase: 'taking' | 'running';
  readonly requests: Request[];
  wakeAt: Instant | null;
  wall: Instant;
  monotonic: number;
};

/** A computer with clocks, a disk, outside statuses and people, on which Lull runs and dies. */
export class World {
  now: Instant;
  monotonic = 0;
  disk: string;
  diskWorks = true;
  lull: Running | null = null;
  readonly targets: { [target in TargetId]?: SimulatedTarget };
  readonly notified: Notification[] = [];
  readonly otherEffects: Effect[] = [];
  readonly refusals: string[] = [];
  private ids = 0;

  private readonly base: AppState;

  constructor(base: AppState, now: Instant, targets: { [target in TargetId]?: SimulatedTarget }) {
    this.base = base;
    this.now = now;
    this.targets = targets;
    this.disk = encodeWork(base.work);
  }

  private newId(): string {
    return `m${++this.ids}`;
  }

  /** Starts Lull from what is on the disk. */
  start(): void {
    if (this.lull !== null) return;
    const { profile, machine } = this.base;
    const state = stateWith({
      me: profile.me,
      settings: profile.settings,
      people: this.base.roster.people,
      work: this.kept,
      machine,
    });
    this.lull = {
      state,
      queue: [],
      unstored: [],
      stored: [],
      sessionStored: true,
      tried: this.disk,
      phase: 'taking',
      requests: [],
      wakeAt: null,
      wall: this.now,
      monotonic: this.monotonic,
    };
    this.tell({ kind: 'started', hidden: true, link: null });
  }

  /** The process dies; a value that lives with it dies too. */
  crash(): void {
    this.lull = null;
    for (const target of Object.values(this.targets)) {
      if (diesWithUs(target.value)) target.value = target.theirs;
    }
  }

  tell(fact: Fact): void {
    if (this.lull === null) return;
    this.look();
    this.lull.queue.push({ id: this.newId(), from: 'world', fact });
  }

  wish(command: Command): void {
    if (this.lull === null) return;
    this.look();
    this.lull.queue.push({ id: this.newId(), from: 'person', command });
  }

  /** Both clocks run on; a late alarm is told once. */
  advance(ms: number): void {
    this.now += ms;
    this.monotonic += ms;
    this.look();
  }

  /** The wall clock alone moves: it was set, or the machine slept. */
  jump(ms: number): void {
    this.now += ms;
    this.look();
  }

  private look(): void {
    const { lull } = this;
    if (lull === null) return;
    const expected = lull.wall + (this.monotonic - lull.monotonic);
    lull.wall = this.now;
    lull.monotonic = this.monotonic;
    const byMs = this.now - expected;
    if (Math.abs(byMs) >= LEAST_JUMP_MS) {
      const fact = { kind: 'clock-jumped', from: expected, byMs } as const;
      lull.queue.push({ id: this.newId(), from: 'world', fact });
    }
    if (lull.wakeAt !== null && this.now >= lull.wakeAt) {
      lull.wakeAt = null;
      lull.queue.push({ id: this.newId(), from: 'world', fact: { kind: 'woke' } });
    }
  }

  /** Somebody other than Lull changes a status; Lull hears of it if it runs. */
  change(id: TargetId, value: Json): void {
    const target = this.targets[id];
    if (target === undefined || sameJson(target.value, value)) return;
    target.value = value;
    target.theirs = value;
    this.tell({ kind: 'target-changed', target: id, value });
  }

  /** The program behind a status begins anew with another value than Lull left there. */
  restartProgram(id: TargetId, value: Json): void {
    const target = this.targets[id];
    if (target === undefined || sameJson(target.value, value)) return;
    target.value = value;
    this.tell({ kind: 'target-changed', target: id, value, restarted: true });
  }

  /** One step of what main does: take a message, or store, or run one effect. False when there is nothing to do. */
  step(): boolean {
    const { lull } = this;
    if (lull === null) return false;
    if (lull.phase === 'running') {
      const effect = lull.stored.shift();
      if (effect === undefined) {
        lull.phase = 'taking';
        lull.wakeAt = nextWake(lull.state, this.now);
        this.look();
        return lull.queue.length > 0;
      }
      this.run(lull, effect);
      return true;
    }
    const message = lull.queue.shift();
    if (message !== undefined) {
      const turn = update(lull.state, message, this.now);
      lull.state = deepFreeze(turn.state);
      lull.unstored.push(...turn.effects);
      if (turn.refusal !== undefined) this.refusals.push(turn.refusal.reason);
      return true;
    }
    const text = encodeWork(lull.state.work);
    const kept = this.diskWorks
      ? text === this.disk && lull.sessionStored
      : text === this.disk || text === lull.tried;
    if (lull.unstored.length === 0 && kept) {
      lull.wakeAt = nextWake(lull.state, this.now);
      return false;
    }
    this.store(lull, text);
    return true;
  }

  private store(lull: Running, text: string): void {
    lull.tried = text;
    if (this.diskWorks) {
      this.disk = text;
      if (!lull.sessionStored) this.tell({ kind: 'store-recovered' });
    } else if (lull.sessionStored) {
      this.tell({ kind: 'store-failed', document: 'session', reason: 'disk-full' });
    }
    lull.sessionStored = this.diskWorks;
    lull.stored.push(...lull.unstored);
    lull.unstored = [];
    lull.phase = 'running';
  }

  private run(lull: Running, effect: Effect): void {
    switch (effect.kind) {
      case 'notify':
        this.notified.push(effect.notification);
        return;
      case 'read-target':
      case 'restore-target':
        lull.requests.push({ effect, answer: null });
        return;
      case 'apply-target':
        if (lull.sessionStored) lull.requests.push({ effect, answer: null });
        else this.fail(effect, { reason: 'not-stored', detail: '', retryAt: null });
        return;
      case 'append-log':
        this.otherEffects.push(effect);
        this.tell({ kind: 'log-appended', id: effect.record.id });
        return;
      default:
        this.otherEffects.push(effect);
    }
  }

  private fail(effect: TargetEffect, failure: Failure): void {
    this.tell(failedFact(effect, failure));
  }

  /** Carries out a request that waits; its answer is not there yet. */
  perform(index: number): boolean {
    const waiting = this.lull?.requests.filter((request) => request.answer === null) ?? [];
    const request = waiting[index % Math.max(1, waiting.length)];
    if (request === undefined) return false;
    const target = this.targets[request.effect.target];
    if (target === undefined) throw new Error(`there is no ${request.effect.target}`);
    request.answer = this.answerOf(request.effect, target);
    return true;
  }

  private answerOf(effect: TargetEffect, target: SimulatedTarget): Fact {
    const { target: id, blockId } = effect;
    if (target.failure !== null) return failedFact(effect, target.failure);
    switch (effect.kind) {
      case 'read-target': {
        const ours = target.silence(effect.before ?? target.value, effect.until);
        return { kind: 'target-read', target: id, blockId, value: target.value, ours };
      }
      case 'apply-target': {
        const verdict = applyVerdict(effect, target.value);
        if (verdict === 'elsewhere') return failedFact(effect, ELSEWHERE);
        if (verdict === 'kept')
          return { kind: 'target-kept', target: id, blockId, value: target.value };
        if (verdict === 'write') {
          this.requireWrittenAhead(effect);
          const value = target.silence(effect.before, effect.until);
          target.writes.push({ kind: 'apply', blockId, over: target.value, value });
          target.value = value;
          this.tell({ kind: 'target-changed', target: id, value });
        }
        return { kind: 'target-applied', target: id, blockId, value: target.value };
      }
      case 'restore-target': {
        const verdict = restoreVerdict(effect, target.value);
        if (verdict === 'elsewhere') return failedFact(effect, ELSEWHERE);
        if (verdict === 'kept')
          return { kind: 'target-kept', target: id, blockId, value: target.value };
        if (verdict === 'write') {
          target.writes.push({
            kind: 'restore',
            blockId,
            over: target.value,
            value: effect.before,
          });
          target.value = effect.before;
          this.tell({ kind: 'target-changed', target: id, value: effect.before });
        }
        return { kind: 'target-restored', target: id, blockId };
      }
    }
  }

  /** Nothing may be changed outside that a crash would forget. */
  private requireWrittenAhead({ target, blockId, before }: Apply): void {
    const kept = this.kept.leases.find(
      (lease) => lease.target === target && lease.blockId === blockId,
    );
    if (kept?.phase === 'taking' && sameJson(kept.before, before)) return;
    throw new Error(`${target} was changed before it was written down`);
  }

  /** Delivers the answer of a request that was carried out. */
  deliver(index: number): boolean {
    const { lull } = this;
    if (lull === null) return false;
    const answered = lull.requests.filter((request) => request.answer !== null);
    const request = answered[index % Math.max(1, answered.length)];
    if (request === undefined || request.answer === null) return false;
    lull.requests.splice(lull.requests.indexOf(request), 1);
    this.tell(request.answer);
    return true;
  }

  /** Lets everything that is under way come to its end, without time passing. */
  settle(): void {
    for (let steps = 0; steps < 10_000; steps++) {
      if (this.step() || this.perform(0) || this.deliver(0)) continue;
      return;
    }
    throw new Error('Lull does not come to rest');
  }

  /** Lets time pass from alarm to alarm, everything done at each. */
  live(ms: number): void {
    this.settle();
    const end = this.now + ms;
    for (let alarms = 0; alarms < 10_000; alarms++) {
      const next = this.lull?.wakeAt ?? null;
      if (next === null || next > end) break;
      this.advance(Math.max(0, next - this.now));
      this.settle();
    }
    this.advance(Math.max(0, end - this.now));
    this.settle();
  }

  get work(): Work | null {
    return this.lull?.state.work ?? null;
  }

  /** What the disk says, whether Lull runs or not. */
  get kept(): Work {
    const decoded = decodeWork(this.disk);
    if (decoded.kind !== 'good') throw new Error(`the disk holds a ${decoded.kind} document`);
    return decoded.value;
  }
}

const ELSEWHERE: Failure = { reason: 'unsupported', detail: '', retryAt: null };

const STEPS = {
  'read-target': 'read',
  'apply-target': 'apply',
  'restore-target': 'restore',
} as const;

function failedFact(effect: TargetEffect, failure: Failure): Fact {
  const { target, blockId } = effect;
  return { kind: 'target-failed', target, blockId, step: STEPS[effect.kind], failure };
}
