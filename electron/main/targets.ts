import type { Effect } from '../../src/app/effect';
import type { Fact } from '../../src/app/message';
import { applyVerdict, restoreVerdict, sameJson } from '../../src/lease/compare';
import type { Failure, Json, TargetId } from '../../src/lease/lease';
import type { Result, StatusTarget } from '../ports';

/** What the engine asks of an outside status. */
export type TargetEffect = Extract<Effect, { readonly target: TargetId }>;
type Probe = Extract<TargetEffect, { readonly kind: 'probe-target' }>;
type Read = Extract<TargetEffect, { readonly kind: 'read-target' }>;
type Apply = Extract<TargetEffect, { readonly kind: 'apply-target' }>;
type Restore = Extract<TargetEffect, { readonly kind: 'restore-target' }>;

/** Makes a target; called when it is first asked for, so that one switched off costs nothing. */
export type TargetLoaders = { readonly [target in TargetId]?: () => Promise<StatusTarget> };

export type Targets = {
  /** Carries an effect out after the earlier ones of the same target; what came of it is told as one fact. */
  run(effect: TargetEffect): void;
  /** Tells that the lease could not be stored, so that nothing was changed outside. */
  refuse(effect: Apply): void;
  close(): Promise<void>;
};

const failureOf = (reason: Failure['reason'], detail: string): Failure => ({
  reason,
  detail,
  retryAt: null,
});

const ELSEWHERE = failureOf('unsupported', 'another program holds this now');

const STEPS = {
  'read-target': 'read',
  'apply-target': 'apply',
  'restore-target': 'restore',
} as const;

function failedFact(effect: TargetEffect, failure: Failure): Fact {
  if (effect.kind === 'probe-target') {
    const { reason, detail } = failure;
    const status =
      reason === 'unsupported'
        ? ({ kind: 'unsupported', reason: detail } as const)
        : ({ kind: 'failed', reason, detail } as const);
    return { kind: 'target-status', target: effect.target, status };
  }
  const { target, blockId } = effect;
  return { kind: 'target-failed', target, blockId, step: STEPS[effect.kind], failure };
}

function answer<Value>(
  effect: Read | Apply | Restore,
  result: Result<Value>,
  done: (value: Value, about: { target: TargetId; blockId: string }) => Fact,
): Fact {
  if (!result.ok) return failedFact(effect, result.failure);
  return done(result.value, { target: effect.target, blockId: effect.blockId });
}

/** What is there once values of ours have run out by themselves. */
const endedAs = (target: StatusTarget, ours: readonly Json[]): readonly Json[] =>
  target.endedAs?.(ours) ?? [];

/** What may be written over; asked after a read, by which a service may tell that its clock is another. */
const writeOf = (target: StatusTarget, { before, ours }: Apply | Restore) => ({
  before,
  ours: [...ours, ...endedAs(target, ours)],
});

async function read(target: StatusTarget, effect: Read): Promise<Fact> {
  return answer(effect, await target.read(), (value, about) => {
    const endsAt = target.endsAt?.(value) ?? null;
    const ranOut = endedAs(target, effect.ours).some((one) => sameJson(one, value));
    return {
      kind: 'target-read',
      ...about,
      value,
      ours: target.foretell(effect.before ?? value, effect.until, effect.says),
      ...(ranOut && { ranOut }),
      ...(endsAt !== null && { endsAt }),
    };
  });
}

/** Reads before it writes, and writes only where the comparison of leases allows it. */
async function write(
  effect: Apply | Restore,
  target: StatusTarget,
  verdictOn: (there: Json) => ReturnType<typeof applyVerdict>,
  put: (there: Json) => Promise<Result<Fact>>,
  done: (there: Json) => Fact,
): Promise<Fact> {
  const found = await target.read();
  if (!found.ok) return failedFact(effect, found.failure);
  const there = found.value;
  const verdict = verdictOn(there);
  switch (verdict) {
    case 'write':
      return answer(effect, await put(there), (fact) => fact);
    case 'there-already':
      return done(there);
    case 'kept': {
      const { target: id, blockId } = effect;
      return { kind: 'target-kept', target: id, blockId, value: there };
    }
    case 'elsewhere':
      return failedFact(effect, ELSEWHERE);
    default:
      return verdict satisfies never;
  }
}

async function apply(target: StatusTarget, effect: Apply): Promise<Fact> {
  const { target: id, blockId } = effect;
  const done = (value: Json): Fact => ({ kind: 'target-applied', target: id, blockId, value });
  const put = async (): Promise<Result<Fact>> => {
    const put = await target.apply(effect);
    return put.ok ? { ok: true, value: done(put.value) } : put;
  };
  const verdictOn = (there: Json) => applyVerdict(writeOf(target, effect), there);
  return write(effect, target, verdictOn, put, done);
}

async function restore(target: StatusTarget, effect: Restore): Promise<Fact> {
  const { target: id, blockId, before } = effect;
  const done = (): Fact => ({ kind: 'target-restored', target: id, blockId });
  const put = async (ours: Json): Promise<Result<Fact>> => {
    const put = await target.restore({ before, ours });
    return put.ok ? { ok: true, value: done() } : put;
  };
  const verdictOn = (there: Json) => restoreVerdict(writeOf(target, effect), there);
  return write(effect, target, verdictOn, put, done);
}

async function probe(target: StatusTarget, effect: Probe): Promise<Fact> {
  return { kind: 'target-status', target: effect.target, status: await target.probe() };
}

function carryOut(target: StatusTarget, effect: TargetEffect): Promise<Fact> {
  switch (effect.kind) {
    case 'probe-target':
      return probe(target, effect);
    case 'read-target':
      return read(target, effect);
    case 'apply-target':
      return apply(target, effect);
    case 'restore-target':
      return restore(target, effect);
    default:
      return effect satisfies never;
  }
}

/** The targets under lease; one that fails or hangs holds up no other. */
export function createTargets(loaders: TargetLoaders, tell: (fact: Fact) => void): Targets {
  const loaded = new Map<TargetId, Promise<StatusTarget>>();
  const turns = new Map<TargetId, Promise<void>>();

  const load = (id: TargetId, loader: () => Promise<StatusTarget>): Promise<StatusTarget> => {
    const known = loaded.get(id);
    if (known !== undefined) return known;
    const loading = loader().then((target) => {
      target.onChange((value, restarted) =>
        tell({ kind: 'target-changed', target: id, value, ...(restarted && { restarted }) }),
      );
      target.onStatus((status) => tell({ kind: 'target-status', target: id, status }));
      return target;
    });
    loaded.set(id, loading);
    loading.catch(() => loaded.delete(id));
    return loading;
  };

  const outcome = async (effect: TargetEffect): Promise<Fact> => {
    const loader = loaders[effect.target];
    if (loader === undefined) {
      return failedFact(effect, failureOf('unsupported', 'not part of this version'));
    }
    try {
      return await carryOut(await load(effect.target, loader), effect);
    } catch (error) {
      return failedFact(effect, failureOf('failed', String(error)));
    }
  };

  return {
    run: (effect) => {
      const before = turns.get(effect.target) ?? Promise.resolve();
      turns.set(
        effect.target,
        before.then(async () => tell(await outcome(effect))),
      );
    },
    refuse: (effect) => {
      tell(failedFact(effect, failureOf('not-stored', 'the lease is not on the disk')));
    },
    close: async () => {
      const open = [...loaded.values()];
      await Promise.allSettled(open.map(async (target) => (await target).close()));
    },
  };
}
