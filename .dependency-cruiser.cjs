'use strict';

// Who may import whom, types included. `scripts/check-borders.mjs` runs this, and
// `test/architecture/borders.test.ts` breaks each rule once to see it hold.

/** What each folder of `src` may import besides itself. */
const LAYERS = {
  time: [],
  words: [],
  roster: ['time', 'words'],
  presence: ['time', 'roster'],
  reply: ['time', 'roster', 'presence'],
  telling: ['time', 'words', 'reply'],
  focus: ['time', 'roster'],
  lease: ['time'],
  app: ['time', 'roster', 'presence', 'reply', 'focus', 'lease', 'contract'],
  contract: ['time', 'roster', 'presence', 'reply', 'focus', 'lease', 'app'],
};

/** Npm packages of `src`, by the folders that may use them. */
const CORE_PACKAGES = [
  { folders: ['roster', 'app', 'contract'], name: 'valibot' },
  { folders: ['roster'], name: 'jsonc-parser' },
];

/** Where the bundler and the users of the core start; what they do not get to is dead. */
const ENTRIES = [
  '^electron/main/index\\.ts$',
  '^electron/preload/index\\.ts$',
  '^renderer/[^/]+/main\\.tsx$',
  '^src/index\\.ts$',
];

/** The ways in which an npm package can be known, declared or not. */
const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg'];

const inPackage = (...names) => `(^|/)node_modules/(${names.join('|')})/`;

const layers = Object.entries(LAYERS).map(([folder, allowed]) => ({
  name: `layer-${folder}`,
  comment:
    'time < roster < presence < reply < telling; focus and lease stand beside them; app is above all.',
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: [folder, ...allowed].map((name) => `^src/${name}/`) },
}));

const corePackages = CORE_PACKAGES.map(({ folders, name }) => ({
  name: `core-package-${name}`,
  severity: 'error',
  from: { path: '^src/', pathNot: folders.map((folder) => `^src/${folder}/`) },
  to: { path: inPackage(name) },
}));

module.exports = {
  forbidden: [
    ...layers,
    ...corePackages,
    {
      name: 'core-is-pure',
      comment:
        'The domain knows no Node, no Electron, no window and no test; words and the example team are data.',
      severity: 'error',
      from: { path: '^src/' },
      to: { pathNot: ['^src/', '^resources/[^.]+\\.json$'], dependencyTypesNot: NPM },
    },
    {
      name: 'core-package-allowlist',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: NPM,
        pathNot: inPackage(...CORE_PACKAGES.map(({ name }) => name)),
      },
    },
    {
      name: 'core-never-reaches-a-runtime',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        reachable: true,
        path: ['^(electron|renderer)/', inPackage('electron', 'react', 'react-dom', 'zustand')],
      },
    },
    {
      name: 'nothing-imports-test-or-scripts',
      severity: 'error',
      from: { path: '^(src|electron|renderer)/' },
      to: { path: '(^|/)(test|scripts|out|dist)/', pathNot: '(^|/)node_modules/' },
    },
    {
      name: 'electron-knows-no-window',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'adapters-know-ports-only',
      comment:
        'An adapter imports the ports, the one reader of bodies, src, its library and its own folder.',
      severity: 'error',
      from: { path: '^electron/adapters/' },
      to: {
        path: '^electron/',
        pathNot: ['^electron/((live-)?ports|answer-body)\\.ts$', '^electron/adapters/'],
      },
    },
    {
      name: 'adapters-do-not-know-each-other',
      severity: 'error',
      from: { path: '^electron/adapters/((?:targets|sources)/[^/.]+|[^/.]+)' },
      to: { path: '^electron/adapters/', pathNot: '^electron/adapters/$1(\\.|/)' },
    },
    {
      name: 'only-the-composition-root-builds-adapters',
      severity: 'error',
      from: {
        path: '^electron/',
        pathNot: ['^electron/adapters/', '^electron/main/(index|late-parts)\\.ts$'],
      },
      to: { path: '^electron/adapters/' },
    },
    {
      name: 'main-has-no-library-but-electron',
      comment: 'Libraries stay behind ports, in adapters.',
      severity: 'error',
      from: { path: '^electron/(main/|ports|live-ports)' },
      to: { dependencyTypes: NPM, pathNot: inPackage('electron') },
    },
    {
      name: 'preload-is-a-bridge',
      severity: 'error',
      from: { path: '^electron/preload/' },
      to: { pathNot: ['^electron/preload/', '^src/contract/', inPackage('electron')] },
    },
    {
      name: 'windows-touch-no-machine',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: ['^electron/', inPackage('electron')] },
    },
    {
      name: 'windows-have-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'windows-do-not-know-each-other',
      severity: 'error',
      from: { path: '^renderer/(team|focus|settings)/' },
      to: { path: '^renderer/(team|focus|settings)/', pathNot: '^renderer/$1/' },
    },
    {
      name: 'ui-knows-no-domain',
      comment: 'Shared parts know neither people nor blocks, nor the window they are in.',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: {
        path: '^(src|renderer)/',
        pathNot: ['^renderer/ui/', '^src/time/', '^src/words/'],
      },
    },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'nothing-is-missing',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dead-modules',
      severity: 'error',
      from: { path: ENTRIES },
      to: {
        path: '^(src|electron|renderer)/',
        pathNot: [...ENTRIES, '\\.d\\.ts$', '\\.html$', '/tsconfig\\.json$'],
        reachable: false,
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'browser', 'default'],
    },
  },
};
