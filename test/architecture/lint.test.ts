import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantTree } from '../support/planted-tree';
import { runTool } from '../support/run-tool';

type Finding = { readonly filename: string; readonly code: string };
type Planted = { readonly rule: string; readonly path: string; readonly text: string };

const repository = resolve(import.meta.dirname, '..', '..');
const oxlint = join(repository, 'node_modules', 'oxlint', 'bin', 'oxlint');

const PLANTED: readonly Planted[] = [
  ...['Date.now()', 'new Date()', 'performance.now()'].map((text, index) => ({
    rule: 'no-restricted-globals',
    path: `src/time/clock-${index}.ts`,
    text: `export const now = ${text};`,
  })),
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'].map((timer) => ({
    rule: 'no-restricted-globals',
    path: `src/focus/${timer}.ts`,
    text: `${timer}(() => undefined, 1);`,
  })),
  {
    rule: 'no-restricted-properties',
    path: 'src/app/chance.ts',
    text: 'export const chance = Math.random();',
  },
  { rule: 'no-console', path: 'src/app/print.ts', text: "console.log('x');" },
  {
    rule: 'max-classes-per-file',
    path: 'src/app/class.ts',
    text: 'export class Engine { state = 0; }',
  },
  {
    rule: 'consistent-type-definitions',
    path: 'src/app/interface.ts',
    text: 'export interface State { at: number }',
  },
  ...['setTimeout', 'setInterval', 'setImmediate'].map((timer) => ({
    rule: 'no-restricted-globals',
    path: `electron/main/${timer}.ts`,
    text: `${timer}(() => undefined, 1);`,
  })),
  ...['timers', 'timers/promises'].map((name) => ({
    rule: 'no-restricted-imports',
    path: `electron/main/${name.replace('/', '-')}.ts`,
    text: `import { setTimeout } from 'node:${name}'; export const wait = setTimeout;`,
  })),
  {
    rule: 'no-restricted-imports',
    path: 'electron/main/channel.ts',
    text: "import { ipcMain } from 'electron'; export const listen = ipcMain;",
  },
  ...['ipcRenderer', 'contextBridge'].map((name) => ({
    rule: 'no-restricted-imports',
    path: `electron/adapters/${name}.ts`,
    text: `import { ${name} } from 'electron'; export const speak = ${name};`,
  })),
  {
    rule: 'no-restricted-properties',
    path: 'electron/main/link.ts',
    text: "import { shell } from 'electron'; void shell.openExternal('https://x.test');",
  },
  {
    rule: 'no-restricted-properties',
    path: 'electron/preload/sync.ts',
    text: "import { ipcRenderer } from 'electron'; export const x: unknown = ipcRenderer.sendSync('x');",
  },
  ...[
    'getHours',
    'getMinutes',
    'getSeconds',
    'getDay',
    'getDate',
    'getMonth',
    'getFullYear',
    'getTimezoneOffset',
  ].map((getter) => ({
    rule: 'no-restricted-properties',
    path: `renderer/team/${getter}.ts`,
    text: `export const part = new Date(0).${getter}();`,
  })),
  {
    rule: 'no-danger',
    path: 'renderer/team/danger.tsx',
    text: "export const D = () => <p dangerouslySetInnerHTML={{ __html: 'x' }} />;",
  },
  ...['innerHTML', 'outerHTML'].map((property) => ({
    rule: 'no-restricted-properties',
    path: `renderer/team/${property}.ts`,
    text: `document.body.${property} = '<b>';`,
  })),
  {
    rule: 'rules-of-hooks',
    path: 'renderer/team/hook.tsx',
    text: "import { useState } from 'react'; export const H = ({ on }: { on: boolean }) => { if (on) useState(0); return null; };",
  },
  {
    rule: 'exhaustive-deps',
    path: 'renderer/team/deps.tsx',
    text: "import { useEffect } from 'react'; export const H = ({ on }: { on: () => void }) => { useEffect(() => { on(); }, []); return null; };",
  },
  {
    rule: 'no-floating-promises',
    path: 'electron/main/floating.ts',
    text: 'const save = async () => 1; export const run = () => { save(); };',
  },
  {
    rule: 'no-misused-promises',
    path: 'electron/main/misused.ts',
    text: 'export const run = (list: number[]) => { list.forEach(async () => { await 1; }); };',
  },
  {
    rule: 'switch-exhaustiveness-check',
    path: 'src/app/switch.ts',
    text: "export const f = (x: 'a' | 'b') => { switch (x) { case 'a': return 1; } return 2; };",
  },
  {
    rule: 'no-explicit-any',
    path: 'src/app/any.ts',
    text: 'export const x = (y: any) => y;',
  },
  {
    rule: 'no-non-null-assertion',
    path: 'src/app/bang.ts',
    text: 'export const x = (y: string[]) => y[0]!;',
  },
  {
    rule: 'ban-ts-comment',
    path: 'src/app/ignore.ts',
    text: '// @ts-ignore\nexport const x: string = 1;',
  },
  {
    rule: 'consistent-type-imports',
    path: 'src/app/value-import.ts',
    text: "import { State } from './state'; export type X = State;",
  },
  {
    rule: 'no-default-export',
    path: 'src/app/default.ts',
    text: 'export default 1;',
  },
  { rule: 'no-eval', path: 'renderer/team/eval.ts', text: "eval('1');" },
  { rule: 'no-new-func', path: 'renderer/team/new-function.ts', text: "new Function('1');" },
  { rule: 'no-var', path: 'src/app/var.ts', text: 'export var x = 1;' },
  { rule: 'prefer-const', path: 'src/app/let.ts', text: 'let x = 1; export const y = x;' },
  { rule: 'eqeqeq', path: 'src/app/equal.ts', text: 'export const f = (x: number) => x == 1;' },
  {
    rule: 'require-array-sort-compare',
    path: 'src/app/sort.ts',
    text: 'export const f = (x: number[]) => x.sort();',
  },
  {
    rule: 'jsx-no-script-url',
    path: 'renderer/team/script-url.tsx',
    text: 'export const L = () => <a href="javascript:void(0)">x</a>;',
  },
  {
    rule: 'jsx-no-target-blank',
    path: 'renderer/team/blank.tsx',
    text: 'export const L = () => <a href="https://x.test" target="_blank">x</a>;',
  },
  {
    rule: 'no-empty',
    path: 'electron/main/swallow.ts',
    text: 'export const f = (g: () => void) => { try { g(); } catch {} };',
  },
  {
    rule: 'max-lines',
    path: 'renderer/team/long.ts',
    text: Array.from({ length: 301 }, (_, line) => `export const x${line} = 0;`).join('\n'),
  },
  {
    rule: 'max-lines',
    path: 'test/src/long.test.ts',
    text: Array.from({ length: 601 }, (_, line) => `export const x${line} = 0;`).join('\n'),
  },
];

const ALLOWED: Readonly<Record<string, string>> = {
  'src/app/state.ts': 'export type State = { readonly at: number };',
  'electron/main/alarm.ts': 'export const arm = (f: () => void) => setTimeout(f, 1);',
  'electron/main/ipc.ts': "import { ipcMain } from 'electron'; export const listen = ipcMain;",
  'electron/preload/index.ts':
    "import { contextBridge, ipcRenderer } from 'electron'; export const b = [contextBridge, ipcRenderer];",
  'electron/adapters/clock.ts': 'export const now = () => Date.now();',
  'renderer/now.ts': 'export const utc = new Date(0).getUTCHours();',
};

describe('the linter', () => {
  let findings: readonly Finding[];
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const files = Object.fromEntries(PLANTED.map(({ path, text }) => [path, text]));
    const tree = await plantTree({ ...ALLOWED, ...files });
    remove = tree.remove;
    const { stdout, stderr } = await runTool([oxlint, '--type-aware', '-f', 'json'], tree.root);
    if (!stdout.startsWith('{')) throw new Error(stdout + stderr);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: Finding[] };
    findings = diagnostics.map(({ filename, code }) => ({
      filename: filename.replaceAll('\\', '/'),
      code,
    }));
  });
  afterAll(() => remove());

  test.each(PLANTED)('catches $path by $rule', ({ rule, path }) => {
    const codes = findings.filter(({ filename }) => filename === path).map(({ code }) => code);
    // A code names the plugin too: `typescript(no-explicit-any)`.
    expect(codes.map((code) => /\((.*)\)/.exec(code)?.[1])).toContain(rule);
  });

  test('lets through what is allowed', () => {
    expect(findings.filter(({ filename }) => filename in ALLOWED)).toEqual([]);
  });

  test('is asked to break every rule that the configuration turns on by name', async () => {
    type Rules = { readonly rules: Readonly<Record<string, unknown>> };
    const config = JSON.parse(
      await readFile(join(repository, '.oxlintrc.json'), 'utf8'),
    ) as Rules & {
      readonly overrides: readonly Rules[];
    };
    const named = [config, ...config.overrides]
      .flatMap(({ rules }) => Object.entries(rules))
      .filter(([, level]) => level !== 'off')
      .map(([name]) => name.replace(/^.*\//, ''));
    const broken = new Set(PLANTED.map(({ rule }) => rule));
    expect([...new Set(named)].filter((name) => !broken.has(name))).toEqual([]);
  });
});
