import { setTimeout as pause } from 'node:timers/promises';
import type { Desktop } from '../support/desktop/desktop';
import { median, mib, type Row } from './figures';
import { startSubject, type Subject } from './launch';
import { usageOf } from './processes';

/** How long an app may settle before its memory is read, as design §10 has it. */
const SETTLE_MS = 17_000;
/** Meanwhile V8 looks through what a start left behind, a few times and then no more. */
const FIRST_MINUTE_MS = 60_000;
/** So that each holds as many turns of the minute as the other. */
const IDLE_MS = 60_000;
const TICKS_A_SECOND = 100;

/** An app at rest: memory after it settled, then processor time and wake-ups a second. */
export type Rest = { readonly pssKiB: number; readonly cpu: number; readonly wakeUps: number };

type Case = {
  readonly subject: Subject;
  readonly dataDir?: string;
  readonly args?: string[];
  /** Something done once the app has settled and before it is measured. */
  readonly before?: (pid: number) => Promise<void>;
};

async function restOnce(desktop: Desktop, given: Case): Promise<Rest> {
  const started = await startSubject(desktop, given.subject, {
    ...(given.dataDir === undefined ? {} : { dataDir: given.dataDir }),
    ...(given.args === undefined ? {} : { args: given.args }),
  });
  try {
    await started.trayAt;
    if (given.before !== undefined) await given.before(started.pid);
    await pause(SETTLE_MS);
    const { pssKiB } = await usageOf(started.pid);
    await pause(FIRST_MINUTE_MS);
    const first = await usageOf(started.pid);
    const from = performance.now();
    await pause(IDLE_MS);
    const second = await usageOf(started.pid);
    const seconds = (performance.now() - from) / 1000;
    return {
      pssKiB,
      cpu: ((second.ticks - first.ticks) / TICKS_A_SECOND / seconds) * 100,
      wakeUps: (second.wakeUps - first.wakeUps) / seconds,
    };
  } finally {
    await started.stop();
  }
}

/** Runs each case in turn, `runs` times round, and gives the medians by name. */
export async function measureRest<Name extends string>(
  desktop: Desktop,
  cases: Readonly<Record<Name, Case>>,
  runs: number,
  say: (line: string) => void,
): Promise<Record<Name, Rest>> {
  const names = Object.keys(cases) as Name[];
  const seen = new Map<Name, Rest[]>(names.map((name) => [name, []]));
  for (let run = 1; run <= runs; run++) {
    for (const name of names) {
      const rest = await restOnce(desktop, cases[name]);
      say(`rest ${run}/${runs} ${name}: ${mib(rest.pssKiB)}, ${rest.cpu.toFixed(2)} %`);
      seen.get(name)?.push(rest);
    }
  }
  const middle = (name: Name, pick: (rest: Rest) => number) =>
    median((seen.get(name) ?? []).map(pick));
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        pssKiB: middle(name, (rest) => rest.pssKiB),
        cpu: middle(name, (rest) => rest.cpu),
        wakeUps: middle(name, (rest) => rest.wakeUps),
      },
    ]),
  ) as Record<Name, Rest>;
}

/** A row that holds Lull's memory against a bare app's. */
export function memoryRow(what: string, lull: Rest, bare: Rest, budgetMiB: number): Row {
  const over = lull.pssKiB - bare.pssKiB;
  return {
    what,
    lull: mib(lull.pssKiB),
    bare: mib(bare.pssKiB),
    judged: `+ ${mib(over)}`,
    budget: `≤ + ${budgetMiB} MiB`,
    kept: over <= budgetMiB * 1024,
  };
}

/** A row that holds Lull's idle cost against a bare app's. */
export function idleRow(
  what: string,
  lull: Rest,
  bare: Rest,
  budget: { readonly points: number; readonly wakeUps: number },
): Row {
  const points = lull.cpu - bare.cpu;
  const wakeUps = lull.wakeUps - bare.wakeUps;
  const shown = (rest: Rest) => `${rest.cpu.toFixed(2)} %, ${rest.wakeUps.toFixed(1)}/s`;
  return {
    what,
    lull: shown(lull),
    bare: shown(bare),
    judged: `${signed(points, 2)} points, ${signed(wakeUps, 1)}/s`,
    budget: `≤ + ${budget.points} points, + ${budget.wakeUps}/s`,
    kept: points <= budget.points && wakeUps <= budget.wakeUps,
  };
}

function signed(value: number, digits: number): string {
  return `${value < 0 ? '−' : '+'} ${Math.abs(value).toFixed(digits)}`;
}
