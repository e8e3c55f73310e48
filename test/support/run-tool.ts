import { spawn } from 'node:child_process';

/** How a program ended and what it said. */
export type ToolRun = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** Runs a Node program to its end. */
export function runTool(args: readonly string[], cwd: string): Promise<ToolRun> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, args, { cwd });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.once('error', fail);
    child.once('close', (code) => settle({ code, stdout, stderr }));
  });
}
