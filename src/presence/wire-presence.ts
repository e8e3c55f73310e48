import { cleanText } from '../roster/text';
import type { Instant } from '../time/instant';
import { isChannelName } from './channel-topic';
import { AVAILABILITY_STATES, type AvailabilityState } from './report';
import {
  isWireInstant,
  readWire,
  WIRE_VERSION,
  wireFault,
  type Read,
  type WireFields,
} from './wire';

/** How a device left: the person quit, the machine sleeps, or the broker lost it. */
export type Ending = 'quit' | 'asleep' | 'lost';

/**
 * Who says something, and in which order: a connection has a session id (`sid`) and the instant at which it began, and
 * numbers what it says. A will has the session id of its connection, so that a late one of an older session is known.
 */
export type Saying = {
  readonly user: string;
  readonly device: string;
  readonly sid: string;
  readonly began: Instant;
  readonly seq: number;
  readonly at: Instant;
};

/** How somebody is on one of their machines, since and until when; the intention only if they share it. */
export type HerePresence = Saying & {
  readonly kind: 'here';
  readonly state: AvailabilityState;
  readonly since: Instant;
  readonly until: Instant | null;
  readonly intention: string | null;
};

export type WirePresence = HerePresence | (Saying & { readonly kind: Ending });

/** How long an intention may be, in graphemes. */
export const LONGEST_INTENTION = 200;

const ENDINGS: readonly Ending[] = ['quit', 'asleep', 'lost'];
const SESSION = /^[a-z0-9-]{8,64}$/;

const own = (fields: WireFields, key: string): unknown =>
  Object.hasOwn(fields, key) ? fields[key] : undefined;

/** The bytes of a presence, as they go out. */
export function encodePresence(presence: WirePresence): string {
  const { kind, user, device, sid, began, seq, at } = presence;
  const saying = { v: WIRE_VERSION, kind, user, device, sid, began, seq, at };
  if (presence.kind !== 'here') return JSON.stringify(saying);
  const { state, since, until, intention } = presence;
  const more = intention === null ? {} : { intention };
  return JSON.stringify({ ...saying, state, since, until, ...more });
}

function readSaying(fields: WireFields): Saying | null {
  const user = own(fields, 'user');
  const device = own(fields, 'device');
  const sid = own(fields, 'sid');
  const began = own(fields, 'began');
  const seq = own(fields, 'seq');
  const at = own(fields, 'at');
  if (typeof user !== 'string' || !isChannelName(user)) return null;
  if (typeof device !== 'string' || !isChannelName(device)) return null;
  if (typeof sid !== 'string' || !SESSION.test(sid)) return null;
  if (!isWireInstant(began) || !isWireInstant(at)) return null;
  if (!Number.isSafeInteger(seq) || (seq as number) < 0) return null;
  return { user, device, sid, began, seq: seq as number, at };
}

/** A text of a person's, clean enough to stand among others; null when it cannot be shown at all. */
function readIntention(value: unknown): string | null | undefined {
  if (value === undefined) return null;
  if (typeof value !== 'string') return undefined;
  const cleaned = cleanText(value, LONGEST_INTENTION);
  return cleaned.kind === 'text' ? cleaned.text : undefined;
}

/** Reads a presence. Members that this version does not know are left out. */
export function readPresence(text: string): Read<WirePresence> {
  const opened = readWire(text);
  if (!opened.ok) return opened;
  const fields = opened.value;
  const saying = readSaying(fields);
  if (saying === null) return wireFault('shape');
  const kind = own(fields, 'kind');
  const ending = ENDINGS.find((one) => one === kind);
  if (ending !== undefined) return { ok: true, value: { ...saying, kind: ending } };
  if (kind !== 'here') return wireFault('shape');
  const state = AVAILABILITY_STATES.find((one) => one === own(fields, 'state'));
  const since = own(fields, 'since');
  const until = own(fields, 'until');
  const intention = readIntention(own(fields, 'intention'));
  if (state === undefined || intention === undefined) return wireFault('shape');
  if (!isWireInstant(since) || !(until === null || isWireInstant(until))) return wireFault('shape');
  return { ok: true, value: { ...saying, kind, state, since, until, intention } };
}
