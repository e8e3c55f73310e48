import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exchangesBefore } from '../../../src/reply/exchanges';
import { roundTrip } from '../../../src/reply/round-trip';
import { DAY } from '../../../src/time/instant';
import { propertyOptions } from '../../support/property';
import { anyPersonAndMoment } from '../roster/any-person';
import { at, worker, yuki } from './people';

const ben = worker('Europe/Berlin', [['09:00', '17:30']], { id: 'ben', replyWithin: '2h' });
const sent = at('2026-01-12T17:00+01:00');

describe('the answers that come before a date', () => {
  const cases: [string, number, string | null][] = [
    ['2026-01-13T12:59+01:00', 0, null],
    ['2026-01-13T13:00+01:00', 1, '2026-01-13T13:00+01:00'],
    ['2026-01-14T13:00+01:00', 2, '2026-01-14T13:00+01:00'],
    ['2026-01-16T18:00+01:00', 4, '2026-01-16T13:00+01:00'],
    ['2026-01-19T12:00+01:00', 4, '2026-01-16T13:00+01:00'],
  ];
  test.each(cases)('%s', (before, answers, last) => {
    expect(exchangesBefore(ben, yuki, sent, at(before))).toEqual({
      answers,
      isMore: false,
      last: last === null ? null : at(last),
    });
  });

  test('are counted up to a number that nobody needs to know better', () => {
    const quick = worker('UTC', [['00:00', '24:00']], { replyWithin: '1m' });
    const far = exchangesBefore(quick, { ...quick, id: 'other' }, sent, sent + 30 * DAY);
    expect(far).toMatchObject({ answers: 99, isMore: true });
  });

  test('are none of somebody of whom nobody can say, and one where I cannot ask back', () => {
    const { blocks: _, ...silent } = ben;
    expect(exchangesBefore(ben, silent, sent, sent + 30 * DAY).answers).toBe(0);
    expect(exchangesBefore(silent, yuki, sent, sent + 30 * DAY).answers).toBe(1);
  });

  test('begin as a round trip does, and never become fewer for a later date', () => {
    fc.assert(
      fc.property(
        anyPersonAndMoment,
        anyPersonAndMoment,
        fc.integer({ min: 0, max: 20 * DAY }),
        fc.integer({ min: 0, max: 20 * DAY }),
        ({ person: from, at: now }, { person: to }, first, more) => {
          const sooner = exchangesBefore(from, to, now, now + first);
          const later = exchangesBefore(from, to, now, now + first + more);
          expect(later.answers).toBeGreaterThanOrEqual(sooner.answers);
          expect(later.last ?? now + first + more).toBeLessThanOrEqual(now + first + more);
          const { replyBy, afterOneQuestion } = roundTrip(from, to, now);
          if (replyBy !== null) {
            expect(exchangesBefore(from, to, now, replyBy).answers).toBeGreaterThanOrEqual(1);
            expect(exchangesBefore(from, to, now, replyBy - 1).answers).toBe(0);
          }
          if (afterOneQuestion !== null) {
            const two = exchangesBefore(from, to, now, afterOneQuestion);
            expect(two.answers).toBeGreaterThanOrEqual(2);
          }
        },
      ),
      propertyOptions(200),
    );
  });
});
