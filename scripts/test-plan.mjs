import { packedBinary } from './packed-binary.mjs';
import { resolve } from 'node:path';

const tool = (...path) => resolve(import.meta.dirname, '..', 'node_modules', ...path);
const script = (name) => resolve(import.meta.dirname, name);
const vitest = tool('vitest', 'vitest.mjs');

/** Zones that hold what goes wrong with local time: half hours, odd daylight saving, the date line. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Chatham',
  'America/Asuncion',
];
const [HOME_ZONE, ...OTHER_ZONES] = ZONES;
/** How often at most a property is tried in the other zones; the full count is tried in the first. */
const MOST_CASES_ELSEWHERE = '200';

/** What can be told without running Lull. */
export const STATIC_STEPS = [
  ...['src', 'electron', 'renderer', 'test'].map((project) => ({
    name: `types of ${project}`,
    args: [tool('typescript', 'bin', 'tsc'), '-p', project],
  })),
  { name: 'borders', args: [script('check-borders.mjs')] },
  { name: 'lint', args: [tool('oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'format', args: [tool('prettier', 'bin', 'prettier.cjs'), '--check', '.'] },
];

/** Vitest leaves a core for somebody at the machine, which is half of a small one. */
const ALL_CORES = '--maxWorkers=100%';

/** Every unit test once, and those of the core again in zones in which a mistake would show. */
export const UNIT_STEPS = [
  {
    name: `unit tests in ${HOME_ZONE}`,
    args: [vitest, 'run', '--project', 'unit', ALL_CORES],
    env: { TZ: HOME_ZONE },
    vitest: true,
  },
  ...OTHER_ZONES.map((zone) => ({
    name: `core tests in ${zone}`,
    args: [vitest, 'run', '--project', 'unit', ALL_CORES, 'test/src'],
    env: { TZ: zone, LULL_MOST_CASES: MOST_CASES_ELSEWHERE },
    vitest: true,
  })),
];

/** The app, as the e2e tests and `npm start` run it. */
export const BUILD_STEP = {
  name: 'build',
  args: [tool('electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'],
  vital: true,
};

/** The real app on a virtual desktop. */
export const E2E_STEPS = [
  BUILD_STEP,
  {
    name: 'a runtime to run on',
    args: [script('electron-runtime.mjs')],
    vital: true,
  },
  {
    name: 'e2e tests on a virtual desktop',
    args: [vitest, 'run', '--project', 'e2e'],
    vitest: true,
  },
];

/** The app as it is packed: one build that a test can look into, and one as it is shipped. */
export const PACKED_STEPS = [
  { name: 'pack for tests', args: [script('pack.mjs'), '--test'] },
  {
    name: 'start of the packed app',
    args: [vitest, 'run', '--project', 'e2e', 'test/e2e/start.test.ts'],
    env: { LULL_PACKED: packedBinary('test') },
    vitest: true,
  },
  { name: 'pack for release', args: [script('pack.mjs')] },
  {
    name: 'the packed app as it is shipped',
    args: [vitest, 'run', '--project', 'packed'],
    env: { LULL_PACKED: packedBinary('release') },
    vitest: true,
  },
];
