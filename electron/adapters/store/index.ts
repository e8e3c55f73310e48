import * as fsPromises from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { DocumentName, Store } from '../../ports';
import type { Disk, DiskFailure } from './disk';
import { documentFiles, type DocumentFiles } from './document';

type Written = { ok: true } | DiskFailure;

/** Where the documents live, and what a test may put in the place of the machine. */
export type StoreOptions = {
  readonly directory: string;
  readonly now: () => number;
  readonly platform?: string;
  readonly disk?: Disk;
  readonly wait?: (ms: number) => Promise<void>;
};

type Queue = {
  readonly files: DocumentFiles;
  /** The newest text that nobody has begun to write, and who waits for it. */
  pending: { text: string; readonly waiting: ((written: Written) => void)[] } | null;
  /** The end of everything begun so far. */
  tail: Promise<void>;
};

/**
 * The durable writer. One document's reads and writes run one after another; texts that pile up meanwhile
 * become one write of the latest, and each caller hears when a text at least as new as theirs is on the disk.
 */
export const createStore = (options: StoreOptions): Store => {
  const around = {
    disk: options.disk ?? fsPromises,
    directory: options.directory,
    platform: options.platform ?? process.platform,
    now: options.now,
    wait: options.wait ?? ((ms: number) => wait(ms)),
  };
  const queues = new Map<DocumentName, Queue>();

  const queueOf = (document: DocumentName): Queue => {
    const known = queues.get(document);
    if (known !== undefined) return known;
    const fresh: Queue = {
      files: documentFiles(document, around),
      pending: null,
      tail: Promise.resolve(),
    };
    queues.set(document, fresh);
    return fresh;
  };

  const inTurn = <Value>(queue: Queue, work: () => Promise<Value>): Promise<Value> => {
    const turn = queue.tail.then(work);
    queue.tail = turn.then(() => undefined);
    return turn;
  };

  const writePending = async (queue: Queue) => {
    const batch = queue.pending;
    if (batch === null) return;
    queue.pending = null;
    const written = await queue.files.save(batch.text);
    for (const tell of batch.waiting) tell(written);
  };

  return {
    read: (document, verify) => {
      const queue = queueOf(document);
      return inTurn(queue, () => queue.files.load(verify));
    },
    write: (document, text) =>
      new Promise((resolve) => {
        const queue = queueOf(document);
        if (queue.pending !== null) {
          queue.pending.text = text;
          queue.pending.waiting.push(resolve);
          return;
        }
        queue.pending = { text, waiting: [resolve] };
        void inTurn(queue, () => writePending(queue));
      }),
    settled: async () => {
      for (;;) {
        const tails = [...queues.values()].map((queue) => queue.tail);
        await Promise.all(tails);
        const same = [...queues.values()].every((queue, index) => queue.tail === tails[index]);
        if (same) return;
      }
    },
  };
};
