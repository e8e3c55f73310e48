import { isInForce, type Report } from '../presence/report';
import type { Interval } from '../time/interval';
import type { Instant } from '../time/instant';
import { RING_STEPS } from './ring';
import type { AppState } from './state';

/** How I am on another machine of mine, where that counts at `now`: nothing runs and nothing was said on this one. */
export function elsewhereNow({ passing, work }: AppState, now: Instant): Report | null {
  const { elsewhere } = passing.channel;
  if (elsewhere === null || !isInForce(elsewhere, now)) return null;
  if (work.session !== null || work.status.kind === 'away') return null;
  return elsewhere.state === 'focusing' || elsewhere.state === 'away' ? elsewhere : null;
}

/** The block that runs on another machine of mine; null where none does, or nobody knows its end. */
export function blockElsewhere(state: AppState, now: Instant): Interval | null {
  const report = elsewhereNow(state, now);
  if (report?.state !== 'focusing' || report.until === undefined) return null;
  return { start: report.at, end: report.until };
}

/** How many of the ring's steps a block of another machine has filled. */
export function stepElsewhere({ start, end }: Interval, now: Instant): number {
  const done = Math.floor(((now - start) * RING_STEPS) / Math.max(1, end - start));
  return Math.min(RING_STEPS, Math.max(0, done));
}

/** When the ring of a block of another machine fills its next step, and when the block ends. */
export function elsewhereTimes(state: AppState, now: Instant): readonly Instant[] {
  const block = blockElsewhere(state, now);
  if (block === null) return [];
  const { start, end } = block;
  const next = Math.min(RING_STEPS, stepElsewhere(block, now) + 1);
  return [start + Math.ceil((next * (end - start)) / RING_STEPS), end];
}
