#!/usr/bin/env node
/** `npm run check`: everything that can be told without running Lull. */
import { report, runSteps } from './steps.mjs';
import { STATIC_STEPS } from './test-plan.mjs';

process.exitCode = report(await runSteps(STATIC_STEPS));
