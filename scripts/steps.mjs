import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/**
 * Runs steps one after the other and shows each; a failed one does not stop the rest, unless it is
 * `vital`. A step is `{ name, args, env?, vital?, vitest? }`: a Node program with its arguments,
 * whose tests are counted one by one where it is vitest.
 */
export async function runSteps(steps) {
  const results = [];
  for (const [index, step] of steps.entries()) {
    console.log(`\n── ${index + 1}/${steps.length} ${step.name}`);
    const began = performance.now();
    const result = await (step.vitest ? runVitest(step) : runPlain(step));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`── ${step.name}: ${result.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
    results.push({ ...result, name: step.name });
    if (step.vital && result.failed > 0) break;
  }
  return results;
}

/** Prints what failed and the one line that sums everything up; the exit code. */
export function report(results) {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log('');
  for (const result of results.filter((step) => step.failed > 0)) {
    console.log(`failed in: ${result.name}`);
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function runPlain(step) {
  const code = await run(step);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function runVitest(step) {
  const folder = await mkdtemp(join(tmpdir(), 'lull-results-'));
  try {
    const file = join(folder, 'results.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await run({ ...step, args: [...step.args, ...reporters] });
    const results = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
    const passed = results.numPassedTests ?? 0;
    const failed = results.numFailedTests ?? 0;
    // A suite that does not even load has no failed test, yet it has failed.
    return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run({ args, env }) {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', fail);
    child.on('close', settle);
  });
}
