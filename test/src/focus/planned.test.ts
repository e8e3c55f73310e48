import { Temporal } from 'temporal-polyfill';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextPlanned, plannedBlocks } from '../../../src/focus/planned';
import type { Person, PlannedFocus } from '../../../src/roster/person';
import { propertyOptions } from '../../support/property';

const ms = (text: string): number => Date.parse(text);

function me(focus: readonly PlannedFocus[], change: Partial<Person> = {}): Person {
  return {
    id: 'me',
    name: 'Me',
    zone: 'Europe/Berlin',
    blocks: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
    focus,
    ...change,
  };
}

const week = { start: ms('2026-03-02T00:00:00Z'), end: ms('2026-03-09T00:00:00Z') };

describe('planned focus blocks', () => {
  test('a recurring one occurs on its weekdays, with an id of its date', () => {
    const blocks = plannedBlocks(me([{ days: [2, 4], start: '09:00', end: '10:30' }]), week);
    expect(blocks).toEqual([
      {
        plannedId: 'planned:2026-03-03T09:00',
        start: ms('2026-03-03T08:00:00Z'),
        end: ms('2026-03-03T09:30:00Z'),
      },
      {
        plannedId: 'planned:2026-03-05T09:00',
        start: ms('2026-03-05T08:00:00Z'),
        end: ms('2026-03-05T09:30:00Z'),
      },
    ]);
  });

  test('not on a day off, nor outside working time; a dated one always does', () => {
    const leave = { exceptions: [{ from: '2026-03-03', blocks: [] }] };
    const recurring = { days: [2, 4], start: '09:00', end: '10:30' } as const;
    const evening = { days: [3], start: '20:00', end: '21:00' } as const;
    const dated = { date: '2026-03-07', start: '20:00', end: '21:00' };
    const blocks = plannedBlocks(me([recurring, evening, dated], leave), week);
    expect(blocks.map(({ plannedId }) => plannedId)).toEqual([
      'planned:2026-03-05T09:00',
      'planned:2026-03-07T20:00',
    ]);
  });

  test('every one occurs for somebody who shares no hours', () => {
    const { blocks: _blocks, ...open } = me([{ days: [6], start: '20:00', end: '21:00' }]);
    expect(plannedBlocks(open, week)).toHaveLength(1);
  });

  test('one over midnight is found from its second day', () => {
    const night = me([{ date: '2026-03-03', start: '23:00', end: '01:00' }]);
    const second = { start: ms('2026-03-03T23:30:00Z'), end: ms('2026-03-04T12:00:00Z') };
    expect(plannedBlocks(night, second)).toEqual([
      {
        plannedId: 'planned:2026-03-03T23:00',
        start: ms('2026-03-03T22:00:00Z'),
        end: ms('2026-03-04T00:00:00Z'),
      },
    ]);
  });

  test('of two that start together the longer one counts', () => {
    const both = me([
      { days: [2], start: '09:00', end: '09:30' },
      { date: '2026-03-03', start: '09:00', end: '11:00' },
    ]);
    expect(plannedBlocks(both, week)).toEqual([
      {
        plannedId: 'planned:2026-03-03T09:00',
        start: ms('2026-03-03T08:00:00Z'),
        end: ms('2026-03-03T10:00:00Z'),
      },
    ]);
  });

  test('a start in a spring gap is later by its length', () => {
    const early = me([{ date: '2026-03-29', start: '02:30', end: '04:00' }]);
    const night = { start: ms('2026-03-28T00:00:00Z'), end: ms('2026-03-30T00:00:00Z') };
    expect(plannedBlocks(early, night)).toMatchObject([
      { start: ms('2026-03-29T01:30:00Z'), end: ms('2026-03-29T02:00:00Z') },
    ]);
  });

  test('the next one is the running one, until it was handled', () => {
    const plan = me([{ days: [2, 4], start: '09:00', end: '10:30' }]);
    const now = ms('2026-03-03T09:00:00Z');
    expect(nextPlanned(plan, now, [])?.plannedId).toBe('planned:2026-03-03T09:00');
    expect(nextPlanned(plan, now, ['planned:2026-03-03T09:00'])?.plannedId).toBe(
      'planned:2026-03-05T09:00',
    );
    expect(nextPlanned(plan, ms('2026-03-03T09:30:00Z'), [])?.plannedId).toBe(
      'planned:2026-03-05T09:00',
    );
    expect(nextPlanned(me([]), now, [])).toBeNull();
  });
});

test('recurring blocks start where Temporal puts their wall time', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
  const clock = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => {
    const pad = (value: number): string => String(value).padStart(2, '0');
    return `${pad(hour)}:${pad(minute)}`;
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({
        min: new Date('2025-01-01'),
        max: new Date('2027-12-31'),
        noInvalidDate: true,
      }),
      clock,
      (zone, date, start) => {
        const day = date.toISOString().slice(0, 10);
        const end = start === '00:00' ? '00:30' : '00:00';
        const { blocks: _blocks, ...person } = me([{ date: day, start, end }], { zone });
        const wall = Temporal.PlainDateTime.from(`${day}T${start}`);
        const expected = wall.toZonedDateTime(zone).epochMilliseconds;
        const found = plannedBlocks(person, { start: expected - 1, end: expected + 86_400_000 });
        const empty = Temporal.PlainDateTime.from(`${day}T${end}`)
          .add({ days: end > start ? 0 : 1 })
          .toZonedDateTime(zone);
        if (empty.epochMilliseconds <= expected) return;
        expect(found).toContainEqual({
          plannedId: `planned:${day}T${start}`,
          start: expected,
          end: empty.epochMilliseconds,
        });
      },
    ),
    propertyOptions(1_000),
  );
});
