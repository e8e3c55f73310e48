import type { Instant } from '../time/instant';
import type { ChannelMember } from './channel-roster';
import { isOver, type DeviceRecord } from './device-record';
import type { Report } from './report';
import type { Ending, HerePresence } from './wire-presence';

type Here = DeviceRecord & { readonly presence: HerePresence };

const isHere = (record: DeviceRecord): record is Here => record.presence.kind === 'here';

/** Names decide between what was said in the same millisecond, so that everybody sees the same. */
function later<Kept extends DeviceRecord>(a: Kept, b: Kept, at: (kept: Kept) => Instant): Kept {
  if (at(a) !== at(b)) return at(a) > at(b) ? a : b;
  return a.presence.device > b.presence.device ? a : b;
}

function latest<Kept extends DeviceRecord>(
  records: readonly Kept[],
  at: (kept: Kept) => Instant,
): Kept | null {
  return records.reduce<Kept | null>(
    (found, record) => (found === null ? record : later(found, record, at)),
    null,
  );
}

/**
 * What counts of somebody's machines: of those that say more than *available*, the one that began last; else one that
 * is there; else how the last one left. None of them reacts to another, so that two never argue.
 */
export function decisiveRecord(member: ChannelMember, now: Instant): DeviceRecord | null {
  const records = [...member.devices.values()].filter((record) => !isOver(record, now));
  const here = records.filter(isHere);
  const telling = here.filter(({ presence }) => presence.state !== 'available');
  return (
    latest(telling, ({ presence }) => presence.since) ??
    latest(here, ({ presence }) => presence.at) ??
    latest(records, ({ presence }) => presence.at)
  );
}

const ended = (ending: Ending, at: Instant): Report => ({
  state: 'off',
  at,
  source: 'channel',
  connected: false,
  ending,
});

/** What the channel says of somebody now; null when it says nothing. `connected` is whether the channel itself can be heard. */
export function channelReport(
  member: ChannelMember,
  now: Instant,
  connected: boolean,
): Report | null {
  const record = decisiveRecord(member, now);
  if (record === null) return null;
  const { presence, clamped } = record;
  if (presence.kind !== 'here') return ended(presence.kind, presence.at);
  const { state, since, until, intention } = presence;
  return {
    state,
    ...(until === null ? {} : { until }),
    at: Math.min(since, now),
    source: 'channel',
    connected,
    ...(intention === null ? {} : { intention }),
    ...(clamped ? { clamped } : {}),
  };
}

/** The next instant after `now` at which somebody's report changes by itself, or null. */
export function nextReportChange(members: Iterable<ChannelMember>, now: Instant): Instant | null {
  let next: Instant | null = null;
  for (const { devices } of members) {
    for (const { validUntil } of devices.values()) {
      if (validUntil > now && (next === null || validUntil < next)) next = validUntil;
    }
  }
  return next;
}
