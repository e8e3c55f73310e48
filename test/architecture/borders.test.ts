import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantTree } from '../support/planted-tree';
import { runTool } from '../support/run-tool';

type Violation = { readonly rule: string; readonly from: string; readonly to: string };
type Report = { readonly modules: number; readonly violations: readonly Violation[] };

type RuleSet = { readonly forbidden: readonly { readonly name: string }[] };

const require = createRequire(import.meta.url);
const repository = resolve(import.meta.dirname, '..', '..');

async function checkBorders(root: string): Promise<Report> {
  const script = join(repository, 'scripts', 'check-borders.mjs');
  const { stdout, stderr } = await runTool([script, root, '--json'], repository);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Report;
}

/** A tree in which everything is imported as it may be; nothing in it breaks a rule. */
const ALLOWED: Readonly<Record<string, string>> = {
  'src/index.ts':
    "export { replyClock } from './reply/clock'; export { block } from './focus/block';",
  'src/time/instant.ts': 'export const instant = 0;',
  'src/words/words.ts': 'export const words = 0;',
  'src/roster/person.ts':
    "import 'valibot'; import 'jsonc-parser'; import '../time/instant'; export type Person = string;",
  'src/presence/report.ts': "import '../roster/person'; export const report = 0;",
  'src/reply/clock.ts': "import '../presence/report'; export const replyClock = 0;",
  'src/focus/block.ts': "import '../roster/person'; export const block = 0;",
  'src/lease/lease.ts': "import '../time/instant'; export const lease = 0;",
  'src/app/state.ts': 'export type State = string;',
  'src/app/settings-schema.ts': 'export const settings = 0;',
  'src/app/update.ts':
    "import 'valibot'; import '../reply/clock'; import '../focus/block'; import '../lease/lease'; import type { State } from './state'; import type { Command } from '../contract/command'; export const update = (state: State, command: Command) => [state, command];",
  'src/contract/command.ts':
    "import type { Person } from '../roster/person'; export type Command = Person;",
  'src/contract/parse-command.ts':
    "import 'valibot'; import '../app/settings-schema'; import type { State } from '../app/state'; import type { Command } from './command'; export const parse = (text: string): Command | State => text;",
  'electron/ports.ts':
    "import type { State } from '../src/app/state'; export type Store = { state: State };",
  'electron/main/index.ts':
    "import 'electron'; import 'node:path'; import '../adapters/store'; import '../adapters/targets/os-dnd'; import './engine'; export const load = () => import('../adapters/targets/slack');",
  'electron/main/engine.ts':
    "import '../../src/app/update'; import '../../src/contract/parse-command';",
  'electron/adapters/store/index.ts':
    "import type { Store } from '../../ports'; import './disk'; export const store: Store[] = [];",
  'electron/adapters/store/disk.ts': "import 'node:fs';",
  'electron/adapters/targets/os-dnd/index.ts': "import './dunst';",
  'electron/adapters/targets/os-dnd/dunst.ts': "import 'dbus-next';",
  'electron/adapters/targets/slack.ts':
    "import type { Store } from '../../ports'; export type S = Store;",
  'electron/preload/index.ts':
    "import 'electron'; import type { Command } from '../../src/contract/command'; export type C = Command;",
  'renderer/bridge.ts':
    "import type { State } from '../src/app/state'; import type { Command } from '../src/contract/command'; export const send = (state: State, command: Command) => [state, command];",
  'renderer/ui/button.tsx':
    'import \'react\'; export const Button = () => <button type="button" />;',
  'renderer/team/main.tsx':
    "import 'react-dom/client'; import 'zustand'; import '../bridge'; import '../ui/button'; import './list';",
  'renderer/team/list.tsx':
    "import '../../src/reply/clock'; import '../../src/words/words'; import '../../resources/locales/en.json';",
  'renderer/focus/main.tsx': "import '../ui/button';",
  'resources/locales/en.json': '{}',
  'resources/tray/README': '',
};

type Planted = {
  readonly rule: string;
  readonly path: string;
  readonly text: string;
  readonly also?: Readonly<Record<string, string>>;
};

const layer = (folder: string, above: string): Planted => ({
  rule: `layer-${folder}`,
  path: `src/${folder}/planted-${above}.ts`,
  text: `import '../${above}/${ABOVE[above]}';`,
});
const ABOVE: Readonly<Record<string, string>> = {
  time: 'instant',
  words: 'words',
  roster: 'person',
  presence: 'report',
  reply: 'clock',
  focus: 'block',
  lease: 'lease',
  app: 'update',
  contract: 'command',
};

const PLANTED: readonly Planted[] = [
  layer('time', 'roster'),
  layer('time', 'words'),
  layer('words', 'time'),
  layer('roster', 'presence'),
  layer('roster', 'focus'),
  layer('presence', 'reply'),
  layer('reply', 'app'),
  layer('reply', 'focus'),
  layer('telling', 'presence'),
  layer('focus', 'lease'),
  layer('focus', 'reply'),
  layer('lease', 'focus'),
  layer('lease', 'roster'),
  layer('contract', 'words'),
  { rule: 'layer-app', path: 'src/app/planted-words.ts', text: "import '../words/words';" },
  {
    rule: 'layer-time',
    path: 'src/time/planted-type.ts',
    text: "import type { Person } from '../roster/person'; export type P = Person;",
  },
  {
    rule: 'layer-time',
    path: 'src/time/planted-type-query.ts',
    text: "export type P = import('../roster/person').Person;",
  },
  {
    rule: 'layer-time',
    path: 'src/time/planted-reexport.ts',
    text: "export * from '../roster/person';",
  },
  { rule: 'core-package-valibot', path: 'src/time/planted.ts', text: "import 'valibot';" },
  { rule: 'core-package-jsonc-parser', path: 'src/app/planted.ts', text: "import 'jsonc-parser';" },
  { rule: 'core-is-pure', path: 'src/time/planted-node.ts', text: "import 'node:fs';" },
  { rule: 'core-is-pure', path: 'src/time/planted-bare-node.ts', text: "import 'fs';" },
  { rule: 'core-is-pure', path: 'src/app/planted-port.ts', text: "import '../../electron/ports';" },
  {
    rule: 'core-is-pure',
    path: 'src/app/planted-require.ts',
    text: "export const path = require('node:path');",
  },
  { rule: 'core-package-allowlist', path: 'src/app/planted-react.ts', text: "import 'react';" },
  {
    rule: 'core-package-allowlist',
    path: 'src/app/planted-electron.ts',
    text: "import 'electron';",
  },
  {
    rule: 'core-never-reaches-a-runtime',
    path: 'src/app/planted-indirect.ts',
    text: "import './planted-step';",
    also: { 'src/app/planted-step.ts': "import '../../electron/main/engine';" },
  },
  {
    rule: 'nothing-imports-test-or-scripts',
    path: 'electron/main/planted-test.ts',
    text: "import '../../test/support/x';",
    also: { 'test/support/x.ts': '' },
  },
  {
    rule: 'electron-knows-no-window',
    path: 'electron/main/planted-window.ts',
    text: "import '../../renderer/bridge';",
  },
  {
    rule: 'adapters-know-ports-only',
    path: 'electron/adapters/planted-main.ts',
    text: "import '../main/engine';",
  },
  {
    rule: 'adapters-do-not-know-each-other',
    path: 'electron/adapters/planted-other.ts',
    text: "import './store';",
  },
  {
    rule: 'adapters-do-not-know-each-other',
    path: 'electron/adapters/targets/planted-other.ts',
    text: "import './slack';",
  },
  {
    rule: 'adapters-do-not-know-each-other',
    path: 'electron/adapters/targets/os-dnd/planted-other.ts',
    text: "import type { S } from '../slack'; export type T = S;",
  },
  {
    rule: 'only-the-composition-root-builds-adapters',
    path: 'electron/main/planted-adapter.ts',
    text: "import '../adapters/store';",
  },
  {
    rule: 'main-has-no-library-but-electron',
    path: 'electron/main/planted-library.ts',
    text: "import 'electron-store';",
  },
  { rule: 'preload-is-a-bridge', path: 'electron/preload/planted.ts', text: "import 'node:fs';" },
  {
    rule: 'preload-is-a-bridge',
    path: 'electron/preload/planted-app.ts',
    text: "import '../../src/app/update';",
  },
  {
    rule: 'windows-touch-no-machine',
    path: 'renderer/team/planted.ts',
    text: "import 'electron';",
  },
  {
    rule: 'windows-touch-no-machine',
    path: 'renderer/team/planted-port.ts',
    text: "import '../../electron/ports';",
  },
  {
    rule: 'windows-have-no-node',
    path: 'renderer/team/planted-node.ts',
    text: "import 'node:os';",
  },
  {
    rule: 'windows-do-not-know-each-other',
    path: 'renderer/focus/planted.tsx',
    text: "import '../team/list';",
  },
  {
    rule: 'ui-knows-no-domain',
    path: 'renderer/ui/planted.tsx',
    text: "import type { Person } from '../../src/roster/person'; export type P = Person;",
  },
  {
    rule: 'ui-knows-no-domain',
    path: 'renderer/ui/planted-window.tsx',
    text: "import '../team/list';",
  },
  { rule: 'no-undeclared-package', path: 'electron/adapters/planted.ts', text: "import 'semver';" },
  { rule: 'nothing-is-missing', path: 'renderer/team/planted-gone.ts', text: "import './gone';" },
  {
    rule: 'no-dead-modules',
    path: 'renderer/team/planted-dead.ts',
    text: 'export const dead = 0;',
  },
  {
    rule: 'no-cycles',
    path: 'src/focus/planted-round.ts',
    text: "import './planted-about';",
    also: { 'src/focus/planted-about.ts': "import './planted-round';" },
  },
  {
    rule: 'windows-never-reduce',
    path: 'renderer/team/planted-reducer.ts',
    text: "import { update } from '../../src/app/update'; export const u = update;",
  },
  {
    rule: 'windows-never-reduce',
    path: 'renderer/team/planted-inline-type.ts',
    text: "import { type State } from '../../src/app/state'; export type S = State;",
  },
  {
    rule: 'windows-never-parse-commands',
    path: 'renderer/team/planted-parser.ts',
    text: "import { parse } from '../../src/contract/parse-command'; export const p = parse;",
  },
  {
    rule: 'contract-has-no-logic-of-the-app',
    path: 'src/contract/planted.ts',
    text: "import { update } from '../app/update'; export const u = update;",
  },
  {
    rule: 'networks-load-when-switched-on',
    path: 'electron/main/planted-slack.ts',
    text: "import '../adapters/targets/slack';",
  },
];

describe('the borders between folders', () => {
  test('hold in this tree', async () => {
    const { modules, violations } = await checkBorders(repository);
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThan(50);
  });

  test('let through what is allowed', async () => {
    const tree = await plantTree(ALLOWED);
    try {
      expect(await checkBorders(tree.root)).toEqual({
        modules: Object.keys(ALLOWED).filter((path) => !path.startsWith('resources/')).length,
        violations: [],
      });
    } finally {
      await tree.remove();
    }
  });

  describe('catch', () => {
    let report: Report;
    let remove: () => Promise<void>;
    beforeAll(async () => {
      const files = PLANTED.flatMap(({ path, text, also }) => [
        [path, text],
        ...Object.entries(also ?? {}),
      ]);
      const tree = await plantTree({ ...ALLOWED, ...Object.fromEntries(files) });
      remove = tree.remove;
      report = await checkBorders(tree.root);
    });
    afterAll(() => remove());

    test.each(PLANTED)('$path by $rule', ({ rule, path, also }) => {
      const places = [path, ...Object.keys(also ?? {})];
      const caught = report.violations.filter(({ from }) => places.includes(from));
      expect(caught.map((violation) => violation.rule)).toContain(rule);
    });

    test('nothing that is allowed', () => {
      const planted = new Set(
        PLANTED.flatMap(({ path, also }) => [path, ...Object.keys(also ?? {})]),
      );
      expect(report.violations.filter(({ from }) => !planted.has(from))).toEqual([]);
    });

    test('with every rule at least one of them', () => {
      const rules = ['.dependency-cruiser.cjs', '.dependency-cruiser.run-time.cjs']
        .flatMap((config) => (require(join(repository, config)) as RuleSet).forbidden)
        .map(({ name }) => name);
      expect([...new Set(PLANTED.map(({ rule }) => rule))].sort()).toEqual(rules.sort());
    });
  });
});
