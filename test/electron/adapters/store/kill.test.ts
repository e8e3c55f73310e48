import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStore } from '../../../../electron/adapters/store';
import { bundleChild } from '../../../support/faults/bundle-child';
import { compileFaultShim, faultyEnvironment } from '../../../support/faults/fault-shim';
import { numberOf, verifyNumbered } from '../../../support/faults/numbered-text';

// Some four hundred processes are started one after another.
const PATIENCE_MS = 600_000;

let work = '';
let child = '';
let shim = '';
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'lull-kill-'));
  child = await bundleChild(
    join(import.meta.dirname, '../../../support/faults/store-writer-child.ts'),
    work,
  );
  shim = await compileFaultShim(work);
});
afterAll(() => rm(work, { recursive: true, force: true }));

type Life = {
  readonly lastBegun: number;
  readonly lastDone: number;
  readonly signal: string | null;
};

/** Runs the writer until it dies; `onBegun` may kill it. */
const live = (
  directory: string,
  environment: NodeJS.ProcessEnv,
  padding: number,
  onBegun: (number: number, kill: () => void) => void,
): Promise<Life> =>
  new Promise((resolve, reject) => {
    const writer = spawn(process.execPath, [child, directory, String(padding)], {
      env: environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let lastBegun = 0;
    let lastDone = 0;
    let rest = '';
    writer.stdout.setEncoding('utf8');
    writer.stdout.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const [word, number] = line.split(' ');
        if (word === 'begin') {
          lastBegun = Number(number);
          onBegun(lastBegun, () => writer.kill('SIGKILL'));
        } else if (word === 'done') lastDone = Number(number);
        else reject(new Error(`the writer said ${line}`));
      }
    });
    writer.once('error', reject);
    writer.once('close', (_code, signal) => resolve({ lastBegun, lastDone, signal }));
  });

const temporariesIn = async (directory: string) =>
  (await readdir(directory)).filter((name) => name.endsWith('.tmp'));

/** The number in the main file, 0 without one, NaN when it is not whole. */
const numberIn = async (directory: string): Promise<number> => {
  if (!(await readdir(directory)).includes('roster.json')) return 0;
  return numberOf(await readFile(join(directory, 'roster.json'), 'utf8')) ?? Number.NaN;
};

/** The main file is whole and is the last finished text or the one begun after it. */
const expectOldOrNew = async (directory: string, life: Life, before: number) => {
  expect([Math.max(before, life.lastDone), life.lastBegun]).toContain(await numberIn(directory));
};

/** Kills the writer again and again in one directory; answers how many kills fell inside a write. */
const killRepeatedly = async (directory: string, kills: number): Promise<number> => {
  await mkdir(directory);
  let reached = 0;
  let interrupted = 0;
  for (let run = 0; run < kills; run += 1) {
    const rewrites = 1 + (run % 4);
    const life = await live(directory, process.env, 200 + (run % 7) * 9000, (number, kill) => {
      // Spread over four milliseconds: the delay decides where in a write the kill falls.
      if (number === reached + rewrites) setTimeout(kill, (run * 37) % 5);
    });
    expect(life.signal).toBe('SIGKILL');
    await expectOldOrNew(directory, life, reached);
    expect((await temporariesIn(directory)).length).toBeLessThanOrEqual(1);
    interrupted += life.lastBegun > life.lastDone ? 1 : 0;
    reached = await numberIn(directory);
  }
  return interrupted;
};

it(
  'C1, C7: 300 kills at random instants leave the old text or the new one, and one temporary file at most',
  { timeout: PATIENCE_MS },
  async () => {
    const lanes = ['left', 'right'].map((lane) => join(work, lane));
    const interrupted = await Promise.all(lanes.map((lane) => killRepeatedly(lane, 150)));
    expect(interrupted[0]).toBeGreaterThan(0);
    expect(interrupted[1]).toBeGreaterThan(0);

    for (const directory of lanes) {
      const store = createStore({ directory, now: () => 0 });
      const found = await store.read('roster', verifyNumbered);
      expect(found).toMatchObject({ kind: 'found', generation: 0, setAside: [], newer: false });
      expect(await temporariesIn(directory)).toEqual([]);
      const files = await readdir(directory);
      expect(files.length).toBeLessThanOrEqual(5);
      expect((await stat(directory)).mode & 0o777).toBe(0o700);
      for (const file of files) {
        expect((await stat(join(directory, file))).mode & 0o777).toBe(0o600);
      }
    }
  },
);

it(
  'C1, C7: a kill before each single file-system call of the first writes leaves the old text or the new one',
  { timeout: PATIENCE_MS },
  async () => {
    const operations = ['open', 'read', 'write', 'fsync', 'rename', 'link', 'unlink'];
    const killed: string[] = [];
    for (const operation of operations) {
      for (let nth = 1; nth <= 40; nth += 1) {
        const directory = join(work, `at-${operation}-${nth}`);
        await mkdir(directory);
        const life = await live(
          directory,
          {
            ...faultyEnvironment(shim, directory),
            LULL_FAULT: `run;${operation}:${nth}-${nth}:kill`,
          },
          300,
          (number, kill) => {
            if (number === 5) kill();
          },
        );
        await expectOldOrNew(directory, life, 0);
        expect((await temporariesIn(directory)).length).toBeLessThanOrEqual(1);
        const found = await createStore({ directory, now: () => 0 }).read('roster', verifyNumbered);
        if (life.lastDone > 0) {
          expect(found).toMatchObject({ kind: 'found', generation: 0, setAside: [] });
        }
        expect(await temporariesIn(directory)).toEqual([]);
        // The fifth write ended this life, so this call is never reached any more.
        if (life.lastBegun >= 5) break;
        killed.push(`${operation} ${nth}`);
      }
    }
    for (const operation of operations) {
      expect(killed.filter((one) => one.startsWith(operation)).length).toBeGreaterThan(0);
    }
  },
);
