import { describe, expect, test } from 'vitest';
import { createTargets, type TargetEffect } from '../../../electron/main/targets';
import type { Result, StatusTarget } from '../../../electron/ports';
import type { Fact } from '../../../src/app/message';
import { TARGETS, type Json, type TargetId } from '../../../src/lease/lease';

const UNTIL = Date.UTC(2026, 2, 9, 10);
const OURS: Json = { paused: true };

const ok = <Value>(value: Value): Promise<Result<Value>> => Promise.resolve({ ok: true, value });

/** A status in memory that does as it is told, and remembers what was asked. */
function status(id: TargetId, there: Json, over: Partial<StatusTarget> = {}) {
  const asked: string[] = [];
  const at = { there, change: (_value: Json, _restarted: boolean): void => undefined };
  const target: StatusTarget = {
    id,
    probe: () => Promise.resolve({ kind: 'ready', name: id }),
    read: () => {
      asked.push('read');
      return ok(at.there);
    },
    foretell: () => OURS,
    apply: () => {
      asked.push('apply');
      at.there = OURS;
      return ok(OURS);
    },
    restore: ({ before }) => {
      asked.push('restore');
      at.there = before;
      return ok(null);
    },
    onChange: (listener) => {
      at.change = listener;
      return () => undefined;
    },
    onStatus: () => () => undefined,
    close: () => Promise.resolve(),
    ...over,
  };
  return { target, asked, at };
}

function bench(targets: { readonly [id in TargetId]?: StatusTarget }) {
  const facts: Fact[] = [];
  const listeners: (() => void)[] = [];
  const loaders = Object.fromEntries(
    Object.entries(targets).map(([id, target]) => [id, () => Promise.resolve(target)]),
  );
  const runner = createTargets(loaders, (fact) => {
    facts.push(fact);
    for (const listener of listeners.splice(0)) listener();
  });
  const told = async (count: number): Promise<Fact[]> => {
    while (facts.length < count) await new Promise<void>((resolve) => listeners.push(resolve));
    return facts;
  };
  return { runner, facts, told };
}

const about = { target: 'os-dnd', blockId: 'b1' } as const;
const read: TargetEffect = { kind: 'read-target', ...about, until: UNTIL, before: null, ours: [] };
const apply = (before: Json): TargetEffect & { kind: 'apply-target' } => ({
  kind: 'apply-target',
  ...about,
  before,
  until: UNTIL,
  ours: [OURS],
});
const restore = (before: Json): TargetEffect => ({
  kind: 'restore-target',
  ...about,
  before,
  ours: [OURS],
});

describe('the targets under lease', () => {
  test('tells what is there and what ours would look like', async () => {
    const { target } = status('os-dnd', { paused: false });
    const { runner, told } = bench({ 'os-dnd': target });
    runner.run(read);
    expect(await told(1)).toEqual([
      { kind: 'target-read', ...about, value: { paused: false }, ours: OURS },
    ]);
  });

  test.each([
    {
      name: 'writes over what was there before',
      there: { paused: false },
      asks: ['read', 'apply'],
      says: 'target-applied',
    },
    {
      name: 'finds its own value there already',
      there: OURS,
      asks: ['read'],
      says: 'target-applied',
    },
    {
      name: 'keeps away from somebody else’s value',
      there: { paused: 'by-hand' },
      asks: ['read'],
      says: 'target-kept',
    },
    {
      name: 'waits for the program it knows',
      there: { via: 'mako', paused: false },
      asks: ['read'],
      says: 'target-failed',
    },
  ])('applying $name', async ({ there, asks, says }) => {
    const { target, asked } = status('os-dnd', there);
    const { runner, told } = bench({ 'os-dnd': target });
    runner.run(apply({ paused: false }));
    const [fact] = await told(1);
    expect(fact?.kind).toBe(says);
    expect(asked).toEqual(asks);
  });

  test.each([
    {
      name: 'puts back what was there before',
      there: OURS,
      asks: ['read', 'restore'],
      says: 'target-restored',
    },
    {
      name: 'finds it back already',
      there: { paused: false },
      asks: ['read'],
      says: 'target-restored',
    },
    {
      name: 'keeps what the user put there',
      there: { paused: 'by-hand' },
      asks: ['read'],
      says: 'target-kept',
    },
    {
      name: 'waits for the program it knows',
      there: { via: 'mako', paused: true },
      asks: ['read'],
      says: 'target-failed',
    },
  ])('restoring $name', async ({ there, asks, says }) => {
    const { target, asked } = status('os-dnd', there);
    const { runner, told } = bench({ 'os-dnd': target });
    runner.run(restore({ paused: false }));
    const [fact] = await told(1);
    expect(fact?.kind).toBe(says);
    expect(asked).toEqual(asks);
  });

  test('does one thing after the other, in the order they were asked for', async () => {
    const { target, asked } = status('os-dnd', { paused: false });
    const { runner, told } = bench({ 'os-dnd': target });
    runner.run(apply({ paused: false }));
    runner.run(restore({ paused: false }));
    runner.run(read);
    const facts = await told(3);
    expect(facts.map(({ kind }) => kind)).toEqual([
      'target-applied',
      'target-restored',
      'target-read',
    ]);
    expect(asked).toEqual(['read', 'apply', 'read', 'restore', 'read']);
  });

  test('refuses to change anything for a lease that is not stored', () => {
    const { target, asked } = status('os-dnd', { paused: false });
    const { runner, facts } = bench({ 'os-dnd': target });
    runner.refuse(apply({ paused: false }));
    expect(facts).toMatchObject([
      { kind: 'target-failed', step: 'apply', failure: { reason: 'not-stored' } },
    ]);
    expect(asked).toEqual([]);
  });

  test('tells a target that this version does not have as unsupported', async () => {
    const { runner, told } = bench({});
    runner.run(read);
    runner.run({ kind: 'probe-target', target: 'os-dnd' });
    expect(await told(2)).toMatchObject([
      { kind: 'target-failed', step: 'read', failure: { reason: 'unsupported' } },
      { kind: 'target-status', status: { kind: 'unsupported' } },
    ]);
  });

  test('tells a target that throws or does not load as failed, and asks it again', async () => {
    const facts: Fact[] = [];
    let loads = 0;
    const done = new Promise<void>((resolve) => {
      const runner = createTargets(
        {
          'os-dnd': () => {
            loads += 1;
            return Promise.reject(new Error('no such module'));
          },
        },
        (fact) => {
          facts.push(fact);
          if (facts.length === 2) resolve();
        },
      );
      runner.run(read);
      runner.run(read);
    });
    await done;
    expect(facts).toMatchObject([
      { kind: 'target-failed', failure: { reason: 'failed' } },
      { kind: 'target-failed', failure: { reason: 'failed' } },
    ]);
    expect(loads).toBe(2);
  });

  const combinations = Array.from({ length: 2 ** TARGETS.length - 1 }, (_, index) =>
    TARGETS.filter((_target, bit) => ((index + 1) >> bit) & 1),
  );
  test.each(combinations.map((failing) => ({ failing })))(
    'B8 is not held up by $failing that never answer',
    async ({ failing }) => {
      const hang = { read: () => new Promise<never>(() => undefined) };
      const targets = Object.fromEntries(
        TARGETS.map((id) => [id, status(id, null, failing.includes(id) ? hang : {}).target]),
      );
      const { runner, told } = bench(targets);
      for (const target of TARGETS) {
        runner.run({
          kind: 'read-target',
          target,
          blockId: 'b1',
          until: UNTIL,
          before: null,
          ours: [],
        });
      }
      const working = TARGETS.filter((id) => !failing.includes(id));
      const facts = await told(working.length);
      expect(facts.map((fact) => 'target' in fact && fact.target)).toEqual(working);
    },
  );

  test('passes on what somebody else changes', async () => {
    const { target, at } = status('os-dnd', null);
    const { runner, facts, told } = bench({ 'os-dnd': target });
    runner.run(read);
    await told(1);
    at.change({ paused: 'by-hand' }, false);
    expect(facts.at(-1)).toEqual({
      kind: 'target-changed',
      target: 'os-dnd',
      value: { paused: 'by-hand' },
    });
  });
});
