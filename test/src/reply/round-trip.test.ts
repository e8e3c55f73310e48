import { describe, expect, test } from 'vitest';
import { replyClock } from '../../../src/reply/reply-clock';
import { roundTrip } from '../../../src/reply/round-trip';
import { at, worker, yuki } from './people';

const ben = worker('Europe/Berlin', [['09:00', '17:30']], { id: 'ben', replyWithin: '2h' });
const sent = at('2026-01-12T17:00+01:00');

describe('a round trip', () => {
  test('is three reply clocks in a row', () => {
    const first = replyClock(yuki, sent).replyBy ?? 0;
    const second = replyClock(ben, first).replyBy ?? 0;
    const third = replyClock(yuki, second).replyBy;
    expect(roundTrip(ben, yuki, sent)).toEqual({ replyBy: first, afterOneQuestion: third });
  });

  test('to somebody who asks a question that is answered as soon as it is seen, where there is no reply window', () => {
    const { replyWithin: _, ...quick } = ben;
    expect(roundTrip(quick, yuki, sent).afterOneQuestion).toBe(at('2026-01-14T11:00+09:00'));
  });

  test('cannot be told when either reply cannot', () => {
    const { blocks: _, ...silent } = ben;
    expect(roundTrip(silent, yuki, sent)).toEqual({
      replyBy: at('2026-01-13T13:00+01:00'),
      afterOneQuestion: null,
    });
    expect(roundTrip(yuki, silent, sent)).toEqual({ replyBy: null, afterOneQuestion: null });
  });

  test('takes a report for the first reply, and for the second only if it still holds then', () => {
    const until = at('2026-01-13T10:00+09:00');
    const said = { at: sent, source: 'channel', connected: true } as const;
    const away = { ...said, state: 'away', until } as const;
    expect(roundTrip(ben, yuki, sent, { report: away }).replyBy).toBe(at('2026-01-13T22:00+09:00'));
    const open = { ...said, state: 'away' } as const;
    expect(roundTrip(ben, yuki, sent, { report: open })).toEqual(roundTrip(ben, yuki, sent));
    const here = { ...said, state: 'available' } as const;
    const focused = { ...yuki, focus: [{ days: [3], start: '09:00', end: '12:00' }] } as const;
    expect(roundTrip(ben, focused, sent, { report: here })).toEqual(roundTrip(ben, focused, sent));
  });

  test('counts the team’s meetings and norms for both', () => {
    const sync = [
      {
        title: 'Day',
        zone: 'Europe/Berlin',
        days: [2],
        start: '09:00',
        end: '17:00',
        people: ['ben'],
        kind: 'meeting',
      },
    ] as const;
    const maker = worker('Europe/Berlin', [['09:00', '17:30']], { id: 'ben', role: 'maker' });
    const norms = { maker: '10m' };
    expect(roundTrip(maker, yuki, sent, { sync, norms }).afterOneQuestion).toBe(
      replyClock(yuki, at('2026-01-13T17:10+01:00')).replyBy,
    );
  });

  test('of malformed input is refused by name', () => {
    expect(() => roundTrip(ben, yuki, Number.NaN)).toThrow('sent');
    expect(() => roundTrip({ ...ben, zone: 'Mars/Phobos' }, yuki, sent)).toThrow('person.zone');
  });
});
