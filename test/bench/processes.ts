import { readdir, readFile } from 'node:fs/promises';

/** What a process and all its children hold and have done so far. */
export type Usage = {
  readonly processes: number;
  /** Proportional set size in KiB: shared pages are split among those who share them. */
  readonly pssKiB: number;
  /** What belongs to these processes alone, in KiB: unlike their share of the program, no other Electron changes it. */
  readonly ownKiB: number;
  /** Processor time in clock ticks of a hundredth of a second. */
  readonly ticks: number;
  /** Voluntary context switches of every thread: how often something woke up. */
  readonly wakeUps: number;
};

/** Reads the usage of a process tree from /proc; a process that ends meanwhile is left out. */
export async function usageOf(root: number): Promise<Usage> {
  const pids = await treeOf(root);
  const parts = await Promise.all(pids.map(usageOfOne));
  const alive = parts.filter((part) => part !== null);
  const total = (pick: (usage: Usage) => number) =>
    alive.reduce((sum, part) => sum + pick(part), 0);
  return {
    processes: alive.length,
    pssKiB: total((part) => part.pssKiB),
    ownKiB: total((part) => part.ownKiB),
    ticks: total((part) => part.ticks),
    wakeUps: total((part) => part.wakeUps),
  };
}

async function treeOf(root: number): Promise<number[]> {
  const entries = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map<number, number>();
  for (const pid of entries) {
    const stat = await readOrNull(`/proc/${pid}/stat`);
    if (stat !== null) parents.set(pid, Number(afterName(stat)[1]));
  }
  const tree = [root];
  for (let at = 0; at < tree.length; at++) {
    for (const [pid, parent] of parents) if (parent === tree[at]) tree.push(pid);
  }
  return tree;
}

async function usageOfOne(pid: number): Promise<Usage | null> {
  const [stat, rollup, wakeUps] = await Promise.all([
    readOrNull(`/proc/${pid}/stat`),
    readOrNull(`/proc/${pid}/smaps_rollup`),
    wakeUpsOf(pid),
  ]);
  if (stat === null || rollup === null) return null;
  const fields = afterName(stat);
  const pss = /^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1];
  const own = /^Anonymous:\s+(\d+) kB$/m.exec(rollup)?.[1];
  return {
    processes: 1,
    pssKiB: Number(pss ?? 0),
    ownKiB: Number(own ?? 0),
    ticks: Number(fields[11]) + Number(fields[12]),
    wakeUps,
  };
}

async function wakeUpsOf(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const statuses = await Promise.all(
    threads.map((thread) => readOrNull(`/proc/${pid}/task/${thread}/status`)),
  );
  return statuses.reduce((sum, status) => {
    const switches = /^voluntary_ctxt_switches:\s+(\d+)$/m.exec(status ?? '')?.[1];
    return sum + Number(switches ?? 0);
  }, 0);
}

/** The fields of /proc/PID/stat from the state on: the name before them may hold spaces. */
function afterName(stat: string): string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

async function readOrNull(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}
