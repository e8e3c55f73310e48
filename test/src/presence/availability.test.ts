import { describe, expect, test } from 'vitest';
import { availabilityAt } from '../../../src/presence/availability';
import type { Context } from '../../../src/presence/context';
import type { Report } from '../../../src/presence/report';
import type { Person, SyncWindow } from '../../../src/roster/person';
import { at, worker } from '../reply/people';

const ana: Person = worker(
  'Europe/Lisbon',
  [
    ['09:00', '13:00'],
    ['14:30', '18:00'],
  ],
  {
    id: 'ana',
    exceptions: [{ from: '2026-06-11', to: '2026-06-12', blocks: [] }],
    focus: [{ days: [1, 3], start: '10:00', end: '11:30' }],
  },
);

const weekly: SyncWindow = {
  title: 'Weekly',
  zone: 'Europe/Berlin',
  days: [3],
  start: '12:00',
  end: '13:00',
  people: ['ana'],
  kind: 'meeting',
};

/** A time of 2026 in Lisbon's summer. */
const lisbon = (text: string): number => at(`2026-${text}+01:00`);

describe('the rules, in their order', () => {
  const onLeaveMeeting: SyncWindow = { ...weekly, days: [4], people: 'all' };
  const rows: readonly [
    string,
    string,
    Context,
    string,
    string,
    string,
    string | null,
    string | null,
  ][] = [
    [
      'in a block',
      '06-10T09:30',
      {},
      'available',
      'available',
      'schedule',
      '06-10T09:00',
      '06-10T10:00',
    ],
    [
      'in planned focus',
      '06-10T10:00',
      {},
      'focusing',
      'focusing',
      'schedule',
      '06-10T10:00',
      '06-10T11:30',
    ],
    [
      'after it',
      '06-10T11:30',
      {},
      'available',
      'available',
      'schedule',
      '06-10T11:30',
      '06-10T13:00',
    ],
    [
      'between two blocks of a day',
      '06-10T13:00',
      {},
      'off',
      'inGap',
      'schedule',
      '06-10T13:00',
      '06-10T14:30',
    ],
    [
      'in the evening',
      '06-09T20:00',
      {},
      'off',
      'offHours',
      'schedule',
      '06-09T18:00',
      '06-10T09:00',
    ],
    [
      'on leave, until work begins again',
      '06-11T10:00',
      {},
      'off',
      'onLeave',
      'schedule',
      '06-10T18:00',
      '06-15T09:00',
    ],
    [
      'at the weekend after it',
      '06-13T10:00',
      {},
      'off',
      'offHours',
      'schedule',
      '06-10T18:00',
      '06-15T09:00',
    ],
    [
      'in a meeting, ahead of planned focus',
      '06-10T11:00',
      { sync: [weekly] },
      'busy',
      'busy',
      'sync',
      '06-10T11:00',
      '06-10T12:00',
    ],
    [
      'in a busy event',
      '06-10T12:00',
      { busy: [{ start: lisbon('06-10T11:45'), end: lisbon('06-10T12:15') }] },
      'busy',
      'busy',
      'calendar',
      '06-10T11:45',
      '06-10T12:15',
    ],
    [
      'in a meeting on leave',
      '06-11T11:30',
      { sync: [onLeaveMeeting] },
      'off',
      'onLeave',
      'schedule',
      '06-10T18:00',
      '06-15T09:00',
    ],
    [
      'beside somebody else’s meeting',
      '06-10T11:45',
      { sync: [{ ...weekly, people: ['ben'] }] },
      'available',
      'available',
      'schedule',
      '06-10T11:30',
      '06-10T13:00',
    ],
    [
      'together in one place, which is no meeting',
      '06-10T11:45',
      { sync: [{ ...weekly, kind: 'together' }] },
      'available',
      'available',
      'schedule',
      '06-10T11:30',
      '06-10T13:00',
    ],
  ];
  test.each(rows)('%s', (_, when, context, state, reason, source, since, until) => {
    expect(availabilityAt(ana, lisbon(when), context)).toEqual({
      state,
      since: since === null ? null : lisbon(since),
      until: until === null ? null : lisbon(until),
      reason,
      basis: reason,
      source,
      outsideHours: false,
    });
  });

  test('planned focus outside working time is no focus', () => {
    const owl: Person = { ...ana, focus: [{ days: [3], start: '20:00', end: '22:00' }] };
    expect(availabilityAt(owl, lisbon('06-10T21:00')).reason).toBe('offHours');
  });

  test('a night that began before a day off is still worked', () => {
    const nurse = worker('Europe/Lisbon', [['22:00', '06:00']], {
      exceptions: [{ from: '2026-06-11', blocks: [] }],
    });
    expect(availabilityAt(nurse, lisbon('06-11T03:00'))).toMatchObject({ state: 'available' });
    expect(availabilityAt(nurse, lisbon('06-11T07:00'))).toMatchObject({ reason: 'onLeave' });
    expect(availabilityAt(nurse, lisbon('06-12T03:00'))).toMatchObject({ reason: 'offHours' });
  });
});

describe('what nobody can say', () => {
  test('hours that are not shared', () => {
    const sam: Person = { id: 'sam', name: 'Sam', zone: 'UTC' };
    expect(availabilityAt(sam, lisbon('06-10T12:00'))).toMatchObject({
      state: 'off',
      reason: 'noSchedule',
      since: null,
      until: null,
    });
  });

  test('when a state changes beyond sixty days', () => {
    const away = worker('UTC', [['09:00', '17:00']], {
      exceptions: [{ from: '2026-01-01', to: '2026-12-31', blocks: [] }],
    });
    expect(availabilityAt(away, at('2026-06-10T12:00Z'))).toMatchObject({
      since: null,
      until: null,
    });
    expect(availabilityAt(away, at('2026-12-20T12:00Z'))).toMatchObject({
      since: null,
      until: at('2027-01-01T09:00Z'),
    });
    expect(availabilityAt(away, at('2026-01-20T12:00Z'))).toMatchObject({
      since: at('2025-12-31T17:00Z'),
      until: null,
    });
  });

  test('when somebody who is always at work is not', () => {
    const watch = worker('UTC', [], {
      blocks: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }],
    });
    expect(availabilityAt(watch, at('2026-06-10T12:00Z'))).toMatchObject({
      state: 'available',
      since: null,
      until: null,
    });
  });
});

describe('a report', () => {
  const now = lisbon('06-10T10:30');
  const report = (more: Partial<Report> & Pick<Report, 'state'>): Context => ({
    report: { at: lisbon('06-10T10:15'), source: 'channel', connected: true, ...more },
  });
  const saidAt = lisbon('06-10T10:15');
  const until = lisbon('06-10T11:00');

  test.each([
    ['away', 'away'],
    ['focusing', 'focusing'],
    ['busy', 'busy'],
    ['off', 'offHours'],
    ['available', 'available'],
  ] as const)('of being %s stands above the schedule', (state, reason) => {
    const said = {
      state,
      since: saidAt,
      reason,
      basis: reason,
      source: 'channel',
      outsideHours: false,
    };
    expect(availabilityAt(ana, now, report({ state }))).toEqual({ ...said, until: null });
    expect(availabilityAt(ana, now, report({ state, until }))).toEqual({ ...said, until });
  });

  test('holds up to its end and not at it', () => {
    const away = report({ state: 'away', until });
    expect(availabilityAt(ana, until - 1, away).state).toBe('away');
    expect(availabilityAt(ana, until, away)).toMatchObject({
      state: 'focusing',
      reason: 'stale',
      basis: 'focusing',
    });
  });

  test('never keeps somebody focusing past its end', () => {
    const focusing = report({ state: 'focusing', until: lisbon('06-10T12:00') });
    expect(availabilityAt(ana, lisbon('06-10T12:00'), focusing)).toMatchObject({
      state: 'available',
      reason: 'stale',
      source: 'schedule',
    });
  });

  test.each(['available', 'away', 'focusing', 'busy', 'off'] as const)(
    'of being %s is stale once its source is lost',
    (state) => {
      expect(availabilityAt(ana, now, report({ state, until, connected: false }))).toMatchObject({
        state: 'focusing',
        reason: 'stale',
        basis: 'focusing',
        source: 'schedule',
      });
    },
  );

  test('does not count before it was said', () => {
    expect(availabilityAt(ana, saidAt - 1, report({ state: 'away' }))).toMatchObject({
      state: 'focusing',
      reason: 'focusing',
    });
  });

  test('of being here outside hours is marked as such', () => {
    const evening = lisbon('06-10T20:00');
    expect(availabilityAt(ana, evening, report({ state: 'available' }))).toMatchObject({
      state: 'available',
      outsideHours: true,
    });
    expect(availabilityAt(ana, evening, report({ state: 'busy' })).outsideHours).toBe(false);
  });
});

test('a change of the roster is seen, since people are new values then', () => {
  const now = lisbon('06-10T09:30');
  expect(availabilityAt(ana, now).state).toBe('available');
  expect(availabilityAt({ ...ana, zone: 'Asia/Kolkata' }, now).state).toBe('off');
  expect(
    availabilityAt(ana, now, { sync: [{ ...weekly, start: '10:00', end: '12:00' }] }).state,
  ).toBe('busy');
  expect(availabilityAt(ana, now).state).toBe('available');
});
