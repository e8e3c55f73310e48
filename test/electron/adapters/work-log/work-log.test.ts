import { execFile } from 'node:child_process';
import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkLog, type LogEntry } from '../../../../electron/adapters/work-log';
import type { LogRecord } from '../../../../src/app/effect';
import { bundleChild } from '../../../support/faults/bundle-child';
import { compileFaultShim, faultyEnvironment } from '../../../support/faults/fault-shim';

let work = '';
let made = 0;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'lull-work-log-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));
const freshDirectory = () => {
  made += 1;
  return join(work, String(made));
};

const outcome = (id: string, at: number): LogRecord => ({
  kind: 'outcome',
  id,
  at,
  blockId: 'b1',
  outcome: 'partly — “übrig”',
});
const EVERYTHING = { start: 0, end: Date.UTC(2100, 0, 1) };

const entriesOf = async (directory: string, range = EVERYTHING): Promise<LogEntry[]> => {
  const entries: LogEntry[] = [];
  for await (const entry of createWorkLog({ directory }).read(range)) entries.push(entry);
  return entries;
};
const idsOf = (entries: readonly LogEntry[]) =>
  entries.map((entry) => (entry.kind === 'record' ? entry.id : entry.kind));

it('keeps a file a month by UTC, for the user alone', async () => {
  const directory = freshDirectory();
  const log = createWorkLog({ directory });
  const instants: [string, number][] = [
    ['last', Date.UTC(2026, 10, 30, 23, 59, 59, 999)],
    ['first', Date.UTC(2026, 11, 1)],
    ['new-year', Date.UTC(2027, 0, 1)],
  ];
  const appended = await Promise.all(instants.map(([id, at]) => log.append(outcome(id, at))));
  expect(appended).toEqual(instants.map(() => ({ ok: true, value: null })));
  expect((await readdir(directory)).sort()).toEqual([
    '2026-11.jsonl',
    '2026-12.jsonl',
    '2027-01.jsonl',
  ]);
  expect((await stat(directory)).mode & 0o777).toBe(0o700);
  expect((await stat(join(directory, '2026-11.jsonl'))).mode & 0o777).toBe(0o600);
  expect(await readFile(join(directory, '2026-12.jsonl'), 'utf8')).toBe(
    `${JSON.stringify(outcome('first', Date.UTC(2026, 11, 1)))}\n`,
  );
  expect(idsOf(await entriesOf(directory))).toEqual(['last', 'first', 'new-year']);
});

it('reads a half-open range across months', async () => {
  const directory = freshDirectory();
  const log = createWorkLog({ directory });
  const at = (day: number) => Date.UTC(2026, 10, day);
  for (let day = 28; day <= 34; day += 1) await log.append(outcome(`d${day}`, at(day)));
  expect(idsOf(await entriesOf(directory, { start: at(29), end: at(32) }))).toEqual([
    'd29',
    'd30',
    'd31',
  ]);
  expect(await entriesOf(directory, { start: at(60), end: at(90) })).toEqual([]);
  const first = await createWorkLog({ directory }).read(EVERYTHING).next();
  expect(first.value).toMatchObject({ kind: 'record', id: 'd28', record: outcome('d28', at(28)) });
});

it('tells a torn line, starts a new one after it, and goes on', async () => {
  const whole = JSON.stringify(outcome('torn', Date.UTC(2026, 10, 2)));
  for (let length = 1; length < whole.length; length += 1) {
    const directory = freshDirectory();
    const file = join(directory, '2026-11.jsonl');
    await createWorkLog({ directory }).append(outcome('before', Date.UTC(2026, 10, 1)));
    await appendFile(file, whole.slice(0, length));
    await createWorkLog({ directory }).append(outcome('after', Date.UTC(2026, 10, 3)));
    const entries = await entriesOf(directory);
    expect(idsOf(entries)).toEqual(['before', 'damaged', 'after']);
    expect(entries[1]).toEqual({ kind: 'damaged', file: '2026-11.jsonl', line: 2 });
  }
});

it('a record without its newline counts, once', async () => {
  const directory = freshDirectory();
  await mkdir(directory);
  const file = join(directory, '2026-11.jsonl');
  await writeFile(file, JSON.stringify(outcome('a', Date.UTC(2026, 10, 1))));
  const log = createWorkLog({ directory });
  await log.append(outcome('a', Date.UTC(2026, 10, 1)));
  await log.append(outcome('b', Date.UTC(2026, 10, 1)));
  expect((await readFile(file, 'utf8')).split('\n').length).toBe(4);
  expect(idsOf(await entriesOf(directory))).toEqual(['a', 'b']);
});

it('passes over what is not a record', async () => {
  const directory = freshDirectory();
  await mkdir(directory);
  const lines = ['null', '[]', '7', '{"at":"x"}', '{"at":1}', '\0\0\0', '', '{"id":"x"}'];
  await writeFile(join(directory, '2026-11.jsonl'), `${lines.join('\n')}\n`);
  await writeFile(join(directory, 'notes.txt'), 'mine');
  expect(idsOf(await entriesOf(directory))).toEqual(lines.map(() => 'damaged'));
});

it('never throws: no directory, a file in its place', async () => {
  expect(await entriesOf(join(work, 'nowhere'))).toEqual([]);
  const blocked = freshDirectory();
  await writeFile(blocked, 'a file');
  expect(await entriesOf(blocked)).toEqual([{ kind: 'failed', file: '', detail: 'ENOTDIR' }]);
  const appended = await createWorkLog({ directory: blocked }).append(outcome('x', 0));
  expect(appended).toEqual({
    ok: false,
    failure: {
      reason: 'not-stored',
      detail: expect.stringMatching(/^E(EXIST|NOTDIR)$/),
      retryAt: null,
    },
  });
});

/** Runs the appending child under the shim; answers which numbers it called stored. */
const appendUnder = async (
  plan: string,
  shim: string,
  child: string,
  directory: string,
): Promise<{ done: string[]; failed: string[] }> => {
  const stdout = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [child, directory, '100', '3'],
      { env: { ...faultyEnvironment(shim, directory), LULL_FAULT: `run;${plan}` } },
      (_died, output) => resolve(output),
    );
  });
  const lines = stdout.trim().split('\n');
  const numbers = (word: string) =>
    lines.filter((line) => line.startsWith(word)).map((line) => `r${line.split(' ')[1]}`);
  return { done: numbers('done'), failed: numbers('failed') };
};

it('C3: what it called stored is there after a full disk, an error or a kill; nothing before is lost', async () => {
  const shim = await compileFaultShim(work);
  const child = await bundleChild(
    join(import.meta.dirname, '../../../support/faults/work-log-child.ts'),
    work,
  );
  const plans = [
    'write:1-1:ENOSPC',
    'write:1-1:short;write:2-9:ENOSPC',
    'write:2-2:short;write:3-3:EIO',
    'write:1-2:short',
    'fsync:1-1:EIO',
    'fsync:2-2:ENOSPC',
    'open:1-1:EACCES',
    ...[1, 2, 3, 4].flatMap((nth) =>
      ['open', 'read', 'write', 'fsync'].map((operation) => `${operation}:${nth}-${nth}:kill`),
    ),
    'write:1-1:short;write:2-2:kill',
  ];
  for (const plan of plans) {
    const directory = freshDirectory();
    await createWorkLog({ directory }).append(outcome('before', 1_795_350_000_000));
    const { done, failed } = await appendUnder(plan, shim, child, directory);
    await createWorkLog({ directory }).append(outcome('after', 1_795_350_000_900));
    const found = idsOf(await entriesOf(directory));
    expect(found[0], plan).toBe('before');
    expect(found.at(-1), plan).toBe('after');
    for (const id of done) expect(found, plan).toContain(id);
    for (const id of failed) expect(found, plan).not.toContain(id);
  }
});
