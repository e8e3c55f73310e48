import type { Person, Weekday } from '../../../src/roster/person';

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

/** Somebody who works from Monday to Friday. */
export function worker(
  zone: string,
  hours: readonly [string, string][],
  more: Partial<Person> = {},
): Person {
  return {
    id: zone.toLowerCase().replace(/[^a-z]/g, '-'),
    name: zone,
    zone,
    blocks: hours.map(([start, end]) => ({ days: WEEKDAYS, start, end })),
    ...more,
  };
}

/** An instant written with its offset. */
export function at(text: string): number {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new RangeError(`"${text}" is no instant`);
  return instant;
}

export const yuki = worker(
  'Asia/Tokyo',
  [
    ['09:00', '12:00'],
    ['20:00', '23:00'],
  ],
  { replyWithin: '4h' },
);
