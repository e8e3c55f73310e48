import { describe, expect, test } from 'vitest';
import { replyClock } from '../../../src/reply/reply-clock';
import type { Report } from '../../../src/presence/report';
import type { Person, SyncWindow } from '../../../src/roster/person';
import { DAY } from '../../../src/time/instant';
import { at, worker, yuki } from './people';

const tom = worker('Europe/Lisbon', [['09:00', '18:00']], { id: 'tom', replyWithin: '2h' });

const report = (more: Partial<Report> & Pick<Report, 'state'>): Report => ({
  at: at('2026-06-10T10:00+01:00'),
  source: 'channel',
  connected: true,
  ...more,
});

describe('days', () => {
  const maker = worker('Europe/Berlin', [['09:00', '17:00']], { replyWithin: '1d' });
  const rows: readonly [string, Person, string, string | null][] = [
    [
      'the same time on the next working day',
      maker,
      '2026-01-13T10:20+01:00',
      '2026-01-14T10:20+01:00',
    ],
    ['over a weekend', maker, '2026-01-16T16:00+01:00', '2026-01-19T16:00+01:00'],
    [
      'from the first minute of a day when sent at night',
      maker,
      '2026-01-13T22:00+01:00',
      '2026-01-15T09:00+01:00',
    ],
    [
      'three of them',
      { ...maker, replyWithin: '3d' },
      '2026-01-15T09:00+01:00',
      '2026-01-20T09:00+01:00',
    ],
    [
      'moved forward into answering time',
      { ...maker, focus: [{ days: [3], start: '10:00', end: '12:00' }] },
      '2026-01-13T10:20+01:00',
      '2026-01-14T12:00+01:00',
    ],
    [
      'leave days do not count',
      { ...maker, exceptions: [{ from: '2026-01-14', to: '2026-01-15', blocks: [] }] },
      '2026-01-13T10:20+01:00',
      '2026-01-16T10:20+01:00',
    ],
    [
      'a date with other hours does, and its hours hold',
      {
        ...maker,
        exceptions: [{ from: '2026-01-17', blocks: [{ start: '11:00', end: '12:00' }] }],
      },
      '2026-01-16T10:20+01:00',
      '2026-01-17T11:00+01:00',
    ],
    [
      'the wall clock counts when it changes',
      maker,
      '2026-03-27T10:20+01:00',
      '2026-03-30T10:20+02:00',
    ],
    [
      'a block past midnight belongs to the day on which it starts',
      worker('Europe/Berlin', [['22:00', '06:00']], { replyWithin: '1d' }),
      '2026-01-16T23:30+01:00',
      '2026-01-19T23:30+01:00',
    ],
    ['beyond the horizon', { ...maker, replyWithin: '50d' }, '2026-01-13T10:20+01:00', null],
  ];
  test.each(rows)('%s', (_, person, sent, replyBy) => {
    expect(replyClock(person, at(sent)).replyBy).toBe(replyBy === null ? null : at(replyBy));
  });
});

describe('what cannot be promised', () => {
  const sent = at('2026-01-13T10:00+01:00');
  test('nothing for hours that are not shared', () => {
    const sam: Person = { id: 'sam', name: 'Sam', zone: 'Europe/Berlin', replyWithin: '1h' };
    const nothing = {
      firstSeen: null,
      replyBy: null,
      reasons: [{ reason: 'noSchedule', until: null }],
      confidence: 'unknown',
    };
    expect(replyClock(sam, sent)).toEqual(nothing);
    expect(replyClock({ ...sam, blocks: [] }, sent)).toEqual(nothing);
  });

  test('no reply without a reply window, though it will be seen', () => {
    expect(replyClock(worker('Europe/Berlin', [['09:00', '17:00']]), sent)).toEqual({
      firstSeen: sent,
      replyBy: null,
      reasons: [{ reason: 'available', until: at('2026-01-13T17:00+01:00') }],
      confidence: 'unknown',
    });
  });

  test('nothing beyond sixty days', () => {
    const away = worker('Europe/Berlin', [['09:00', '17:00']], {
      replyWithin: '1h',
      exceptions: [{ from: '2026-01-13', to: '2026-12-31', blocks: [] }],
    });
    expect(replyClock(away, sent)).toEqual({
      firstSeen: null,
      replyBy: null,
      reasons: [
        { reason: 'onLeave', until: null },
        { reason: 'noHoursAhead', until: null },
      ],
      confidence: 'unknown',
    });
  });

  test('sixty days reach to the sixtieth, and not further', () => {
    const onDay = (days: number): Person =>
      worker('UTC', [], {
        replyWithin: '1h',
        blocks: [],
        exceptions: [
          {
            from: new Date(at('2026-01-13T00:00Z') + days * DAY).toISOString().slice(0, 10),
            blocks: [{ start: '10:00', end: '12:00' }],
          },
        ],
      });
    const noon = at('2026-01-13T11:00Z');
    expect(replyClock(onDay(60), noon)).toMatchObject({
      firstSeen: noon + 60 * DAY - 3_600_000,
      replyBy: noon + 60 * DAY,
    });
    expect(replyClock(onDay(60), noon - 1)).toMatchObject({ replyBy: null, confidence: 'unknown' });
    expect(replyClock(onDay(61), noon).firstSeen).toBeNull();
  });
});

describe('the reply window', () => {
  const sent = at('2026-01-13T10:00+01:00');
  const inBerlin = (more: Partial<Person>): Person =>
    worker('Europe/Berlin', [['09:00', '17:00']], more);
  test.each([
    ['their own', inBerlin({ replyWithin: '90m', role: 'support' }), '11:30', 'scheduled'],
    ["the team's for the role", inBerlin({ role: 'maker' }), '13:00', 'preset'],
    ["the role's preset", inBerlin({ role: 'manager' }), '12:00', 'preset'],
  ] as const)('is %s', (_, person, clock, confidence) => {
    expect(replyClock(person, sent, { norms: { maker: '3h' } })).toMatchObject({
      replyBy: at(`2026-01-13T${clock}+01:00`),
      confidence,
    });
  });

  test.each([
    ['manager', '12:00'],
    ['contributor', '14:00'],
    ['support', '11:00'],
  ] as const)('of a %s', (role, clock) => {
    expect(replyClock(inBerlin({ role }), sent).replyBy).toBe(at(`2026-01-13T${clock}+01:00`));
  });

  test('of a maker is a day', () => {
    expect(replyClock(inBerlin({ role: 'maker' }), sent).replyBy).toBe(
      at('2026-01-14T10:00+01:00'),
    );
  });

  test('reached exactly at the end of a block ends there', () => {
    expect(replyClock(inBerlin({ replyWithin: '7h' }), sent).replyBy).toBe(
      at('2026-01-13T17:00+01:00'),
    );
  });
});

describe('reports', () => {
  const sent = at('2026-06-10T10:30+01:00');
  test('of being away hold until they end', () => {
    const until = at('2026-06-10T11:30+01:00');
    expect(replyClock(tom, sent, { report: report({ state: 'away', until }) })).toEqual({
      firstSeen: until,
      replyBy: at('2026-06-10T13:30+01:00'),
      reasons: [{ reason: 'away', until }],
      confidence: 'scheduled',
    });
  });

  test('of being away without an end last an hour more, and promise nothing', () => {
    expect(replyClock(tom, sent, { report: report({ state: 'away' }) })).toEqual({
      firstSeen: at('2026-06-10T11:30+01:00'),
      replyBy: at('2026-06-10T13:30+01:00'),
      reasons: [{ reason: 'away', until: null }],
      confidence: 'unknown',
    });
  });

  test('of being off without an end last until the next date', () => {
    expect(replyClock(tom, sent, { report: report({ state: 'off' }) })).toMatchObject({
      firstSeen: at('2026-06-11T09:00+01:00'),
      confidence: 'unknown',
    });
  });

  test('that are stale are told and not followed', () => {
    const until = at('2026-06-10T10:15+01:00');
    for (const stale of [
      report({ state: 'focusing', until }),
      report({ state: 'away', connected: false }),
    ]) {
      expect(replyClock(tom, sent, { report: stale })).toEqual({
        firstSeen: sent,
        replyBy: at('2026-06-10T12:30+01:00'),
        reasons: [
          { reason: 'available', until: at('2026-06-10T18:00+01:00') },
          { reason: 'stale', until: null },
        ],
        confidence: 'scheduled',
      });
    }
  });

  test('of being here outside hours are no promise', () => {
    const night = at('2026-06-10T21:00+01:00');
    expect(replyClock(tom, night, { report: report({ state: 'available' }) })).toMatchObject({
      firstSeen: at('2026-06-11T09:00+01:00'),
      reasons: [
        { reason: 'available', until: null },
        { reason: 'offHours', until: at('2026-06-11T09:00+01:00') },
      ],
    });
  });

  test('of being here show that a planned block is not taking place, but not the next one', () => {
    const busyTom: Person = {
      ...tom,
      replyWithin: '4h',
      focus: [
        { days: [3], start: '10:00', end: '12:00' },
        { days: [3], start: '13:00', end: '15:00' },
      ],
    };
    expect(replyClock(busyTom, sent, { report: report({ state: 'available' }) })).toMatchObject({
      firstSeen: sent,
      replyBy: at('2026-06-10T16:30+01:00'),
    });
  });
});

describe('reasons', () => {
  const sync: SyncWindow[] = [
    {
      title: 'Weekly',
      zone: 'Europe/Lisbon',
      days: [3],
      start: '11:00',
      end: '12:00',
      people: ['tom'],
      kind: 'meeting',
    },
  ];
  test('tell every kind of wait on the way, in their order, and when each ends', () => {
    const person: Person = {
      ...tom,
      replyWithin: '6h',
      blocks: [
        { days: [3, 5], start: '09:00', end: '12:30' },
        { days: [3, 5], start: '13:00', end: '15:00' },
      ],
      focus: [{ days: [3], start: '13:30', end: '14:00' }],
      exceptions: [{ from: '2026-06-11', blocks: [] }],
    };
    expect(replyClock(person, at('2026-06-10T09:00+01:00'), { sync }).reasons).toEqual([
      { reason: 'available', until: at('2026-06-10T11:00+01:00') },
      { reason: 'offHours', until: at('2026-06-12T09:00+01:00') },
      { reason: 'onLeave', until: at('2026-06-12T00:00+01:00') },
      { reason: 'focusing', until: at('2026-06-10T14:00+01:00') },
      { reason: 'busy', until: at('2026-06-10T12:00+01:00') },
      { reason: 'inGap', until: at('2026-06-10T13:00+01:00') },
    ]);
  });

  test('of the split day between Berlin and Tokyo', () => {
    expect(replyClock(yuki, at('2026-01-12T17:00+01:00')).reasons).toEqual([
      { reason: 'offHours', until: at('2026-01-13T09:00+09:00') },
      { reason: 'inGap', until: at('2026-01-13T20:00+09:00') },
    ]);
  });

  test('count a busy calendar event as the meeting it is', () => {
    const busy = [{ start: at('2026-06-10T10:00+01:00'), end: at('2026-06-10T10:45+01:00') }];
    expect(replyClock(tom, at('2026-06-10T10:10+01:00'), { busy })).toMatchObject({
      firstSeen: at('2026-06-10T10:45+01:00'),
      reasons: [{ reason: 'busy', until: at('2026-06-10T10:45+01:00') }],
    });
  });
});

describe('malformed input', () => {
  const sent = at('2026-06-10T10:30+01:00');
  const broken = (more: object): Person => ({ ...tom, ...more });
  test.each([
    ['sent', () => replyClock(tom, 1.5)],
    ['sent', () => replyClock(tom, Number.NaN)],
    ['person', () => replyClock(null as unknown as Person, sent)],
    ['person.zone', () => replyClock(broken({ zone: 'Mars/Phobos' }), sent)],
    ['person.zone', () => replyClock(broken({ zone: null }), sent)],
    ['person.replyWithin', () => replyClock(broken({ replyWithin: '4 hours' }), sent)],
    [
      'person.role',
      () => replyClock(broken({ role: 'constructor', replyWithin: undefined }), sent),
    ],
    [
      'context.norms.maker',
      () =>
        replyClock(broken({ role: 'maker', replyWithin: undefined }), sent, {
          norms: { maker: '0h' },
        }),
    ],
    [
      'context.report.state',
      () => replyClock(tom, sent, { report: report({ state: 'asleep' as never }) }),
    ],
    [
      'context.report.until',
      () => replyClock(tom, sent, { report: report({ state: 'away', until: Infinity }) }),
    ],
    [
      'context.report.at',
      () => replyClock(tom, sent, { report: report({ state: 'away', at: Number.NaN }) }),
    ],
    ['context.busy[0]', () => replyClock(tom, sent, { busy: [{ start: sent, end: sent - 1 }] })],
    ['person.blocks[0]', () => replyClock(broken({ blocks: [null] }), sent)],
    ['context.report', () => replyClock(tom, sent, { report: null as never })],
    ['context.sync[0].zone', () => replyClock(tom, sent, { sync: [{ zone: 5 } as never] })],
  ])('is refused by the name of %s', (field, ask) => {
    expect(ask).toThrow(RangeError);
    expect(ask).toThrow(field);
  });
});
