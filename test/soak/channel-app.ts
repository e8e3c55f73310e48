import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { crowdedBroker, joinAs, teammates } from '../bench/channel';
import type { App } from '../support/app';
import { startBroker } from '../support/broker';
import { connected } from '../support/channel-app';
import { send, slice, snapshot } from '../support/commands';
import { startFocus, untilSilenced } from '../support/focus-block';
import { openSettings } from '../support/settings-window';
import { until } from '../support/until';
import { heldBy, memoryOf } from './lasting';
import type { SoakTest } from './row';
import { onScene } from './scene';

const CROWD = 10_000;
const CHANGES_A_SECOND = 100;

const crowdIsFlat: SoakTest = {
  id: 'S2C',
  what: 'with ten thousand people on the channel, open files, listeners and active resources of main stay the same (± 2), and memory does not grow by a tenth (changes of status)',
  cases: 10_000,
  run: ({ cases, say }) =>
    onScene(async ({ launch }) => {
      const broker = await crowdedBroker();
      try {
        const app = await launch();
        const page = await app.window('team');
        await send(page, { kind: 'finish-welcome' });
        await teammates(broker, 'retain', String(CROWD));
        await joinAs(page, broker);
        await connected(page);
        await until(
          'everybody',
          async () => (await slice(page, 'channel')).people >= CROWD,
          60_000,
        );
        const change = (seconds: number) =>
          teammates(broker, 'change', String(CROWD), String(CHANGES_A_SECOND), String(seconds));
        // Everybody changes once, so that what is made at the first change of each is there; and the people are kept.
        await change(CROWD / CHANGES_A_SECOND);
        await pause(10_000);
        const [before, heap] = [await heldBy(app), await memoryOf(app)];
        say(`S2C main ${(heap.main / 1024).toFixed(0)} MiB`);
        await change(Math.ceil(cases / CHANGES_A_SECOND));
        await pause(10_000);
        const [after, heapAfter] = [await heldBy(app), await memoryOf(app)];
        const names = ['descriptors', 'listeners', 'resources'] as const;
        const violations = names
          .filter((name) => Math.abs(after[name] - before[name]) > 2)
          .map((name) => `${name}: ${before[name]} became ${after[name]}`);
        const grown = (['main', 'heap'] as const).map((what) => heapAfter[what] / heap[what]);
        if (grown.some((by) => by > 1.1)) violations.push(`memory grew by ${grown.join(' and ')}`);
        const { people, refused } = await slice(page, 'channel');
        if (people !== CROWD) violations.push(`${people} people`);
        if (refused.length > 0) violations.push(`refused ${JSON.stringify(refused)}`);
        const told = names.map((name) => `${name} ${before[name]} → ${after[name]}`);
        const [main = 1, window = 1] = grown.map((by) => (by - 1) * 100);
        const figures = `${told.join(', ')}; main ${main.toFixed(1)} %, window ${window.toFixed(1)} %`;
        return { violations, figures };
      } finally {
        await broker.stop();
      }
    }),
};

/** Whether a window's heap has a text in it, after what nobody needs was collected. */
async function heapHas(page: Page, text: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  try {
    let snapshot = '';
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
      snapshot += chunk;
    });
    await session.send('HeapProfiler.enable');
    for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    if (!snapshot.includes('"strings"')) throw new Error('there is no snapshot');
    return snapshot.includes(text);
  } finally {
    await session.detach();
  }
}

async function descendants(root: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = new Set([root]);
  for (let round = 0; round < 4; round++) {
    for (const pid of pids) {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      if (found.has(Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]))) found.add(pid);
    }
  }
  return [...found];
}

const filesWith = (folder: string, text: string): readonly string[] =>
  execFileSync('sh', ['-c', `grep -rlaF -- '${text}' '${folder}' || true`], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line !== '');

async function joinByHand(page: Page, port: number, password: string): Promise<void> {
  await page.getByLabel('Broker', { exact: true }).fill(`mqtt://127.0.0.1:${port}`);
  await page.getByLabel('Team', { exact: true }).first().fill('harbour');
  await page.getByLabel('Your user name').fill('ada');
  const field = page.getByLabel('Password', { exact: true });
  await field.pressSequentially('wrong-first');
  await page.getByRole('button', { name: 'Test' }).click();
  await page.getByText('The broker does not know this user with this password.').waitFor();
  await field.fill('');
  await field.pressSequentially(password);
  await page.getByRole('button', { name: 'Test' }).click();
  await page.getByText(/^Everything works/).waitFor();
  // While it is in the form it is found, or the search finds nothing ever.
  if (!(await heapHas(page, password))) throw new Error('the snapshot does not show the form');
  await page.getByRole('button', { name: 'Join' }).click();
  await connected(page);
}

const secretNowhere: SoakTest = {
  id: 'K1',
  what: 'a password that was typed, tested and used is in no document, log, crash dump, argument, environment or slice, and in no window’s heap',
  cases: 3,
  run: ({ cases, say }) =>
    onScene(async ({ launch, desktop, newDataDir }) => {
      const violations: string[] = [];
      let looked = 0;
      for (let at = 0; at < cases; at++) {
        const password = `canary-${process.pid}-${at}-of-ada`;
        const broker = await startBroker({ logins: [{ user: 'ada', password }] });
        const dataDir = await newDataDir();
        const app: App = await launch({ dataDir });
        const find = async (what: string, has: boolean | Promise<boolean>): Promise<void> => {
          looked++;
          if (await has) violations.push(`run ${at}: in ${what}`);
        };
        try {
          const team = await app.window('team');
          await send(team, { kind: 'finish-welcome' });
          const settings = await openSettings(app, team, 'channel', 'Team channel');
          await joinByHand(settings, broker.port, password);
          await startFocus(team);
          await untilSilenced(team, ['channel']);
          for (const page of [team, settings]) {
            await find(`the heap of ${page.url()}`, heapHas(page, password));
          }
          const told = await snapshot(team);
          await find('what windows are told', JSON.stringify(told).includes(password));
          for (const pid of await descendants(app.pid)) {
            for (const part of ['cmdline', 'environ']) {
              const text = await readFile(`/proc/${pid}/${part}`, 'latin1').catch(() => '');
              await find(`${part} of ${pid}`, text.includes(password));
            }
          }
          await send(team, { kind: 'surface' });
          await app.electron.evaluate(({ BrowserWindow }) => {
            for (const window of BrowserWindow.getAllWindows()) {
              window.webContents.forcefullyCrashRenderer();
            }
          });
          await pause(2_000);
          await broker.kill();
          await pause(500);
          await app.quit();
        } finally {
          await app.kill();
          await broker.stop();
        }
        await find('what is written', app.output().includes(password));
        for (const file of filesWith(desktop.home, password)) violations.push(`in ${file}`);
        say(`K1 ${at + 1}/${cases}`);
      }
      return { violations, figures: `${looked} places looked at, and every file of the home` };
    }),
};

export const CHANNEL_APP = [crowdIsFlat, secretNowhere] as const;
