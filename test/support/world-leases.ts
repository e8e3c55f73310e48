import { expect } from 'vitest';
import type { TargetId } from '../../src/lease/lease';
import { HOUR, MINUTE } from '../../src/time/instant';
import type { LiveWorld, Step } from './live-world';

/** What is noted of a target after a block: how giving it back went. */
export const outcomeOf = (world: LiveWorld, target: TargetId) =>
  world.state.work.targetNotes.find((note) => note.target === target)?.outcome;

/** Fails unless one lease is held although another is not, which is to be tried again. */
export function expectHeldAlone(world: LiveWorld, held: TargetId, failed: TargetId): void {
  const { leases } = world.state.work;
  expect(leases.find(({ target }) => target === held)?.phase).toBe('held');
  expect(leases.find(({ target }) => target === failed)?.failure).toMatchObject({
    reason: 'failed',
    retryAt: expect.any(Number),
  });
}

/** The step of a block at which a process ended, counted from one, and all that it came to. */
export type Death = { readonly at: number; readonly where: readonly Step[] };

/**
 * Lives a block of ten minutes once for each of its steps, at which the process ends; starts Lull again later, and an
 * hour after that `check` looks at what is left.
 */
export async function dieAtEachStep(
  world: LiveWorld,
  { before, check }: { readonly before: () => void; readonly check: (death: Death) => void },
): Promise<void> {
  const live = async (): Promise<void> => {
    await world.block(10);
    await world.advance(11 * MINUTE);
  };
  let steps = 0;
  world.dies = () => {
    steps += 1;
    return false;
  };
  await live();
  const all = steps;
  expect(all).toBeGreaterThan(20);
  for (let at = 1; at <= all; at++) {
    before();
    const where: Step[] = [];
    world.dies = (step) => where.push(step) === at;
    await world.start();
    await live();
    world.crash();
    world.dies = () => false;
    await world.advance(10 * MINUTE);
    await world.start();
    await world.advance(2 * MINUTE);
    if (world.state.work.session !== null) await world.wish({ kind: 'surface' });
    if (world.state.work.session !== null) await world.wish({ kind: 'skip-break' });
    await world.advance(HOUR);
    check({ at, where });
    expect(world.state.work.leases).toEqual([]);
  }
}
