import { launchApp } from '../support/app';
import type { Desktop } from '../support/desktop/desktop';
import { accountFiles, loadedFiles, sizeOf } from '../support/loaded-code';
import type { Row } from './figures';

/** What of Slack and Teams a start loads while neither is connected. */
export async function measureLoaded(on: Desktop, dataDir: string): Promise<Row> {
  const app = await launchApp(on, { dataDir });
  try {
    const team = await app.window('team');
    await team.getByRole('row').nth(1).waitFor();
    const files = await accountFiles();
    if (files.length === 0) throw new Error('no file has the code of Slack or Teams');
    const loaded = await loadedFiles(app);
    const read = files.filter((name) => loaded.includes(name));
    const kib = async (names: readonly string[]): Promise<string> =>
      `${((await sizeOf(names)) / 1024).toFixed(0)} KiB`;
    return {
      what: 'code of Slack and Teams that a start loads while neither is connected',
      lull: `${await kib(read)} of ${await kib(files)}`,
      bare: '',
      judged: await kib(read),
      budget: 'none',
      kept: read.length === 0,
    };
  } finally {
    await app.kill();
  }
}
