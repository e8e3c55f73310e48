import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slotAbsence } from '../../../src/reply/slot-absence';
import { slotOf } from '../../../src/reply/slots';
import type { Person, SyncWindow } from '../../../src/roster/person';
import { HOUR, MINUTE } from '../../../src/time/instant';
import { propertyOptions } from '../../support/property';
import { oracleFor } from '../presence/hours-oracle';
import { anyBusy, anyPersonAndMoment, anySyncWindow } from '../roster/any-person';
import { at, worker, yuki } from './people';

const berlin = worker('Europe/Berlin', [['09:00', '17:00']], { id: 'ben' });
const focused: Person = { ...berlin, focus: [{ days: [3], start: '10:30', end: '11:30' }] };
const onLeave: Person = { ...berlin, exceptions: [{ from: '2026-01-14', blocks: [] }] };
const { blocks: _, ...silent } = berlin;

const clock = (text: string): number => at(`2026-01-14T${text}+01:00`);
const stretch = (start: string, end: string) => ({ start: clock(start), end: clock(end) });
const weekly: SyncWindow = {
  title: 'Weekly',
  zone: 'Europe/Berlin',
  days: [3],
  start: '13:00',
  end: '14:00',
  people: ['ben'],
  kind: 'meeting',
};

describe('why somebody cannot come', () => {
  test.each([
    ['10:00', berlin, [stretch('10:30', '12:00')], 'busy', stretch('10:30', '12:00')],
    ['10:00', berlin, [stretch('09:00', '10:01')], 'busy', stretch('09:00', '10:01')],
    // Events that touch are one meeting, and so are an event and a meeting of the team.
    ['11:30', berlin, [stretch('12:00', '13:00')], 'busy', stretch('12:00', '14:00')],
    ['12:30', berlin, [], 'busy', stretch('13:00', '14:00')],
    // Half an hour before their hours would have been fine.
    ['08:30', berlin, [stretch('09:15', '10:00')], 'busy', stretch('09:15', '10:00')],
    ['10:00', focused, [], 'focusing', null],
    ['10:00', focused, [stretch('10:45', '11:00')], 'busy', stretch('10:45', '11:00')],
    ['22:00', berlin, [], 'offHours', null],
    ['22:00', berlin, [stretch('21:00', '23:00')], 'busy', stretch('21:00', '23:00')],
    ['10:00', onLeave, [stretch('09:00', '17:00')], 'onLeave', null],
    ['10:00', silent, [], 'noSchedule', null],
    ['07:30', { ...yuki, id: 'ben' }, [], 'inGap', null],
  ] as const)('at %s', (start, person, events, reason, busy) => {
    const slot = { start: clock(start), end: clock(start) + HOUR };
    const known = { sync: [weekly], busy: { ben: events } };
    expect(slotOf([person], slot, known).present).toEqual([]);
    expect(slotAbsence(person, slot, known)).toEqual({ reason, busy });
  });

  test('is a meeting or focus just where one lies in the slot, and nobody who can come is in one', () => {
    const asked = fc.record({
      given: anyPersonAndMoment,
      calendar: anyBusy,
      sync: fc.array(anySyncWindow, { maxLength: 2 }),
      quarters: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(asked, ({ given, calendar, sync, quarters }) => {
        const start = Math.floor(given.at / MINUTE) * MINUTE;
        const slot = { start, end: start + quarters * 15 * MINUTE };
        const busy = { [given.person.id]: calendar(start) };
        const oracle = oracleFor(given.person, slot, { sync, busy: calendar(start) });
        const minutes = Array.from({ length: quarters * 15 }, (__, i) => start + i * MINUTE);
        const isPresent = slotOf([given.person], slot, { sync, busy }).present.length > 0;
        if (isPresent) {
          expect(minutes.some((minute) => oracle.isBusy(minute) || oracle.isFocus(minute))).toBe(
            false,
          );
          return;
        }
        const absence = slotAbsence(given.person, slot, { sync, busy });
        expect(absence.busy !== null).toBe(absence.reason === 'busy');
        if (absence.reason === 'focusing') expect(minutes.some(oracle.isFocus)).toBe(true);
        if (absence.busy === null) return;
        const first = minutes.find((minute) => oracle.isBusy(minute)) ?? Infinity;
        expect(Math.max(absence.busy.start, start)).toBe(first);
        const after = minutes.find((minute) => minute > first && !oracle.isBusy(minute));
        expect(Math.min(absence.busy.end, slot.end)).toBe(after ?? slot.end);
      }),
      propertyOptions(500),
    );
  });
});
