import { spawn } from 'node:child_process';

/**
 * Starts a private X server on a free display: `{ display, pid, stop }`. Null where Xvfb is not
 * installed. It does not reset when its last client leaves, as each start would pay for that.
 */
export function startXvfb({ width = 1280, height = 800 } = {}) {
  return new Promise((settle, fail) => {
    const args = ['-displayfd', '3', '-noreset', '-nolisten', 'tcp'];
    const server = spawn('Xvfb', [...args, '-screen', '0', `${width}x${height}x24`], {
      // Its own group: a Ctrl-C in the terminal is for the app, which still needs the display.
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    let number = '';
    server.on('error', (error) => (error.code === 'ENOENT' ? settle(null) : fail(error)));
    server.on('exit', (code) => fail(new Error(`Xvfb stopped at once (exit code ${code}).`)));
    server.stdio[3].on('data', (chunk) => {
      number += chunk;
      if (!number.includes('\n')) return;
      server.unref();
      server.stdio[3].destroy();
      settle({ display: `:${number.trim()}`, pid: server.pid, stop: () => stop(server) });
    });
  });
}

function stop(server) {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((settle) => {
    server.ref();
    server.once('exit', () => settle());
    server.kill('SIGTERM');
  });
}
