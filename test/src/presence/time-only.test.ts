import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardToSee, cardToShare, FIRST_SHARING, reportToSee } from '../../../src/presence/sharing';
import { isPlaceless, placelessZone, timeOnlyCard } from '../../../src/presence/time-only';
import { bytesOf } from '../../../src/presence/wire';
import type { Person } from '../../../src/roster/person';
import { workingIntervals } from '../../../src/roster/working-blocks';
import { DAY, HOUR, MINUTE } from '../../../src/time/instant';
import { findZone } from '../../../src/time/zone';
import { propertyOptions } from '../../support/property';
import { anyPersonAndMoment } from '../roster/any-person';

const NOON = Date.UTC(2026, 0, 14, 12);
const WEEK = { days: [1, 2, 3, 4, 5] as const, start: '09:00', end: '17:00' };
const PLACES = { urgent: 'Call +81 3', handles: { email: 'a@example.jp' } };
const person = (zone: string, more: Partial<Person> = {}): Person => ({
  id: 'ada',
  name: 'Ada',
  zone,
  blocks: [WEEK],
  ...more,
});
const hoursOf = (one: Omit<Person, 'id'>, now: number) =>
  workingIntervals({ id: 'x', ...one }, { start: now, end: now + 30 * DAY });

describe('a card without a place', () => {
  test('has a clock of whole hours that is a zone', () => {
    for (let minutes = -14 * 60; minutes <= 15 * 60; minutes += 15) {
      const zone = placelessZone(minutes * MINUTE);
      expect(findZone(zone)).toBe(zone);
      expect(isPlaceless(zone)).toBe(true);
    }
    expect(placelessZone(9 * HOUR)).toBe('Etc/GMT-9');
    expect(placelessZone(-5 * HOUR)).toBe('Etc/GMT+5');
    expect(placelessZone(0)).toBe('UTC');
  });

  test('tells neither zone nor odd minutes nor how to be reached nor why one is away', () => {
    const card = timeOnlyCard(
      person('Asia/Kathmandu', {
        ...PLACES,
        focus: [WEEK],
        exceptions: [{ from: '2026-01-15', blocks: [], note: 'Dashain' }],
      }),
      NOON,
    );
    expect(card).toEqual({
      name: 'Ada',
      zone: 'Etc/GMT-6',
      blocks: [{ days: [1, 2, 3, 4, 5], start: '09:15', end: '17:15' }],
      exceptions: [{ from: '2026-01-15', blocks: [] }],
    });
  });

  test('is right over a night on which clocks change', () => {
    const now = Date.UTC(2026, 2, 20, 12);
    const london = person('Europe/London');
    const card = timeOnlyCard(london, now);
    expect(card.zone).toBe('UTC');
    expect(card.exceptions?.[0]).toEqual({
      from: '2026-03-19',
      blocks: [{ start: '09:00', end: '17:00' }],
    });
    expect(hoursOf(card, now)).toEqual(hoursOf(london, now));
  });

  test('works at the same instants as the person, whoever it is', () => {
    fc.assert(
      fc.property(anyPersonAndMoment, ({ person: one, at }) => {
        const card = timeOnlyCard(one, at);
        expect(isPlaceless(card.zone)).toBe(true);
        expect(hoursOf(card, at)).toEqual(hoursOf(one, at));
      }),
      propertyOptions(200),
    );
  });
});

describe('what is shared and seen', () => {
  const hours = { ...FIRST_SHARING, card: 'hours' } as const;

  test('no place unless somebody chooses to, and never a note of leave', () => {
    const me = person('Asia/Tokyo', {
      ...PLACES,
      exceptions: [{ from: '2026-01-15', blocks: [], note: 'hospital' }],
    });
    const first = JSON.stringify(cardToShare(me, FIRST_SHARING, NOON));
    expect(first).not.toMatch(/Tokyo|\+81|example|hospital/);
    const more = JSON.stringify(cardToShare(me, hours, NOON));
    expect(more).toMatch(/Tokyo/);
    expect(more).toMatch(/\+81/);
    expect(more).not.toMatch(/hospital/);
  });

  test('a card fits into a payload, however much leave there is', () => {
    const exceptions = Array.from({ length: 2000 }, () => ({ from: '2026-01-15', blocks: [WEEK] }));
    const blocks = exceptions.map(({ from }) => ({
      from,
      blocks: [{ start: '09:00', end: '10:00' }],
    }));
    const card = cardToShare(person('Asia/Tokyo', { exceptions: blocks }), hours, NOON);
    expect(bytesOf(JSON.stringify(card))).toBeLessThan(16 * 1024);
    expect(card.exceptions?.length).toBeGreaterThan(50);
  });

  test('who tells no place sees none', () => {
    const { id: _id, ...card } = person('Asia/Tokyo');
    expect(cardToSee('yuki', card, FIRST_SHARING, NOON).zone).toBe('Etc/GMT-9');
    expect(cardToSee('yuki', card, hours, NOON).zone).toBe('Asia/Tokyo');
  });

  test('who hides an intention, minutes or all of it sees none of that', () => {
    const report = {
      state: 'focusing',
      at: NOON,
      until: NOON + 10 * MINUTE,
      source: 'channel',
      connected: true,
      intention: 'the book',
    } as const;
    expect(reportToSee(report, FIRST_SHARING)?.intention).toBeUndefined();
    expect(reportToSee(report, { ...hours, intention: true })).toEqual(report);
    expect(reportToSee(report, { ...hours, rounding: 'half-hour' })?.until).toBe(
      NOON + 30 * MINUTE,
    );
    expect(reportToSee(report, { ...hours, visible: false })).toBeNull();
  });
});
