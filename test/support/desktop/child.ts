import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** A process of the test desktop; `stop` asks it to end, then makes it end, and waits for that. */
export type Child = {
  readonly name: string;
  readonly pid: number;
  readonly output: () => string;
  readonly running: () => boolean;
  readonly stop: () => Promise<void>;
};

const GRACE_MS = 3_000;
const live = new Set<number>();

process.on('exit', () => {
  for (const pid of live) kill(pid, 'SIGKILL');
});

/** Starts a program of the test desktop with exactly the environment given. */
export async function startChild(
  name: string,
  args: readonly string[],
  env: Record<string, string>,
  onReport?: (chunk: string) => void,
): Promise<Child> {
  // File descriptor 3 is where Xvfb and dbus-daemon report where they listen.
  const child = spawn(name, args, { env, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  let output = '';
  const [, stdout, stderr, report] = child.stdio as (Readable | null)[];
  stdout?.on('data', (chunk) => (output += chunk));
  stderr?.on('data', (chunk) => (output += chunk));
  report?.on('data', (chunk) => onReport?.(String(chunk)));

  await new Promise<void>((settle, fail) => {
    child.once('spawn', () => settle());
    child.once('error', (error) => fail(new Error(`${name} does not start: ${error.message}`)));
  });
  const pid = child.pid as number;
  live.add(pid);
  const ended = new Promise<void>((settle) => {
    child.once('exit', () => {
      live.delete(pid);
      settle();
    });
  });

  return {
    name,
    pid,
    output: () => output,
    running: () => live.has(pid),
    stop: async () => {
      if (!live.has(pid)) return;
      kill(pid, 'SIGTERM');
      const harder = setTimeout(() => kill(pid, 'SIGKILL'), GRACE_MS);
      await ended;
      clearTimeout(harder);
    },
  };
}

/** Sends a signal to one process; false where it has ended already. */
export function kill(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
