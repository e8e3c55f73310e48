import type { Page } from 'playwright-core';
import { ms, type Row } from './figures';

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly dur?: number;
  /** What of `dur` the thread was running; a busy machine makes it wait for the rest. */
  readonly tdur?: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
};

/** The longest stretches of work on a window's main thread while `act` runs, in ms, longest first. */
export async function tasksDuring(page: Page, act: () => Promise<void>): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', '__metadata'] },
    transferMode: 'ReportEvents',
  });
  await act();
  const complete = new Promise((settle) => session.once('Tracing.tracingComplete', settle));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ tid }) => tid),
  );
  return events
    .filter(({ name, ph, tid }) => name === 'RunTask' && ph === 'X' && main.has(tid))
    .map(({ dur = 0, tdur = dur }) => tdur / 1000)
    .sort((a, b) => b - a);
}

/** A row that says how long the longest work between two frames took. */
export function framesRow(what: string, tasks: readonly number[], budgetMs: number): Row {
  const longest = tasks[0] ?? 0;
  const over = tasks.filter((task) => task > budgetMs).length;
  return {
    what,
    lull: `longest ${ms(longest)}, ${over} of ${tasks.length} over`,
    bare: '',
    judged: ms(longest),
    budget: `≤ ${budgetMs} ms`,
    kept: longest <= budgetMs,
  };
}
