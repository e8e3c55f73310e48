import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const SOURCES = ['src', 'electron', 'renderer', 'resources', 'electron.vite.config.ts'].concat(
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
);
const OUTPUTS = ['main/index.cjs', 'preload/index.cjs', 'renderer/team/index.html'];

/** Builds the app where `out/` is missing or older than a source; throws if the build fails. */
export async function buildIfStale(say) {
  const newestSource = Math.max(...SOURCES.map((name) => newestIn(join(root, name))));
  const oldestOutput = Math.min(...OUTPUTS.map((name) => modified(join(root, 'out', name)) ?? 0));
  if (oldestOutput > newestSource) return;
  say(oldestOutput === 0 ? 'Building …' : 'Building, the sources are newer than out/ …');
  await build();
}

/** Builds the app into `out/`; throws if the build fails. */
export function build() {
  const manifest = createRequire(import.meta.url).resolve('electron-vite/package.json');
  const binary = join(dirname(manifest), 'bin', 'electron-vite.js');
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, [binary, 'build', '--logLevel', 'warn'], {
      cwd: root,
      stdio: 'inherit',
    });
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) settle();
      else fail(new Error(`The build failed (exit code ${code}).`));
    });
  });
}

// A deleted file shows only in the time of its folder, so folders count too.
function newestIn(path) {
  const own = modified(path) ?? 0;
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return own;
  return Math.max(own, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
