import type { HerePresence, WirePresence } from '../../../src/presence/wire-presence';
import { encodePresence } from '../../../src/presence/wire-presence';
import type { Delivery } from '../../../src/presence/channel-roster';

export const NOON = Date.UTC(2026, 0, 14, 12);

export const here = (change: Partial<HerePresence> = {}): HerePresence => ({
  kind: 'here',
  user: 'ada',
  device: 'desk',
  sid: 'session-1',
  began: NOON - 1000,
  seq: 1,
  at: NOON,
  state: 'available',
  since: NOON,
  until: null,
  intention: null,
  ...change,
});

export const gone = (
  kind: 'quit' | 'asleep' | 'lost',
  change: Partial<HerePresence> = {},
): WirePresence => {
  const { user, device, sid, began, seq, at } = here(change);
  return { kind, user, device, sid, began, seq: kind === 'lost' ? 0 : seq, at };
};

export const told = (presence: WirePresence, team = 'harbour'): Delivery => ({
  topic: `lull/v1/${team}/u/${presence.user}/d/${presence.device}/presence`,
  text: encodePresence(presence),
});
