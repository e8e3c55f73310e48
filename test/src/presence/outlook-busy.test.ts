import { describe, expect, test } from 'vitest';
import { instantOfOutlook, leaveOf, readOutlookBusy } from '../../../src/presence/outlook-busy';

const at = (text: string): number => Date.parse(`${text}Z`);
const RANGE = { start: at('2026-03-02T00:00'), end: at('2026-03-16T00:00') };

const time = (text: string, zone = 'UTC') => ({ dateTime: `${text}:00.0000000`, timeZone: zone });
const item = (status: string, start: string, end: string, zone?: string) => ({
  status,
  start: time(start, zone),
  end: time(end, zone),
});

const read = (schedule: object) => readOutlookBusy({ ...schedule }, RANGE, 30);

const shown = (list: readonly { start: number; end: number }[]) =>
  list.map(({ start, end }) => [start, end].map((one) => new Date(one).toISOString().slice(5, 16)));

describe('a calendar', () => {
  test('has busy time and time out of office; elsewhere, tentative, free and unknown are neither', () => {
    const { busy, out } = read({
      scheduleItems: [
        item('busy', '2026-03-03T09:00', '2026-03-03T10:00'),
        item('busy', '2026-03-03T09:30', '2026-03-03T11:00'),
        item('oof', '2026-03-05T00:00', '2026-03-07T00:00'),
        item('workingElsewhere', '2026-03-03T12:00', '2026-03-03T13:00'),
        item('tentative', '2026-03-03T14:00', '2026-03-03T15:00'),
        item('free', '2026-03-03T16:00', '2026-03-03T17:00'),
        item('unknown', '2026-03-03T18:00', '2026-03-03T19:00'),
        item('somethingNew', '2026-03-03T18:00', '2026-03-03T19:00'),
      ],
      availabilityView: '2222',
    });
    expect(shown(busy)).toEqual([['03-03T09:00', '03-03T11:00']]);
    expect(shown(out)).toEqual([['03-05T00:00', '03-07T00:00']]);
  });

  test('tells times in the zone that it names, over a change of clocks', () => {
    const { busy } = read({
      scheduleItems: [
        item('busy', '2026-03-06T12:00', '2026-03-06T14:00', 'Pacific Standard Time'),
        item('busy', '2026-03-09T12:00', '2026-03-09T14:00', 'Pacific Standard Time'),
        item('busy', '2026-03-10T12:00', '2026-03-10T14:00', 'Europe/Kiev'),
      ],
    });
    expect(shown(busy)).toEqual([
      ['03-06T20:00', '03-06T22:00'],
      ['03-09T19:00', '03-09T21:00'],
      ['03-10T10:00', '03-10T12:00'],
    ]);
  });

  test('keeps to the time that was asked for', () => {
    const { busy, out } = read({
      scheduleItems: [
        item('busy', '2026-02-01T00:00', '2026-03-02T01:00'),
        item('oof', '2026-03-15T23:00', '2026-05-01T00:00'),
      ],
    });
    expect(shown(busy)).toEqual([['03-02T00:00', '03-02T01:00']]);
    expect(shown(out)).toEqual([['03-15T23:00', '03-16T00:00']]);
  });

  test('that shares no entries is read by its view', () => {
    const { busy, out } = read({ availabilityView: '0012203340', scheduleItems: [] });
    expect(shown(busy)).toEqual([['03-02T01:30', '03-02T02:30']]);
    expect(shown(out)).toEqual([['03-02T03:00', '03-02T04:00']]);
  });

  test.each([
    {},
    { scheduleItems: 'none', availabilityView: 7 },
    { availabilityView: '22x' },
    { availabilityView: '2'.repeat(30_000) },
    { scheduleItems: [null, 7, {}, { status: 'busy' }, item('busy', 'yesterday', 'today')] },
    { scheduleItems: [item('busy', '2026-03-03T11:00', '2026-03-03T10:00')] },
    { scheduleItems: [item('busy', '2026-03-03T09:00', '2026-03-03T10:00', 'Moon Time')] },
    { scheduleItems: [item('busy', '2026-02-30T09:00', '2026-03-03T10:00')] },
  ])('that is malformed says nothing: %j', (schedule) => {
    expect(read(schedule)).toEqual({ busy: [], out: [] });
  });
});

test.each([
  [time('2026-03-15T12:00', 'Pacific Standard Time'), '2026-03-15T19:00'],
  [time('2026-03-15T12:00', 'tzone://Microsoft/Utc'), '2026-03-15T12:00'],
  [{ dateTime: '2026-03-15T12:00:00Z', timeZone: 'Tokyo Standard Time' }, '2026-03-15T12:00'],
  [{ dateTime: '2026-03-15T12:00', timeZone: 'Asia/Tokyo' }, '2026-03-15T03:00'],
])('%j is %s UTC', (value, text) => {
  expect(instantOfOutlook(value)).toBe(at(text));
});

test.each([null, {}, { dateTime: '2026-03-15T12:00' }, { dateTime: 5, timeZone: 'UTC' }])(
  '%j is no time',
  (value) => {
    expect(instantOfOutlook(value)).toBeNull();
  },
);

test.each([
  ['Europe/Berlin', '2026-03-04T23:00', '2026-03-06T23:00', [['2026-03-05', '2026-03-06']]],
  ['Europe/Berlin', '2026-03-05T12:00', '2026-03-08T12:00', [['2026-03-06', '2026-03-07']]],
  ['Europe/Berlin', '2026-03-05T08:00', '2026-03-05T16:00', []],
  ['Asia/Tokyo', '2026-03-05T00:00', '2026-03-06T00:00', []],
  // The clocks go forward on the 29th: the day has 23 hours and is off as a whole.
  ['Europe/Berlin', '2026-03-28T23:00', '2026-03-29T22:00', [['2026-03-29', '2026-03-29']]],
] as const)('in %s, out from %s to %s is leave on %j', (zone, start, end, dates) => {
  expect(leaveOf([{ start: at(start), end: at(end) }], zone)).toEqual(
    dates.map(([from, to]) => ({ from, to, blocks: [] })),
  );
});
