import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantTree } from '../support/planted-tree';
import { runTool } from '../support/run-tool';

const repository = resolve(import.meta.dirname, '..', '..');
const compiler = join(repository, 'node_modules', 'typescript', 'bin', 'tsc');

/** What the machine and the browser offer, and the core must not even be able to name. */
const ABSENT_IN_CORE = [
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'performance',
  'crypto',
  'process',
  'Buffer',
  'require',
  'window',
  'document',
  'navigator',
  'localStorage',
  'fetch',
  'console',
  'structuredClone',
  'URL',
  'TextDecoder',
];

type Planted = { readonly folder: string; readonly name: string; readonly text: string };

const PLANTED: readonly Planted[] = [
  ...ABSENT_IN_CORE.map((name) => ({
    folder: 'src',
    name,
    text: `export const planted: unknown = ${name};`,
  })),
  { folder: 'src', name: 'enum', text: "export enum Kind { A = 'a' }" },
  {
    folder: 'src',
    name: 'index-access',
    text: 'export const first = (list: readonly number[]): number => list[0];',
  },
  {
    folder: 'src',
    name: 'optional',
    text: 'export const x: { readonly until?: number } = { until: undefined };',
  },
  {
    folder: 'src',
    name: 'fall-through',
    text: 'export const f = (x: number) => { switch (x) { case 1: x += 1; case 2: return x; default: return 0; } };',
  },
  { folder: 'electron', name: 'window', text: 'export const planted: unknown = window;' },
  { folder: 'electron', name: 'document', text: 'export const planted: unknown = document;' },
  { folder: 'renderer', name: 'process', text: 'export const planted: unknown = process;' },
  { folder: 'renderer', name: 'Buffer', text: 'export const planted: unknown = Buffer;' },
  { folder: 'renderer', name: 'require', text: "export const planted: unknown = require('fs');" },
];

describe('the compiler refuses', () => {
  const failing = new Map<string, readonly string[]>();
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const clean = ['src', 'electron', 'renderer'].map((folder) => [
      `${folder}/clean.ts`,
      'export const clean = 0;',
    ]);
    const planted = PLANTED.map(({ folder, name, text }) => [`${folder}/${name}.ts`, text]);
    const tree = await plantTree(Object.fromEntries([...clean, ...planted]));
    remove = tree.remove;
    for (const folder of ['src', 'electron', 'renderer']) {
      const { stdout } = await runTool([compiler, '-p', folder, '--pretty', 'false'], tree.root);
      failing.set(
        folder,
        [...stdout.matchAll(/^(\S+?)\(\d+,\d+\): error TS/gm)].map((match) => match[1] ?? ''),
      );
    }
  });
  afterAll(() => remove());

  test.each(PLANTED)('$name in $folder', ({ folder, name }) => {
    expect(failing.get(folder)).toContain(`${folder}/${name}.ts`);
  });

  test.each(['src', 'electron', 'renderer'])('nothing clean in %s', (folder) => {
    expect(failing.get(folder)).not.toContain(`${folder}/clean.ts`);
  });
});
