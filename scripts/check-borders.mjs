#!/usr/bin/env node
/**
 * Checks who may import whom: `.dependency-cruiser.cjs` for every import, types included, and
 * `.dependency-cruiser.run-time.cjs` for those that are left when the types are erased.
 *
 * `check-borders.mjs [folder of the tree] [--json]`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cruise } from 'dependency-cruiser';
import { writeImportSkeleton } from './import-skeleton.mjs';

const repository = resolve(import.meta.dirname, '..');
const FOLDERS = ['src', 'electron', 'renderer'];
const IMPORTED_BESIDES = ['resources'];
const require = createRequire(import.meta.url);

/**
 * The violations in a tree, as `{ rule, from, to }`, and how many modules it has. Throws where
 * dependency-cruiser saw other modules than there are, for then it proves nothing.
 */
async function checkBorders(root) {
  const everything = await cruiseTree(root, '.dependency-cruiser.cjs', true);
  const runTime = await cruiseTree(root, '.dependency-cruiser.run-time.cjs', false);
  return {
    modules: everything.modules,
    violations: [...everything.violations, ...runTime.violations],
  };
}

async function cruiseTree(root, config, types) {
  const tree = await mkdtemp(join(tmpdir(), 'lull-borders-'));
  try {
    const modules = await writeImportSkeleton(root, [...FOLDERS, ...IMPORTED_BESIDES], tree, {
      types,
    });
    const { options, ...ruleSet } = require(join(repository, config));
    const { output } = await cruise(FOLDERS, {
      ...options,
      baseDir: tree,
      parser: 'swc',
      validate: true,
      ruleSet,
    });
    const cruised = output.modules.filter(({ source }) => isOurs(source));
    if (cruised.length !== modules) {
      throw new Error(`dependency-cruiser saw ${cruised.length} modules of ${modules}`);
    }
    return {
      modules,
      violations: output.summary.violations.map(({ rule, from, to, cycle, via }) => ({
        rule: rule.name,
        from,
        to: (cycle ?? via)?.map((step) => step.name ?? step).join(' → ') ?? to,
      })),
    };
  } finally {
    await rm(tree, { recursive: true, force: true });
  }
}

function isOurs(source) {
  return /^(src|electron|renderer)\/.*\.tsx?$/.test(source);
}

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' } },
  allowPositionals: true,
});
const { modules, violations } = await checkBorders(resolve(positionals[0] ?? repository));
if (values.json) {
  console.log(JSON.stringify({ modules, violations }));
} else {
  for (const { rule, from, to } of violations) {
    console.error(from === to ? `${rule}: ${from}` : `${rule}: ${from} → ${to}`);
  }
  console.log(`borders: ${modules} modules, ${violations.length} violations`);
}
process.exitCode = violations.length === 0 ? 0 : 1;
