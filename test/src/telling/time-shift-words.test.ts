import { describe, expect, test } from 'vitest';
import catalogue from '../../../resources/locales/en.json';
import type { Concerned, TimeShift } from '../../../src/reply/time-shift';
import { timeShiftWords } from '../../../src/telling/time-shift-words';
import { parseDay } from '../../../src/time/wall-time';
import { createWords } from '../../../src/words/words';

const words = createWords(catalogue, 'en-GB');
const style = { locale: 'en-GB', hour12: false };
const day = (text: string): number => parseDay(text) ?? Number.NaN;
const say = (shift: TimeShift): string => timeShiftWords(shift, words, style);

const newYork: Concerned = {
  zones: ['America/New_York'],
  count: 40,
  names: ['Ben', 'Ada', 'Sue'],
  whole: true,
};
const overlap = {
  kind: 'overlap',
  keys: [],
  from: day('2026-03-09'),
  until: day('2026-03-27'),
  who: newYork,
  before: 180,
  after: 240,
  per: 'day',
} as const;

describe('an effect in words', () => {
  const until = 'until Fri 27 Mar';
  const cases: [string, TimeShift, string][] = [
    [
      'grows',
      overlap,
      `From Mon 9 Mar your overlap with New York grows from 3 hrs to 4 hrs, ${until}.`,
    ],
    [
      'shrinks for good',
      { ...overlap, until: null, before: 240, after: 180 },
      'From Mon 9 Mar your overlap with New York shrinks from 4 hrs to 3 hrs.',
    ],
    [
      'of a week',
      { ...overlap, until: null, per: 'week', before: 840, after: 1080 },
      'From Mon 9 Mar your overlap with New York grows from 14 hrs to 18 hrs a week.',
    ],
    [
      'only moves',
      { ...overlap, before: 120, after: 120 },
      `From Mon 9 Mar your overlap with New York stays 2 hrs, but falls at another time, ${until}.`,
    ],
    [
      'begins',
      { ...overlap, until: null, before: 0, after: 60 },
      'From Mon 9 Mar you share 1 hr with New York; until then you share no working time.',
    ],
    [
      'ends',
      { ...overlap, until: null, before: 60, after: 0 },
      'From Mon 9 Mar you share no working time with New York any more; now it is 1 hr.',
    ],
    [
      'of a few, by name',
      { ...overlap, until: null, who: { ...newYork, count: 2, names: ['Ben', 'Ada'] } },
      'From Mon 9 Mar your overlap with Ben and Ada grows from 3 hrs to 4 hrs.',
    ],
    [
      'of a part of a place',
      { ...overlap, until: null, who: { ...newYork, count: 12, whole: false } },
      'From Mon 9 Mar your overlap with 12 people in New York grows from 3 hrs to 4 hrs.',
    ],
    [
      'of many places',
      {
        ...overlap,
        until: null,
        who: {
          ...newYork,
          zones: ['Asia/Tokyo', 'Asia/Seoul', 'Asia/Kolkata', 'Asia/Dhaka', 'Asia/Kathmandu'],
        },
      },
      'From Mon 9 Mar your overlap with Tokyo, Seoul, Kolkata and 2 more places grows from 3 hrs to 4 hrs.',
    ],
    [
      'of a meeting',
      {
        kind: 'sync',
        keys: [],
        from: day('2026-03-10'),
        until: null,
        title: 'The Tue sync',
        zone: 'America/New_York',
        later: -60,
        start: 14 * 60,
      },
      'The Tue sync, pinned to New York, falls 1 hr earlier for you from Tue 10 Mar: at 14:00.',
    ],
    [
      'of leave',
      {
        kind: 'leave',
        keys: [],
        from: day('2026-05-04'),
        until: day('2026-05-06'),
        count: 1,
        names: ['Yuki'],
        shared: 60,
      },
      'Yuki is on leave from Mon 4 May until Wed 6 May. You usually share 1 hr a day.',
    ],
    [
      'of the leave of many on one day',
      {
        kind: 'leave',
        keys: [],
        from: day('2026-05-04'),
        until: day('2026-05-04'),
        count: 5,
        names: ['Yuki', 'Ben', 'Ada'],
        shared: null,
      },
      'Yuki, Ben, Ada and 2 others are on leave on Mon 4 May.',
    ],
    [
      'of my own leave',
      {
        kind: 'my-leave',
        keys: [],
        from: day('2026-05-04'),
        until: day('2026-05-06'),
        missed: ['Weekly', 'Retro'],
      },
      'You are on leave from Mon 4 May until Wed 6 May. Weekly and Retro fall into it.',
    ],
  ];
  test.each(cases)('%s', (_, shift, sentence) => {
    expect(say(shift)).toBe(sentence);
  });
});
