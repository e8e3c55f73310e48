import { describe, expect, test } from 'vitest';
import { bandShapes, dateTicks, outline } from '../../../../renderer/team/timeline/band-shapes';
import { heatShapes } from '../../../../renderer/team/timeline/heat-shapes';
import { dayBand } from '../../../../src/presence/day-band';
import { syncOccurrences } from '../../../../src/presence/sync-occurrences';
import type { Person, SyncWindow } from '../../../../src/roster/person';
import { DAY, HOUR } from '../../../../src/time/instant';

const DAY_START = Date.UTC(2026, 0, 13);
const SCALE = { range: { start: DAY_START, end: DAY_START + DAY }, width: 240 };
const STYLE = { locale: 'en-GB', hour12: false };
const at = (hour: number): number => DAY_START + hour * HOUR;

const YUKI: Person = {
  id: 'yuki',
  name: 'Yuki',
  zone: 'Asia/Tokyo',
  blocks: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '18:00' }],
  focus: [{ days: [2], start: '10:00', end: '11:00' }],
};
const SYNC: readonly SyncWindow[] = [
  {
    title: 'Weekly',
    zone: 'UTC',
    days: [2],
    start: '03:00',
    end: '04:00',
    people: 'all',
    kind: 'meeting',
  },
  {
    title: 'Onsite',
    zone: 'UTC',
    days: [2],
    start: '06:00',
    end: '08:00',
    people: ['yuki'],
    kind: 'together',
  },
];

describe('a band', () => {
  const occurrences = syncOccurrences(SYNC, SCALE.range);
  const draw = (person: Person) =>
    bandShapes(
      person,
      dayBand(person, SCALE.range, { sync: SYNC }),
      SCALE,
      occurrences,
      'UTC',
      STYLE,
    );

  test('draws work in one piece through what lies in it, and each kind on its own', () => {
    expect(draw(YUKI)).toMatchObject({
      working: 'M0 0H90V22H0Z',
      focusing: 'M10 0H20V22H10Z',
      busy: 'M30 0H40V22H30Z',
      leave: '',
      together: 'M60 18H80V22H60Z',
      night: 'M120 0H210V22H120Z',
    });
  });

  test('marks the midnight of another date with its weekday, and its date where there is room', () => {
    expect(draw(YUKI).dates).toEqual([{ x: 150, label: 'Wed 14 Jan' }]);
    expect(dateTicks({ ...SCALE, width: 24 }, 'Asia/Tokyo', 'UTC', STYLE)).toHaveLength(1);
    expect(dateTicks(SCALE, 'Africa/Abidjan', 'UTC', STYLE)).toEqual([]);
  });

  test('of whom it is not for shows no together day', () => {
    expect(draw({ ...YUKI, id: 'ben' }).together).toBe('');
  });

  test('draws nothing of what is not on it', () => {
    expect(outline([{ start: at(-5), end: at(0) }], SCALE)).toBe('');
  });
});

describe('the heat', () => {
  test('is as high and as dark as there are people, measured by the most at once', () => {
    const counts = {
      range: SCALE.range,
      starts: [at(0), at(6), at(12), at(18)],
      counts: [0, 1, 10, 5],
    };
    expect(heatShapes(counts, SCALE)).toEqual([
      { level: 1, path: 'M60 27H120V30H60Z' },
      { level: 3, path: 'M180 15H240V30H180Z' },
      { level: 5, path: 'M120 0H180V30H120Z' },
    ]);
  });

  test('of nobody is empty', () => {
    expect(heatShapes({ range: SCALE.range, starts: [at(0)], counts: [0] }, SCALE)).toEqual([]);
  });
});
