import { answeringAt, type AnsweringCounts } from '../../../src/reply/answering-counts';
import { formatDate, formatTime } from '../../../src/time/format';
import type { Instant } from '../../../src/time/instant';
import { DAY } from '../../../src/time/instant';
import { wallAt } from '../../../src/time/wall-time';
import type { Telling } from '../telling';

/** Everybody who may answer, and how many do at each moment. */
export type Heat = { readonly counts: AnsweringCounts; readonly people: number };

/** A moment with its date, and its year when that is not this one's: `Tue 17 Nov, 15:00`. */
export function momentWords(at: Instant, { words, style, zone }: Telling, now: Instant): string {
  const year = yearOf(at, zone);
  const date = formatDate(at, zone, style);
  return words('timeline.moment', {
    date: year === yearOf(now, zone) ? date : words('timeline.dated', { date, year: String(year) }),
    time: formatTime(at, zone, style),
  });
}

function yearOf(at: Instant, zone: string): number {
  return new Date(wallAt(zone, at).day * DAY).getUTCFullYear();
}

/** How many of all are answering at a moment. */
export function inWords(
  { counts, people }: Heat,
  at: Instant,
  { words }: Pick<Telling, 'words'>,
): string {
  return words('timeline.in', { answering: answeringAt(counts, at), count: people });
}

/** What a screen reader is told of the moment: when, and how many are in. */
export function saidWords(heat: Heat, at: Instant, telling: Telling, now: Instant): string {
  return telling.words('timeline.said', {
    moment: momentWords(at, telling, now),
    in: inWords(heat, at, telling),
  });
}
