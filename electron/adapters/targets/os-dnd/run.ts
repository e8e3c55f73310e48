import { execFile } from 'node:child_process';
import type { Result } from '../../../ports';

/** Runs a program to its end, without a shell; answers what it printed. */
export type Run = (
  command: string,
  args: readonly string[],
  how?: { readonly timeoutMs?: number; readonly environment?: { readonly [name: string]: string } },
) => Promise<Result<string>>;

const TIMEOUT_MS = 5_000;
const LONGEST_OUTPUT = 1 << 20;
const LONGEST_DETAIL = 200;

/** Makes a runner with this environment. A program that does not exist is `unsupported`; one that hangs is ended. */
export function createRun(environment: { readonly [name: string]: string | undefined }): Run {
  return (command, args, how = {}) =>
    new Promise((resolve) => {
      const options = {
        env: { ...environment, ...how.environment },
        timeout: how.timeoutMs ?? TIMEOUT_MS,
        killSignal: 'SIGKILL',
        maxBuffer: LONGEST_OUTPUT,
        windowsHide: true,
      } as const;
      execFile(command, [...args], options, (error, stdout, stderr) => {
        if (error === null) {
          resolve({ ok: true, value: stdout });
          return;
        }
        const missing = error.code === 'ENOENT' || error.code === 'EACCES';
        const reason = missing ? 'unsupported' : error.killed ? 'timed-out' : 'failed';
        const said = stderr.trim().slice(0, LONGEST_DETAIL) || `exit ${error.code ?? error.signal}`;
        const detail = `${command}: ${missing ? 'not found' : said}`;
        resolve({ ok: false, failure: { reason, detail, retryAt: null } });
      });
    });
}
