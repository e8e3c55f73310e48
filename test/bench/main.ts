import { setTimeout as pause } from 'node:timers/promises';
import { cpus, totalmem } from 'node:os';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { launchApp } from '../support/app';
import { startDesktop, type Desktop } from '../support/desktop/desktop';
import { electronBinary } from '../support/runtime';
import { until } from '../support/until';
import { measureChannel } from './channel';
import { measureCore } from './core';
import { tableOf, type Row } from './figures';
import { framesRow, tasksDuring } from './frames';
import { measureLoaded } from './loaded';
import { idleRow, measureRest, memoryRow } from './rest';
import { usageOf } from './processes';
import { seededData } from './seed';
import { measureScrubbing } from './scrub';
import { measureStartup } from './startup';

/** Long after the panel has answered. */
const PANEL_KNOWN_MS = 3_000;

const README = resolve(import.meta.dirname, '..', '..', 'README.md');
const MARKS = ['<!-- bench:start -->', '<!-- bench:end -->'] as const;

const only = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const runs = Number(process.env['LULL_BENCH_RUNS'] ?? 7);
const say = (line: string) => console.error(line);
const wanted = (part: string) => only.length === 0 || only.includes(part);

const rows: Row[] = [];
// Each start pays for a fresh X server's first look at GL, so one server serves all of them.
const desktop = await startDesktop();
try {
  if (wanted('start')) {
    rows.push(...(await measureStartup(desktop, await seededData(desktop, 20), runs, say)));
    rows.push(await measureLoaded(desktop, await seededData(desktop, 20)));
  }
  if (wanted('rest')) rows.push(...(await restRows(desktop)));
  if (wanted('core')) rows.push(...measureCore(say));
  if (wanted('frames')) rows.push(...(await frameRows(desktop)));
  if (wanted('channel')) rows.push(...(await measureChannel(desktop, say)));
  if (wanted('scrub')) rows.push(...(await scrubRows(desktop)));
} finally {
  await desktop.stop();
}

const table = tableOf(rows);
console.log(table);
if (process.argv.includes('--write')) await writeIntoReadme(table);
process.exitCode = rows.every((row) => row.kept) ? 0 : 1;

async function restRows(on: Desktop): Promise<Row[]> {
  const dataDir = await seededData(on, 20);
  const rest = await measureRest(
    on,
    {
      bare: { subject: 'bare' },
      bareTray: { subject: 'bare-tray-only' },
      open: { subject: 'lull', dataDir },
      never: { subject: 'lull', dataDir, args: ['--hidden'] },
      closed: { subject: 'lull', dataDir, before: (pid) => closeTeamWindow(on, pid) },
    },
    Number(process.env['LULL_BENCH_REST_RUNS'] ?? 3),
    say,
  );
  const { bare, bareTray, open, never, closed } = rest;
  return [
    memoryRow('memory (PSS), team window open, after 17 s', open, bare, 20),
    memoryRow('memory, no window ever opened', never, bareTray, 12),
    memoryRow('memory after the window was closed', closed, bareTray, 25),
    idleRow('idle, no window', never, bareTray, { points: 0.05, wakeUps: 2 }),
    idleRow('idle, team window open', open, bare, { points: 0.15, wakeUps: 5 }),
  ];
}

/** Closes it as a person does, by the window manager, and waits until its process is gone. */
async function closeTeamWindow(on: Desktop, pid: number): Promise<void> {
  const find = ['search', '--sync', '--onlyvisible', '--name', 'Lull'];
  const xdotool = async (...words: string[]) => {
    const child = await on.start('xdotool', words);
    await until('xdotool to be done', () => !child.running());
  };
  await xdotool(...find);
  // Until Lull knows of the panel, it keeps its only window.
  await pause(PANEL_KNOWN_MS);
  const open = (await usageOf(pid)).processes;
  await xdotool(...find, 'windowactivate', '--sync', 'key', '--clearmodifiers', 'alt+F4');
  await until('the window to be gone', async () => (await usageOf(pid)).processes < open);
}

async function frameRows(on: Desktop): Promise<Row[]> {
  const dataDir = await seededData(on, 10_000);
  const app = await launchApp(on, { dataDir });
  try {
    const page = await app.window('team');
    const search = page.getByRole('search').getByRole('textbox');
    await search.waitFor();
    const typing = await tasksDuring(page, async () => {
      await search.pressSequentially('yuki t', { delay: 120 });
    });
    await search.fill('');
    const scrolling = await tasksDuring(page, async () => {
      await page.mouse.move(500, 450);
      for (let step = 0; step < 60; step++) {
        await page.mouse.wheel(0, 400);
        await page.evaluate(() => new Promise((settle) => requestAnimationFrame(settle)));
      }
    });
    return [
      framesRow('10 000 people: filter as you type', typing, 8),
      framesRow('10 000 people: scroll', scrolling, 8),
    ];
  } finally {
    await app.kill();
  }
}

async function scrubRows(on: Desktop): Promise<Row[]> {
  const app = await launchApp(on, { dataDir: await seededData(on, 1_000) });
  try {
    const page = await app.window('team');
    await page.getByRole('search').getByRole('textbox').waitFor();
    return await measureScrubbing(page, '1 000');
  } finally {
    await app.kill();
  }
}

async function writeIntoReadme(figures: string): Promise<void> {
  const text = await readFile(README, 'utf8');
  const [start, end] = MARKS.map((mark) => text.indexOf(mark)) as [number, number];
  if (start < 0 || end < start) throw new Error(`README.md has no ${MARKS.join(' … ')}`);
  const version = await readFile(join(electronBinary(), '..', 'version'), 'utf8').catch(() => '');
  const machine =
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ` +
    `${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Electron ${version.trim()}, ` +
    `${new Date().toISOString().slice(0, 10)}; starts: medians of ${runs} pairs.`;
  const body = `${MARKS[0]}\n\n${machine}\n\n${figures}\n\n`;
  await writeFile(README, text.slice(0, start) + body + text.slice(end));
}
