import { leftAround, type Collision } from '../../src/focus/collisions';
import { formatTime, type ClockStyle } from '../../src/time/format';
import type { Interval } from '../../src/time/interval';
import { wallAt, weekdayOf } from '../../src/time/wall-time';
import type { ZoneName } from '../../src/time/zone';
import type { Words } from '../../src/words/words';
import { weekdayName } from '../ui/week-editor/week-words';

/** What it takes to tell me about my own planned blocks: times are in the zone they are planned in. */
export type CollisionTelling = {
  readonly words: Words;
  readonly style: ClockStyle;
  readonly zone: ZoneName;
};

const hours = ({ start, end }: Interval, { words, style, zone }: CollisionTelling): string =>
  words('collision.hours', {
    start: formatTime(start, zone, style),
    end: formatTime(end, zone, style),
  });

const dayName = (at: number, { style, zone }: CollisionTelling): string =>
  weekdayName(weekdayOf(wallAt(zone, at).day), style, 'long');

/** What falls into what: `Your planned focus on Tuesday 09:00–11:00 meets Weekly (10:00–10:30).` */
export function collisionSentence(collision: Collision, telling: CollisionTelling): string {
  const { block, obstacle } = collision;
  return telling.words(`collision.${obstacle.kind}`, {
    day: dayName(block.start, telling),
    block: hours(block, telling),
    title: obstacle.title,
    obstacle: hours(obstacle, telling),
  });
}

/** The words of the way out that cuts the block. */
export function shortenWords(collision: Collision, telling: CollisionTelling): string {
  const pieces = leftAround(collision).map((piece) => hours(piece, telling));
  return telling.words('collision.shorten', { hours: pieces });
}

/** The words of the way out that leaves the block out on its day. */
export function leaveOutWords(collision: Collision, telling: CollisionTelling): string {
  return telling.words('collision.leave-out', { day: dayName(collision.block.start, telling) });
}
