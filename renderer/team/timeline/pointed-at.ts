import { create } from 'zustand';
import type { Instant } from '../../../src/time/instant';

/** What the pointer is over on the timeline, null when it is elsewhere: it is read off, and moves nothing. */
export const usePointedAt = create<{ readonly at: Instant | null }>(() => ({ at: null }));

/** Notes what the pointer is over. */
export function pointAt(at: Instant | null): void {
  if (usePointedAt.getState().at !== at) usePointedAt.setState({ at });
}
