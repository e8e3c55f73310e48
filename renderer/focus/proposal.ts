import { BLOCK_MINUTES } from '../../src/focus/preset';

/** Reads `start-50`, the section at which a link that proposes a block opens this window: its minutes, or null. */
export function readProposal(section: string): number | null {
  const minutes = Number(/^start-([1-9]\d{0,2})$/.exec(section)?.[1] ?? Number.NaN);
  return minutes >= BLOCK_MINUTES.least && minutes <= BLOCK_MINUTES.most ? minutes : null;
}
