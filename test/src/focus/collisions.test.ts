import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  collisions,
  leftAround,
  leftOut,
  shortened,
  type Collision,
} from '../../../src/focus/collisions';
import type { Person, PlannedFocus, SyncWindow, Weekday } from '../../../src/roster/person';
import { DAY } from '../../../src/time/instant';
import { formatClock } from '../../../src/time/wall-time';
import { propertyOptions } from '../../support/property';

const MONDAY = Date.parse('2026-03-02T00:00:00Z');
const FORTNIGHT = { start: MONDAY, end: MONDAY + 14 * DAY };

const me = (focus: readonly PlannedFocus[], zone = 'Europe/Berlin'): Person => ({
  id: 'ada',
  name: 'Ada',
  zone,
  blocks: [{ days: [1, 2, 3, 4, 5], start: '08:00', end: '18:00' }],
  focus,
});

const WEEKLY: SyncWindow = {
  title: 'Weekly',
  zone: 'Europe/Berlin',
  days: [2],
  start: '10:00',
  end: '10:30',
  people: 'all',
  kind: 'meeting',
};

const MORNINGS: PlannedFocus = { days: [2, 4], start: '09:00', end: '11:00' };

const only = (found: readonly Collision[]): Collision => {
  expect(found).toHaveLength(1);
  return found[0] as Collision;
};

describe('a planned block and a meeting', () => {
  test('collide once, however often they meet', () => {
    const found = only(collisions(me([MORNINGS]), [WEEKLY], FORTNIGHT));
    expect(found).toMatchObject({ at: 0, obstacle: { kind: 'meeting', title: 'Weekly' } });
    expect(new Date(found.block.start).toISOString()).toBe('2026-03-03T08:00:00.000Z');
  });

  test.each([
    ['one I am not asked to', { ...WEEKLY, people: ['ben'] }],
    ['a day together', { ...WEEKLY, kind: 'together' as const }],
    ['one that ends as the block begins', { ...WEEKLY, start: '08:30', end: '09:00' }],
    ['one on another day', { ...WEEKLY, days: [1] as Weekday[] }],
  ])('do not collide when it is %s', (_name, window) => {
    expect(collisions(me([MORNINGS]), [window], FORTNIGHT)).toEqual([]);
  });

  test('the block is cut around it on its weekday, or left out there', () => {
    const ada = me([MORNINGS]);
    const found = only(collisions(ada, [WEEKLY], FORTNIGHT));
    expect(shortened(ada, found)).toEqual([
      { days: [4], start: '09:00', end: '11:00' },
      { days: [2], start: '09:00', end: '10:00' },
      { days: [2], start: '10:30', end: '11:00' },
    ]);
    expect(leftOut(ada, found)).toEqual([{ days: [4], start: '09:00', end: '11:00' }]);
  });

  test('a rest below a quarter of an hour is no rest', () => {
    const ada = me([{ date: '2026-03-03', start: '09:50', end: '10:40' }]);
    const found = only(collisions(ada, [WEEKLY], FORTNIGHT));
    expect(leftAround(found)).toEqual([]);
    expect(shortened(ada, found)).toBeNull();
    expect(leftOut(ada, found)).toEqual([]);
  });

  test('in another zone they meet only in the weeks in which the clocks differ', () => {
    const call = { ...WEEKLY, zone: 'America/New_York', start: '09:00', end: '10:00' };
    const afternoons = me([{ days: [2], start: '13:00', end: '14:30' }]);
    const found = only(collisions(afternoons, [call], FORTNIGHT));
    expect(new Date(found.block.start).toISOString()).toBe('2026-03-10T12:00:00.000Z');
    expect(shortened(afternoons, found)).toEqual([{ days: [2], start: '13:00', end: '14:00' }]);
  });

  test('a block over midnight keeps its nights apart', () => {
    const ada = { ...me([{ days: [1], start: '22:00', end: '02:00' }]), blocks: [] };
    const night = { ...ada, blocks: [{ days: [1 as const], start: '21:00', end: '03:00' }] };
    const call = { ...WEEKLY, days: [1 as const], start: '23:00', end: '00:30' };
    const found = only(collisions(night, [call], FORTNIGHT));
    expect(shortened(night, found)).toEqual([
      { days: [1], start: '22:00', end: '23:00' },
      { days: [2], start: '00:30', end: '02:00' },
    ]);
  });
});

describe('two planned blocks', () => {
  test('the dated one gives way to the recurring one', () => {
    const dated = { date: '2026-03-05', start: '10:00', end: '12:00' };
    for (const focus of [
      [MORNINGS, dated],
      [dated, MORNINGS],
    ]) {
      const ada = me(focus);
      const found = only(collisions(ada, [], FORTNIGHT));
      expect(focus[found.at]).toBe(dated);
      expect(found.obstacle).toMatchObject({ kind: 'focus', title: '' });
      expect(shortened(ada, found)).toContainEqual({
        date: '2026-03-05',
        start: '11:00',
        end: '12:00',
      });
    }
  });
});

const anyQuarter = fc.integer({ min: 32, max: 70 });
const anyStretch = fc.tuple(anyQuarter, fc.integer({ min: 1, max: 12 })).map(([from, length]) => ({
  start: formatClock(from * 15),
  end: formatClock(Math.min(from + length, 95) * 15),
}));
const anyDays = fc.subarray<Weekday>([1, 2, 3, 4, 5], { minLength: 1 });

test('a way out leads out, and touches no other block', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ days: anyDays, stretch: anyStretch }), { minLength: 1, maxLength: 3 }),
      fc.array(fc.record({ days: anyDays, stretch: anyStretch }), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      (plans, windows, cut) => {
        const focus = plans.map(({ days, stretch }) => ({ days, ...stretch }));
        const sync = windows.map(({ days, stretch }, i) => ({
          ...WEEKLY,
          title: `Call ${i}`,
          days,
          ...stretch,
        }));
        const ada = me(focus);
        const [first] = collisions(ada, sync, FORTNIGHT);
        if (first === undefined) return;
        const next = (cut ? shortened(ada, first) : null) ?? leftOut(ada, first);
        const after = collisions(me(next), sync, FORTNIGHT);
        expect(after.map(({ key }) => key)).not.toContain(first.key);
        for (const [i, plan] of focus.entries()) if (i !== first.at) expect(next).toContain(plan);
        expect(next.length).toBeLessThanOrEqual(focus.length + 2);
      },
    ),
    propertyOptions(300),
  );
});
