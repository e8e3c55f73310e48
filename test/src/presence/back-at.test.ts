import { describe, expect, test } from 'vitest';
import { absenceAhead, backAt } from '../../../src/presence/back-at';
import { backWhen } from '../../../src/presence/back-status';
import type { Person } from '../../../src/roster/person';
import { findZone } from '../../../src/time/zone';
import { ADA } from '../../support/app-state';

const at = (text: string): number => Date.parse(text);
const berlin = findZone('Europe/Berlin');
const apia = findZone('Pacific/Apia');
if (berlin === null || apia === null) throw new Error('no zone');

/** Mornings and evenings in Tokyo, and the first week of May off. */
const YUKI: Person = {
  id: 'yuki',
  name: 'Yuki',
  zone: 'Asia/Tokyo',
  blocks: [
    { days: [1, 2, 3, 4, 5], start: '09:00', end: '12:00' },
    { days: [1, 2, 3, 4, 5], start: '20:00', end: '23:00' },
  ],
  exceptions: [{ from: '2026-05-04', to: '2026-05-06', blocks: [] }],
};
const NIGHTS: Person = { ...ADA, blocks: [{ days: [1, 2], start: '22:00', end: '06:00' }] };
const { blocks: _none, ...NO_HOURS } = ADA;
const NEVER: Person = {
  ...ADA,
  exceptions: [{ from: '2026-01-01', to: '2027-12-31', blocks: [] }],
};

describe('when I am back', () => {
  test.each<{ name: string; me: Person; now: string; away?: string | null; back: string | null }>([
    { name: 'in my hours', me: ADA, now: '2026-03-04T12:00:00Z', back: null },
    { name: 'at their start', me: ADA, now: '2026-03-05T08:00:00Z', back: null },
    { name: 'at their end', me: ADA, now: '2026-03-04T16:00:00Z', back: '2026-03-05T08:00:00Z' },
    { name: 'over a weekend', me: ADA, now: '2026-03-06T20:00:00Z', back: '2026-03-09T08:00:00Z' },
    {
      name: 'over a night in which the clock goes forward',
      me: ADA,
      now: '2026-03-27T20:00:00Z',
      back: '2026-03-30T07:00:00Z',
    },
    {
      name: 'between two blocks',
      me: YUKI,
      now: '2026-05-01T03:00:00Z',
      back: '2026-05-01T11:00:00Z',
    },
    { name: 'on leave', me: YUKI, now: '2026-05-04T02:00:00Z', back: '2026-05-07T00:00:00Z' },
    { name: 'in a block past midnight', me: NIGHTS, now: '2026-03-03T03:00:00Z', back: null },
    { name: 'sharing no hours', me: NO_HOURS, now: '2026-03-07T03:00:00Z', back: null },
    { name: 'with hours that never come', me: NEVER, now: '2026-03-07T03:00:00Z', back: null },
    {
      name: 'away until then',
      me: ADA,
      now: '2026-03-04T12:00:00Z',
      away: '2026-03-04T13:30:00Z',
      back: '2026-03-04T13:30:00Z',
    },
    {
      name: 'away until after my hours',
      me: ADA,
      now: '2026-03-04T12:00:00Z',
      away: '2026-03-04T17:30:00Z',
      back: '2026-03-05T08:00:00Z',
    },
    { name: 'away without an end', me: ADA, now: '2026-03-04T20:00:00Z', away: null, back: null },
    {
      name: 'away and sharing no hours',
      me: NO_HOURS,
      now: '2026-03-04T12:00:00Z',
      away: '2026-03-04T17:30:00Z',
      back: '2026-03-04T17:30:00Z',
    },
  ])('$name', ({ me, now, away, back }) => {
    const said = away === undefined ? null : { until: away === null ? null : at(away) };
    expect(backAt(me, said, at(now))).toBe(back === null ? null : at(back));
  });

  test('the absence ahead begins when my hours end', () => {
    const ahead = absenceAhead(ADA, null, at('2026-03-06T12:00:00Z'));
    expect(ahead).toEqual({ start: at('2026-03-06T16:00:00Z'), end: at('2026-03-09T08:00:00Z') });
    const now = at('2026-03-06T18:00:00Z');
    expect(absenceAhead(ADA, null, now)).toEqual({ start: now, end: at('2026-03-09T08:00:00Z') });
    expect(absenceAhead(NO_HOURS, null, now)).toBeNull();
    expect(absenceAhead(ADA, { until: null }, now)).toBeNull();
  });
});

describe('the words for it', () => {
  const style = { locale: 'en-GB', hour12: false };
  test.each([
    { until: '2026-03-04T13:30:00Z', zone: berlin, words: '14:30' },
    { until: '2026-03-05T08:00:00Z', zone: berlin, words: 'Thu 09:00' },
    { until: '2026-03-10T08:00:00Z', zone: berlin, words: 'Tue 09:00' },
    // A week on, the weekday is that of today.
    { until: '2026-03-11T08:00:00Z', zone: berlin, words: 'Wed 11 Mar 09:00' },
    { until: '2026-12-07T08:00:00Z', zone: berlin, words: 'Mon 7 Dec 09:00' },
    // It is tomorrow there already.
    { until: '2026-03-04T19:00:00Z', zone: apia, words: '08:00' },
  ])('$words', ({ until, zone, words }) => {
    const now = zone === apia ? at('2026-03-04T12:00:00Z') : at('2026-03-04T11:00:00Z');
    expect(backWhen(at(until), now, zone, style).replace(',', '')).toBe(words);
  });

  test('on a twelve-hour clock', () => {
    const now = at('2026-03-04T11:00:00Z');
    const when = backWhen(at('2026-03-05T08:00:00Z'), now, berlin, {
      locale: 'en-US',
      hour12: true,
    });
    expect(when).toMatch(/^Thu,? 9:00\sAM$/);
  });
});
