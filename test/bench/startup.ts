import { setTimeout as pause } from 'node:timers/promises';
import type { Desktop } from '../support/desktop/desktop';
import { median, ms, type Row } from './figures';
import { startSubject, usefulPaintAt, type Subject } from './launch';

type Start = { readonly paint: number; readonly tray: number };

/** Long after the first paint, however slow the machine. */
const SETTLED_MS = 3_000;

async function startOnce(desktop: Desktop, subject: Subject, dataDir?: string): Promise<Start> {
  const started = await startSubject(desktop, subject, {
    debug: true,
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  try {
    const tray = await started.trayAt;
    // A debugger that comes while the page loads holds it up; what was painted is remembered.
    await pause(SETTLED_MS);
    const page = await started.page(subject === 'lull' ? 'team' : 'index.html');
    const paint = (await usefulPaintAt(page)) - started.spawnedAt;
    return { paint, tray: tray - started.spawnedAt };
  } finally {
    await started.stop();
  }
}

/** Starts both in turn, so that what else the machine does meets both alike; the first pair is discarded. */
export async function measureStartup(
  desktop: Desktop,
  dataDir: string,
  runs: number,
  say: (line: string) => void,
): Promise<Row[]> {
  const pairs: { bare: Start; lull: Start }[] = [];
  for (let run = 0; run <= runs; run++) {
    const bare = await startOnce(desktop, 'bare');
    const lull = await startOnce(desktop, 'lull', dataDir);
    say(`start ${run}/${runs}: bare ${ms(bare.paint)}, Lull ${ms(lull.paint)}`);
    if (run > 0) pairs.push({ bare, lull });
  }
  const row = (what: string, pick: (start: Start) => number): Row => {
    const ratio = median(pairs.map(({ bare, lull }) => pick(lull) / pick(bare)));
    return {
      what,
      lull: ms(median(pairs.map(({ lull }) => pick(lull)))),
      bare: ms(median(pairs.map(({ bare }) => pick(bare)))),
      judged: `${ratio.toFixed(2)} ×`,
      budget: '≤ 1.25 ×',
      kept: ratio <= 1.25,
    };
  };
  return [
    row('spawn to the first useful paint of the team window, 20 people', (start) => start.paint),
    row('spawn to the tray icon', (start) => start.tray),
  ];
}
