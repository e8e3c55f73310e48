#!/usr/bin/env node
/**
 * `npm start`: builds what is stale, finds a runtime and runs Lull on it. Arguments go to the app;
 * its exit code is ours.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { describeRuntime, resolveRuntime } from './electron-runtime.mjs';
import { sandboxObstacle } from './sandbox.mjs';
import { startXvfb } from './virtual-display.mjs';

const root = resolve(import.meta.dirname, '..');
const say = (line) => console.error(`lull: ${line}`);

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}

async function start(args) {
  await buildIfStale(say);
  const runtime = await resolveRuntime({ say });
  say(describeRuntime(runtime));

  const flags = [];
  const obstacle = sandboxObstacle(runtime.dist);
  if (obstacle !== null) {
    say(`Chromium's sandbox is off, as ${obstacle}. Do not do this with an app that you use.`);
    flags.push('--no-sandbox');
  }

  const env = { ...process.env };
  // Some editors' terminals set this, and it would turn Electron into plain Node.
  delete env.ELECTRON_RUN_AS_NODE;

  let screen = null;
  if (process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) {
    screen = await startXvfb();
    if (screen === null) {
      throw new Error('There is no display: set DISPLAY or WAYLAND_DISPLAY, or install Xvfb.');
    }
    say(`There is no display, so Lull runs on a virtual one (Xvfb, DISPLAY=${screen.display}).`);
    env.DISPLAY = screen.display;
  }

  try {
    return await runToEnd(runtime.path, [...flags, root, ...args], env);
  } finally {
    await screen?.stop();
  }
}

function runToEnd(command, args, env) {
  return new Promise((settle, fail) => {
    const child = spawn(command, args, { stdio: 'inherit', env });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      // A Ctrl-C in a terminal reaches the app too, and a second one would cut its way out short.
      process.on(signal, () => {
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      });
    }
    child.on('error', fail);
    child.on('close', (code, signal) => {
      if (signal !== null) say(`ended by ${signal}`);
      settle(code ?? 128 + constants.signals[signal]);
    });
  });
}
