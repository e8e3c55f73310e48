import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import type { Desktop } from './desktop';

const run = promisify(execFile);

/** Saves what is on the whole screen as a PNG file. */
export async function screenshotOfScreen({ env }: Desktop, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await run('import', ['-window', 'root', path], { env });
}

/** Saves what one window shows as a PNG file. */
export async function screenshotOfWindow(page: Page, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path });
}
