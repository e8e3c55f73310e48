import { describe, expect, test } from 'vitest';
import { dayOff, holidayState, isAcceptedAs } from '../../../renderer/settings/holidays/accepted';
import {
  countries,
  holidaysBetween,
  regionsOf,
  statesOf,
} from '../../../renderer/settings/holidays/public-holidays';
import type { Person } from '../../../src/roster/person';
import { parseDay } from '../../../src/time/wall-time';

const day = (date: string): number => parseDay(date) ?? 0;

const between = (country: string, from: string, to: string, state = '', region = '') =>
  holidaysBetween({ country, state, region }, day(from), day(to), 'en').map(
    ({ from: first, to: last, name }) => [first, last, name],
  );

describe('public holidays', () => {
  /** Oracle: the German and Bavarian holiday laws; the Japanese cabinet office’s list for 2026. */
  test('of a country and of a part of it', () => {
    const names = (state: string) =>
      between('DE', '2026-01-01', '2026-06-30', state).map(([from]) => from);
    const everywhere = [
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
    ];
    expect(names('')).toEqual(everywhere);
    expect(names('BY')).toEqual([...everywhere, '2026-01-06', '2026-06-04'].sort());
    expect(between('JP', '2026-05-01', '2026-05-07').map(([from]) => from)).toEqual([
      '2026-05-03',
      '2026-05-04',
      '2026-05-05',
      '2026-05-06',
    ]);
  });

  test('over the turn of a year, only those that begin inside', () => {
    expect(between('DE', '2026-12-26', '2027-01-01').map(([from]) => from)).toEqual([
      '2026-12-26',
      '2027-01-01',
    ]);
  });

  test('of several days are one, and half days are left out', () => {
    expect(between('SA', '2026-03-01', '2026-03-31')).toEqual([
      ['2026-03-19', '2026-03-22', 'End of Ramadan (Eid al-Fitr)'],
    ]);
    expect(between('CN', '2026-05-02', '2026-05-10').map(([from]) => from)).not.toContain(
      '2026-05-04',
    );
  });

  test('are known of places that have names', () => {
    expect(countries('en').length).toBeGreaterThan(150);
    expect(countries('en')).toContainEqual({ code: 'JP', name: 'Japan' });
    expect(statesOf('DE', 'en').map(({ code }) => code)).toContain('BY');
    expect(regionsOf('DE', 'BY', 'en').map(({ code }) => code)).toContain('A');
    expect(statesOf('', 'en')).toEqual([]);
    expect(holidaysBetween({ country: '', state: '', region: '' }, 0, 1, 'en')).toEqual([]);
  });
});

describe('what a holiday is to me', () => {
  const me: Person = {
    id: 'ada',
    name: 'Ada',
    zone: 'Europe/Berlin',
    blocks: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
  };
  const friday = { from: '2026-12-25', to: '2026-12-25', name: 'Christmas Day' };
  const saturday = { from: '2026-12-26', to: '2026-12-26', name: 'Boxing Day' };

  test('open on a working day, and accepted by its name and dates', () => {
    expect(holidayState(me, friday)).toBe('open');
    const accepted = { ...me, exceptions: [dayOff(friday)] };
    expect(accepted.exceptions).toEqual([
      { from: '2026-12-25', blocks: [], note: 'Christmas Day' },
    ]);
    expect(holidayState(accepted, friday)).toBe('accepted');
    const long = { ...friday, to: '2026-12-27' };
    expect(isAcceptedAs(long, dayOff(long))).toBe(true);
    expect(isAcceptedAs(friday, dayOff(long))).toBe(false);
  });

  test('not needed where I do not work or am off already', () => {
    expect(holidayState(me, saturday)).toBe('not-working');
    const leave = { from: '2026-12-21', to: '2026-12-31', blocks: [], note: 'Skiing' };
    expect(holidayState({ ...me, exceptions: [leave] }, friday)).toBe('off');
  });
});
