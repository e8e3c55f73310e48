import type { Page } from 'playwright-core';
import type { SectionName } from '../../renderer/settings/section-names';
import type { App } from './app';
import { send } from './commands';

/** Opens a section of the settings and waits for its title; the settings window. */
export async function openSettings(
  app: App,
  team: Page,
  section: SectionName,
  title: string,
): Promise<Page> {
  await send(team, { kind: 'open-window', window: 'settings', section });
  const page = await app.window('/settings/');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return page;
}
