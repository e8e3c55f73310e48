import type { Page } from 'playwright-core';
import type { TargetId } from '../../src/lease/lease';
import { send, slice } from './commands';
import { until } from './until';

export const startFocus = (page: Page, minutes = 25): Promise<void> =>
  send(page, { kind: 'start-focus', length: { kind: 'minutes', minutes } });

/** How a target of silence is, as a window is told; undefined where it is told nothing of it. */
export const targetState = async (page: Page, id: TargetId) =>
  (await slice(page, 'session')).targets.find(({ target }) => target === id)?.state;

/** Waits until all of these targets are silenced at one moment. */
export const untilSilenced = (page: Page, ids: readonly TargetId[]): Promise<true> =>
  until(`${ids.join(', ')} to be quiet`, async () => {
    const { targets } = await slice(page, 'session');
    const silenced = targets.filter(({ state }) => state === 'silenced').map((one) => one.target);
    return ids.every((id) => silenced.includes(id));
  });
