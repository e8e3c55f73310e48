import type { Browser } from './desktop/browser';
import { until } from './until';

/** Allows what a service asks, as a person does in the browser. */
export async function allow(link: string): Promise<void> {
  const asked = await fetch(link, { redirect: 'manual' });
  await fetch(asked.headers.get('location') ?? '');
}

/** Waits until the browser was opened, and allows what it shows. */
export async function allowOpened(browser: Browser): Promise<void> {
  await allow(await until('the browser', async () => (await browser.opened()).at(-1)));
}
