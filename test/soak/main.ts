import { cpus } from 'node:os';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CHANNEL } from './channel';
import { CHANNEL_APP } from './channel-app';
import { JUMPS } from './jumps';
import { KILLS } from './kills';
import { LASTING } from './lasting';
import { soakTable, type SoakRow, type SoakTest } from './row';
import { STARTS } from './starts';
import { SYSTEM } from './system';
import { WINDOWS } from './windows';

const README = resolve(import.meta.dirname, '..', '..', 'README.md');
const MARKS = ['<!-- soak:start -->', '<!-- soak:end -->'] as const;
const TESTS: readonly SoakTest[] = [
  ...KILLS,
  ...JUMPS,
  ...STARTS,
  ...WINDOWS,
  ...SYSTEM,
  ...LASTING,
  ...CHANNEL,
  ...CHANNEL_APP,
];

const only = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const say = (line: string) => console.error(line);

const unknown = only.filter((id) => !TESTS.some((test) => test.id === id));
if (unknown.length > 0) throw new Error(`There is no row ${unknown.join(', ')}`);

const rows: SoakRow[] = [];
for (const test of TESTS) {
  if (only.length === 0 || only.includes(test.id)) rows.push(await rowOf(test));
}
const table = soakTable(rows);
console.log(table);
if (process.argv.includes('--write')) await writeIntoReadme(table);
process.exitCode = rows.every(({ violations }) => violations.length === 0) ? 0 : 1;

/** How many cases a row runs: its own number times `LULL_SOAK`, or what `LULL_SOAK_<id>` says. */
function casesOf({ id, cases }: SoakTest): number {
  const own = process.env[`LULL_SOAK_${id}`];
  const number = own === undefined ? cases * Number(process.env['LULL_SOAK'] ?? 1) : Number(own);
  if (!(number > 0)) throw new RangeError(`${id}: the number of cases must be above zero`);
  return Math.max(1, Math.round(number));
}

async function rowOf(test: SoakTest): Promise<SoakRow> {
  const { id, what } = test;
  const cases = casesOf(test);
  const from = performance.now();
  const outcome = await test.run({ cases, say }).catch((error: unknown) => ({
    violations: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    figures: 'did not come to its end',
  }));
  const row = { id, what, cases, ...outcome };
  const took = ((performance.now() - from) / 1000).toFixed(0);
  say(`${id}: ${row.violations.length} broken in ${cases}, ${row.figures} (${took} s)`);
  for (const violation of row.violations) say(`  ${violation}`);
  return row;
}

async function writeIntoReadme(figures: string): Promise<void> {
  const text = await readFile(README, 'utf8');
  const [start, end] = MARKS.map((mark) => text.indexOf(mark)) as [number, number];
  if (start < 0 || end < start) throw new Error(`README.md has no ${MARKS.join(' … ')}`);
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${process.platform}, ${day}.`;
  const body = `${MARKS[0]}\n\n${machine}\n\n${figures}\n\n`;
  await writeFile(README, text.slice(0, start) + body + text.slice(end));
}
