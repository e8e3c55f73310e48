import { expect, test } from 'vitest';
import { changeBlocks, throughFaults } from '../../../support/channel-faults';

test('A3 M4 blocks begin and end while the network fails in eight ways, and the team sees what is true', async () => {
  const { violations } = await throughFaults(8, () => undefined, changeBlocks);
  expect(violations).toEqual([]);
});
