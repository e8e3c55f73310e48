import type { Person } from '../../../src/roster/person';

const WORKDAYS = [1, 2, 3, 4, 5] as const;

/** Design §3's person: a split day in Tokyo. */
export const YUKI: Person = {
  id: 'yuki',
  name: 'Yuki Tanaka',
  zone: 'Asia/Tokyo',
  role: 'contributor',
  blocks: [
    { days: WORKDAYS, start: '09:00', end: '12:00' },
    { days: WORKDAYS, start: '20:00', end: '23:00' },
  ],
  replyWithin: '4h',
};

export const LONDON: Person = {
  id: 'liz',
  name: 'Liz Ward',
  zone: 'Europe/London',
  role: 'manager',
  blocks: [{ days: WORKDAYS, start: '09:00', end: '17:00' }],
};

export const BERLIN: Person = {
  id: 'tom',
  name: 'Tom Becker',
  zone: 'Europe/Berlin',
  role: 'maker',
  blocks: [{ days: WORKDAYS, start: '09:00', end: '17:30' }],
};

/** Has not shared hours. */
export const SAM: Person = { id: 'sam', name: 'Sam Okafor', zone: 'Africa/Lagos' };
