import type { Instant } from '../time/instant';
import { parseTopic } from './channel-topic';
import { isAfter, isOver, keptFrom, type DeviceRecord } from './device-record';
import { WIRE_FAULTS, wireFault, type Read, type WireFault } from './wire';
import { readCard, type CardPerson, type WireCard } from './wire-card';
import { readPresence, type WirePresence } from './wire-presence';

/** What the channel delivered: an empty text is a thing taken back, null is a payload that is no text. */
export type Delivery = { readonly topic: string; readonly text: string | null };

/** What is known of one user of the channel. */
export type ChannelMember = {
  readonly user: string;
  readonly card: CardPerson | null;
  readonly cardAt: Instant;
  /** How long the text of the card was. */
  readonly cardSize: number;
  readonly devices: ReadonlyMap<string, DeviceRecord>;
};

/** Everybody on the channel, and how many payloads were kept out, by why. Never changed in place. */
export type ChannelRoster = {
  readonly members: ReadonlyMap<string, ChannelMember>;
  /** How many machines there are of all of them, and how long all cards are together. */
  readonly devices: number;
  readonly cardSize: number;
  readonly refused: { readonly [fault in WireFault]: number };
};

/** What a batch of deliveries changed: whose card and whose presence. */
export type Heard = {
  readonly roster: ChannelRoster;
  readonly cards: ReadonlySet<string>;
  readonly presences: ReadonlySet<string>;
};

/** As many people and machines of one person as are listened to. */
export const MOST_MEMBERS = 20_000;
export const MOST_DEVICES = 16;

/** As much as is held of all of them together, whoever sends it: machines, and letters of cards. */
export const MOST_DEVICES_IN_ALL = 60_000;
export const MOST_CARD_SIZE_IN_ALL = 32 * 1024 * 1024;

const NOBODY: ChannelMember['devices'] = new Map();

export const EMPTY_CHANNEL_ROSTER: ChannelRoster = {
  members: new Map(),
  devices: 0,
  cardSize: 0,
  refused: Object.fromEntries(WIRE_FAULTS.map((fault) => [fault, 0])) as ChannelRoster['refused'],
};

type Change =
  | {
      readonly kind: 'card';
      readonly user: string;
      readonly card: WireCard | null;
      readonly size: number;
    }
  | {
      readonly kind: 'presence';
      readonly user: string;
      readonly device: string;
      readonly presence: WirePresence | null;
    };

/** Reads what was delivered; who it is about is told by the topic alone, which the broker guards. */
function readDelivery({ topic, text }: Delivery, team: string): Read<Change> {
  const place = parseTopic(topic);
  if (place === null || place.team !== team) return wireFault('topic');
  const { user } = place;
  if (text === null) return wireFault('not-text');
  if (place.kind === 'card') {
    if (text === '') return { ok: true, value: { kind: 'card', user, card: null, size: 0 } };
    const read = readCard(text);
    if (!read.ok) return read;
    if (read.value.user !== user) return wireFault('identity');
    return { ok: true, value: { kind: 'card', user, card: read.value, size: text.length } };
  }
  const { device } = place;
  if (text === '') return { ok: true, value: { kind: 'presence', user, device, presence: null } };
  const read = readPresence(text);
  if (!read.ok) return read;
  const presence = read.value;
  if (presence.user !== user || presence.device !== device) return wireFault('identity');
  return { ok: true, value: { kind: 'presence', user, device, presence } };
}

const memberOf = (members: ReadonlyMap<string, ChannelMember>, user: string): ChannelMember =>
  members.get(user) ?? { user, card: null, cardAt: 0, cardSize: 0, devices: NOBODY };

function withDevice(
  member: ChannelMember,
  device: string,
  presence: WirePresence | null,
  now: Instant,
): ChannelMember {
  const known = member.devices.get(device);
  if (presence === null) {
    if (known === undefined) return member;
    const rest = new Map(member.devices);
    rest.delete(device);
    return { ...member, devices: rest };
  }
  if (known !== undefined && !isOver(known, now) && !isAfter(presence, known.presence)) {
    return member;
  }
  const devices = new Map(member.devices);
  devices.set(device, keptFrom(presence, known ?? null, now));
  return { ...member, devices };
}

function applied(member: ChannelMember, change: Change, now: Instant): ChannelMember {
  if (change.kind === 'presence') return withDevice(member, change.device, change.presence, now);
  if (change.card === null) {
    return member.card === null ? member : { ...member, card: null, cardSize: 0 };
  }
  const { person, at } = change.card;
  return { ...member, card: person, cardAt: at, cardSize: change.size };
}

const isNobody = ({ card, devices }: ChannelMember): boolean => card === null && devices.size === 0;

/** Hears a batch of deliveries of a team's channel. What cannot be used is counted and changes nothing else. */
export function hear(
  before: ChannelRoster,
  deliveries: readonly Delivery[],
  team: string,
  now: Instant,
): Heard {
  const members = new Map(before.members);
  const refused = { ...before.refused };
  const cards = new Set<string>();
  const presences = new Set<string>();
  let { devices, cardSize } = before;
  for (const delivery of deliveries) {
    const read = readDelivery(delivery, team);
    if (!read.ok) {
      refused[read.fault]++;
      continue;
    }
    const change = read.value;
    const known = memberOf(members, change.user);
    const isNew = !members.has(change.user);
    const isExtra =
      change.kind === 'presence'
        ? (known.devices.size >= MOST_DEVICES || devices >= MOST_DEVICES_IN_ALL) &&
          !known.devices.has(change.device)
        : cardSize - known.cardSize + change.size > MOST_CARD_SIZE_IN_ALL;
    if (isExtra || (isNew && members.size >= MOST_MEMBERS)) {
      refused['too-many']++;
      continue;
    }
    const next = applied(known, change, now);
    if (next === known) continue;
    devices += next.devices.size - known.devices.size;
    cardSize += next.cardSize - known.cardSize;
    if (isNobody(next)) members.delete(change.user);
    else members.set(change.user, next);
    (change.kind === 'card' ? cards : presences).add(change.user);
  }
  const changed = cards.size + presences.size > 0;
  const roster = { members: changed ? members : before.members, devices, cardSize, refused };
  return { roster, cards, presences };
}
