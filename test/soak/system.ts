import { spawn } from 'node:child_process';
import { chmod, chown, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { kill } from '../support/desktop/child';
import { electronBinary, repository } from '../support/runtime';
import { until } from '../support/until';
import type { SoakTest } from './row';
import { onScene } from './scene';

const NOBODY = 65_534;

/** The processes of this type that a browser process has below it. */
async function processesOf(root: number, type: string): Promise<number[]> {
  const found: number[] = [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map<number, number>();
  for (const pid of pids) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    parents.set(pid, Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]));
  }
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === root || isBelow(parents.get(pid)));
  for (const pid of pids) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (isBelow(pid) && command.includes(`--type=${type}`)) found.push(pid);
  }
  return found;
}

const sandbox: SoakTest = {
  id: 'E5',
  what: 'as an ordinary user, every page runs in the real sandbox (Seccomp 2, NoNewPrivs 1)',
  cases: 1,
  run: ({ say }) =>
    onScene(async ({ desktop }) => {
      if (process.getuid?.() !== 0) {
        throw new Error('only root can install chrome-sandbox and become another user');
      }
      const folder = await mkdtemp(join(tmpdir(), 'lull-sandbox-'));
      const home = join(folder, 'home');
      try {
        await chmod(folder, 0o755);
        await cp(dirname(electronBinary()), join(folder, 'electron'), { recursive: true });
        await chown(join(folder, 'electron', 'chrome-sandbox'), 0, 0);
        await chmod(join(folder, 'electron', 'chrome-sandbox'), 0o4755);
        await cp(join(repository, 'out'), join(folder, 'app', 'out'), { recursive: true });
        await cp(join(repository, 'resources'), join(folder, 'app', 'resources'), {
          recursive: true,
        });
        await cp(join(repository, 'package.json'), join(folder, 'app', 'package.json'));
        await cp(desktop.home, home, { recursive: true });
        await chown(home, NOBODY, NOBODY);
        const child = spawn(
          join(folder, 'electron', 'electron'),
          [`--user-data-dir=${join(home, 'lull')}`, join(folder, 'app')],
          {
            uid: NOBODY,
            gid: NOBODY,
            cwd: home,
            env: {
              PATH: desktop.env['PATH'],
              DISPLAY: desktop.display,
              HOME: home,
              XDG_RUNTIME_DIR: home,
              XDG_CONFIG_HOME: join(home, 'config'),
              XDG_CACHE_HOME: join(home, 'cache'),
            },
            stdio: ['ignore', 'pipe', 'pipe'],
          },
        );
        let output = '';
        child.stdout.on('data', (chunk) => (output += chunk));
        child.stderr.on('data', (chunk) => (output += chunk));
        const exited = new Promise((settle) => child.once('exit', settle));
        try {
          const pid = child.pid as number;
          const pages = await until('a page', async () => {
            if (child.exitCode !== null) throw new Error(`Lull has ended:\n${output}`);
            const found = await processesOf(pid, 'renderer');
            return found.length > 0 && found;
          });
          const violations: string[] = [];
          const settled: string[] = [];
          for (const page of pages) {
            const status = await readFile(`/proc/${page}/status`, 'utf8');
            const seccomp = /^Seccomp:\s+(\d)/m.exec(status)?.[1];
            const privileges = /^NoNewPrivs:\s+(\d)/m.exec(status)?.[1];
            settled.push(`Seccomp ${seccomp}, NoNewPrivs ${privileges}`);
            if (seccomp !== '2' || privileges !== '1') violations.push(`${settled.at(-1)}`);
          }
          say(`E5 ${settled.join('; ')}`);
          return { violations, figures: settled.join('; ') };
        } finally {
          kill(child.pid as number, 'SIGKILL');
          await exited;
        }
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      }
    }),
};

export const SYSTEM = [sandbox] as const;
