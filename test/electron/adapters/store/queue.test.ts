import * as fsPromises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../../../../electron/adapters/store';
import type { Disk } from '../../../../electron/adapters/store/disk';
import { numberedText, numberOf, verifyNumbered } from '../../../support/faults/numbered-text';

let work = '';
let made = 0;
beforeAll(async () => {
  work = await fsPromises.mkdtemp(join(tmpdir(), 'lull-queue-'));
});
afterAll(() => fsPromises.rm(work, { recursive: true, force: true }));
const freshDirectory = () => {
  made += 1;
  return join(work, String(made));
};

/** The real disk, whose renames fail with `code` for the first `times` tries. */
const heldDisk = (code: string, times: number): { disk: Disk; tries: () => number } => {
  let tries = 0;
  return {
    tries: () => tries,
    disk: {
      ...fsPromises,
      rename: async (from, to) => {
        tries += 1;
        if (tries <= times) {
          throw Object.assign(new Error('held'), { code, syscall: 'rename' });
        }
        return fsPromises.rename(from, to);
      },
    },
  };
};

describe('C4: a rename that another program holds up', () => {
  const cases = ['EPERM', 'EBUSY', 'EACCES'].flatMap((code) =>
    [1, 2, 3, 4, 6, 8, 9].map((times) => [code, times] as const),
  );

  it.each(cases)('%s for %i tries is waited out while other work goes on', async (code, times) => {
    const { disk, tries } = heldDisk(code, times);
    const directory = freshDirectory();
    let turns = 0;
    const turnsAtWait: number[] = [];
    const store = createStore({
      directory,
      now: () => 0,
      disk,
      wait: async (ms) => {
        expect(ms).toBeGreaterThan(0);
        turnsAtWait.push(turns);
        await new Promise((resolve) => setImmediate(resolve));
      },
    });
    await store.read('roster', verifyNumbered);
    let finished = false;
    const turning = (async () => {
      while (!finished) {
        await new Promise((resolve) => setImmediate(resolve));
        turns += 1;
      }
    })();
    const written = await store.write('roster', numberedText(1));
    finished = true;
    await turning;
    expect(written).toEqual({ ok: true });
    expect(tries()).toBe(times + 1);
    // The event loop turned between any two tries: nothing waited in place.
    expect(turnsAtWait.length).toBe(times);
    expect(new Set(turnsAtWait).size).toBe(times);
  });

  it('is given up after a limit, and the next write works', async () => {
    const { disk, tries } = heldDisk('EPERM', 10);
    const waits: number[] = [];
    const store = createStore({
      directory: freshDirectory(),
      now: () => 0,
      disk,
      wait: async (ms) => {
        waits.push(ms);
      },
    });
    await store.read('roster', verifyNumbered);
    const written = await store.write('roster', numberedText(1));
    expect(written).toEqual({ ok: false, reason: 'denied', detail: 'rename: EPERM' });
    expect(tries()).toBe(10);
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(5110);
    expect(await store.write('roster', numberedText(1))).toEqual({ ok: true });
  });

  it('with the real timer too', async () => {
    const { disk } = heldDisk('EBUSY', 2);
    const store = createStore({ directory: freshDirectory(), now: () => 0, disk });
    await store.read('roster', verifyNumbered);
    expect(await store.write('roster', numberedText(1))).toEqual({ ok: true });
  });
});

/** Counts what is renamed over the main file. */
const countingDisk = (): { disk: Disk; writes: () => number } => {
  let writes = 0;
  return {
    writes: () => writes,
    disk: {
      ...fsPromises,
      rename: async (from, to) => {
        writes += 1;
        return fsPromises.rename(from, to);
      },
    },
  };
};

it('writes that pile up become one, of the latest text, and all hear of it', async () => {
  const { disk, writes } = countingDisk();
  const directory = freshDirectory();
  const store = createStore({ directory, now: () => 0, disk });
  await store.read('session', verifyNumbered);
  const all = Array.from({ length: 100 }, (_, index) =>
    store.write('session', numberedText(index + 1)),
  );
  expect(await Promise.all(all)).toEqual(Array.from({ length: 100 }, () => ({ ok: true })));
  expect(writes()).toBeLessThanOrEqual(2);
  expect(numberOf(await fsPromises.readFile(join(directory, 'session.json'), 'utf8'))).toBe(100);
});

it('the same text again is not written again', async () => {
  const { disk, writes } = countingDisk();
  const directory = freshDirectory();
  const first = createStore({ directory, now: () => 0 });
  await first.read('roster', verifyNumbered);
  await first.write('roster', numberedText(1));
  const store = createStore({ directory, now: () => 0, disk });
  await store.read('roster', verifyNumbered);
  for (let time = 0; time < 3; time += 1) {
    expect(await store.write('roster', numberedText(1))).toEqual({ ok: true });
  }
  expect(writes()).toBe(0);
});

it('each resolved write is on the disk, at least as new, in any interleaving', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          document: fc.constantFrom('profile' as const, 'roster' as const, 'session' as const),
          pauses: fc.nat({ max: 12 }),
        }),
        { minLength: 1, maxLength: 25 },
      ),
      async (writes) => {
        const directory = freshDirectory();
        const store = createStore({ directory, now: () => 0 });
        for (const document of ['profile', 'roster', 'session'] as const) {
          await store.read(document, verifyNumbered);
        }
        const checks: Promise<void>[] = [];
        for (const [index, { document, pauses }] of writes.entries()) {
          const check = async () => {
            expect(await store.write(document, numberedText(index + 1))).toEqual({ ok: true });
            const text = await fsPromises.readFile(join(directory, `${document}.json`), 'utf8');
            expect(numberOf(text) ?? 0).toBeGreaterThanOrEqual(index + 1);
          };
          checks.push(check());
          for (let pause = 0; pause < pauses; pause += 1) {
            await new Promise((resolve) => setImmediate(resolve));
          }
        }
        await Promise.all(checks);
        await store.settled();
        for (const document of ['profile', 'roster', 'session'] as const) {
          const last = writes.findLastIndex((one) => one.document === document);
          if (last < 0) continue;
          const text = await fsPromises.readFile(join(directory, `${document}.json`), 'utf8');
          expect(numberOf(text)).toBe(last + 1);
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('settled waits for writes that were accepted while it waited', async () => {
  const store = createStore({ directory: freshDirectory(), now: () => 0 });
  await store.read('roster', verifyNumbered);
  let later: unknown = null;
  void store.write('roster', numberedText(1)).then(async () => {
    later = await store.write('roster', numberedText(2));
  });
  await store.settled();
  expect(later).toEqual({ ok: true });
});

it('a failing decoder is an answer, not an exception, and nothing is written over', async () => {
  const directory = freshDirectory();
  const first = createStore({ directory, now: () => 0 });
  await first.read('roster', verifyNumbered);
  await first.write('roster', numberedText(1));
  const store = createStore({ directory, now: () => 0 });
  const loaded = await store.read('roster', () => {
    throw new RangeError('deep');
  });
  expect(loaded).toMatchObject({ kind: 'failed', reason: 'io' });
  expect(await store.write('roster', numberedText(2))).toMatchObject({ reason: 'read-only' });
  expect(await store.read('roster', verifyNumbered)).toMatchObject({ text: numberedText(1) });
  expect(await store.write('roster', numberedText(2))).toEqual({ ok: true });
});
