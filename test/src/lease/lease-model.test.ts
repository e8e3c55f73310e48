import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diesWithUs, sameJson } from '../../../src/lease/compare';
import type { Json, TargetId } from '../../../src/lease/lease';
import { propertyOptions } from '../../support/property';
import { silencing, stateWith } from '../../support/app-state';
import { simulatedTarget, World } from '../../support/world';

const START = Date.parse('2026-03-04T09:00:00Z');
const IDS = ['os-dnd', 'channel'] as const satisfies readonly TargetId[];
type Id = (typeof IDS)[number];

/** What can happen between any two steps. */
type Action =
  | { readonly kind: 'step'; readonly times: number }
  | { readonly kind: 'perform' | 'deliver'; readonly index: number }
  | { readonly kind: 'crash' | 'start' | 'settle' | 'disk' | 'suspend' | 'resume' }
  | { readonly kind: 'wish'; readonly wish: number }
  | { readonly kind: 'advance' | 'jump'; readonly ms: number }
  | { readonly kind: 'change'; readonly id: Id; readonly value: number }
  | { readonly kind: 'fail'; readonly id: Id };

const span = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 10_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 10 * 60_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 * 86_400_000 }) },
);

const id = fc.constantFrom(...IDS);

const of = <Kind extends Action['kind']>(...kinds: Kind[]) =>
  fc.record({ kind: fc.constantFrom(...kinds) });

const action = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('step' as const),
      times: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('perform' as const, 'deliver' as const),
      index: fc.nat(3),
    }),
  },
  { weight: 2, arbitrary: of('crash') },
  { weight: 4, arbitrary: of('start') },
  { weight: 8, arbitrary: of('settle') },
  { weight: 1, arbitrary: of('disk', 'suspend', 'resume') },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('wish' as const), wish: fc.nat(100) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('advance' as const), ms: span }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('jump' as const),
      ms: fc.tuple(span, fc.boolean()).map(([ms, back]) => (back ? -ms : ms)),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('change' as const), id, value: fc.nat(3) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('fail' as const), id }) },
) satisfies fc.Arbitrary<Action>;

const isOurs = (value: Json): boolean => typeof value === 'object';

/** Whether silence is wanted now, as the person would say. */
const isFocusing = ({ work }: World): boolean =>
  work !== null && work.session?.kind === 'focus' && work.session.pausedAt === null;

/** What somebody took back from Lull in the middle of a block, and how much Lull had written by then. */
type TakenBack = { readonly id: Id; readonly blockId: string; readonly writes: number };

/** A block that was paused or ended and gone on with has begun anew; what was taken back before counts no more. */
const BEGINS_ANEW = [1, 2, 4, 5];

/** Whether a change takes a status back from Lull, beyond doubt: not while nobody can know that it was silenced yet. */
function takesBack(world: World, id: Id, value: Json): TakenBack | null {
  const target = world.targets[id];
  const session = (world.work ?? world.kept).session;
  if (target === undefined || session === null || session.pausedAt !== null) return null;
  if (!isOurs(target.value)) return null;
  const lease = world.kept.leases.find((one) => one.target === id);
  const known = lease?.phase === 'held' && (world.lull?.requests.length ?? 0) === 0;
  const last = target.writes.at(-1);
  if (last === undefined || last.blockId !== session.id) return null;
  // Silence that dies with Lull leaves behind what somebody puts there who ends it.
  const sure = known && !diesWithUs(target.value);
  if (!sure && sameJson(last.over, value)) return null;
  return { id, blockId: session.id, writes: target.writes.length };
}

/** Whether a change that no disk knows of yet looks to a next start as if silence had died with Lull. */
function leavesNoTrace(world: World, id: Id, value: Json): boolean {
  const last = world.targets[id]?.writes.at(-1);
  if (last === undefined || !world.kept.leases.some(({ target }) => target === id)) return false;
  return diesWithUs(last.value) && sameJson(last.over, value);
}

function wishNumber(world: World, wish: number): void {
  const kinds = [
    () => world.wish({ kind: 'start-focus', length: { kind: 'minutes', minutes: 25 } }),
    () => world.wish({ kind: 'pause-focus' }),
    () => world.wish({ kind: 'resume-focus' }),
    () => world.wish({ kind: 'extend-focus', minutes: 10 }),
    () => world.wish({ kind: 'surface' }),
    () => world.wish({ kind: 'go-on', minutes: 5 }),
    () =>
      world.wish({ kind: 'start-focus', length: { kind: 'minutes', minutes: 1 }, atEnd: 'run-on' }),
  ];
  (kinds[wish % kinds.length] as () => void)();
}

/** Watches each write: silence goes over theirs only, and what is given back was theirs and last. */
function act(world: World, action: Action): void {
  switch (action.kind) {
    case 'step':
      for (let i = 0; i < action.times; i++) world.step();
      return;
    case 'perform':
      world.perform(action.index);
      return;
    case 'deliver':
      world.deliver(action.index);
      return;
    case 'crash':
      world.crash();
      return;
    case 'start':
      world.start();
      return;
    case 'settle':
      world.settle();
      return;
    case 'disk':
      world.diskWorks = !world.diskWorks;
      return;
    case 'suspend':
      world.tell({ kind: 'system-suspended' });
      return;
    case 'resume':
      world.tell({ kind: 'system-resumed' });
      return;
    case 'wish':
      wishNumber(world, action.wish);
      return;
    case 'advance':
      world.advance(action.ms);
      return;
    case 'jump':
      world.jump(action.ms);
      return;
    case 'change':
      world.change(action.id, `theirs-${action.value}`);
      return;
    case 'fail': {
      const target = world.targets[action.id];
      if (target === undefined) return;
      const failure = { reason: 'offline', detail: '', retryAt: null } as const;
      target.failure = target.failure === null ? failure : null;
      return;
    }
  }
}

/** KDE's way: what was there shows again when the one who changed it is gone. */
const diesWithLull = (before: Json): Json => ({ was: before, lives: 'with-us' });

function newWorld(dies: boolean): World {
  const state = stateWith({
    settings: {
      silence: silencing('os-dnd', 'channel'),
    },
    machine: {
      targets: {
        'os-dnd': { kind: 'ready', name: 'dunst' },
        channel: { kind: 'ready', name: 'channel' },
      },
    },
  });
  return new World(state, START, {
    'os-dnd': dies ? simulatedTarget('theirs-0', diesWithLull) : simulatedTarget('theirs-0'),
    channel: simulatedTarget('theirs-0', (before, until) => ({ was: before, until })),
  });
}

/** Everything works again, and Lull runs until nothing is left to do. */
function recover(world: World): void {
  world.diskWorks = true;
  for (const id of IDS) {
    const target = world.targets[id];
    if (target !== undefined) target.failure = null;
  }
  world.start();
  world.settle();
  world.live(11 * 60_000);
}

test('lease model: whatever happens between two steps, theirs comes back and nothing is done twice', () => {
  const options = propertyOptions(2_500);
  let crashes = 0;
  let writes = 0;
  let takenBack = 0;
  let silenced = 0;
  fc.assert(
    fc.property(
      fc.array(action, { minLength: 5, maxLength: 60 }),
      fc.boolean(),
      (actions, dies) => {
        const world = newWorld(dies);
        world.start();
        world.wish({ kind: 'start-focus', length: { kind: 'minutes', minutes: 25 } });
        let taken: TakenBack[] = [];
        for (const one of actions) {
          if (one.kind === 'crash') crashes++;
          if (one.kind === 'wish' && BEGINS_ANEW.includes(one.wish % 7)) taken = [];
          const back =
            one.kind === 'change' ? takesBack(world, one.id, `theirs-${one.value}`) : null;
          if (one.kind === 'change' && leavesNoTrace(world, one.id, `theirs-${one.value}`)) {
            taken = taken.filter(({ id }) => id !== one.id);
          }
          act(world, one);
          if (back !== null) taken.push(back);
        }
        recover(world);
        for (const { id, blockId, writes: before } of taken) {
          const later = world.targets[id]?.writes.slice(before) ?? [];
          expect(
            later.filter((write) => write.kind === 'apply' && write.blockId === blockId),
          ).toEqual([]);
          takenBack++;
        }
        for (const id of IDS) {
          const blockId = world.work?.session?.id;
          const kept = world.work?.targetNotes.some(
            (note) =>
              note.target === id && note.blockId === blockId && note.outcome === 'yours-kept',
          );
          if (!isFocusing(world) || kept === true) continue;
          expect(isOurs(world.targets[id]?.value ?? null)).toBe(true);
          silenced++;
        }
        if (isFocusing(world)) world.wish({ kind: 'surface' });
        if (world.work?.session?.kind === 'focus') world.wish({ kind: 'abandon-focus' });
        world.live(11 * 60_000);
        expect(world.work?.leases).toEqual([]);
        for (const id of IDS) {
          const target = world.targets[id];
          if (target === undefined) continue;
          expect(target.value).toEqual(target.theirs);
          writes += target.writes.length;
          for (const write of target.writes) {
            if (write.kind === 'restore') expect(isOurs(write.over)).toBe(true);
            expect(sameJson(write.over, write.value)).toBe(false);
          }
        }
        // What a full disk forgot may be told again after a crash; that is better than not at all.
        const ids = world.notified.map((notification) => notification.id);
        const forgot = actions.some(({ kind }) => kind === 'disk');
        if (!forgot) expect(new Set(ids).size).toBe(ids.length);
      },
    ),
    options,
  );
  const tried = options.numRuns ?? 0;
  expect(crashes).toBeGreaterThan(tried / 4);
  expect(writes).toBeGreaterThan(tried);
  expect(takenBack).toBeGreaterThan(tried / 20);
  expect(silenced).toBeGreaterThan(tried / 4);
});
