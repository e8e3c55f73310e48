import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchApp, newDataDir, type App } from '../support/app';
import { startBroker, type Broker } from '../support/broker';
import { send, slice } from '../support/commands';
import type { Desktop } from '../support/desktop/desktop';
import { until } from '../support/until';
import { mib, ms, type Row } from './figures';
import { framesRow, tasksDuring } from './frames';
import { usageOf, type Usage } from './processes';

const PASSWORD = 'bench';
const CROWD = 10_000;
const CHANGES = { aSecond: 500, seconds: 30 } as const;
const BLOCKS = 40;

/** After so long V8 has looked through its heap once. */
const SETTLED_MS = 8_000;

/** Runs simulated teammates to the end of their job, in a process of their own. */
export function teammates({ port }: Broker, ...words: string[]): Promise<void> {
  const script = resolve(import.meta.dirname, 'teammates.mjs');
  const child = spawn(process.execPath, [script, String(port), PASSWORD, ...words], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((settle, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => {
      if (code === 0) settle();
      else fail(new Error(`the teammates ended with ${code}`));
    });
  });
}

/** A broker on which one login may speak for everybody: what a team of ten thousand would do with as many. */
export async function crowdedBroker(): Promise<Broker> {
  const logins = ['me', 'crowd'].map((user) => ({ user, password: PASSWORD }));
  const broker = await startBroker({ logins });
  const rules = 'pattern read lull/v1/harbour/#\npattern write lull/v1/harbour/u/%u/#\n';
  await writeFile(
    join(broker.folder, 'acl'),
    `${rules}user crowd\ntopic write lull/v1/harbour/#\n`,
  );
  await broker.admit(logins);
  await until('its rules', () => broker.log().includes('Reloading config'));
  return broker;
}

/** Has somebody go on the channel of ten thousand. */
export async function joinAs(page: Page, { port }: Broker): Promise<void> {
  await send(page, {
    kind: 'join-channel',
    form: {
      url: `mqtt://127.0.0.1:${port}`,
      team: 'harbour',
      user: 'me',
      login: 'password',
      ca: null,
      certificate: null,
      secret: PASSWORD,
    },
    secretIn: 'memory',
    sharing: { visible: true, card: 'hours', intention: false, rounding: 'exact' },
  });
}

async function openTeam(on: Desktop): Promise<{ app: App; page: Page }> {
  const app = await launchApp(on, { dataDir: await newDataDir(on) });
  const page = await app.window('/team/');
  await page.getByRole('heading').first().waitFor();
  await send(page, { kind: 'finish-welcome' });
  return { app, page };
}

/** How long from a teammate's word to the frame after which it is on the screen, for each of their blocks. */
async function latencies(page: Page, broker: Broker): Promise<number[]> {
  await page.evaluate(() => {
    const seen: number[] = [];
    (globalThis as unknown as { seen: number[] }).seen = seen;
    const bridge = (globalThis as unknown as { lull: { onSlice(l: (m: unknown) => void): void } })
      .lull;
    bridge.onSlice((message) => {
      const { name, value } = message as {
        name: string;
        value: { reports?: { p0?: { at: number } }; said?: { p0?: { at: number } } };
      };
      const at = (value.said ?? value.reports)?.p0?.at;
      if (!name.startsWith('presence') || at === undefined) return;
      requestAnimationFrame(() => requestAnimationFrame(() => seen.push(Date.now() - at)));
    });
  });
  await teammates(broker, 'blocks', String(BLOCKS));
  await pause(500);
  return page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
}

function row(what: string, figure: string, judged: string, budget: string, kept: boolean): Row {
  return { what, lull: figure, bare: '', judged, budget, kept };
}

function memoryRow(what: string, now: Usage, empty: Usage): Row {
  const more = now.ownKiB - empty.ownKiB;
  return row(what, mib(more), mib(more), '≤ 60 MB', more * 1024 <= 60_000_000);
}

/** The team channel: how soon a word is seen, and what a very large team costs. */
export async function measureChannel(on: Desktop, say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  const broker = await crowdedBroker();
  const { app, page } = await openTeam(on);
  try {
    await joinAs(page, broker);
    await until('the channel', async () => (await slice(page, 'channel')).link.kind === 'open');
    say('channel: latency');
    const waits = (await latencies(page, broker)).sort((a, b) => a - b);
    const p95 = waits[Math.floor(waits.length * 0.95)] ?? Infinity;
    const mid = waits[Math.floor(waits.length / 2)] ?? Infinity;
    const seen = `median ${ms(mid)}, p95 ${ms(p95)} of ${waits.length}`;
    rows.push(row('a teammate’s word to my screen', seen, ms(p95), '≤ 250 ms', p95 <= 250));
    await send(page, { kind: 'leave-channel' });
    await pause(3_000);
    const empty = await usageOf(app.pid);

    say('channel: joining ten thousand');
    await teammates(broker, 'retain', String(CROWD));
    const from = performance.now();
    await joinAs(page, broker);
    await until('everybody', async () =>
      page.evaluate((count) => document.body.innerText.includes(count), '10,000 people'),
    );
    const took = performance.now() - from;
    rows.push(row('join a team of 10 000', ms(took), ms(took), '≤ 3 s', took <= 3_000));
    await pause(SETTLED_MS);
    rows.push(memoryRow('memory of 10 000 over an empty team', await usageOf(app.pid), empty));

    say('channel: five hundred changes a second');
    const what = `${CHANGES.aSecond} changes a second`;
    const changes = (seconds: number) =>
      teammates(broker, 'change', String(CROWD), String(CHANGES.aSecond), String(seconds));
    const [ticks, began] = [await ticksOf(app.pid), performance.now()];
    await changes(CHANGES.seconds);
    const share = (((await ticksOf(app.pid)) - ticks) * 10) / (performance.now() - began);
    const percent = `${(share * 100).toFixed(0)} %`;
    rows.push(
      row(`${what}: main process`, `${percent} of a core`, percent, '≤ 25 %', share <= 0.25),
    );
    await pause(SETTLED_MS);
    const after = 'the same after fifteen thousand changes';
    rows.push(memoryRow(after, await usageOf(app.pid), empty));
    // Last, since what is traced takes memory too.
    rows.push(framesRow(`${what}: work a frame`, await tasksDuring(page, () => changes(10)), 8));
    const { refused } = await slice(page, 'channel');
    if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
    return rows;
  } finally {
    await app.kill();
    await broker.stop();
  }
}

/** Processor time of one process, in hundredths of a second. */
async function ticksOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}
