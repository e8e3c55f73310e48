import type { ChannelSlice } from '../src/app/channel-view';
import { formatTime, formatWeekdayTime, sharedDay, type ClockStyle } from '../src/time/format';
import type { Instant } from '../src/time/instant';
import type { ZoneName } from '../src/time/zone';
import type { Words } from '../src/words/words';

/** How a window tells times and words. */
export type ChannelTelling = {
  readonly words: Words;
  readonly zone: ZoneName;
  readonly style: ClockStyle;
  readonly now: Instant;
};

/** A time of today alone, of another day with its weekday. */
export function timeOf(at: Instant, { zone, style, now }: ChannelTelling): string {
  return sharedDay(at, now, [zone]) === 'today'
    ? formatTime(at, zone, style)
    : formatWeekdayTime(at, zone, style);
}

/** How the connection to the channel is, in a sentence; empty where I am on none. */
export function linkWords(slice: ChannelSlice, telling: ChannelTelling): string {
  const { joined, link, people } = slice;
  const { words } = telling;
  if (joined === null) return '';
  const { team, lastHeard } = joined;
  switch (link.kind) {
    case 'off':
    case 'opening':
      return words('channel.status.opening', { team });
    case 'asleep':
      return words('channel.status.asleep');
    case 'asking':
      return words('channel.status.asking', { team });
    case 'open':
      return words('channel.status.open', { team, count: people });
    case 'lost': {
      if (lastHeard === null) return words('channel.status.lost', { team });
      return words('channel.status.lost-heard', { team, time: timeOf(lastHeard, telling) });
    }
    default:
      return link satisfies never;
  }
}
