import type { Page } from 'playwright-core';
import type { SecretPlace } from '../../src/app/channel';
import { send, slice } from './commands';
import { until } from './until';

/** How the connection to the channel is, as a window is told. */
export const linkOf = async (page: Page) => (await slice(page, 'channel')).link;

/** Waits until the channel is open. */
export const connected = (page: Page) =>
  until('the channel', async () => (await linkOf(page)).kind === 'open', 60_000);

/** Has somebody go on the channel of Harbour at a port of this machine, and waits for it. */
export async function joinHarbour(
  page: Page,
  port: number,
  user: string,
  password: string,
  secretIn: SecretPlace = 'memory',
): Promise<void> {
  await send(page, {
    kind: 'join-channel',
    form: {
      url: `mqtt://127.0.0.1:${port}`,
      team: 'harbour',
      user,
      login: 'password',
      ca: null,
      certificate: null,
      secret: password,
    },
    secretIn,
    sharing: { visible: true, card: 'time-only', intention: false, rounding: 'exact' },
  });
  await connected(page);
}
