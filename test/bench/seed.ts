import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { launchApp } from '../support/app';
import { importTeam, send, slice } from '../support/commands';
import { crowd } from '../support/crowd';
import type { Desktop } from '../support/desktop/desktop';
import { until } from '../support/until';

/** A data folder of somebody who was welcomed and has this many teammates, made by the app itself. */
export async function seededData(desktop: Desktop, people: number): Promise<string> {
  const dataDir = await mkdtemp(join(desktop.home, `people-${people}-`));
  const app = await launchApp(desktop, { dataDir });
  const page = await app.window('team');
  await send(page, { kind: 'finish-welcome' });
  await importTeam(page, crowd(people));
  await until('the team', async () => (await slice(page, 'roster')).people.length === people);
  await app.quit();
  return dataDir;
}
