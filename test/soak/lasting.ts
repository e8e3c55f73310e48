import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { App } from '../support/app';
import { importTeam, send, slice } from '../support/commands';
import { crowd } from '../support/crowd';
import { hurryingClock } from '../support/desktop/faketime';
import { startFocus } from '../support/focus-block';
import { until } from '../support/until';
import type { SoakTest } from './row';
import { onScene } from './scene';

const SPEED = 60;
const SAMPLE_MS = 5_000;

/** Resident memory of main, and the heap of the team window after a collection, both in KiB. */
export async function memoryOf(
  app: App,
): Promise<{ readonly main: number; readonly heap: number }> {
  const status = await readFile(`/proc/${app.pid}/status`, 'utf8');
  const page = await app.window('team');
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { main: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]), heap: usedSize / 1024 };
}

/** The slope of the line through the points that lies nearest to them. */
function slope(points: readonly { readonly x: number; readonly y: number }[]): number {
  const mean = (pick: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const spreadOfX = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  return points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / spreadOfX;
}

const memory: SoakTest = {
  id: 'S1',
  what: 'at 60 times the speed, blocks one after another: main grows by less than 1 MiB an hour, the window by less than 10 % (minutes, sixty of the app’s each)',
  cases: 6,
  run: ({ cases, say }) =>
    onScene(async ({ desktop, launch }) => {
      const violations: string[] = [];
      const clock = await hurryingClock('2026-03-10 09:00:00', 'Europe/Berlin', desktop.home);
      const app = await launch({ env: clock.env });
      const page = await app.window('team');
      await send(page, { kind: 'finish-welcome' });
      await importTeam(page, crowd(50));
      await clock.hurry(SPEED);
      const points: { x: number; y: number; heap: number }[] = [];
      const from = performance.now();
      let blocks = 0;
      let sampled = -SAMPLE_MS;
      while (performance.now() - from < cases * 60_000) {
        const { session } = await slice(page, 'session');
        if (session === null) {
          await startFocus(page, 5);
          blocks++;
        }
        await pause(250);
        const since = performance.now() - from;
        if (since - sampled < SAMPLE_MS) continue;
        sampled = since;
        const { main, heap } = await memoryOf(app);
        points.push({ x: (since / 3_600_000) * SPEED, y: main / 1024, heap });
        say(`S1 ${(since / 60_000).toFixed(1)}/${cases} min: ${(main / 1024).toFixed(1)} MiB`);
      }
      // The first third is the start: what is loaded and compiled once.
      const steady = points.slice(Math.ceil(points.length / 3));
      const grows = slope(steady);
      const [first, last] = [steady[0]?.heap ?? 0, steady.at(-1)?.heap ?? 0];
      const heapGrows = (last / first - 1) * 100;
      if (!(grows < 1)) violations.push(`main grows by ${grows.toFixed(2)} MiB an hour`);
      if (!(heapGrows < 10)) violations.push(`the window grew by ${heapGrows.toFixed(0)} %`);
      const hours = (steady.at(-1)?.x ?? 0).toFixed(0);
      return {
        violations,
        figures: `${blocks} blocks in ${hours} h: main ${grows.toFixed(2)} MiB an hour, window ${heapGrows.toFixed(1)} %`,
      };
    }),
};

/** What main holds of the system. */
export type Held = {
  readonly descriptors: number;
  readonly listeners: number;
  readonly resources: number;
};

/** What main holds now. */
export async function heldBy(app: App): Promise<Held> {
  const descriptors = (await readdir(`/proc/${app.pid}/fd`)).length;
  // No function has a name in here: tsx would mark it with something that main does not know.
  const inside = await app.electron.evaluate(
    ({ app: lull, screen, nativeTheme, powerMonitor }) => ({
      listeners: [lull, screen, nativeTheme, powerMonitor, process]
        .map((emitter) => emitter as NodeJS.EventEmitter)
        .flatMap((emitter) => emitter.eventNames().map((name) => emitter.listenerCount(name)))
        .reduce((sum, count) => sum + count, 0),
      resources: process.getActiveResourcesInfo().length,
    }),
  );
  return { descriptors, ...inside };
}

const flat: SoakTest = {
  id: 'S2',
  what: 'open files, listeners and active resources of main stay the same (± 2) over status changes, one in ten a whole block with dunst',
  cases: 2_000,
  run: ({ cases, say }) =>
    onScene(async ({ launch, dunst }) => {
      const app = await launch();
      const page = await app.window('team');
      const change = async (at: number): Promise<void> => {
        if (at % 10 === 0) {
          await startFocus(page);
          await until('dunst to be silenced', () => dunst.isPaused());
          await send(page, { kind: 'surface' });
          await until('silence to be lifted', async () => !(await dunst.isPaused()));
        } else if (at % 2 === 0) {
          await send(page, { kind: 'set-back' });
        } else {
          const until15 = { kind: 'minutes', minutes: 15 } as const;
          await send(page, { kind: 'set-away', until: until15 });
        }
      };
      // What is loaded at the first use is there before the count begins.
      for (let at = 0; at < 40; at++) await change(at);
      const before = await heldBy(app);
      for (let at = 0; at < cases; at++) {
        await change(at);
        if ((at + 1) % 100 === 0) say(`S2 ${at + 1}/${cases}`);
      }
      const after = await until('main to be at rest', async () => {
        const held = await heldBy(app);
        return held.resources <= before.resources + 2 ? held : null;
      }).catch(() => heldBy(app));
      const names = ['descriptors', 'listeners', 'resources'] as const;
      const violations = names
        .filter((name) => Math.abs(after[name] - before[name]) > 2)
        .map((name) => `${name}: ${before[name]} became ${after[name]}`);
      const figures = names.map((name) => `${name} ${before[name]} → ${after[name]}`).join(', ');
      return { violations, figures };
    }),
};

export const LASTING = [memory, flat] as const;
