import { useSlice } from './bridge';
import { isInForce, type Report } from '../src/presence/report';
import type { Instant } from '../src/time/instant';

/** How I am on another machine of mine, where that counts: nothing runs on this one, and I said nothing of myself here. */
export function useElsewhere(now: Instant): Report | null {
  const { elsewhere } = useSlice('channel');
  const { session } = useSlice('session');
  const { status } = useSlice('me');
  if (elsewhere === null || session !== null || !isInForce(elsewhere, now)) return null;
  if (status.kind === 'away' && (status.until === null || status.until > now)) return null;
  return elsewhere.state === 'focusing' || elsewhere.state === 'away' ? elsewhere : null;
}
