#!/usr/bin/env node
/**
 * `npm run pack`: packs the built app with the runtime of this machine into an unpacked folder
 * under `dist/` and prints the path of its binary. `--installers` makes what is shipped instead.
 * `--test` keeps the inspector open, without which no test can look inside; such a build is never
 * shipped.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'electron-builder';
import { buildIfStale } from './build-if-stale.mjs';
import { packedBinary } from './packed-binary.mjs';
import { describeRuntime, resolveRuntime } from './electron-runtime.mjs';

const root = resolve(import.meta.dirname, '..');
const say = (line) => console.error(`lull: ${line}`);
/** The first Electron whose fuse wire is long enough for `grantFileProtocolExtraPrivileges`. */
const FILE_PRIVILEGES_SINCE = 29;

const { values } = parseArgs({
  options: { test: { type: 'boolean' }, installers: { type: 'boolean' } },
});
const work = await mkdtemp(join(tmpdir(), 'lull-pack-'));
try {
  await buildIfStale(say);
  const runtime = await resolveRuntime({ say });
  say(describeRuntime(runtime));
  if (values.installers && (values.test || runtime.kind === 'fallback')) {
    throw new Error('Installers carry the newest Electron and no inspector.');
  }

  // A copy, because a packer that links files would turn the fuses of the runtime itself.
  const dist = join(work, 'electron');
  await cp(runtime.dist, dist, { recursive: true, verbatimSymlinks: true });
  await rm(join(dist, 'resources', 'app'), { recursive: true, force: true });

  const kind = values.test ? 'test' : 'release';
  const output = join('dist', kind);
  await rm(join(root, output), { recursive: true, force: true });
  await build({
    projectDir: root,
    dir: !values.installers,
    publish: 'never',
    config: {
      extends: 'electron-builder.yml',
      directories: { output },
      electronDist: dist,
      electronVersion: runtime.version,
      electronFuses: fusesFor(runtime, values.test === true),
    },
  });
  console.log(values.installers ? join(root, output) : packedBinary(kind));
} catch (error) {
  say(error.message);
  process.exitCode = 1;
} finally {
  await rm(work, { recursive: true, force: true });
}

function fusesFor(runtime, test) {
  const fuses = {};
  if (test) fuses.enableNodeCliInspectArguments = true;
  if (Number.parseInt(runtime.version, 10) >= FILE_PRIVILEGES_SINCE) {
    fuses.grantFileProtocolExtraPrivileges = false;
  }
  return fuses;
}
