import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { AxeResults } from 'axe-core';
import { send } from './commands';

type WithAxe = { readonly axe: { run(): Promise<AxeResults> } };

let source: Promise<string> | null = null;

/** What axe-core finds wrong with what a window shows now: a line a place, empty when nothing is. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Nothing half faded in is judged: its contrast is that of a moment.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished)).then(() => null),
  );
  await page.evaluate(`${await source}; null`);
  const { violations } = await page.evaluate(() => (globalThis as unknown as WithAxe).axe.run());
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/** The same, once the window wears a theme. */
export async function accessibilityProblemsIn(
  page: Page,
  theme: 'light' | 'dark',
): Promise<string[]> {
  await send(page, { kind: 'change-settings', patch: { theme } });
  const isDark = theme === 'dark';
  await page.waitForFunction(
    (dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark,
    isDark,
  );
  return accessibilityProblems(page);
}
