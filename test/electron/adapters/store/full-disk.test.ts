import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStore } from '../../../../electron/adapters/store';
import { bundleChild } from '../../../support/faults/bundle-child';
import { compileFaultShim, faultyEnvironment } from '../../../support/faults/fault-shim';
import { numberedText, verifyNumbered } from '../../../support/faults/numbered-text';
import type { FaultCase, FaultOutcome } from '../../../support/faults/store-cases-child';

const SUPPORT = join(import.meta.dirname, '../../../support/faults');
const PADDINGS = [40, 3000, 5000, 70_000];

let work = '';
let shim = '';
let cases = '';
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'lull-full-disk-'));
  shim = await compileFaultShim(work);
  cases = await bundleChild(join(SUPPORT, 'store-cases-child.ts'), work);
});
afterAll(() => rm(work, { recursive: true, force: true }));

const runCases = async (name: string, plans: readonly string[]): Promise<FaultOutcome[]> => {
  const root = join(work, name);
  await mkdir(root);
  const wanted: FaultCase[] = plans.flatMap((plan) =>
    PADDINGS.map((padding) => ({ label: `${plan} at ${padding}`, plan, padding })),
  );
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cases, root, JSON.stringify(wanted)],
    { env: faultyEnvironment(shim, root), maxBuffer: 64 << 20 },
  );
  const outcomes = stdout
    .trim()
    .split('\n')
    .map((line): FaultOutcome => JSON.parse(line));
  expect(outcomes.length).toBe(wanted.length);
  expect(outcomes.length).toBeGreaterThanOrEqual(20);
  return outcomes;
};

/** The write was refused for `reason`, the old text is untouched, and the next write works. */
const expectOldKept = async (outcome: FaultOutcome, reason: string) => {
  const padding = Number(outcome.label.split(' at ')[1]);
  const found = (number: number) => ({
    kind: 'found',
    text: numberedText(number, padding),
    generation: 0,
    setAside: [],
    newer: false,
  });
  expect(outcome, outcome.label).toMatchObject({
    faulted: { ok: false, reason },
    afterFault: found(2),
    later: { ok: true },
    afterLater: found(4),
  });
  const files = await readdir(outcome.directory);
  expect(files.filter((file) => file.endsWith('.tmp'))).toEqual([]);
};

it('C3: a short write, then a full disk', async () => {
  const outcomes = await runCases('short', [
    'write:1-1:short;write:2-99:ENOSPC',
    'write:1-2:short;write:3-99:ENOSPC',
    'write:1-3:short;write:4-99:ENOSPC',
    'write:1-4:short;write:5-99:ENOSPC',
    'write:1-5:short;write:6-99:EDQUOT',
  ]);
  for (const outcome of outcomes) await expectOldKept(outcome, 'disk-full');
});

it('C3: short writes that end well are no fault', async () => {
  const outcomes = await runCases(
    'short-only',
    [1, 2, 3, 5, 8].map((to) => `write:1-${to}:short`),
  );
  for (const outcome of outcomes) {
    expect(outcome, outcome.label).toMatchObject({ faulted: { ok: true }, later: { ok: true } });
  }
});

it('C3: no space left, at each step', async () => {
  const outcomes = await runCases(
    'ENOSPC',
    ['open:1-1', 'write:1-1', 'fsync:1-1', 'rename:1-1', 'link:1-1'].map(
      (step) => `${step}:ENOSPC`,
    ),
  );
  for (const outcome of outcomes) await expectOldKept(outcome, 'disk-full');
});

it('C3: an I/O error, at each step', async () => {
  const outcomes = await runCases(
    'EIO',
    ['open:1-1', 'write:1-1', 'fsync:1-1', 'read:1-1', 'open:2-2', 'rename:1-1', 'link:1-1'].map(
      (step) => `${step}:EIO`,
    ),
  );
  for (const outcome of outcomes) await expectOldKept(outcome, 'io');
});

it('C3: bytes that read back wrong', async () => {
  const outcomes = await runCases(
    'garbled',
    [1, 2, 3, 4, 5].map((to) => `read:1-${to}:garble`),
  );
  for (const outcome of outcomes) await expectOldKept(outcome, 'io');
});

it('C3: fsync of the file fails', async () => {
  const outcomes = await runCases('fsync', [
    'fsync:1-1:EIO',
    'fsync:1-2:EIO',
    'fsync:1-9:EIO',
    'write:1-1:short;fsync:1-1:EIO',
    'write:1-3:short;fsync:1-1:EIO',
  ]);
  for (const outcome of outcomes) await expectOldKept(outcome, 'io');
});

it('C3: fsync of the directory fails: the new text is there, but not called safe', async () => {
  const outcomes = await runCases(
    'fsync-directory',
    ['EIO', 'ENOSPC', 'EDQUOT', 'EROFS', 'EPERM'].map((code) => `fsync:2-2:${code}`),
  );
  for (const outcome of outcomes) {
    const padding = Number(outcome.label.split(' at ')[1]);
    expect(outcome, outcome.label).toMatchObject({
      faulted: { ok: false },
      afterFault: { kind: 'found', text: numberedText(3, padding), generation: 0 },
      later: { ok: true },
      afterLater: { kind: 'found', text: numberedText(4, padding), generation: 0 },
    });
  }
});

it('C3: rename is refused for good', async () => {
  const outcomes = await runCases(
    'rename',
    ['EPERM', 'EBUSY', 'EACCES', 'EROFS', 'EIO'].map((code) => `rename:1-99:${code}`),
  );
  for (const outcome of outcomes) {
    const code = outcome.label.split(':')[2]?.split(' ')[0] ?? '';
    const reason = code === 'EROFS' ? 'read-only' : code === 'EIO' ? 'io' : 'denied';
    await expectOldKept(outcome, reason);
  }
});

it('C3: a disk without hard links keeps generations all the same', async () => {
  const outcomes = await runCases(
    'no-links',
    ['EPERM', 'ENOTSUP'].flatMap((code) => [
      `link:1-99:${code}`,
      `link:1-99:${code};write:1-2:short`,
      `link:1-99:${code};rename:1-3:EBUSY`,
    ]),
  );
  for (const outcome of outcomes) {
    expect(outcome, outcome.label).toMatchObject({ faulted: { ok: true }, later: { ok: true } });
    const kept = (await readdir(outcome.directory)).filter((file) => /\d/.test(file));
    expect(kept.length).toBe(3);
  }
});

// The kernel's own short write: a file-size limit lets a write take some bytes, and refuses the next.
it('C3: a real limit of the kernel on the size of a file', async () => {
  const directory = join(work, 'limited');
  await mkdir(directory);
  const writer = await bundleChild(join(SUPPORT, 'store-writer-child.ts'), work);
  const small = createStore({ directory, now: () => 0 });
  await small.read('roster', verifyNumbered);
  await small.write('roster', numberedText(41, 100));
  const script = 'ulimit -f 8 && trap "" XFSZ && exec "$0" "$1" "$2" 60000';
  const child = spawn('bash', ['-c', script, process.execPath, writer, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await new Promise<string>((resolve) => {
    let all = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      all += chunk;
      if (/failed .*\n/.test(all)) resolve(all);
    });
  });
  child.kill('SIGKILL');
  expect(said).toMatch(/^begin 42\nfailed write: EFBIG\n/);
  const found = await createStore({ directory, now: () => 0 }).read('roster', verifyNumbered);
  expect(found).toMatchObject({ kind: 'found', text: numberedText(41, 100), generation: 0 });
});

const mountTmpfs = async (directory: string): Promise<boolean> => {
  await mkdir(directory);
  try {
    await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', directory]);
    return true;
  } catch {
    return false;
  }
};

it('C3: a real full disk of 64 KiB, which is emptied again', async ({ skip }) => {
  const disk = join(work, 'tmpfs');
  if (!(await mountTmpfs(disk))) {
    skip('mounting a tmpfs is not allowed here; the shim and the file-size limit stand in');
  }
  try {
    const directory = join(disk, 'data');
    const store = createStore({ directory, now: () => 0 });
    await store.read('roster', verifyNumbered);
    expect(await store.write('roster', numberedText(1, 2000))).toEqual({ ok: true });
    await writeFile(join(disk, 'filler'), Buffer.alloc(40_000));
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const written = await store.write('roster', numberedText(2 + attempt, 30_000));
      expect(written).toMatchObject({ ok: false, reason: 'disk-full' });
      expect(await readFile(join(directory, 'roster.json'), 'utf8')).toBe(numberedText(1, 2000));
    }
    await rm(join(disk, 'filler'));
    expect(await store.write('roster', numberedText(9, 20_000))).toEqual({ ok: true });
    expect(await readFile(join(directory, 'roster.json'), 'utf8')).toBe(numberedText(9, 20_000));
  } finally {
    await promisify(execFile)('umount', [disk]);
  }
});
