import { describe, expect, test } from 'vitest';
import { overlap } from '../../../src/reply/overlap';
import { replyClock } from '../../../src/reply/reply-clock';
import { roundTrip } from '../../../src/reply/round-trip';
import type { Person } from '../../../src/roster/person';
import { DAY, HOUR, MINUTE } from '../../../src/time/instant';
import { at, worker, yuki } from './people';

/** The vectors of the design, worked out elsewhere with IANA data and Python's zoneinfo. */

const london = worker('Europe/London', [['09:00', '17:00']], { replyWithin: '4h' });
const kenji = worker('Asia/Tokyo', [['09:00', '18:00']], {
  replyWithin: '4h',
  exceptions: [{ from: '2026-05-04', to: '2026-05-06', blocks: [], note: 'Golden Week' }],
});
const tom = worker('Europe/Lisbon', [['09:00', '18:00']], { replyWithin: '2h' });
const ana = worker(
  'Europe/Lisbon',
  [
    ['09:00', '13:00'],
    ['14:30', '18:00'],
  ],
  { replyWithin: '4h' },
);

describe('the reply clock', () => {
  const rows: readonly [string, Person, string, string, string][] = [
    [
      'a split day, from Berlin',
      yuki,
      '2026-01-12T17:00+01:00',
      '2026-01-13T01:00+01:00',
      '2026-01-13T13:00+01:00',
    ],
    [
      'across the spring change of London',
      london,
      '2026-03-27T16:00-04:00',
      '2026-03-30T04:00-04:00',
      '2026-03-30T08:00-04:00',
    ],
    [
      'a week before that change',
      london,
      '2026-03-20T16:00-04:00',
      '2026-03-23T05:00-04:00',
      '2026-03-23T09:00-04:00',
    ],
    [
      'Golden Week, from Los Angeles',
      kenji,
      '2026-05-01T09:00-07:00',
      '2026-05-06T17:00-07:00',
      '2026-05-06T21:00-07:00',
    ],
    [
      'over a lunch gap',
      ana,
      '2026-06-10T11:00+01:00',
      '2026-06-10T11:00+01:00',
      '2026-06-10T16:30+01:00',
    ],
  ];
  test.each(rows)('%s', (_, person, sent, firstSeen, replyBy) => {
    expect(replyClock(person, at(sent))).toMatchObject({
      firstSeen: at(firstSeen),
      replyBy: at(replyBy),
      confidence: 'scheduled',
    });
  });

  test('waits for the end of a focus block that a report tells of', () => {
    const sent = at('2026-06-10T13:20+01:00');
    const until = at('2026-06-10T15:00+01:00');
    const report = {
      state: 'focusing',
      until,
      at: sent,
      source: 'channel',
      connected: true,
    } as const;
    expect(replyClock(tom, sent, { report })).toEqual({
      firstSeen: until,
      replyBy: at('2026-06-10T17:00+01:00'),
      reasons: [{ reason: 'focusing', until }],
      confidence: 'scheduled',
    });
  });
});

describe('one question back', () => {
  const ben = worker('Europe/Berlin', [['09:00', '17:30']], { role: 'contributor' });
  test('costs a day between Berlin and Tokyo', () => {
    expect(roundTrip(ben, yuki, at('2026-01-12T17:00+01:00'))).toEqual({
      replyBy: at('2026-01-13T13:00+01:00'),
      afterOneQuestion: at('2026-01-14T13:00+01:00'),
    });
  });
});

describe('the overlap', () => {
  const berlin = worker('Europe/Berlin', [['09:00', '17:30']]);
  const tokyo = worker('Asia/Tokyo', [['09:00', '18:00']]);
  const newYork = worker('America/New_York', [['09:00', '17:00']]);
  const losAngeles = worker('America/Los_Angeles', [['09:00', '17:00']]);

  const rows: readonly [string, readonly Person[], string, readonly [string, string][]][] = [
    ['Tokyo and Berlin in winter', [tokyo, berlin], '2026-01-14', [['08:00', '09:00']]],
    ['Tokyo and Berlin in summer', [tokyo, berlin], '2026-07-15', [['07:00', '09:00']]],
    ['Tokyo split in two and Berlin', [yuki, berlin], '2026-01-14', [['11:00', '14:00']]],
    ['Tokyo, Berlin and Los Angeles', [tokyo, berlin, losAngeles], '2026-01-14', []],
    [
      'London and New York before any change',
      [london, newYork],
      '2026-03-04',
      [['14:00', '17:00']],
    ],
    [
      'London and New York between the changes',
      [london, newYork],
      '2026-03-18',
      [['13:00', '17:00']],
    ],
    ['London and New York after both', [london, newYork], '2026-04-01', [['13:00', '16:00']]],
    [
      'Kathmandu, to the minute',
      [worker('Asia/Kathmandu', [['10:00', '18:00']]), berlin],
      '2026-01-14',
      [['08:00', '12:15']],
    ],
  ];
  test.each(rows)('%s', (_, people, date, expected) => {
    const start = at(`${date}T00:00Z`);
    expect(overlap(people, { start, end: start + DAY })).toEqual(
      expected.map(([from, until]) => ({
        start: at(`${date}T${from}Z`),
        end: at(`${date}T${until}Z`),
        least: people.length,
      })),
    );
  });

  test('of London and New York lasts 180, 240 and 180 minutes', () => {
    const minutes = ['2026-03-04', '2026-03-18', '2026-04-01'].map((date) => {
      const start = at(`${date}T00:00Z`);
      const found = overlap([london, newYork], { start, end: start + 24 * HOUR });
      return found.reduce((sum, { start: from, end }) => sum + (end - from) / MINUTE, 0);
    });
    expect(minutes).toEqual([180, 240, 180]);
  });
});
