#!/usr/bin/env node
/**
 * `npm test`: everything, or with `unit` or `e2e` only these. The last line says how many tests and
 * steps passed and failed.
 */
import { ensureDesktopPackages } from './desktop-packages.mjs';
import { report, runSteps } from './steps.mjs';
import { E2E_STEPS, PACKED_STEPS, STATIC_STEPS, UNIT_STEPS } from './test-plan.mjs';

const PLANS = {
  all: [...STATIC_STEPS, ...UNIT_STEPS, ...E2E_STEPS, ...PACKED_STEPS],
  unit: UNIT_STEPS,
  e2e: E2E_STEPS,
};

const wanted = process.argv[2] ?? 'all';
const plan = PLANS[wanted];
try {
  if (plan === undefined) throw new Error(`${wanted}: there is all, unit and e2e.`);
  // The unit tests of adapters speak to real notification services, which only Linux has.
  if (wanted !== 'unit' || process.platform === 'linux') {
    ensureDesktopPackages((line) => console.log(line));
  }
  process.exitCode = report(await runSteps(plan));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
