import { BLOCK_MINUTES } from '../focus/preset';
import { workingIntervals } from '../roster/working-blocks';
import type { Interval } from '../time/interval';
import { DAY, MINUTE, type Instant } from '../time/instant';
import type { AppState } from './state';

/** My working time of the next seven days: the blocks that the menu speaks of. */
export function hoursAhead({ profile }: AppState, now: Instant): Interval[] {
  return workingIntervals(profile.me, { start: now, end: now + 7 * DAY });
}

/** From when on a focus block until the end of a working block is offered: it would last too long before. */
export function offeredFrom({ end }: Interval): Instant {
  return end - BLOCK_MINUTES.most * MINUTE;
}

/** When what the menu says of my working time changes. */
export function hoursTimes(state: AppState, now: Instant): readonly Instant[] {
  const { blocks: weekly = [], exceptions = [] } = state.profile.me;
  if (weekly.length === 0 && exceptions.length === 0) return [];
  const blocks = hoursAhead(state, now);
  // A block further ahead than is looked comes into sight some day.
  if (blocks.length < 2) return [now + DAY];
  return blocks.slice(0, 2).flatMap((block) => [block.start, block.end, offeredFrom(block)]);
}
