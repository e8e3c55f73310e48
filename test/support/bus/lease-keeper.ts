import { createTargets } from '../../../electron/main/targets';
import type { SessionBus, StatusTarget } from '../../../electron/ports';
import type { Fact } from '../../../src/app/message';
import type { TargetStatus } from '../../../src/app/state';
import { currentLease, reopened, taskOf } from '../../../src/lease/books';
import type { Books, Json, Lease, TargetFact, TargetNote } from '../../../src/lease/lease';
import { reconcile, type Wanted } from '../../../src/lease/reconcile';
import { recordFact } from '../../../src/lease/record-fact';
import { until } from '../until';

const TARGET = 'os-dnd';
const HOUR = 3_600_000;

/** The core's leases, the engine's targets and a real adapter, without the rest of the app. */
export type LeaseKeeper = {
  /** A focus block begins: the target is to be silent. */
  begin(): Promise<void>;
  /** The block ends: what was there is to come back. */
  end(): Promise<void>;
  /** Lull dies where it stands; what was on its disk is kept. */
  crash(): Promise<Kept>;
  /** Resolves when nothing is being asked and the adapter has told what it heard so far. */
  settle(): Promise<void>;
  readonly lease: () => Lease | null;
  readonly outcome: () => TargetNote['outcome'] | null;
  readonly values: () => readonly Json[];
  readonly statuses: () => readonly TargetStatus[];
  close(): Promise<void>;
};

/** What a crash leaves on the disk. */
export type Kept = Pick<Books, 'leases' | 'notes'> & { readonly running: boolean };

export type LeaseKeeperOptions = {
  readonly bus: SessionBus;
  readonly target: StatusTarget;
  readonly kept?: Kept;
};

const isTargetFact = (fact: Fact): fact is TargetFact =>
  fact.kind.startsWith('target-') && fact.kind !== 'target-status';

/** Keeps leases of one target, as the app does; starts from what an earlier one kept. */
export function keepLeases({ bus, target, kept }: LeaseKeeperOptions): LeaseKeeper {
  const start = Date.UTC(2026, 10, 22, 9);
  let books = reopened({ leases: kept?.leases ?? [], notes: kept?.notes ?? [], tasks: {} });
  let wanted: Wanted = { silence: {}, ready: [TARGET] };
  let now = start;
  let dead = false;
  const values: Json[] = [];
  const statuses: TargetStatus[] = [];

  const step = () => {
    if (dead) return;
    const next = reconcile(books, wanted, now);
    books = next.books;
    for (const effect of next.effects) targets.run(effect);
  };
  const tell = (fact: Fact) => {
    if (dead) return;
    if (fact.kind === 'target-status') statuses.push(fact.status);
    if (fact.kind === 'target-changed') values.push(fact.value);
    if (isTargetFact(fact)) books = recordFact(books, fact, wanted, now);
    step();
  };
  const targets = createTargets({ [TARGET]: async () => target }, tell);
  const wish = (running: boolean) => {
    const silence = { blockId: 'block', until: start + HOUR };
    wanted = { silence: running ? { [TARGET]: silence } : {}, ready: [TARGET] };
    step();
  };
  if (kept !== undefined) {
    now += kept.running ? 60_000 : 2 * HOUR;
    wish(kept.running);
  }

  const settle = async () => {
    await until('the leases to settle', async () => {
      // A call that comes back is behind every signal that was sent before it.
      await bus.owner('org.freedesktop.DBus');
      await target.read();
      return taskOf(books, TARGET).asked === null && taskOf(books, TARGET).doubt === null;
    });
  };

  return {
    begin: async () => {
      wish(true);
      await settle();
    },
    end: async () => {
      wish(false);
      await settle();
    },
    crash: async () => {
      dead = true;
      const running = wanted.silence[TARGET] !== undefined;
      await targets.close();
      await bus.close();
      return { leases: books.leases, notes: books.notes, running };
    },
    settle,
    lease: () => currentLease(books, TARGET),
    outcome: () => books.notes.find((note) => note.target === TARGET)?.outcome ?? null,
    values: () => values,
    statuses: () => statuses,
    close: async () => {
      dead = true;
      await targets.close();
      await bus.close();
    },
  };
}
