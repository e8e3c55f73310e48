import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import zdump from '../fixtures/zones/zdump.json';
import { electronBinary } from '../support/runtime';

type Printed = {
  readonly runtime: string;
  readonly icu: string;
  readonly version: string;
  readonly digests: Readonly<Record<string, string>>;
  readonly words: readonly string[];
};

const run = promisify(execFile);

describe('time zones inside the real runtime', () => {
  let folder: string;
  let printed: Printed;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lull-zones-'));
    await build({
      configFile: false,
      logLevel: 'warn',
      build: {
        ssr: resolve(import.meta.dirname, '../fixtures/zones/print-digests.ts'),
        outDir: folder,
        emptyOutDir: false,
        target: 'node18',
        rolldownOptions: { output: { format: 'cjs', entryFileNames: 'print-digests.cjs' } },
      },
    });
    const names = Object.values(zdump.digests).join(' ').split(' ').join(',');
    const { stdout } = await run(electronBinary(), [join(folder, 'print-digests.cjs'), names], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      maxBuffer: 2 ** 24,
    });
    printed = JSON.parse(stdout) as Printed;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("T4 gives every zone the C library's history, whatever ICU the runtime carries", () => {
    expect(printed.runtime).toMatch(/^\d+\.\d+\.\d+$/);
    expect(printed.version).toBe(zdump.version);
    const differing = Object.entries(zdump.digests).flatMap(([digest, names]) =>
      names.split(' ').filter((name) => printed.digests[name] !== digest),
    );
    expect(differing).toEqual([]);
    expect(Object.keys(printed.digests).length).toBeGreaterThan(590);
  });

  it('T4 shows the clocks that the ICU of Electron 25 has wrong', () => {
    expect(printed.words).toEqual(['Wed 17:00', 'Wed 17:00', 'Wed 09:00', 'Wed 17:45']);
  });
});
