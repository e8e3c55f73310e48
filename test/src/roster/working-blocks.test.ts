import { describe, expect, test } from 'vitest';
import type { DayBlock, Exception, Person, Weekday } from '../../../src/roster/person';
import { workingIntervals } from '../../../src/roster/working-blocks';
import { DAY, HOUR } from '../../../src/time/instant';

const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

function person(
  zone: string,
  blocks: readonly string[],
  exceptions?: readonly Exception[],
): Person {
  const hours = blocks.map((text): DayBlock => {
    const [start = '', end = ''] = text.split('-');
    return { start, end };
  });
  return {
    id: 'ana',
    name: 'Ana',
    zone,
    blocks: hours.map((block) => ({ days: EVERY_DAY, ...block })),
    ...(exceptions === undefined ? {} : { exceptions }),
  };
}

function during(somebody: Person, from: string, until: string): string[] {
  const range = { start: Date.parse(from), end: Date.parse(until) };
  return workingIntervals(somebody, range).map(({ start, end }) =>
    [start, end].map((at) => new Date(at).toISOString().slice(0, 16)).join(' '),
  );
}

describe('blocks', () => {
  test('of a day are in the zone of the person', () => {
    expect(
      during(person('Asia/Kathmandu', ['09:00-12:00']), '2026-01-14T00:00Z', '2026-01-15T00:00Z'),
    ).toEqual(['2026-01-14T03:15 2026-01-14T06:15']);
  });

  test('that overlap or touch are one', () => {
    const ana = person('UTC', ['09:00-11:00', '11:00-12:00', '10:00-10:30', '11:30-13:00']);
    expect(during(ana, '2026-01-14T00:00Z', '2026-01-15T00:00Z')).toEqual([
      '2026-01-14T09:00 2026-01-14T13:00',
    ]);
  });

  test('past midnight belong to the day on which they start', () => {
    const nurse: Person = {
      ...person('Europe/Berlin', []),
      blocks: [{ days: [5], start: '22:00', end: '06:00' }],
    };
    expect(during(nurse, '2026-01-12T00:00Z', '2026-01-19T00:00Z')).toEqual([
      '2026-01-16T21:00 2026-01-17T05:00',
    ]);
  });

  test('may end at 24:00, and touch the next day', () => {
    expect(
      during(
        person('UTC', ['20:00-24:00', '00:00-02:00']),
        '2026-01-14T12:00Z',
        '2026-01-15T12:00Z',
      ),
    ).toEqual(['2026-01-14T20:00 2026-01-15T02:00']);
  });

  test('that end where they start last a whole day', () => {
    const watch: Person = {
      ...person('UTC', []),
      blocks: [{ days: [3], start: '08:00', end: '08:00' }],
    };
    expect(during(watch, '2026-01-12T00:00Z', '2026-01-19T00:00Z')).toEqual([
      '2026-01-14T08:00 2026-01-15T08:00',
    ]);
  });

  test('are cut off at the range, and none when it is empty', () => {
    const ana = person('UTC', ['09:00-17:00']);
    expect(during(ana, '2026-01-14T10:00Z', '2026-01-14T11:30Z')).toEqual([
      '2026-01-14T10:00 2026-01-14T11:30',
    ]);
    expect(during(ana, '2026-01-14T10:00Z', '2026-01-14T10:00Z')).toEqual([]);
  });

  test('of somebody who does not share hours are none, whatever their exceptions', () => {
    const sam: Person = {
      id: 'sam',
      name: 'Sam',
      zone: 'UTC',
      exceptions: [{ from: '2026-01-14', blocks: [{ start: '09:00', end: '17:00' }] }],
    };
    expect(during(sam, '2026-01-12T00:00Z', '2026-01-19T00:00Z')).toEqual([]);
    expect(during({ ...sam, blocks: [] }, '2026-01-12T00:00Z', '2026-01-19T00:00Z')).toHaveLength(
      1,
    );
  });

  test('of an alias are those of the zone it stands for', () => {
    const range = ['2026-01-14T00:00Z', '2026-01-15T00:00Z'] as const;
    expect(during(person('Asia/Calcutta', ['09:00-12:00']), ...range)).toEqual(
      during(person('Asia/Kolkata', ['09:00-12:00']), ...range),
    );
  });
});

describe('a change of the clock', () => {
  const rows: readonly [string, string, string, string, string, string[]][] = [
    [
      'New York, spring: a block in the gap moves on by its length',
      'America/New_York',
      '02:15-02:45',
      '2026-03-08T00:00Z',
      '2026-03-09T00:00Z',
      ['2026-03-08T07:15 2026-03-08T07:45'],
    ],
    [
      'New York, spring: a block that the gap leaves empty is none',
      'America/New_York',
      '02:00-03:00',
      '2026-03-08T00:00Z',
      '2026-03-09T00:00Z',
      [],
    ],
    [
      'New York, spring: a night is an hour shorter',
      'America/New_York',
      '22:00-06:00',
      '2026-03-08T00:00Z',
      '2026-03-09T00:00Z',
      ['2026-03-08T03:00 2026-03-08T10:00'],
    ],
    [
      'New York, autumn: a night is an hour longer',
      'America/New_York',
      '22:00-06:00',
      '2026-11-01T00:00Z',
      '2026-11-02T00:00Z',
      ['2026-11-01T02:00 2026-11-01T11:00'],
    ],
    [
      'New York, autumn: the first of two 01:30 counts',
      'America/New_York',
      '01:30-04:00',
      '2026-11-01T00:00Z',
      '2026-11-02T00:00Z',
      ['2026-11-01T05:30 2026-11-01T09:00'],
    ],
    [
      'New York, autumn: and the last 02:00 is the only one',
      'America/New_York',
      '01:00-02:00',
      '2026-11-01T00:00Z',
      '2026-11-02T00:00Z',
      ['2026-11-01T05:00 2026-11-01T07:00'],
    ],
    [
      'Lord Howe changes by half an hour',
      'Australia/Lord_Howe',
      '01:00-03:00',
      '2026-10-03T00:00Z',
      '2026-10-04T00:00Z',
      ['2026-10-03T14:30 2026-10-03T16:00'],
    ],
    [
      'Chatham changes at a quarter to three',
      'Pacific/Chatham',
      '02:30-04:00',
      '2026-09-26T00:00Z',
      '2026-09-27T00:00Z',
      ['2026-09-26T13:45 2026-09-26T14:15'],
    ],
    [
      'Santiago skips midnight in spring',
      'America/Santiago',
      '00:00-02:00',
      '2026-09-06T00:00Z',
      '2026-09-07T00:00Z',
      ['2026-09-06T04:00 2026-09-06T05:00'],
    ],
    [
      'Casablanca goes back for Ramadan',
      'Africa/Casablanca',
      '09:00-17:00',
      '2026-02-15T00:00Z',
      '2026-02-17T00:00Z',
      ['2026-02-15T09:00 2026-02-15T17:00', '2026-02-16T09:00 2026-02-16T17:00'],
    ],
    [
      'Troll changes by two hours',
      'Antarctica/Troll',
      '01:30-03:30',
      '2026-03-29T00:00Z',
      '2026-03-29T23:00Z',
      [],
    ],
  ];
  test.each(rows)('%s', (_, zone, block, from, until, expected) => {
    expect(during(person(zone, [block]), from, until)).toEqual(expected);
  });

  test('Apia had no 30 December 2011: no block starts on it, and a night into it goes on into the 31st', () => {
    expect(
      during(person('Pacific/Apia', ['09:00-17:00']), '2011-12-29T10:00Z', '2011-12-31T10:00Z'),
    ).toEqual(['2011-12-29T19:00 2011-12-30T03:00', '2011-12-30T19:00 2011-12-31T03:00']);
    expect(
      during(person('Pacific/Apia', ['22:00-06:00']), '2011-12-30T00:00Z', '2011-12-31T00:00Z'),
    ).toEqual(['2011-12-30T08:00 2011-12-30T16:00']);
  });

  test('over the years, every working day in Berlin is eight hours', () => {
    const ana: Person = {
      ...person('Europe/Berlin', []),
      blocks: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
    };
    const range = { start: Date.parse('2020-01-01T00:00Z'), end: Date.parse('2030-01-01T00:00Z') };
    const found = workingIntervals(ana, range);
    expect(found).toHaveLength(2609);
    expect(found.every(({ start, end }) => end - start === 8 * HOUR)).toBe(true);
  });
});

describe('exceptions', () => {
  const off = (from: string, to?: string): Exception => ({
    from,
    ...(to === undefined ? {} : { to }),
    blocks: [],
  });
  const days = (exceptions: readonly Exception[]): string[] =>
    during(
      person('UTC', ['09:00-10:00'], exceptions),
      '2026-05-03T00:00Z',
      '2026-05-08T00:00Z',
    ).map((text) => text.slice(8, 16));

  test('without blocks are days off, the last date included', () => {
    expect(days([off('2026-05-04', '2026-05-06')])).toEqual(['03T09:00', '07T09:00']);
    expect(days([off('2026-05-05')])).toEqual(['03T09:00', '04T09:00', '06T09:00', '07T09:00']);
  });

  test('with blocks have those hours instead', () => {
    const half: Exception = {
      from: '2026-05-04',
      to: '2026-05-05',
      blocks: [{ start: '13:00', end: '14:00' }],
    };
    expect(days([half])).toEqual(['03T09:00', '04T13:00', '05T13:00', '06T09:00', '07T09:00']);
  });

  test('that name a date twice: the later in the list holds', () => {
    const half: Exception = { from: '2026-05-05', blocks: [{ start: '13:00', end: '14:00' }] };
    const leave = off('2026-05-04', '2026-05-06');
    expect(days([leave, half])).toEqual(['03T09:00', '05T13:00', '07T09:00']);
    expect(days([half, leave])).toEqual(['03T09:00', '07T09:00']);
  });

  test('replace the blocks that start on their dates, not those that run into them', () => {
    const night = person('UTC', ['22:00-06:00'], [off('2026-05-05')]);
    expect(during(night, '2026-05-04T12:00Z', '2026-05-06T23:00Z')).toEqual([
      '2026-05-04T22:00 2026-05-05T06:00',
      '2026-05-06T22:00 2026-05-06T23:00',
    ]);
  });

  test('are dates of the person, on whichever side of the date line', () => {
    const kiritimati = person('Pacific/Kiritimati', ['09:00-10:00'], [off('2026-05-05')]);
    expect(during(kiritimati, '2026-05-03T12:00Z', '2026-05-06T12:00Z')).toEqual([
      '2026-05-03T19:00 2026-05-03T20:00',
      '2026-05-05T19:00 2026-05-05T20:00',
    ]);
  });
});

describe('malformed hours', () => {
  const ana = person('UTC', ['09:00-10:00']);
  const range = { start: 0, end: DAY };
  const block = { days: [1], start: '09:00', end: '10:00' };
  test.each([
    ['person.zone', { zone: 'Asia/Tokio' }],
    ['person.zone', { zone: '+09:00' }],
    ['person.zone', { zone: undefined }],
    ['person.blocks', { blocks: 'always' }],
    ['person.blocks[1]', { blocks: [block, 7] }],
    ['person.blocks[1].days', { blocks: [block, { ...block, days: [0] }] }],
    ['person.blocks[0].days', { blocks: [{ ...block, days: ['1'] }] }],
    ['person.blocks[0].start', { blocks: [{ ...block, start: '9:00' }] }],
    ['person.blocks[0].start', { blocks: [{ ...block, start: '24:00' }] }],
    ['person.blocks[0].end', { blocks: [{ ...block, end: '24:01' }] }],
    ['person.exceptions[0]', { exceptions: [null] }],
    ['person.exceptions[0].from', { exceptions: [{ from: '2026-02-30', blocks: [] }] }],
    [
      'person.exceptions[0].to',
      { exceptions: [{ from: '2026-03-02', to: '2026-03-01', blocks: [] }] },
    ],
    ['person.exceptions[0].blocks', { exceptions: [{ from: '2026-03-02', blocks: 'none' }] }],
    [
      'person.exceptions[0].blocks[0].end',
      { exceptions: [{ from: '2026-03-02', blocks: [{ start: '09:00' }] }] },
    ],
    ['person.focus[1].date', { focus: [block, { ...block, date: 'today' }] }],
    ['person.focus[1].start', { focus: [block, { days: [1], start: '25:00', end: '10:00' }] }],
  ])('is refused by the name of %s', (field, more) => {
    const ask = (): unknown => workingIntervals({ ...ana, ...more } as Person, range);
    expect(ask).toThrow(RangeError);
    expect(ask).toThrow(field);
  });

  test.each([
    ['range', null],
    ['range', { start: 0 }],
    ['range.start', { start: '0', end: 1 }],
    ['range.end', { start: 0, end: 0.5 }],
    ['range', { start: 2, end: 1 }],
    ['range', { start: 0, end: 36_526 * DAY }],
  ])('a malformed %s is refused too', (field, given) => {
    const ask = (): unknown => workingIntervals(ana, given as never);
    expect(ask).toThrow(RangeError);
    expect(ask).toThrow(field);
  });
});
